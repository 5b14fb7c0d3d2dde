import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordsOf } from '../tools/records';
import { day, fillTables, memo, openDesk } from '../tools/stage';
import { until } from './agent';
import { axeFindsInBoth } from './axe';
import { launch, type Studio, stopConsoles } from './harness';

/* The desk as an agent lives in it: a morning's round by keyboard, calls, and everything taken back. */

let studio: Studio;
let page: Page;

beforeAll(async () => {
  studio = await launch(process.env['WENDA_EXTENSION'] ? { extension: process.env['WENDA_EXTENSION'] } : {});
});
afterAll(async () => {
  await studio?.close();
  await stopConsoles();
});

interface Row {
  id: string;
  what: string;
  state: string;
  owner: string;
  dueAt: number;
  log: { did: string; note?: string }[];
}
interface RoundRecord {
  order: string[];
  looks: { id: string; did: string }[];
  stamp?: { looked: number; left: number };
}

const all = <T>(table: string) => recordsOf<T>(page, table);
const stored = (id: string) => all<Row>('memos').then((rows) => rows.find((row) => row.id === id));
const round = () => all<RoundRecord>('rounds').then(([first]) => first);
const current = () => page.locator('.line-body[aria-current]').innerText();
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

const forty = () =>
  Array.from({ length: 40 }, (_, i) =>
    memo(i, `跟进第 ${i + 1} 件`, -400 + i * 7, {
      buyer: { id: `b${i}`, name: `买家${i + 1}` },
      order: { number: `2409-${i}` },
    }),
  );

describe('the daily round', () => {
  test('forty by keyboard alone in under two minutes; no row moves; stamped, and still there after a reload', async () => {
    page = await openDesk({ studio }, { memos: forty() });
    await page.locator('.line').nth(39).waitFor({ state: 'attached' });
    const order = await page
      .locator('.line')
      .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['memo']));
    // The journeys' own limit of forty seconds is a third of the two minutes an agent has for this.
    for (let i = 0; i < 40; i++) {
      if (i % 5 === 1) await press('Space');
      else if (i % 5 === 2) {
        await press('m');
        await page.keyboard.insertText('网点说下午回电');
        await press('Tab');
        await page.keyboard.insertText('明早10点');
        await press('Enter');
      } else await press('d');
    }
    await page.getByText('看过 40 / 40').waitFor();
    expect(
      await page.locator('.line').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['memo'])),
    ).toEqual(order);
    await press('e');
    await page.getByText(/盖章：看过 40 条，没看 0 条/).waitFor();
    expect((await round())?.stamp).toMatchObject({ looked: 40, left: 0 });
    const moved = await stored('scene-2');
    expect(moved?.log.slice(1).map((line) => [line.did, line.note?.replace(/^.* → /, '→ ')])).toEqual([
      ['noted', '网点说下午回电'],
      ['moved', expect.stringContaining('10:00')],
    ]);
    await page.reload();
    await page.getByText(/盖章：看过 40 条，没看 0 条/).waitFor();
    expect(await page.locator('.line-looked').count()).toBe(40);
  });

  test('what was not looked at is in the stamp, and tomorrow’s gap', async () => {
    page = await openDesk({ studio }, { memos: day() });
    await press('d', 'Space');
    await page.getByText('看过 2 / 6').waitFor();
    await press('e');
    await page.getByText(/没看 4 条/).waitFor();
    const record = await round();
    const yesterday = new Date();
    yesterday.setDate(yesterday.getDate() - 1);
    const two = (n: number) => String(n).padStart(2, '0');
    const named = `${yesterday.getFullYear()}-${two(yesterday.getMonth() + 1)}-${two(yesterday.getDate())}`;
    await fillTables(page, { memos: day(), rounds: [{ ...record, day: named }] });
    await page.reload();
    await page.getByText(/盖章时有 4 条没看/).waitFor();
    expect(await page.locator('.line-looked').count()).toBe(0);
  });

  test('undo takes back memo and look together, and the hand returns to the row', async () => {
    page = await openDesk({ studio }, { memos: day() });
    const first = await current();
    await press('d');
    await until(
      () => stored('scene-1'),
      (row) => row?.state === 'done',
      'ticked',
    );
    expect(await current()).not.toBe(first);
    await press('z');
    await until(
      () => stored('scene-1'),
      (row) => row?.state === 'open',
      'taken back',
    );
    await until(round, (record) => record?.looks.length === 0, 'not looked at');
    expect(await current()).toBe(first);
  });

  test('dropped only with a reason, handed over with a word', async () => {
    page = await openDesk({ studio }, { memos: day() });
    await press('x', 'Enter');
    expect((await stored('scene-1'))?.state).toBe('open');
    await page.keyboard.insertText('买家自己解决了');
    await press('Enter');
    await until(
      () => stored('scene-1'),
      (row) => row?.state === 'dropped',
      'dropped',
    );
    await press('h');
    await page.keyboard.insertText('小王');
    await press('Tab');
    await page.keyboard.insertText('我明天休息');
    await press('Enter');
    const handed = await until(
      () => stored('scene-2'),
      (row) => row?.owner === '小王',
      'handed over',
    );
    expect(handed?.log.at(-1)?.note).toBe('本机 → 小王：我明天休息');
  });
});

describe('follow-ups', () => {
  test('a time in its words is shown back before it is kept', async () => {
    page = await openDesk({ studio }, { memos: day() }, 'memos');
    await press('a');
    await page.locator('.memo-form').waitFor();
    await page.keyboard.insertText('明早10点 打电话确认补发地址');
    await page.getByText('记成：明天 10:00').waitFor();
    await press('Enter');
    const kept = await until(
      () => all<Row>('memos').then((rows) => rows.find((row) => row.what === '打电话确认补发地址')),
      (row) => row !== undefined,
      'kept',
    );
    const due = new Date(kept?.dueAt ?? 0);
    expect([due.getHours(), due.getDate()]).toEqual([10, new Date(Date.now() + 86_400_000).getDate()]);
  });

  test('two about one thing are offered to be merged; both stories remain, and it can be taken back', async () => {
    const about = { buyer: { id: 'b1', name: '喵***酱' }, order: { number: '77' } };
    page = await openDesk(
      { studio },
      {
        memos: [memo(1, '答复漏水杯', 60, about), memo(2, '告诉她换新的单号', 90, { ...about, createdAt: Date.now() })],
      },
      'memos',
    );
    await page.locator('.sheet-twin').waitFor();
    await press('g');
    await until(
      () => stored('scene-2'),
      (row) => row?.state === 'dropped',
      'merged',
    );
    expect((await stored('scene-1'))?.log.map((line) => line.did)).toEqual(['created', 'created', 'merged']);
    await press('z');
    await until(
      () => stored('scene-2'),
      (row) => row?.state === 'open',
      'taken back',
    );
  });

  test('the row in hand stays where it is while another page changes the list', async () => {
    page = await openDesk({ studio }, { memos: day() }, 'memos');
    await press('j', 'j');
    const held = await current();
    // Its place in the list; what is told above the list may come and go.
    const place = () =>
      page
        .locator('.line-current')
        .evaluate((row) => row.getBoundingClientRect().top - (row.closest('ul')?.getBoundingClientRect().top ?? 0));
    const at = await place();
    const other = await studio.openPage('desk.html#memos');
    await other.locator('.line-body').first().waitFor();
    await other.keyboard.press('j');
    await other.keyboard.press('m');
    await other.keyboard.insertText('改到后天');
    await other.keyboard.press('Alt+4');
    await other.locator('.said span').first().waitFor();
    await other.close();
    await page.bringToFront();
    await until(
      () => stored('scene-2'),
      (row) => row?.log.some((line) => line.did === 'moved') ?? false,
      'moved',
    );
    expect(await current()).toBe(held);
    expect(await place()).toBe(at);
  });

  test('a memo that comes again is made once, whichever page is opened', async () => {
    const rule = {
      id: 'own-round',
      owner: '本机',
      what: '再处理一批仅退款',
      kind: 'refund',
      priority: 'normal',
      minute: 23 * 60 + 59,
      every: { every: 'day' },
      steps: ['未发货仅退款'],
      paused: false,
      source: 'hand',
      createdAt: Date.now() - 86_400_000,
    };
    page = await openDesk({ studio }, { memos: [], recurring: [rule] }, 'memos');
    await page.getByText('再处理一批仅退款').first().waitFor();
    const other = await studio.openPage('desk.html#round');
    await other.getByText('再处理一批仅退款').first().waitFor();
    await other.close();
    await page.bringToFront();
    await press('d');
    await page.getByText('没有要跟进的事').waitFor();
    await page.reload();
    await page.getByText('没有要跟进的事').waitFor();
    expect((await all<Row>('memos')).map((row) => row.state)).toEqual(['done']);
  });
});

describe('calls', () => {
  const call = () =>
    memo(9, '打电话确认补发地址', 60, { kind: 'call', scenario: 'missing-item', buyer: { id: 'b9', name: '小***鱼' } });
  const at = (hour: number) => {
    const time = new Date();
    time.setHours(hour, 30, 0, 0);
    return time;
  };

  test('outside the hours it is stopped with the reason; within them the outcome moves the memo', async () => {
    page = await openDesk({ studio }, { memos: [call()] }, 'calls');
    await page.clock.setFixedTime(at(20));
    await page.reload();
    await page.getByRole('alert').filter({ hasText: '10:00–18:00 才打电话' }).waitFor();
    expect(await page.getByRole('button', { name: /开始打/ }).count()).toBe(0);
    await page.clock.setFixedTime(at(11));
    await page.reload();
    await page.getByText('核对少了什么或错了什么', { exact: false }).waitFor();
    await press('Enter');
    await page.getByText('通话中').waitFor();
    await press('4');
    await page.getByLabel('约在什么时候').fill('明天下午3点');
    await page.getByText('记成：明天 15:00').waitFor();
    await page.getByLabel('约在什么时候').press('Enter');
    const moved = await until(
      () => stored('scene-9'),
      (row) => row?.log.some((line) => line.did === 'called') ?? false,
      'logged',
    );
    expect([new Date(moved?.dueAt ?? 0).getHours(), moved?.log.at(-2)?.note]).toEqual([
      15,
      expect.stringContaining('约了再打'),
    ]);
  });

  test('three a day, and no more; a no is kept to', async () => {
    const made = (i: number, outcome: string) => ({
      id: `c${i}`,
      owner: '本机',
      buyerId: 'b9',
      buyerName: '小***鱼',
      at: at(11).getTime() + i * 60_000,
      outcome,
    });
    await fillTables(page, {
      memos: [call()],
      calls: [made(1, 'no-answer'), made(2, 'no-answer'), made(3, 'no-answer')],
    });
    await page.clock.setFixedTime(at(12));
    await page.reload();
    await page.getByRole('alert').filter({ hasText: '今天已经打了 3 次' }).waitFor();
    await fillTables(page, { memos: [call()], calls: [made(1, 'refused')] });
    await page.reload();
    await page.getByRole('alert').filter({ hasText: '买家说过不想接电话' }).waitFor();
    await page.close();
  });
});

test('the side panel’s follow-ups and the options lead here', async () => {
  const options = await studio.openPage('options.html');
  expect(await options.getByRole('link', { name: '打开跟进台' }).getAttribute('href')).toBe('desk.html');
  await options.close();
});

test('axe finds nothing on any page of it, in light and dark', async () => {
  for (const pane of ['round', 'memos', 'calls'] as const) {
    page = await openDesk({ studio }, { memos: [...day(), memo(9, '打电话确认地址', 30, { kind: 'call' })] }, pane);
    expect(await axeFindsInBoth(page), pane).toEqual([]);
  }
});

test('prepared words are in the box of their own buyer when the chat is opened, and nothing is sent', async () => {
  const chat = await studio.openConsole('pinduoduo');
  const box = chat.locator('#replyTextarea');
  await box.waitFor();
  const uid = await chat.evaluate(() => {
    const [first] = window.sim.buyers;
    window.sim.open(first?.uid);
    return first?.uid ?? '';
  });
  const draft = '亲，换新的杯子今天寄出了，单号稍后发您';
  const link = 'https://mms.pinduoduo.com/chat-merchant/index.html#/';
  page = await openDesk(
    { studio },
    { memos: [memo(1, '告诉她单号', -5, { buyer: { id: uid, name: '喵' }, link, draft })] },
  );
  await press('o');
  await until(
    () => box.inputValue(),
    (text) => text === draft,
    'in the box',
  );
  expect(await chat.evaluate((id) => window.sim.sent(id), uid)).toEqual([]);
  await until(round, (record) => record?.looks[0]?.did === 'opened', 'looked at');
  await chat.close();
});
