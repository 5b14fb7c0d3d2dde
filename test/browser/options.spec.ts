import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, type PanelTarget, type Studio, stopConsoles } from './harness';

/* The options as they act on the open chats, and where the card stands there. */

const HELD = '亲，退货可以的，运费需要您承担哦';
const PACK = `format: 1
id: shop
version: 1
name: 门店
rules:
  - id: secret-channel
    category: off-platform
    severity: block
    find: [秘密通道]
    say: 说了秘密通道
    why: 店里没有这种通道
    source: 店规
    rewrites: [{ text: 平台正常发货, replaces: span }]
    flags: [这款走秘密通道发您]
    passes: [这款走平台正常发货]
`;

let studio: Studio;
let page: Page;
let panel: PanelTarget;

beforeAll(async () => {
  studio = await launch(process.env['WENDA_EXTENSION'] ? { extension: process.env['WENDA_EXTENSION'] } : {});
  page = await studio.openConsole('pinduoduo');
  panel = await studio.openSidePanel(page);
  await panel.waitFor(`document.querySelector('.case')`);
});
afterAll(async () => {
  await studio?.close();
  await stopConsoles();
});

const write = (text: string) => page.locator('#replyTextarea').fill(text);

describe('options', () => {
  test('what is chosen is still chosen when the page is opened again', async () => {
    const options = await studio.openPage('options.html');
    await options.getByLabel('客服名字').fill('小林');
    await options.getByLabel('赔付权限').fill('20');
    await options.locator('form', { hasText: '客服名字' }).getByRole('button', { name: '存下' }).click();
    await options.getByRole('status').filter({ hasText: '已存下' }).waitFor();
    await options.reload();
    expect(await options.getByLabel('客服名字').inputValue()).toBe('小林');
    expect(await options.getByLabel('赔付权限').inputValue()).toBe('20');
    await options.getByLabel('客服名字').fill('');
    await options.getByLabel('赔付权限').fill('');
    await options.locator('form', { hasText: '客服名字' }).getByRole('button', { name: '存下' }).click();
    await options.getByRole('status').filter({ hasText: '已存下' }).waitFor();
    await options.close();
  });

  test('by keys alone a part far down is reached from the list of parts', async () => {
    const options = await studio.openPage('options.html');
    await options.setViewportSize({ width: 1000, height: 700 });
    await options.getByRole('navigation').getByRole('button', { name: '数据和安全' }).press('Enter');
    const part = options.getByRole('heading', { name: '数据和安全' });
    await expect.poll(() => part.evaluate((heading) => heading.getBoundingClientRect().top)).toBeLessThan(60);
    await options.keyboard.press('Tab');
    const next = options.getByRole('region', { name: '数据和安全' }).locator(':focus');
    await expect.poll(() => next.count()).toBe(1);
    await options.close();
  });

  test('a shop’s pack holds at once in the open chat, and no longer when it is taken out', async () => {
    const options = await studio.openPage('options.html');
    await options.getByLabel('导入策略包').setInputFiles({
      name: '门店.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from(PACK),
    });
    const remove = options.getByRole('button', { name: '停用' });
    await remove.waitFor();
    await page.bringToFront();
    await write('亲，这款走秘密通道发您');
    await panel.press('Alt+q');
    await panel.waitFor(`document.querySelector('.finding')?.textContent.includes('秘密通道')`);
    await options.bringToFront();
    await remove.click();
    await options.getByRole('button', { name: '确定停用' }).click();
    await remove.waitFor({ state: 'detached' });
    await page.bringToFront();
    await panel.waitFor(`document.querySelector('.buyer') && !document.querySelector('.finding')`);
    await write('');
    await options.close();
  });
});

describe('the card stands clear of the box', () => {
  for (const name of ['pinduoduo', 'feige'] as const) {
    test(`on ${name}, in a large window, a small one and at 200 %`, async () => {
      const chat = await studio.openConsole(name);
      const box = chat.locator('textarea').last();
      await box.waitFor();
      for (const [width, height] of [
        [1200, 760],
        [800, 600],
        [600, 380],
      ] as const) {
        await chat.setViewportSize({ width, height });
        await box.fill(HELD);
        await chat.locator('wenda-guard .box-mark').waitFor();
        await box.press('Enter');
        const card = chat.locator('wenda-guard .send-card');
        await card.waitFor();
        const at = { card: await card.boundingBox(), box: await box.boundingBox() };
        const { card: c, box: b } = at;
        if (!c || !b) throw new Error('the card or the box is not drawn');
        expect(c.y + c.height <= b.y || c.y >= b.y + b.height, JSON.stringify({ width, ...at })).toBe(true);
        expect(c.x >= 0 && c.x + c.width <= width && c.y >= 0 && c.y + c.height <= height).toBe(true);
        await chat.keyboard.press('Escape');
        await card.waitFor({ state: 'detached' });
      }
      await chat.close();
    });
  }
});
