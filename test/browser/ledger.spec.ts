import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cases } from '../tools/ledger-scenes';
import { addRecords, recordsOf } from '../tools/records';
import { type DeskTables, memo, openDesk } from '../tools/stage';
import { Agent, BUYERS, until } from './agent';
import { axeFinds, axeFindsInBoth } from './axe';
import { launch, type Studio, stopConsoles } from './harness';

/* The register, the handover between two browsers, the figures and the start of a shift, as agents live through them. */

interface Entry {
  id: string;
  orderNumber: string;
  goods: string;
  scenario?: string;
  cause?: string;
  party?: string;
  promised: string;
  done: string;
  costYuan?: number;
  closedAt?: number;
  progress: { said: string }[];
}
interface Row {
  id: string;
  owner: string;
  what: string;
  log: { did: string; note?: string }[];
}

let studio: Studio;
let page: Page;

beforeAll(async () => {
  studio = await launch();
  // The consoles are built when they are first asked for, which takes its time on a busy machine.
  studio.context.setDefaultNavigationTimeout(30_000);
});
afterAll(async () => {
  await studio?.close();
  await stopConsoles();
});

const entries = () => recordsOf<Entry>(page, 'ledger');
const entry = (id: string) => entries().then((all) => all.find((each) => each.id === id));
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const open = async (tables: DeskTables, at: string) => {
  page = await openDesk({ studio }, tables, at);
};

describe('the register', () => {
  test('one key in the panel registers the open case from the page, once; another takes it back', async () => {
    const agent = await Agent.at(studio, 'pinduoduo');
    await agent.turnTo(BUYERS.leak);
    await agent.panel.press('l');
    await agent.panelSays('已登记');
    await agent.panel.press('z');
    await agent.panelSays('撤销了');
    expect(await recordsOf<object>(agent.panel, 'ledger')).toEqual([]);
    await agent.panel.press('l');
    await agent.panelSays('已登记');
    await agent.panel.press('l');
    await agent.panelSays('这单已经登记过');
    const made = await recordsOf<object>(agent.panel, 'ledger');
    expect(made).toMatchObject([
      {
        goods: expect.stringContaining('双层玻璃杯'),
        orderNumber: expect.stringMatching(/^\d{6}-\d+$/),
        scenario: 'quality-defect',
      },
    ]);
    await agent.page.close();
  });

  test('a follow-up is registered by the same key on the desk', async () => {
    await open({ memos: [memo(1, '告诉她换新的单号', 60, { order: { number: '77', goods: '玻璃杯' } })] }, 'memos');
    await press('l');
    const [made] = await until(entries, (all) => all.length === 1, 'registered');
    expect(made).toMatchObject({ orderNumber: '77', goods: '玻璃杯', promised: '告诉她换新的单号' });
  });

  test('a case is edited by keyboard alone, and closed only with cause and party', async () => {
    await open({ ledger: cases(8) }, 'ledger');
    await page.locator('.cell-active').waitFor();
    const first = cases(8)[0] as Entry;
    // The fifth column from the end but one is the cost: to the last, then five to the left.
    await press('End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Enter');
    await page.keyboard.insertText('十二块');
    await press('Enter');
    await page.locator('.cell-wrong').waitFor();
    await press('Control+a');
    await page.keyboard.insertText('12.5元');
    await press('Shift+Tab', 'Enter');
    await page.keyboard.insertText('补发一件');
    await press('Enter');
    await until(
      () => entry(first.id),
      (each) => each?.costYuan === 12.5 && each.done === '补发一件',
      'both cells kept',
    );
    // The fifth open case has no cause: closing asks for it, in its cell; the digit before a word is its key.
    await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'c');
    await page.getByText('先选原因，才能结案').first().waitFor();
    await page.locator('select.cell-field').waitFor();
    const asked = await page.locator('tr.grid-current').getAttribute('data-entry');
    await press('4', 'Tab');
    await until(
      () => entry(asked ?? ''),
      (each) => each?.cause === 'wrong' && each.party === 'seller',
      'a cause brings its party',
    );
    await press('c');
    await until(
      () => entry(asked ?? ''),
      (each) => each?.closedAt !== undefined,
      'closed',
    );
    expect(await page.locator('tr.grid-current').getAttribute('data-entry')).toBe(asked);
    await press('z');
    await until(
      () => entry(asked ?? ''),
      (each) => each?.closedAt === undefined,
      'open again',
    );
    await press('n');
    await page.keyboard.insertText('仓库说明天补发');
    await press('Enter');
    await until(
      () => entry(asked ?? ''),
      (each) => each?.progress.at(-1)?.said === '仓库说明天补发',
      'progress kept',
    );
  });

  test('a block of cells is copied, pasted and taken back by keyboard; a key sorts by the column in hand', async () => {
    await open({ ledger: cases(8) }, 'ledger');
    await page.locator('.cell-active').waitFor();
    const shown = await page
      .locator('tr[data-entry]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-entry')));
    const [from, to] = shown.slice(0, 2).map(String);
    const about = (id: string | undefined) =>
      entry(id ?? '').then((each) => each && { cause: each.cause, party: each.party });
    const [copied, before] = [await about(from), await about(to)];
    expect(copied).not.toEqual(before);
    // The hand begins at the cause; the party stands right of it.
    await press('Shift+ArrowRight', 'Control+c', 'ArrowDown', 'ArrowLeft', 'Control+v');
    await until(
      () => about(to),
      (now) => now?.cause === copied?.cause && now?.party === copied?.party,
      'pasted',
    );
    await page.getByText('改好了 2 格').waitFor();
    await press('z');
    await until(
      () => about(to),
      (now) => now?.cause === before?.cause && now?.party === before?.party,
      'both taken back',
    );
    await press('s');
    await page.locator('th.cell-cause[aria-sort=ascending]').waitFor();
  });

  test('found by words and by what it is; a change from another page shows in its place', async () => {
    await open({ ledger: cases(60) }, 'ledger');
    await press('/');
    await page.keyboard.insertText('30017');
    await page.getByText('1 条 · ¥').waitFor();
    const other = await studio.openPage('desk.html#ledger');
    await other.locator('.cell-active').waitFor();
    await other.getByRole('searchbox').fill('30017');
    await other.getByText('1 条 · ¥').waitFor();
    await other.keyboard.press('Escape');
    await other.keyboard.press('n');
    await other.keyboard.insertText('买家又问了一次');
    await other.keyboard.press('Enter');
    await other.getByText('记下进展').waitFor();
    await other.close();
    await page.bringToFront();
    await until(
      () =>
        page
          .locator('.progress')
          .count()
          .then((shown) => (shown ? page.locator('.progress').innerText() : '')),
      (text) => text.includes('买家又问了一次'),
      'shown here',
    );
  });

  test('5,000 cases: a screenful of rows drawn, and a word found as fast as it is typed', async () => {
    await open({}, 'figures');
    await page.evaluate(fillMany, 5000);
    await page.goto(`${page.url().split('#')[0]}#ledger`);
    await page.getByText(/^5000 条/).waitFor({ timeout: 25_000 });
    expect(await page.locator('.grid tbody tr').count()).toBeLessThan(80);
    const took = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          const field = document.querySelector<HTMLInputElement>('input[type=search]');
          if (!field) throw new Error('no field');
          const began = performance.now();
          field.value = '订单 04999';
          field.dispatchEvent(new Event('input', { bubbles: true }));
          const look = () =>
            /^1 条/.test(document.querySelector('.ledger-head [role=status]')?.textContent ?? '')
              ? done(performance.now() - began)
              : requestAnimationFrame(look);
          look();
        }),
    );
    // The search is held to 50 ms at 100,000 by the benchmark; here it is typed, searched and painted, on a busy machine.
    expect(took).toBeLessThan(1000);
    await open({}, 'ledger');
  });

  test('a file for a department holds its cases in its columns, starred; Excel and CSV read the same', async () => {
    await open({ ledger: cases(24) }, 'ledger');
    await page.getByLabel('状态').selectOption({ label: '全部' });
    await page.getByText('24 条').first().waitFor();
    const saved = async (button: string) => {
      await page.keyboard.press('e');
      await page.getByLabel('快递', { exact: true }).last().check();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ]);
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const xlsx = await saved('存成 Excel');
    expect(xlsx.name).toMatch(/^登记簿-快递-\d{4}-\d\d-\d\d\.xlsx$/);
    const book = await readXlsx(new Uint8Array(xlsx.bytes));
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(['明细', '汇总']);
    const [head = [], ...rows] = book.sheets[0]?.rows ?? [];
    expect(head.slice(0, 4)).toEqual(['登记时间', '订单号', '快递', '运单号']);
    expect(rows.map((row) => row[head.indexOf('原因')])).toEqual(
      Array.from({ length: 8 }, (_, i) => (i % 2 ? '包装问题' : '快递丢件')),
    );
    expect(JSON.stringify(rows)).not.toContain('13812345678');
    expect(typeof rows[0]?.[head.indexOf('费用')]).toBe('number');
    const csv = await saved('存成 CSV');
    const text = csv.bytes.toString('utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const parsed = Papa.parse<string[]>(text.slice(1)).data;
    expect(parsed[0]).toEqual(head);
    expect(parsed.slice(1).map((row) => row[1])).toEqual(rows.map((row) => row[1]));
  });

  test('what was closed past its time goes by itself, without a page of it open, and is told when one is', async () => {
    const old = cases(3).map((each) => ({ ...each, openedAt: 1, closedAt: 2, cause: 'goods', party: 'seller' }));
    await open({ ledger: [...old, ...cases(9).slice(4)], settings: [{ key: 'ledgerDays', value: 365 }] }, 'figures');
    await studio.worker.evaluate(() => {
      const event = chrome.alarms.onAlarm as unknown as { dispatch(alarm: object): void };
      event.dispatch({ name: 'keep', scheduledTime: Date.now() });
    });
    await until(entries, (all) => all.length === 5, 'gone');
    await page.goto(`${page.url().split('#')[0]}#ledger`);
    await page.getByText('有 3 条结案满 365 天，已经清掉').waitFor();
    await page.getByText(/上次 \d\d-\d\d 清掉 3 条/).waitFor();
  });
});

describe('the handover', () => {
  const about = (i: number) => ({
    buyer: { id: `b${i}`, name: '喵***酱' },
    order: { number: `24-${i}`, goods: '玻璃杯' },
  });
  const mine = () => [
    memo(1, '答复漏水杯怎么处理', -60, { ...about(1), promised: '今天18点前给您答复，电话13812345678' }),
    memo(2, '问圆通件卡在哪一站', 60, about(2)),
    memo(3, '回访换新的杯子', 600, about(3)),
  ];

  test('written in one browser, taken in another: twice makes no twins, a tick accepts, a reason sends back, a conflict asks', async () => {
    await open({ memos: mine() }, 'handover');
    await page.getByLabel('给下一班的话').fill('圆通下午停收新疆');
    await page.getByRole('button', { name: /交出去 3 条/ }).click();
    await page.getByText('接了 0 · 退回 0 · 没接 3').first().waitFor();
    const file = await saveSheet(page);
    expect(file).not.toContain('13812345678');

    const next = await launch();
    try {
      let other = await openDesk({ studio: next }, { settings: [{ key: 'ownerName', value: '小王' }] }, 'handover');
      await other.reload();
      next.context.setDefaultNavigationTimeout(30_000);
      await takeSheet(other, file);
      await other.getByText('收到 3 条', { exact: true }).waitFor();
      await other.getByText('圆通下午停收新疆').waitFor();
      await takeSheet(other, file);
      await other.getByText('这份文件已经收过，没有新的').waitFor();
      expect(await recordsOf<object>(other, 'handovers')).toHaveLength(1);
      expect(await recordsOf<object>(other, 'memos')).toHaveLength(0);

      await other.keyboard.press(' ');
      await other.getByText('接了 1 · 退回 0 · 没接 2').first().waitFor();
      await other.keyboard.press('x');
      await other.getByLabel('为什么退回').fill('这单是大促组的');
      await other.keyboard.press('Enter');
      await other.getByText('接了 1 · 退回 1 · 没接 1').first().waitFor();
      expect((await recordsOf<Row>(other, 'memos')).map((row) => [row.id, row.owner])).toEqual([['scene-1', '小王']]);

      // The third went on in both browsers: neither is taken before one is chosen.
      await addRecords(other, {
        memos: [{ ...memo(3, '回访换新的杯子（我在跟）', 600), owner: '小王', log: [{ at: 5, did: 'created' }] }],
      });
      await other.reload();
      await other.getByText('两边都动过').waitFor();
      await other.keyboard.press(' ');
      expect(await other.getByText('没接 1').count()).toBeGreaterThan(0);
      await other.keyboard.press('2');
      await other.getByText('接了 2 · 退回 1 · 没接 0').first().waitFor();
      const third = (await recordsOf<Row>(other, 'memos')).find((row) => row.id === 'scene-3');
      expect([third?.what, third?.log.filter((line) => line.did === 'created').length]).toEqual(['回访换新的杯子', 2]);

      // The answers travel back: what was accepted leaves the giver's list, what was sent back stays with the reason.
      const answers = await saveSheet(other);
      await page.bringToFront();
      await takeSheet(page, answers);
      await page.getByText('收到 0 条，3 条有了回音').waitFor();
      const back = await recordsOf<Row>(page, 'memos');
      expect(back.map((row) => [row.id, row.owner])).toEqual([
        ['scene-1', '小王'],
        ['scene-2', '本机'],
        ['scene-3', '小王'],
      ]);
      expect(back[1]?.log.at(-1)?.note).toBe('小王：这单是大促组的');
      other = await openDesk({ studio: next }, {}, 'handover');
    } finally {
      await next.close();
    }
  });

  test('a file that is damaged, foreign or newer is refused with the reason, and changes nothing', async () => {
    await open({ memos: mine() }, 'handover');
    for (const [content, says] of [
      ['{"format":"wenda-handover","version":1,"han', '文件不完整'],
      ['订单号,买家\n1,2', '这不是交班文件'],
      ['{"format":"wenda-handover","version":9,"handover":{}}', '新版本'],
    ] as const) {
      await takeSheet(page, content);
      await page.getByRole('alert').filter({ hasText: says }).waitFor();
    }
    expect(await recordsOf<object>(page, 'handovers')).toEqual([]);
  });

  test('one key hands a follow-up to a colleague here, who sees it waiting; sent back it returns', async () => {
    await open({ memos: mine() }, 'round');
    await press('h');
    await page.keyboard.insertText('小王');
    await press('Enter');
    await until(
      () => recordsOf<Row>(page, 'memos'),
      (rows) => rows.some((row) => row.owner === '小王'),
      'on the other list',
    );
    const sheets = await until(
      () => recordsOf<object>(page, 'handovers'),
      (all) => all.length === 1,
      'on a sheet',
    );
    const memos = await recordsOf<Row>(page, 'memos');
    await open({ memos, handovers: sheets, settings: [{ key: 'ownerName', value: '小王' }] }, 'handover');
    await page.getByRole('button', { name: '交班 1' }).waitFor();
    await page.getByText('有人交来 1，等你接').waitFor();
    await page.locator('.item-current').waitFor();
    await press('x');
    await page.getByLabel('为什么退回').fill('我也休息');
    await press('Enter');
    const returned = await until(
      () => recordsOf<Row>(page, 'memos').then((rows) => rows.find((row) => row.id === 'scene-1')),
      (row) => row?.owner === '本机',
      'back',
    );
    expect(returned?.log.at(-1)?.note).toBe('小王 → 本机：我也休息');
    await press('z');
    await until(
      () => recordsOf<Row>(page, 'memos').then((rows) => rows.find((row) => row.id === 'scene-1')),
      (row) => row?.owner === '小王',
      'taken back',
    );
  });

  test('a deadline that ran in a chat the agent opened is on the sheet, though nobody kept it', async () => {
    await open({ memos: mine() }, 'handover');
    const agent = await Agent.at(studio, 'pinduoduo');
    await agent.turnTo(BUYERS.parcel);
    const uid = await agent.uidOf(BUYERS.parcel);
    await agent.page.evaluate((to) => window.sim.buyerSays(to, '我申请退款了，麻烦处理一下'), uid);
    await agent.panelSays('处理售后申请');
    const [seen] = await until(
      () => recordsOf<{ buyer: { name: string } }>(page, 'clocks'),
      (cases) => cases.length > 0,
      'seen',
    );
    expect(seen?.buyer.name).toBe(await agent.nameOf(BUYERS.parcel));
    await page.bringToFront();
    const item = page.locator('.item', { hasText: '处理售后申请到期前处理' });
    await item.getByText(/到期，该我们/).waitFor();
    await page.getByRole('button', { name: /交出去 4 条/ }).waitFor();
    await agent.page.close();
  });

  test('a supervisor gets counts and no texts', async () => {
    await open({ memos: mine() }, 'handover');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出数量' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(Papa.parse<string[]>(text.slice(1)).data[1]?.slice(1)).toEqual(['本机', '3', '1', '0']);
    expect(text).not.toMatch(/漏水|喵/);
  });
});

describe('the start of a shift', () => {
  test('what is overdue, due today and came due while away is told once a day, by whichever page is first', async () => {
    await open({}, 'ledger');
    await page.evaluate(
      (at) => {
        localStorage.setItem('lastHere', String(at));
        localStorage.removeItem('shiftSeen');
      },
      Date.now() - 30 * 3_600_000,
    );
    await open({ memos: [memo(1, '答复漏水杯怎么处理', -60 * 24 * 3), memo(2, '问网点', -5)] }, 'ledger');
    const block = page.getByRole('region', { name: '今天开工' });
    await block.getByText('过期 2').waitFor();
    await block.getByText('不在的时候到期 1').waitFor();
    const other = await studio.openPage('desk.html#figures');
    await other.getByText('过期 2').waitFor();
    await other.getByRole('button', { name: '知道了' }).click();
    await other.close();
    await block.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByText('登记簿还是空的').waitFor();
    expect(await block.count()).toBe(0);
  });
});

describe('the figures', () => {
  const at = (daysAgo: number, i: number, more: object) => ({
    ...cases(1)[0],
    id: `figure-${daysAgo}-${i}`,
    openedAt: Date.now() - daysAgo * 86_400_000 - i * 1000,
    cause: 'lost',
    party: 'courier',
    courier: '圆通速递',
    goods: '玻璃杯 50% & 勺/套',
    ...more,
  });
  const many = (count: number, daysAgo: number, more: object = {}) =>
    Array.from({ length: count }, (_, i) => at(daysAgo, i, more));

  test('what stands out leads by keys alone to just those cases, closed ones too, and back', async () => {
    const closed = { closedAt: Date.now() };
    await open(
      { ledger: [...many(4, 0), ...many(2, 0.001, closed), ...many(3, 0.002, { goods: '围巾' }), ...many(1, 400)] },
      'figures',
    );
    await page.getByRole('link', { name: '售后出在哪里' }).focus();
    await press('Enter');
    await page.getByRole('heading', { name: /^要留意/ }).waitFor();
    const named = page.getByRole('link', { name: /^玻璃杯 50% & 勺\/套 · 快递丢件：6 条/ });
    await named.focus();
    await press('Enter');
    await page.getByText(/^6 条/).waitFor();
    expect(await page.getByLabel('商品', { exact: true }).inputValue()).toBe('玻璃杯 50% & 勺/套');
    expect(await page.getByLabel('登记时间').locator('option:checked').innerText()).toBe('本周');
    await page.goBack();
    await page.getByRole('link', { name: '圆通速递，快递丢件，9 条，上一段 0 条，要留意' }).click();
    await page.getByText(/^9 条/).waitFor();
  });

  test('the tables as a file: a line a cell, figures as figures, in Excel and CSV alike', async () => {
    await open({ ledger: [...many(6, 0, { costYuan: 2.5 }), ...many(1, 400)] }, 'figures/trouble');
    const saved = async (button: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const xlsx = await saved('存成 Excel');
    expect(xlsx.name).toMatch(/^售后出在哪里-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.xlsx$/);
    const { sheets } = await readXlsx(new Uint8Array(xlsx.bytes));
    expect(sheets[0]?.rows[1]).toEqual(['商品', '玻璃杯 50% & 勺/套', '快递丢件', 6, 15, 0, 0, '要留意']);
    const csv = Papa.parse<string[]>((await saved('存成 CSV')).bytes.toString('utf8').slice(1)).data;
    expect(csv[2]).toEqual(['快递', '圆通速递', '快递丢件', '6', '15', '0', '0', '要留意']);
  });

  test('a warning that went out is counted by its rule, and shown to the agent', async () => {
    const agent = await Agent.at(studio, 'pinduoduo');
    await agent.turnTo(BUYERS.leak);
    await agent.writes('亲，可能明天到');
    await agent.box.press('Enter');
    await open({}, 'figures/rules');
    const row = page.getByRole('row', { name: /^只说了不清楚，没有下一步/ });
    await row.waitFor();
    expect(await row.getByRole('cell').last().innerText()).toMatch(/^[1-9]/);
    expect(await axeFindsInBoth(page)).toEqual([]);
    await agent.page.close();
  });
});

test('axe finds nothing on the register, the handover and the figures, in light and dark', async () => {
  const finished = memo(9, '答复', -60, {
    state: 'done',
    desk: 0,
    source: 'commitment',
    log: [
      { at: 1, did: 'created' },
      { at: Date.now() - 7_200_000, did: 'ticked' },
    ],
  });
  for (const pane of ['ledger', 'handover', 'figures', 'figures/trouble'] as const) {
    await open({ memos: [memo(1, '答复漏水杯怎么处理', -60), finished], ledger: cases(12) }, pane);
    const there = { ledger: '.cell-active', handover: '.item', figures: '.chart', 'figures/trouble': '.trouble-table' };
    await page.locator(there[pane]).first().waitFor();
    expect(await axeFindsInBoth(page), pane).toEqual([]);
  }
  await page.keyboard.press('Alt+Digit4');
  await page.locator('.cell-active').waitFor();
  await page.keyboard.press('e');
  await page.getByRole('dialog').waitFor();
  expect(await axeFinds(page, { within: 'dialog' })).toEqual([]);
});

async function saveSheet(on: Page): Promise<string> {
  const [download] = await Promise.all([
    on.waitForEvent('download'),
    on.getByRole('button', { name: '存成文件' }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

const takeSheet = (on: Page, content: string) =>
  on
    .locator('input[type=file]')
    .setInputFiles({ name: '交班单.json', mimeType: 'application/json', buffer: Buffer.from(content) });

/** Runs in the page: to carry so many there would take longer than to write them. */
function fillMany(count: number): Promise<void> {
  return new Promise((done, failed) => {
    const asked = indexedDB.open('wenda');
    asked.onsuccess = () => {
      const tx = asked.result.transaction('ledger', 'readwrite', { durability: 'relaxed' });
      for (let i = 0; i < count; i++)
        tx.objectStore('ledger').put({
          id: `m${String(i).padStart(6, '0')}`,
          owner: '本机',
          openedAt: Date.now() - i * 60_000,
          updatedAt: Date.now(),
          orderNumber: `订单 ${String(i).padStart(5, '0')}`,
          goods: '双层玻璃杯 400ml',
          courier: i % 2 ? '圆通速递' : '中通快递',
          promised: '今天18点前给您答复',
        });
      tx.oncomplete = () => {
        asked.result.close();
        done();
      };
      tx.onerror = () => failed(tx.error);
    };
  });
}
