import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, type PanelTarget, type Studio, stopConsoles } from './harness';

/* Every surface as assistive technology and the keyboard find it, light and dark, on the real pages. */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RUN = `(async () => {
  const found = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'] });
  return found.violations.flatMap(({ id, nodes }) => nodes.map((n) => id + ' ' + JSON.stringify(n.target) + ' ' + n.failureSummary));
})()`;
const HELD = '亲，退货可以的，运费需要您承担哦';
const SCHEMES = ['light', 'dark'] as const;

let studio: Studio;
let page: Page;
let panel: PanelTarget;

beforeAll(async () => {
  studio = await launch(process.env['WENDA_EXTENSION'] ? { extension: process.env['WENDA_EXTENSION'] } : {});
  page = await studio.openConsole('pinduoduo');
  panel = await studio.openSidePanel(page);
  await panel.waitFor(`document.querySelector('.case')`);
  await panel.evaluate(AXE);
});
afterAll(async () => {
  await studio?.close();
  await stopConsoles();
});

async function inPanel(): Promise<string[]> {
  const found: string[] = [];
  for (const scheme of SCHEMES) {
    await panel.media(scheme);
    await panel.waitFor(`document.getAnimations().length === 0`);
    found.push(...(await panel.evaluate<string[]>(RUN)).map((each) => `${scheme}: ${each}`));
  }
  return found;
}

const write = (text: string) => page.locator('#replyTextarea').fill(text);
const focused = () =>
  panel.evaluate<string>(
    `(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).trim()`,
  );

describe('axe finds nothing', () => {
  test('in the panel on its first day', async () => {
    expect(await panel.evaluate(`document.querySelector('.first-run') !== null`)).toBe(true);
    expect(await inPanel()).toEqual([]);
    await panel.evaluate(`document.querySelector('.first-run button').click()`);
    await panel.waitFor(`!document.querySelector('.first-run')`);
  });

  test('in the case, its findings and its suggestions', async () => {
    await write(`${HELD}，加我微信聊`);
    await panel.waitFor(`document.querySelector('.finding')`);
    expect(await inPanel()).toEqual([]);
    await write('');
  });

  test('with a promise offered', async () => {
    await write('照片收到，明天18点前给您答复');
    await page.locator('#replyTextarea').press('Enter');
    await panel.waitFor(`document.querySelector('.offer')`);
    expect(await inPanel()).toEqual([]);
  });

  test('in the follow-ups: empty, one kept, one moved and noted, one being written', async () => {
    await panel.press('Alt+w');
    await panel.waitFor(`document.querySelector('.notice')`);
    expect(await inPanel()).toEqual([]);
    await panel.press('Alt+q');
    await panel.press('Alt+k');
    await panel.press('Alt+w');
    await panel.waitFor(`document.querySelector('.memo')`);
    expect(await inPanel()).toEqual([]);
    await panel.press('m');
    await panel.waitFor(`document.querySelector('.moves')`);
    expect(await inPanel()).toEqual([]);
    await panel.press('Escape');
    await panel.press('a');
    await panel.waitFor(`document.querySelector('.memo-form')`);
    expect(await inPanel()).toEqual([]);
    await panel.press('Escape');
  });

  test('in the library and the list of keys', async () => {
    await panel.press('Alt+e');
    await panel.waitFor(`document.querySelector('.suggestion')`);
    expect(await inPanel()).toEqual([]);
    await panel.press('?');
    await panel.waitFor(`document.querySelector('dialog[open]')`);
    expect(await inPanel()).toEqual([]);
    await panel.evaluate(`document.querySelector('dialog button').click()`);
    await panel.press('Alt+q');
  });

  test('in the card at Send, its reasons and the mark', async () => {
    await page.bringToFront();
    await write(HELD);
    await page.locator('wenda-guard .box-mark').waitFor();
    await page.locator('#replyTextarea').press('Enter');
    await page.locator('wenda-guard .send-card').waitFor();
    await page.evaluate(AXE);
    const ours = async (scheme: 'light' | 'dark') => {
      await page.emulateMedia({ colorScheme: scheme });
      return page.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: { run(c: object): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> };
        };
        const { violations } = await axe.run({ include: [['wenda-guard']] });
        return violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id} ${JSON.stringify(n.target)}`));
      });
    };
    for (const scheme of SCHEMES) expect(await ours(scheme)).toEqual([]);
    await page.keyboard.press('Alt+Enter');
    for (const scheme of SCHEMES) expect(await ours(scheme)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('wenda-guard .send-card').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('replyTextarea');
    await write('');
  });

  test('in the options, also after a pack was refused', async () => {
    const options = await studio.openPage('options.html');
    await options.locator('main.options').waitFor();
    await options.evaluate(AXE);
    for (const scheme of SCHEMES) {
      await options.emulateMedia({ colorScheme: scheme });
      expect(await options.evaluate(RUN)).toEqual([]);
    }
    await options.getByLabel('导入策略包').setInputFiles({
      name: '门店.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from('format: 1\nid: shop\nversion: 1\nname: 门店\nrules:\n  - { id: x, severity: 高 }\n'),
    });
    expect(await options.getByRole('alert').innerText()).toContain('rules.0.severity');
    for (const scheme of SCHEMES) {
      await options.emulateMedia({ colorScheme: scheme });
      expect(await options.evaluate(RUN)).toEqual([]);
    }
    await options.close();
  });
});

describe('by keyboard alone', () => {
  test('every control of the case is reached by Tab, in the order it is read', async () => {
    await page.bringToFront();
    await panel.waitFor(`document.querySelector('.case')`);
    await panel.evaluate(`document.activeElement.blur()`);
    const seen: string[] = [];
    for (let i = 0; i < 40; i++) {
      await panel.press('Tab');
      const at = await focused();
      if (seen.includes(at)) break;
      seen.push(at);
    }
    const order = ['复制 订单号', '责任：', '阶段：', '诉求：', '看快捷键', '此刻', '跟进', '话术'];
    const at = order.map((start) => seen.findIndex((each) => each.startsWith(start)));
    expect(at).not.toContain(-1);
    expect([...at].sort((a, b) => a - b)).toEqual(at);
  });

  test('a digit puts the reply in the box; the box has the focus and the text', async () => {
    await panel.press('1');
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#replyTextarea')?.value !== '');
    await panel.waitFor(`document.querySelector('.said').textContent.includes('已放进输入框')`);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('replyTextarea');
    await write('');
  });

  test('Alt and a digit change a held phrase', async () => {
    await write(HELD);
    await panel.waitFor(`document.querySelector('.finding')`);
    await panel.press('Alt+2');
    await page.waitForFunction(
      () => !document.querySelector<HTMLTextAreaElement>('#replyTextarea')?.value.includes('需要您承担'),
    );
    await panel.waitFor(`!document.querySelector('.finding')`);
    await write('');
  });

  test('a follow-up is noted, moved, ticked and taken back by one key each', async () => {
    await panel.press('Alt+w');
    await panel.waitFor(`document.querySelector('.memo')`);
    await panel.press('n');
    await panel.waitFor(`document.activeElement.tagName === 'INPUT'`);
    await panel.type('打过电话，没接');
    await panel.press('Enter');
    await panel.waitFor(`document.querySelector('.memo-about').textContent.includes('打过电话')`);
    await panel.waitFor(`!document.querySelector('.memo-note')`);
    await panel.press('m');
    await panel.waitFor(`document.querySelector('.moves')`);
    const before = await panel.evaluate<string>(`document.querySelector('.memo-due').textContent`);
    // By its digit, which depends on the hour; "the day after" is never when it is due already.
    await panel.press(
      await panel.evaluate<string>(
        `[...document.querySelectorAll('.moves button')].find((each) => each.textContent.includes('后天')).querySelector('kbd').textContent`,
      ),
    );
    await panel.waitFor(`document.querySelector('.memo-due').textContent !== ${JSON.stringify(before)}`);
    await panel.press(' ');
    await panel.waitFor(`!document.querySelector('.memo')`);
    await panel.press('z');
    await panel.waitFor(`document.querySelector('.memo')`);
    expect(await panel.evaluate(`document.querySelector('.memo-about').textContent`)).toContain('打过电话');
  });

  test('a promise kept by one key is taken back by one', async () => {
    await panel.press('Alt+q');
    await write('单号我查好了，明天10点前回复您');
    await page.locator('#replyTextarea').press('Enter');
    await panel.waitFor(`document.querySelector('.offer')`);
    const kept = () => panel.evaluate<number>(`document.querySelectorAll('.memo').length`);
    await panel.press('Alt+w');
    const before = await kept();
    await panel.press('Alt+q');
    await panel.press('Alt+k');
    await panel.waitFor(`document.querySelector('.said button')`);
    await panel.press('Alt+w');
    await panel.waitFor(`document.querySelectorAll('.memo').length === ${before + 1}`);
    await panel.press('z');
    await panel.waitFor(`document.querySelectorAll('.memo').length === ${before}`);
  });

  test('Escape leads back to the box from every mode', async () => {
    for (const mode of ['Alt+q', 'Alt+w', 'Alt+e']) {
      await panel.press(mode);
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await panel.press('Escape');
      await page.waitForFunction(() => document.activeElement?.id === 'replyTextarea');
    }
  });
});

describe('the panel goes with the agent', () => {
  test('from tab to tab and back, each with its own buyer, and a page that is no console says so', async () => {
    await panel.press('Alt+q');
    const feige = await studio.openConsole('feige');
    await feige.bringToFront();
    const buyer = await feige.evaluate(() => window.sim.buyers[0]?.name ?? '');
    await panel.waitFor(`document.querySelector('.buyer')?.textContent === ${JSON.stringify(buyer)}`);
    await page.bringToFront();
    await panel.waitFor(`document.querySelector('.buyer')?.textContent === '喵***酱'`);
    const options = await studio.openPage('options.html');
    await panel.waitFor(`document.querySelector('.notice h1')?.textContent === '这里不是客服聊天页'`);
    await options.close();
    await feige.close();
    await page.bringToFront();
    await panel.waitFor(`document.querySelector('.buyer')?.textContent === '喵***酱'`);
  });

  test('while the worker sleeps', async () => {
    await studio.stopWorker();
    await page.bringToFront();
    await write(HELD);
    await panel.waitFor(`document.querySelector('.finding')`);
    await write('');
    await panel.waitFor(`!document.querySelector('.finding')`);
  });

  test('what is due stands on the mode and on the browser’s badge, and leaves both when ticked', async () => {
    const { worker } = studio;
    const badge = () => worker.evaluate(() => chrome.action.getBadgeText({}));
    await panel.press('Alt+w');
    await panel.press('a');
    await panel.waitFor(`document.querySelector('.memo-form')`);
    await panel.type('问仓库有没有发出');
    await panel.press('Enter');
    await panel.waitFor(`[...document.querySelectorAll('.memo')].some((row) => row.textContent.includes('问仓库'))`);
    // An hour goes by: no form keeps a time that is past.
    await panel.evaluate(`new Promise((done) => { const asked = indexedDB.open('wenda'); asked.onsuccess = () => {
      const tx = asked.result.transaction('memos', 'readwrite');
      tx.objectStore('memos').openCursor().onsuccess = ({ target: { result: at } }) => {
        if (!at) return;
        if (at.value.what.includes('问仓库')) at.update({ ...at.value, dueAt: Date.now() - 60000 });
        at.continue();
      };
      tx.oncomplete = () => { asked.result.close(); done(); }; }; })`);
    await panel.evaluate(`(window.old = true, location.reload())`).catch(() => {});
    await panel.waitFor(`!window.old && document.querySelector('.badge')`);
    await panel.press('Alt+w');
    await panel.waitFor(`document.querySelector('.section-overdue')`);
    await worker.evaluate(() => {
      const event = chrome.alarms.onAlarm as unknown as { dispatch(alarm: object): void };
      event.dispatch({ name: 'memos-due', scheduledTime: Date.now() });
    });
    await panel.waitFor(`document.querySelector('.badge')?.textContent === '1'`);
    await expect.poll(badge).toBe('1');
    await panel.evaluate(`[...document.querySelectorAll('.memo')].find((row) => row.textContent.includes('问仓库'))
      .querySelector('input').click()`);
    await panel.waitFor(`!document.querySelector('.badge')`);
    await expect.poll(badge).toBe('');
  });
});
