import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aConversation, aMemo, anOrder, aReading, aView, MINUTE, NOW } from '../../test/builders';
import { says } from '../../test/says';
import type { Scenario } from '../model/case';
import { UNKNOWN } from '../model/saying';
import { CAUSES, causeNamed, PARTIES, PARTY_OF } from './cause';
import {
  ASKED,
  addProgress,
  closeEntry,
  editEntry,
  fillIn,
  isStale,
  type LedgerEntry,
  newEntry,
  RESULTS,
  reopenEntry,
  WEIGHTS,
} from './ledger';
import { admitEntry } from './ledger-admit';
import { COLUMNS, cellText, columnOf, maskName, readCell, readYuan } from './ledger-columns';
import { costOf, couriersIn, EVERYTHING, findEntries, indexEntries, type LedgerQuery, withEntry } from './ledger-find';
import { entryFromMemo, entryFromView } from './ledger-from';
import { casesFor, DEPARTMENTS, departmentSheet, tally } from './ledger-sheet';

const DAY = 86_400_000;
const entry = (id: string, over: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...newEntry({ orderNumber: `24-${id}`, buyer: { id: 'b1', name: '喵***酱' } }, '小李', id, NOW),
  ...over,
});
const changed = (result: ReturnType<typeof editEntry>): LedgerEntry => {
  if (!result.ok) throw new Error(`refused: ${result.missing}`);
  return result.entry;
};

describe('a case is closed only once it is known why it came about and who answers for it', () => {
  test('the cause is asked first, then the party; with both it closes', () => {
    const open = entry('1');
    expect(closeEntry(open, NOW)).toEqual({ ok: false, missing: 'cause' });
    expect(closeEntry({ ...open, cause: 'lost' }, NOW)).toEqual({ ok: false, missing: 'party' });
    expect(changed(closeEntry({ ...open, cause: 'lost', party: 'courier' }, NOW)).closedAt).toBe(NOW);
  });
  test('a closed case does not lose its party again, an open one may', () => {
    const closed = changed(closeEntry(entry('1', { cause: 'goods', party: 'seller' }), NOW));
    expect(editEntry(closed, { party: undefined }, NOW)).toEqual({ ok: false, missing: 'party' });
    expect(changed(editEntry(reopenEntry(closed, NOW), { party: undefined }, NOW)).party).toBeUndefined();
  });
  test.each(CAUSES)('%s brings its usual party, and never overrules the one that was set', (cause) => {
    expect(changed(editEntry(entry('1'), { cause }, NOW)).party).toBe(PARTY_OF[cause]);
    expect(changed(editEntry(entry('1', { party: 'shared' }), { cause }, NOW)).party).toBe('shared');
  });
  test('the seller has four causes of its own, the courier four; packaging is the shop’s', () => {
    const of = (party: string) => CAUSES.filter((cause) => PARTY_OF[cause] === party && cause !== 'packaging');
    expect([of('seller').length, of('courier').length, PARTY_OF.packaging]).toEqual([4, 4, 'seller']);
  });
});

describe('the cause that fault and scenario name', () => {
  test.each([
    ['seller', 'wrong-item', 'wrong'],
    ['seller', 'quality-defect', 'goods'],
    ['courier', 'late-delivery', 'slow'],
    ['seller', 'late-delivery', 'late'],
    ['buyer', 'changed-mind', 'regret'],
  ] as const)('%s and %s: %s', (fault, scenario, cause) => expect(causeNamed(fault, scenario)).toBe(cause));
  test.each([
    ['unknown', 'quality-defect'],
    ['seller', 'greeting'],
    ['courier', undefined],
  ] as const)('nothing is guessed for %s and %s', (fault, scenario: Scenario | undefined) =>
    expect(causeNamed(fault, scenario)).toBeUndefined(),
  );
});

describe('what an entry begins with', () => {
  const order = anOrder({ courier: '圆通速递', trackingNumber: 'YT8812345678901', sku: '400ml 透明' });
  const view = aView({
    conversation: aConversation({ order: { state: 'found', value: order } }),
    reading: aReading({ fault: { fault: 'seller', evidence: [], because: UNKNOWN } }),
  });
  test('order, buyer, goods, courier, scenario and fault come from the page; the promise from the follow-ups', () => {
    const about = { buyer: { id: '7000100', name: '喵***酱' }, order: { number: order.number } };
    const memos = [
      aMemo('a', { ...about, promised: '今天18点前给您答复，打13812345678', createdAt: NOW - 2 * MINUTE }),
      aMemo('b', { buyer: { id: '别人', name: '李***2' }, promised: '明天发' }),
    ];
    expect(entryFromView(view, memos)).toMatchObject({
      orderNumber: order.number,
      goods: '双层玻璃杯 400ml',
      sku: '400ml 透明',
      courier: '圆通速递',
      tracking: 'YT8812345678901',
      scenario: 'quality-defect',
      cause: 'goods',
      party: 'seller',
      promised: '今天18点前给您答复，打138****5678',
      memos: ['a'],
    });
  });
  test('while the fault is open, no cause and no party are written down', () => {
    const from = entryFromView(aView(), []);
    expect([from?.cause, from?.party]).toEqual([undefined, undefined]);
  });
  test('an angry buyer, or a threat, is a grave case; a usual one is not', () => {
    const angry = aView({ reading: aReading({ mood: 'angry' }) });
    const threat = aView({ reading: aReading({ scenarios: ['threat-complaint'] }) });
    expect([angry, threat, aView()].map((each) => entryFromView(each, [])?.weight)).toEqual([
      'grave',
      'grave',
      'usual',
    ]);
  });
  test('from a follow-up alone', () => {
    const memo = aMemo('a', {
      what: '告诉她换新的单号',
      order: { number: '77' },
      scenario: 'exchange',
      priority: 'high',
    });
    expect(entryFromMemo(memo)).toMatchObject({
      orderNumber: '77',
      scenario: 'exchange',
      promised: '告诉她换新的单号',
      weight: 'grave',
      memos: ['a'],
    });
  });
  test('the same case met again fills in what was missing and overwrites nothing', () => {
    const first = entry('1', { courier: '圆通', done: '已补发' });
    const again = fillIn(first, { courier: '中通', goods: '玻璃杯', cause: 'lost', memos: ['m' as never] }, NOW + 1);
    expect(again).toMatchObject({ courier: '圆通', done: '已补发', goods: '玻璃杯', cause: 'lost', memos: ['m'] });
  });
});

describe('finding', () => {
  const all = [
    entry('1', { courier: '圆通', cause: 'lost', party: 'courier', openedAt: NOW, costYuan: 0.1 }),
    entry('2', { goods: '加厚 Tumbler', openedAt: NOW - 8 * DAY, costYuan: 0.2, courier: '圆通' }),
    entry('3', { closedAt: NOW, cause: 'goods', party: 'seller', openedAt: NOW - 40 * DAY, courier: '中通' }),
  ];
  const index = indexEntries(all);
  const ids = (query: Partial<LedgerQuery>) =>
    findEntries(index, { ...EVERYTHING, ...query }, NOW).map((each) => each.id);
  test.each([
    ['everything, the newest first', {}, ['1', '2', '3']],
    ['open ones', { state: 'open' }, ['1', '2']],
    ['closed ones', { state: 'closed' }, ['3']],
    ['by cause', { cause: 'lost' }, ['1']],
    ['those without a cause', { cause: 'none' }, ['2']],
    ['by courier', { courier: '中通' }, ['3']],
    ['by product', { goods: '加厚 Tumbler' }, ['2']],
    ['those without a product', { goods: 'none' }, ['1', '3']],
    ['those without a courier', { courier: 'none' }, []],
    ['the last seven days', { period: 'week' }, ['1']],
    ['this week from Monday', { period: 'this-week' }, ['1']],
    ['four weeks with this one', { period: 'four-weeks' }, ['1', '2']],
    ['thirteen weeks', { period: 'quarter' }, ['1', '2', '3']],
    ['last month', { period: 'last-month' }, ['3']],
    ['words in any order, whatever their case', { search: 'tumbler 24-2' }, ['2']],
    ['a word that stands nowhere', { search: 'tumbler 24-1' }, []],
  ] as const)('%s', (_, query, expected) => expect(ids(query)).toEqual(expected));

  test('couriers by how often they occur; costs to the fen', () => {
    expect(couriersIn(index)).toEqual(['圆通', '中通']);
    expect(costOf(all)).toBe(0.3);
  });

  test('an index changed entry by entry is the index made afresh', () => {
    const time = fc.integer({ min: NOW - 9, max: NOW });
    const step = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), openedAt: time, gone: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const known = new Map<string, LedgerEntry>();
        let grown = indexEntries([]);
        for (const { id, openedAt, gone } of steps) {
          const next = gone ? undefined : (known.get(id) ?? entry(id, { openedAt }));
          if (next) known.set(id, next);
          else known.delete(id);
          grown = withEntry(grown, id, next);
        }
        expect(grown).toEqual(indexEntries([...known.values()]));
      }),
    );
  });
});

describe('cells', () => {
  const say = (family: string, id: string) => `${family}:${id}`;
  test.each([
    ['12.5', 12.5],
    ['¥12.50', 12.5],
    ['１２元', 12],
    ['1,200', 1200],
  ])('%s is an amount', (typed, yuan) => expect(readYuan(typed)).toBe(yuan));
  test.each(['-3', '12.345', '十二块', '1e5'])('%s is none', (typed) => expect(readYuan(typed)).toBeUndefined());

  test('an empty choice takes it out where it may be open, and changes nothing where it may not', () => {
    const one = entry('1');
    expect(readCell(one, columnOf('cause'), '')).toEqual({ cause: undefined });
    expect(readCell(one, columnOf('weight'), '')).toBeUndefined();
    expect(readCell(one, columnOf('cause'), 'nonsense')).toBeUndefined();
    expect(readCell(one, columnOf('openedAt'), '2026')).toBeUndefined();
  });
  test('personal data is starred unless asked for; numbers that are compared stay', () => {
    const one = entry('1', { done: '寄到文三路478号3幢501，电话13812345678', tracking: '78123456789012' });
    expect(cellText(one, columnOf('done'), say)).toBe('寄到***，电话138****5678');
    expect(cellText(one, columnOf('done'), say, true)).toContain('13812345678');
    expect(cellText(one, columnOf('tracking'), say)).toBe('78123456789012');
    expect(['今天也要早点睡', '李雷', '喵', '喵***酱'].map(maskName)).toEqual(['今***睡', '李*', '喵', '喵***酱']);
  });
  test('what a cell shows can be typed back, column by column', () => {
    const one = entry('1', { cause: 'goods', party: 'seller', costYuan: 8.5, amountYuan: 39.9, scenario: 'exchange' });
    for (const column of COLUMNS) {
      if (column.kind === 'time' || column.kind === 'lines') continue;
      const typed = cellText(one, column, (_, id) => id, true);
      if (typed === '' && column.kind !== 'text') continue;
      const change = readCell(one, column, typed);
      expect(change && changed(editEntry(one, change, NOW)), column.id).toMatchObject({ ...one, updatedAt: NOW + 1 });
    }
  });
});

describe('what the departments get', () => {
  const all = [
    entry('1', { cause: 'lost', party: 'courier', courier: '圆通', costYuan: 20 }),
    entry('2', { cause: 'goods', party: 'seller', goods: '玻璃杯', costYuan: 5.5 }),
    entry('3', { cause: 'packaging', party: 'seller', costYuan: 1 }),
    entry('4'),
  ];
  const of = (id: string) => {
    const department = DEPARTMENTS.find((each) => each.id === id);
    if (!department) throw new Error(id);
    return department;
  };
  test.each([
    ['courier', ['1', '3']],
    ['product', ['2', '3']],
    ['warehouse', ['3']],
    ['operations', ['1', '2', '3', '4']],
  ])('%s: the cases it answers for', (id, expected) =>
    expect(casesFor(all, of(id)).map((each) => each.id)).toEqual(expected),
  );
  test('amounts are figures, the rest is text, and the head has a word for each', () => {
    const sheet = departmentSheet(all.slice(0, 1), of('courier'), {
      say: (_, id) => id,
      head: (id) => id,
      unmasked: false,
    });
    expect(sheet.head).toHaveLength(sheet.rows[0]?.length ?? 0);
    expect(sheet.rows[0]?.[sheet.head.indexOf('costYuan')]).toBe(20);
    expect(sheet.rows[0]?.[sheet.head.indexOf('courier')]).toBe('圆通');
  });
  test('the sums by cause, the most frequent first', () => {
    expect(tally([...all, entry('5', { cause: 'lost', costYuan: 0.2 })], 'cause')).toEqual([
      { id: 'lost', count: 2, costYuan: 20.2 },
      { id: 'goods', count: 1, costYuan: 5.5 },
      { id: 'packaging', count: 1, costYuan: 1 },
      { id: 'none', count: 1, costYuan: 0 },
    ]);
  });
});

describe('at the border', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 });
  const time = fc.integer({ min: 0, max: NOW });
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const anEntry: fc.Arbitrary<LedgerEntry> = fc.record({
    id: fc.string({ minLength: 1, maxLength: 40 }),
    owner: text,
    openedAt: time,
    updatedAt: time,
    closedAt: maybe(time),
    orderNumber: text,
    buyer: fc.record({ id: text, name: text }),
    goods: text,
    sku: text,
    amountYuan: maybe(fc.integer({ min: 0, max: 1_000_000 }).map((fen) => fen / 100)),
    courier: text,
    tracking: text,
    cause: maybe(fc.constantFrom(...CAUSES)),
    party: maybe(fc.constantFrom(...PARTIES)),
    promised: text,
    done: text,
    costYuan: maybe(fc.integer({ min: 0, max: 1_000_000 }).map((fen) => fen / 100)),
    weight: fc.constantFrom(...WEIGHTS),
    result: maybe(fc.constantFrom(...RESULTS)),
    asked: fc.constantFrom(...ASKED),
    progress: fc.array(fc.record({ at: time, said: text }), { maxLength: 3 }),
    memos: fc.constant([]),
  });
  test('written and read back, every entry is what it was', () => {
    fc.assert(
      fc.property(anEntry, (one) => {
        const written = JSON.parse(JSON.stringify(one));
        expect(admitEntry(written)).toEqual({ ok: true, value: written });
      }),
    );
  });
  test('anything else is refused by the name of its field, and nothing throws', () => {
    expect(admitEntry({ ...entry('1'), cause: '别的' })).toMatchObject({
      ok: false,
      problem: says('cause'),
    });
    fc.assert(fc.property(fc.anything(), (input) => void admitEntry(input)));
  });
});

test('a case with no word for three days is stale; a closed one never is', () => {
  const one = entry('1');
  expect(isStale(one, NOW + 2 * DAY)).toBe(false);
  expect(isStale(one, NOW + 4 * DAY)).toBe(true);
  expect(isStale(addProgress(one, '网点说在找', NOW + 2 * DAY), NOW + 4 * DAY)).toBe(false);
  expect(isStale({ ...one, closedAt: NOW }, NOW + 4 * DAY)).toBe(false);
});
