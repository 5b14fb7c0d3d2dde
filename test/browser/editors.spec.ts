import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../tools/find-browser.mjs';
import { until } from './agent';
import { type Hands, handsOn } from './hands';
import { consolesPort, stopConsoles } from './harness';

/* Our box on real editors: it reads, underlines, replaces and holds without the editor noticing. */

const NAMES = [
  'react-textarea',
  'vue-textarea',
  'contenteditable',
  'prosemirror',
  'lexical',
  'slate',
  'quill',
  'draft',
] as const;

let browser: Browser;
beforeAll(async () => {
  const port = await consolesPort();
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--host-resolver-rules=MAP mms.pinduoduo.com 127.0.0.1:${port}`,
    ],
  });
});
afterAll(async () => {
  await browser?.close();
  await stopConsoles();
});

describe.each(NAMES)('%s', (name) => {
  let page: Page;
  let hands: Hands;
  const model = () => page.evaluate(() => window.lab.model());
  const becomes = (text: string) => until(model, (seen) => seen === text, `the editor's own text to be ${text}`);

  beforeAll(async () => {
    page = await browser.newPage({ ignoreHTTPSErrors: true });
    page.setDefaultTimeout(8000);
    await page.goto(`https://mms.pinduoduo.com/editors/index.html?editor=${name}`);
    await page.waitForFunction(() => 'lab' in window, undefined, { polling: 50 });
    hands = await handsOn(page);
    await page.evaluate(() => window.lab.box.focus());
  });
  afterAll(() => page?.close());

  test('what an input method wrote is read as the editor knows it, and no candidate’s Enter is a Send', async () => {
    await hands.compose(['您好，'], 'enter');
    await hands.compose(['坏话'], 'enter-after');
    await hands.compose(['在这里']);
    await becomes('您好，坏话在这里');
    expect(await page.evaluate(() => window.lab.draft())).toBe('您好，坏话在这里');
    expect(await page.evaluate(() => [window.lab.sent.length, window.lab.held])).toEqual([0, 0]);
  });

  test('the found characters are underlined, and the editor’s own markup stays as it is', async () => {
    const [before, words, after] = await page.evaluate(() => {
      const { lab } = window;
      const html = lab.box.innerHTML;
      return [html, lab.underline('坏话'), lab.box.innerHTML] as const;
    });
    expect(words).toEqual(['坏话']);
    expect(after).toBe(before);
  });

  test('Enter and the button are held while the check blocks', async () => {
    await hands.enter();
    await page.locator('#send').click();
    expect(await page.evaluate(() => window.lab.sent)).toEqual([]);
    expect(await page.evaluate(() => window.lab.held)).toBe(2);
    expect(await model()).toBe('您好，坏话在这里');
  });

  test('a replacement reaches the editor’s own document, one undo takes it back, then it sends', async () => {
    // These two count what follows at once as one change with the typing before it.
    if (name === 'quill' || name === 'prosemirror') await page.waitForTimeout(1100);
    const done = await page.evaluate(() => window.lab.replace('坏话', '好话'));
    expect(done).toEqual({ ok: true });
    await becomes('您好，好话在这里');
    await page.keyboard.press('Control+z');
    await becomes('您好，坏话在这里');
    await page.evaluate(() => window.lab.replace('坏话', '好话'));
    await becomes('您好，好话在这里');
    await hands.enter();
    expect(await page.evaluate(() => window.lab.sent)).toEqual(['您好，好话在这里']);
  });

  test('a whole reply is put in the place of the draft, at once and read back', async () => {
    const done = await page.evaluate(() => window.lab.replace(window.lab.draft(), '好的，马上帮您处理'));
    expect(done).toEqual({ ok: true });
    await becomes('好的，马上帮您处理');
    await hands.compose(['哦']);
    await until(model, (text) => text.includes('哦'), 'what is typed after it');
    expect(await page.evaluate(() => window.lab.draft())).toBe(await model());
  });

  test('replies go in at the caret, one after the other', async () => {
    await hands.compose(['呀']);
    expect(await page.evaluate(() => window.lab.replace(window.lab.draft(), '先说一句'))).toEqual({ ok: true });
    await becomes('先说一句');
    await page.keyboard.press('End');
    expect(await page.evaluate(() => window.lab.insert('再说一句'))).toEqual({ ok: true });
    const whole = (text: string) => text.replace(/\s/g, '') === '先说一句再说一句';
    await until(model, whole, 'both sentences in their order');
    expect(whole(await page.evaluate(() => window.lab.draft()))).toBe(true);
  });
});
