import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOW } from '../../test/builders';
import { CAUSES } from '../memo/cause';
import { type LedgerEntry, newEntry } from '../memo/ledger';
import { EVERYTHING, findEntries, indexEntries, SPANS } from '../memo/ledger-find';
import { SIDES, troubleIn, troubleSheet } from './trouble';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let made = 0;
const entry = (daysAgo: number, over: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...newEntry({ goods: '玻璃杯', courier: '圆通', cause: 'lost' }, '小李', `e${made++}`, NOW - daysAgo * DAY),
  ...over,
});
const several = (count: number, daysAgo: number, over: Partial<LedgerEntry> = {}) =>
  Array.from({ length: count }, () => entry(daysAgo, over));
/** Long ago: so that the span before is whole. */
const old = entry(400);
const inWeek = (entries: readonly LedgerEntry[]) => troubleIn([old, ...entries], 'this-week', NOW, undefined);

describe('the tables', () => {
  test('cases and costs, exact to the fen, by cause and product and by cause and courier; the most first', () => {
    const { tables, all, causes } = inWeek([
      entry(0, { costYuan: 0.1 }),
      entry(1, { costYuan: 0.2 }),
      entry(1, { goods: '围巾', cause: 'goods', courier: '' }),
      entry(0, { goods: '', cause: undefined }),
    ]);
    expect(all).toMatchObject({ count: 4, costYuan: 0.3 });
    expect([...causes].map(([cause, { count }]) => [cause, count])).toEqual([
      ['lost', 2],
      ['goods', 1],
      ['none', 1],
    ]);
    expect(tables.goods.causes).toEqual(['lost', 'goods', 'none']);
    expect(tables.goods.rows.map(({ id, all: { count } }) => [id, count])).toEqual([
      ['玻璃杯', 2],
      ['围巾', 1],
      ['none', 1],
    ]);
    expect(tables.goods.rows[0]?.by.get('lost')).toMatchObject({ count: 2, costYuan: 0.3 });
    expect(tables.courier.rows.map(({ id }) => id)).toEqual(['圆通', 'none']);
  });

  test('a case of this very minute counts, though the clock is read by the minute', () => {
    expect(inWeek([entry(-30_000 / DAY)]).all.count).toBe(1);
  });

  test('a week is held against the week before up to the same weekday and hour', () => {
    const { all } = inWeek([entry(0), entry(7), entry(6.9), entry(8), entry(8.7)]);
    expect(all).toMatchObject({ count: 1, before: { count: 2 } });
  });

  test.each([
    ['this-week', 1, 7],
    ['four-weeks', 22, 28],
    ['quarter', 85, 91],
  ] as const)('%s begins on a Monday, the span before it as many weeks earlier', (span, within, back) => {
    const { all, from } = troubleIn([old, entry(within), entry(back)], span, NOW, undefined);
    expect([new Date(from).getDay(), all.count, all.before?.count]).toEqual([1, 1, 1]);
  });
});

describe('what stands out', () => {
  test.each([
    ['five after two', 5, 2, true],
    ['five after none', 5, 0, true],
    ['four after none', 4, 0, false],
    ['five after three', 5, 3, false],
    ['twelve after six', 12, 6, true],
    ['eleven after six', 11, 6, false],
  ])('%s: %i against %i', (_, present, before, standsOut) => {
    const { tables } = inWeek([...several(present, 0), ...several(before, 7.5)]);
    expect(tables.courier.rows[0]?.by.get('lost')?.standsOut).toBe(standsOut);
  });

  test('is named as narrowly as it can be, the most cases first', () => {
    const { warnings } = inWeek([
      ...several(6, 0, { goods: '玻璃杯', courier: '圆通', cause: 'lost' }),
      // No cell of the scarf's has five, the scarf itself has.
      ...several(3, 0, { goods: '围巾', courier: '', cause: 'goods' }),
      ...several(4, 0, { goods: '围巾', courier: '', cause: 'mismatch' }),
      // Spread over all products: only the cause stands out.
      ...['甲', '乙', '丙', '丁', '戊'].map((goods) => entry(0, { goods, courier: '', cause: 'late' })),
    ]);
    expect(warnings.map(({ side, id, cause, cell }) => [side, id, cause, cell.count])).toEqual([
      ['goods', '围巾', undefined, 7],
      ['goods', '玻璃杯', 'lost', 6],
      ['courier', '圆通', 'lost', 6],
      [undefined, undefined, 'late', 5],
    ]);
  });

  test('never what was not filled in', () => {
    expect(inWeek(several(9, 0, { goods: '', courier: '', cause: undefined })).warnings).toEqual([]);
  });
});

describe('where the span before cannot be told, nothing is compared', () => {
  const many = several(9, 0);
  test('a register that began within it', () => {
    const { notCompared, all, warnings } = troubleIn([...many, entry(7.5)], 'this-week', NOW, undefined);
    expect([notCompared, all.before, warnings]).toEqual(['young', undefined, []]);
  });
  test('closed cases that go before it is over', () => {
    expect(troubleIn([old, ...many], 'quarter', NOW, 90)).toMatchObject({ notCompared: 'wiped', warnings: [] });
    expect(troubleIn([old, ...many], 'quarter', NOW, 365).notCompared).toBeUndefined();
    expect(troubleIn([old, ...many], 'four-weeks', NOW, 90).notCompared).toBeUndefined();
  });
});

test('a line a cell in a file; what cannot be compared is left empty', () => {
  const words = {
    head: ['按', '名称', '原因', '条数', '费用', '之前条数', '之前费用', '标记'],
    side: (side: string) => side,
    name: (id: string) => id,
    cause: (cause: string) => cause,
    standsOut: '要留意',
  };
  expect(troubleSheet(inWeek(several(5, 0, { costYuan: 1 })), words)).toEqual({
    head: words.head,
    rows: [
      ['goods', '玻璃杯', 'lost', 5, 5, 0, 0, '要留意'],
      ['courier', '圆通', 'lost', 5, 5, 0, 0, '要留意'],
    ],
  });
  const young = troubleIn(several(5, 0), 'this-week', NOW, undefined);
  expect(troubleSheet(young, words).rows[0]?.slice(5)).toEqual(['', '', '']);
});

test('every figure is as many as the register finds for it, whatever stands in it', () => {
  const some = fc.record({
    daysAgo: fc.double({ min: 0, max: 200, noNaN: true }),
    goods: fc.constantFrom('', '杯', '巾'),
    courier: fc.constantFrom('', '圆通', '中通'),
    cause: fc.constantFrom(undefined, ...CAUSES.slice(0, 3)),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 40 }), fc.constantFrom(...SPANS), (all, period) => {
      const entries = all.map(({ daysAgo, ...over }) => entry(daysAgo, over));
      const index = indexEntries(entries);
      const { tables, all: whole } = troubleIn(entries, period, NOW, undefined);
      for (const side of SIDES) {
        const counted = tables[side].rows.reduce((sum, row) => sum + row.all.count, 0);
        expect(counted).toBe(whole.count);
        for (const { id, by } of tables[side].rows)
          for (const [cause, { count }] of by)
            expect(count).toBe(findEntries(index, { ...EVERYTHING, [side]: id, cause, period }, NOW).length);
      }
    }),
  );
});
