import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { PackRule } from '../../lib/policy/pack';
import { axeFindsInBoth } from './axe';
import { launch, type Studio, stopConsoles } from './harness';
import { go, writeDraft } from './supervisor';

/*
 * A supervisor at the keyboard: a rule from two sentences, a word more, the same pack as text, two windows, the check-up.
 * Every journey begins in a browser of its own.
 */

const RULE: PackRule = {
  id: 'shop-freight',
  category: 'freight-before-fault',
  severity: 'block',
  find: ['<freight> 您 包圆'],
  say: '先别让买家包圆',
  why: '责任没有查清',
  source: '本店约定',
  flags: ['退货的运费您包圆'],
  passes: ['退货的运费我们包圆'],
};

const PAGES = [
  'start',
  'new',
  'words',
  'words/freight',
  'replies',
  'replies/price-check',
  'limits',
  'pack',
  'health',
  'changes',
  'text',
];

let studio: Studio;
let page: Page;

beforeEach(async () => {
  studio = await launch();
  page = await studio.openPage('studio.html');
  await page.locator('.studio-nav').waitFor();
});

afterEach(() => studio.close());
afterAll(stopConsoles);

/** Presses Tab (or Shift+Tab) until what has the focus is called so. */
async function tabTo(name: RegExp, key = 'Tab'): Promise<void> {
  for (let tries = 0; tries < 160; tries++) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => {
      const at = document.activeElement;
      const label = at?.id ? document.querySelector(`label[for="${at.id}"]`)?.textContent : undefined;
      return at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '';
    });
    if (name.test(focused)) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

test('by the keyboard alone: a rule from two sentences, saved with its examples agreeing', async () => {
  await tabTo(/写新规则/);
  await page.keyboard.press('Enter');
  await tabTo(/^该拦的例句$/);
  await page.keyboard.insertText('退货的运费您包圆');
  await page.getByText('再写一句很像、但该放行的').waitFor();
  await tabTo(/^该放行的例句$/);
  await page.keyboard.insertText('退货的运费我们包圆');
  await tabTo(/^告诉客服$/);
  await page.keyboard.insertText('先别让买家包圆');
  await page.getByRole('button', { name: '用这个写法' }).first().waitFor();
  await tabTo(/^用这个写法$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '先别让买家包圆' }).waitFor();
  await page.getByText('例句都对').waitFor();
  expect(await page.locator('.studio-examples mark').first().textContent()).toContain('运费');
});

test('a sentence it misses: the one word is offered, goes into the vocabulary, and undo takes it back', async () => {
  await writeDraft(page, [RULE]);
  await go(page, `rule/${RULE.id}`);
  await page.getByText('例句都对').waitFor();
  await page.getByRole('textbox', { name: '加一行：该拦的例句' }).focus();
  await page.keyboard.insertText('退货的脚力钱您包圆');
  await page.keyboard.press('Enter');
  await page
    .getByText(/\d 处要改/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: '把“脚力钱”加进词表 运费' }).waitFor();
  await tabTo(/^把“脚力钱”加进词表 运费$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByText('例句都对').waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: /加进词表/ }).waitFor();
  await page.keyboard.press('Control+Shift+z');
  await page.getByText('例句都对').waitFor();
  await go(page, 'words/freight');
  await page.getByRole('button', { name: '删掉“脚力钱”' }).waitFor();
  await page.getByRole('region', { name: '谁在用' }).getByText('先别让买家包圆').waitFor();
});

test('a sentence it should let by: words of it are offered as an exception, and one of them does', async () => {
  await writeDraft(page, [{ ...RULE, passes: [...(RULE.passes ?? []), '送货上楼的运费您包圆，安装不收钱'] }]);
  await go(page, `rule/${RULE.id}`);
  await page.getByRole('button', { name: '有“送货上楼”时不算' }).waitFor();
  await tabTo(/^有“上楼”时不算$/);
  await page.keyboard.press('Enter');
  await page.getByText('例句都对').waitFor();
  const exceptions = page.getByRole('region', { name: '什么情况不算（同一小句）' });
  expect(await exceptions.getByRole('textbox').inputValue()).toBe('上楼');
  expect(await page.getByRole('button', { name: /时不算/ }).count()).toBe(0);
});

test('a rule by likeness takes an exception; one that patterns find shows them, and what has the last word', async () => {
  await go(page, 'rule/arguing-alike');
  await page.getByText('这条不靠模式').waitFor();
  await page.getByText('例句都对').waitFor();
  const exceptions = page.getByRole('region', { name: '什么情况不算（同一小句）' });
  await exceptions.getByRole('button', { name: '加一行' }).click();
  await exceptions.getByRole('textbox').last().fill('拆坏');
  // The sentence that must be flagged has the word in it: now it is not found, and that is told.
  await page
    .getByText(/\d 处要改/)
    .first()
    .waitFor();
  await exceptions.getByRole('textbox').last().fill('拆坏的快递盒');
  await page.getByText('例句都对').waitFor();

  await go(page, 'rule/lectures');
  await page.getByText('模式找到了，还要像这类话').waitFor();
  await page.getByRole('region', { name: '找什么' }).getByRole('textbox').first().waitFor();
});

test('the same pack as text: what may be written is offered, a wrong word is marked at its place and never lost', async () => {
  await go(page, 'text');
  const text = page.getByRole('textbox', { name: '文本' });
  await text.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('li');
  // In its first moment the list takes no key, so that nothing is chosen by mistake: it is taken by the pointer.
  await page.getByRole('option', { name: /^limits/ }).click();
  await page.keyboard.type('{ yuan: 30 }\n');
  await page.getByText('读得懂').waitFor();
  await go(page, 'limits');
  await expect.poll(() => page.getByLabel('客服不用请示最多能答应多少元').inputValue()).toBe('30');

  await go(page, 'text');
  await text.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('sevrity: block\n');
  await page.getByRole('button', { name: '第 1 行第 1 字' }).waitFor();
  await page.getByText('草稿已存').waitFor();
  await page.reload();
  await page.getByRole('textbox', { name: '文本' }).getByText('sevrity').waitFor();
  await go(page, 'limits');
  await page.getByText('表单先停在最后读得懂的一版').waitFor();
  expect(await page.getByLabel('客服不用请示最多能答应多少元').isDisabled()).toBe(true);
  await page.getByRole('button', { name: '去改文本' }).click();
  await text.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Delete');
  await page.getByText('读得懂').waitFor();
});

test('the check-up names what is unused, and its line leads there', async () => {
  await go(page, 'words');
  await page.getByRole('textbox', { name: '新词表的名字' }).fill('颜色');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '颜色' }).waitFor();
  await page.getByRole('textbox', { name: /加词/ }).fill('月白，天青');
  await page.keyboard.press('Enter');
  const toHealth = page.getByRole('link', { name: /体检：\d+ 处要看/ });
  await toHealth.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: '没用到的词表' }).getByRole('link').click();
  await page.getByRole('heading', { name: '颜色' }).waitFor();
  expect(await page.getByText('天青').isVisible()).toBe(true);
});

test('a search through everything leads to the very example', async () => {
  await writeDraft(page, [{ ...RULE, flags: [...(RULE.flags ?? []), '退货的脚力钱，运费您包圆'] }]);
  await page.getByRole('searchbox', { name: /搜规则/ }).fill('脚力錢');
  await page.getByRole('link', { name: /先别让买家包圆/ }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('flags.1');
});

test('two windows: the idle one follows; where both wrote, one is asked and nothing is lost', async () => {
  await go(page, 'pack');
  const name = page.getByLabel('店铺策略的名字');
  const other = await studio.openPage('studio.html#pack');
  const otherName = other.getByLabel('店铺策略的名字');
  await otherName.fill('另一个窗口起的名字');
  await expect.poll(() => name.inputValue()).toBe('另一个窗口起的名字');

  // Neither window's time goes on before both have written, however slow the machine: neither can have saved.
  for (const each of [page, other]) {
    await each.clock.install();
    await each.clock.pauseAt(Date.now() + 1_000);
  }
  await Promise.all([name.fill('这边的名字'), otherName.fill('那边的名字')]);
  for (const each of [page, other]) await each.clock.resume();
  const asked = async () => {
    for (const each of [page, other])
      if (await each.getByRole('button', { name: '我的另存一份' }).isVisible()) return each;
    return undefined;
  };
  await expect.poll(asked).toBeDefined();
  const refused = (await asked()) ?? page;
  await refused.getByRole('button', { name: '我的另存一份' }).click();
  await refused.getByRole('link', { name: 'shop/2' }).waitFor();
  const names = () => Promise.all([name.inputValue(), otherName.inputValue()]);
  expect(await names()).toEqual(['这边的名字', '那边的名字']);
  for (const each of [page, other]) await each.getByText('草稿已存').waitFor();
  await Promise.all([page.reload(), other.reload()]);
  await expect.poll(names).toEqual(['这边的名字', '那边的名字']);
});

/** What stands at the top of the middle, and whether the focus is there. */
const top = () =>
  page.evaluate(() => {
    const main = document.querySelector('main');
    return { scrolled: main?.scrollTop, focused: document.activeElement === main };
  });

test('every page begins at its top with the focus there, in a narrow window too', async () => {
  for (const width of [1280, 620]) {
    await page.setViewportSize({ width, height: 760 });
    await go(page, 'rule/private-contact');
    await page.getByRole('heading', { name: '把买家往平台外面带' }).waitFor();
    await page.evaluate(() => document.querySelector('main')?.scrollTo(0, 900));
    await page.getByRole('link', { name: /^词表/ }).click();
    await page.getByRole('heading', { name: '词表' }).waitFor();
    await expect.poll(top).toEqual({ scrolled: 0, focused: true });
    const publish = await page.getByRole('button', { name: '发布…' }).boundingBox();
    expect(publish?.y).toBeGreaterThanOrEqual(0);
  }
});

test('the first two stops of Tab lead past the lists, to the page and to the trial', async () => {
  await go(page, 'words');
  await page.reload();
  await page.getByRole('heading', { name: '词表' }).waitFor();
  await tabTo(/^跳到正文$/);
  await page.keyboard.press('Enter');
  expect((await top()).focused).toBe(true);
  await page.reload();
  await page.getByRole('heading', { name: '词表' }).waitFor();
  await tabTo(/^跳到试跑$/);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('aside'));
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
});

test('in a narrow window the trial comes over the page at a press, and goes with Escape', async () => {
  await page.setViewportSize({ width: 620, height: 760 });
  const box = page.getByRole('textbox', { name: /一行一句/ });
  expect(await box.isVisible()).toBe(false);
  await page.getByRole('button', { name: '试跑', exact: true }).click();
  await box.waitFor();
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'hidden' });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('试跑');
});

test('what is not there is said, and the list of its kind shown', async () => {
  for (const [address, heading] of [
    ['rule/does-not-exist', '条规则'],
    ['words/nope', '词表'],
    ['replies/nope', '回复'],
  ] as const) {
    await go(page, address);
    await page
      .getByRole('alert')
      .getByText(address.split('/')[1] ?? '')
      .waitFor();
    await page.getByRole('main').getByRole('heading', { name: heading }).waitFor();
  }
  await go(page, 'words/freight');
  await page.getByRole('alert').waitFor({ state: 'detached' });
});

test('axe finds nothing on any page of it, in light and dark', async () => {
  await writeDraft(page, [RULE]);
  const found: Record<string, readonly string[]> = {};
  for (const address of PAGES) {
    await go(page, address);
    await page.locator('.studio-main .studio-rule').waitFor();
    const here = await axeFindsInBoth(page);
    if (here.length > 0) found[address] = here;
  }
  expect(found).toEqual({});
});
