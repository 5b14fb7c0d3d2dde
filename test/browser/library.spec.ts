import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Agent, BUYERS, until } from './agent';
import { launch, type Studio, stopConsoles } from './harness';

/* The library by the agent's own keys: found, written, brought in, looked up from the box, with a picture. */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RUN = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'] }).then((found) =>
  found.violations.flatMap(({ id, nodes }) => nodes.map((n) => id + ' ' + JSON.stringify(n.target))))`;

let studio: Studio;
let agent: Agent;
beforeAll(async () => {
  studio = await launch();
  await studio.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  agent = await Agent.at(studio, 'pinduoduo');
  await agent.panel.evaluate(`document.querySelector('.first-run button')?.click()`);
});
afterAll(async () => {
  await studio?.close();
  await stopConsoles();
});

const inPanel = <T = unknown>(expression: string) => agent.panel.evaluate<T>(expression);
const rows = () =>
  inPanel<string[]>(`[...document.querySelectorAll('.reply-row .suggestion-text')].map((e) => e.innerText)`);
const becomes = (draft: string | RegExp) =>
  until(
    () => agent.draft(),
    (seen) => (typeof draft === 'string' ? seen === draft : draft.test(seen)),
    `the draft to be ${draft}`,
  );
/** opens the library afresh, its search field empty and in hand */
async function openLibrary(): Promise<void> {
  await agent.panel.press('Alt+q');
  await agent.panel.press('Alt+e');
  await agent.panel.waitFor(`document.activeElement?.type === 'search'`);
}
async function look(words: string): Promise<void> {
  await openLibrary();
  await agent.panel.type(words);
  await agent.panel.waitFor(`document.activeElement?.value === ${JSON.stringify(words)}`);
}

describe('in the panel', () => {
  test('found by its first letters, put in by Enter; several stand one after the other; Shift Enter replaces', async () => {
    await agent.box.fill('');
    await look('ngwt');
    await agent.panel.waitFor(`document.querySelector('.notice')`);
    await look('fapiao');
    await agent.panel.waitFor(`document.querySelector('.reply-row')?.innerText.includes('票')`);
    const [first = ''] = await rows();
    await agent.panel.press('ArrowDown');
    await agent.panel.press('ArrowUp');
    await agent.panel.press('Enter');
    const one = await becomes(/./);
    expect(first).toContain(one.slice(0, 8));
    await openLibrary();
    await agent.panel.type('zp');
    await agent.panel.waitFor(`document.querySelector('.reply-row:not(:has(.gap))')`);
    const two = await inPanel<number>(
      `[...document.querySelectorAll('.reply-row')].findIndex((row) => !row.querySelector('.gap'))`,
    );
    for (let i = 0; i < two; i++) await agent.panel.press('ArrowDown');
    await agent.panel.press('Enter');
    const both = await until(
      () => agent.draft(),
      (seen) => seen.length > one.length,
      'a second reply',
    );
    expect(both.startsWith(one)).toBe(true);
    await agent.panel.press('Shift+Enter');
    await until(
      () => agent.draft(),
      (seen) => seen !== '' && !seen.startsWith(one),
      'the draft replaced',
    );
  });

  test('a reply of one’s own is written under the check, and found at once', async () => {
    await openLibrary();
    await agent.panel.press('Escape');
    await openLibrary();
    await inPanel(`document.querySelector('.reply-tools button').click()`);
    await agent.panel.waitFor(`document.querySelector('.reply-form textarea')`);
    await inPanel(`document.querySelector('.reply-form textarea').select()`);
    await agent.panel.type('亲，运费需要您承担哦');
    await agent.panel.waitFor(`document.querySelector('.reply-check .severity-block')`);
    await inPanel(`document.querySelector('.reply-form textarea').select()`);
    await agent.panel.type('杯盖拧不紧的话换个胶圈就好，我给您寄一个');
    await agent.panel.waitFor(`document.querySelector('.reply-check-clean')`);
    await inPanel(`document.querySelector('.reply-form [type=submit]').click()`);
    await agent.panel.waitFor(`document.querySelector('.said')?.innerText.includes('存下了')`);
    await look('jiaoquan');
    await agent.panel.waitFor(`document.querySelector('.reply-row')?.innerText.includes('胶圈')`);
    await agent.box.fill('');
    await agent.panel.press('Enter');
    await becomes('杯盖拧不紧的话换个胶圈就好，我给您寄一个');
  });

  test('a picture goes to the clipboard with its reply', async () => {
    await openLibrary();
    await agent.box.fill('');
    await agent.panel.waitFor(`document.querySelector('.reply-tools button')`);
    await inPanel(`document.querySelector('.reply-tools button').click()`);
    await agent.panel.waitFor(`document.querySelector('.reply-form textarea')`);
    // It begins with the draft, where the panel had not heard yet that it is gone.
    await inPanel(`document.querySelector('.reply-form textarea').select()`);
    await agent.panel.type('尺码对照看这张图');
    await inPanel(`(async () => {
      const canvas = new OffscreenCanvas(40, 30);
      canvas.getContext('2d').fillRect(0, 0, 40, 30);
      const file = new File([await canvas.convertToBlob({ type: 'image/png' })], '尺码.png', { type: 'image/png' });
      const files = new DataTransfer();
      files.items.add(file);
      const input = document.querySelector('.picture-field input[type=file]');
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await agent.panel.waitFor(`document.querySelector('.picture-field label input:not([type=file])')`);
    await inPanel(`document.querySelector('.picture-field label input:not([type=file])').focus()`);
    await agent.panel.type('尺码对照表');
    await agent.panel.waitFor(`!document.querySelector('.reply-form [type=submit]').disabled`);
    await inPanel(`document.querySelector('.reply-form [type=submit]').click()`);
    await look('cmdz');
    await agent.panel.waitFor(`document.querySelector('.reply-row img[alt="尺码对照表"]')`);
    await agent.panel.press('Enter');
    await becomes('尺码对照看这张图');
    await agent.panel.waitFor(`document.querySelector('.said')?.innerText.includes('图已复制')`);
    // Pasted where the console takes pictures, it is the picture that was kept, whole.
    await agent.page.evaluate(() => {
      document.addEventListener('paste', ({ clipboardData }) => {
        const file = [...(clipboardData?.files ?? [])].find(({ type }) => type === 'image/png');
        if (!file) return;
        void createImageBitmap(file).then(({ width, height }) => {
          document.title = `${width}×${height}`;
        });
      });
    });
    await agent.page.bringToFront();
    await agent.box.focus();
    await agent.page.keyboard.press('Control+v');
    await until(
      () => agent.page.title(),
      (title) => title === '40×30',
      'the picture to be pasted',
    );
    expect(await agent.draft()).toBe('尺码对照看这张图');
  });

  test('axe finds nothing in the list and in the form', async () => {
    await inPanel(AXE);
    await openLibrary();
    await agent.panel.waitFor(`document.getAnimations().length === 0`);
    for (const scheme of ['light', 'dark'] as const) {
      await agent.panel.media(scheme);
      expect(await inPanel(RUN)).toEqual([]);
    }
    await inPanel(`document.querySelector('.reply-tools button').click()`);
    await agent.panel.waitFor(`document.querySelector('.reply-form textarea')`);
    await agent.panel.type('亲，运费需要您承担哦');
    await agent.panel.waitFor(`document.querySelector('.reply-clean')`);
    expect(await inPanel(RUN)).toEqual([]);
    await agent.panel.press('Escape');
  });
});

describe('from the box', () => {
  const search = () => agent.page.locator('wenda-guard .reply-search');
  const type = async (text: string) => {
    await agent.box.click();
    await agent.page.keyboard.type(text);
  };

  test('"/" and letters show replies; Enter puts one in their place and sends nothing', async () => {
    await agent.box.fill('');
    const before = await agent.sentTo(BUYERS.leak);
    await type('/jiaoquan');
    await search().waitFor();
    await agent.hands.enter();
    await becomes('杯盖拧不紧的话换个胶圈就好，我给您寄一个');
    await search().waitFor({ state: 'detached' });
    expect(await agent.sentTo(BUYERS.leak)).toEqual(before);
  });

  test('Esc leaves the letters, and Enter is a Send again', async () => {
    await agent.box.fill('');
    await type('/jq');
    await search().waitFor();
    await agent.page.keyboard.press('Escape');
    await search().waitFor({ state: 'detached' });
    expect(await agent.draft()).toBe('/jq');
    await agent.hands.enter();
    await until(
      () => agent.sentTo(BUYERS.leak),
      (sent) => sent.at(-1) === '/jq',
      'the letters to be sent as they are',
    );
  });

  test('nothing opens while an input method composes; what it wrote is looked for', async () => {
    await agent.box.fill('');
    await type('/');
    await agent.hands.compose(['胶圈']);
    await search().waitFor();
    expect(await agent.draft()).toBe('/胶圈');
    await agent.page.keyboard.press('Escape');
    await agent.box.fill('');
    // The candidate's own Enter neither chooses nor sends.
    await type('/');
    const before = await agent.sentTo(BUYERS.leak);
    await agent.hands.compose(['胶圈'], 'enter');
    await search().waitFor();
    expect(await agent.draft()).toBe('/胶圈');
    expect(await agent.sentTo(BUYERS.leak)).toEqual(before);
    await agent.page.keyboard.press('Escape');
  });

  test('a gap is asked for beside the box', async () => {
    await agent.box.fill('');
    await type('/tkjd');
    await search().waitFor();
    const gap = search().locator('.choices button:has(.gap)').first();
    await gap.click();
    await search().locator('.gaps input').first().waitFor();
    await agent.page.keyboard.type('18');
    await agent.page.keyboard.press('Enter');
    const draft = await becomes(/18/);
    expect(draft).not.toContain('/');
    expect(draft).not.toContain('{');
  });
});

describe('a sheet from another tool', () => {
  const csv = (rows: number) =>
    `标题,内容,分类\n${Array.from({ length: rows }, (_, i) => `第${i}条,"您好，编号${(i * 7919) % 100_003}的件已经安排${i % 89}号仓处理了",${i % 2 ? '发票' : '催件'}`).join('\n')}`;
  const sheet = (text: string) => ({ name: '话术.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const countShelf = () =>
    inPanel<number>(`new Promise((done) => {
      const asked = indexedDB.open('wenda');
      asked.onsuccess = () => {
        const count = asked.result.transaction('shelf').objectStore('shelf').count();
        count.onsuccess = () => { asked.result.close(); done(count.result); };
      };
    })`);

  test('10,000 rows are checked with a figure, called off without a trace, then stored whole and found', async () => {
    const page = await studio.openPage('replies.html');
    const before = await countShelf();
    const choose = async (text: string) => {
      await page.getByLabel('选一个表').setInputFiles(sheet(text));
      await page.getByRole('button', { name: /^检查这/ }).click();
    };
    await choose(csv(10_000));
    await page.getByText(/正在.+ \d+ \/ 10000 行/).waitFor();
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByText('什么都没有存').waitFor();
    expect(await countShelf()).toBe(before);
    await choose(csv(10_000));
    const store = page.getByRole('button', { name: /^存下 / });
    await store.waitFor({ timeout: 60_000 });
    await page.evaluate(AXE);
    expect(await page.evaluate<string[]>(RUN)).toEqual([]);
    const count = Number((await store.innerText()).replace(/\D/g, ''));
    expect(count).toBeGreaterThan(9000);
    await store.click();
    await page.getByText(`存下了 ${count} 条`).waitFor({ timeout: 30_000 });
    expect(await countShelf()).toBe(before + count);
    await page.close();
    await look('bianhao');
    await agent.panel.waitFor(`Number(document.querySelector('.reply-rows')?.dataset.rows) > 9000`, 15_000);
    expect((await rows()).length).toBeLessThan(60);
  }, 120_000);

  test('a broken sheet is refused with its row; one that would be held comes in its clean version', async () => {
    const page = await studio.openPage('replies.html');
    await page.getByLabel('选一个表').setInputFiles(sheet('标题,内容\na,"没有收尾\n'));
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('第 2 行读不了');
    await page
      .getByLabel('选一个表')
      .setInputFiles(sheet('标题,内容\n运费,亲，运费需要您自己承担哦\n'.replace('亲，', '亲 ')));
    await page.getByRole('button', { name: /^检查这/ }).click();
    await page.getByText('会拦下 1').waitFor();
    await page.locator('.import-clean').waitFor();
    await page.close();
  });
});
