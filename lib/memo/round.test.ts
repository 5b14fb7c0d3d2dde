import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Memo, MemoId } from '../model/memo';
import { newMemo, tick } from './memo';
import {
  admitRound,
  beginRound,
  closeRound,
  gapOf,
  leftIn,
  lookedAt,
  notLookedAt,
  roundOrder,
  withNewcomers,
} from './round';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();
const NOW = at(24, 10);
const memo = (id: string, dueAt: number, over: Partial<Memo> = {}): Memo => ({
  ...newMemo({ what: `跟进 ${id}`, kind: 'reply', dueAt }, '小李', id as MemoId, at(23, 9)),
  ...over,
});
const ids = (memos: readonly { id: MemoId }[]) => memos.map((each) => each.id);
const did = (id: string, now = NOW) => ({ id: id as MemoId, at: now, did: 'done' as const });

describe('the order', () => {
  test('overdue, platform clocks, today by the hour, the rest; the urgent first but never before an earlier hour', () => {
    const memos = [
      memo('next week', at(30, 9)),
      memo('next week, urgent', at(30, 18), { priority: 'high' }),
      memo('tonight, urgent', at(24, 20), { priority: 'high' }),
      memo('at noon', at(24, 12)),
      memo('clock', at(26, 9), { source: 'clock' }),
      memo('clock run out', at(24, 9), { source: 'clock' }),
      memo('yesterday', at(23, 9)),
      memo('this morning, urgent', at(24, 8), { priority: 'high' }),
      tick(memo('done', at(24, 9)), NOW),
    ];
    expect(ids(roundOrder(memos, NOW))).toEqual([
      'this morning, urgent',
      'yesterday',
      'clock run out',
      'clock',
      'at noon',
      'tonight, urgent',
      'next week, urgent',
      'next week',
    ]);
  });

  test('a moving clock and moved memos never move a row; newcomers come last', () => {
    const memos = [memo('a', at(24, 11)), memo('b', at(24, 12)), memo('c', at(25, 9))];
    const round = beginRound('小李', memos, NOW);
    const later = [{ ...memos[2], dueAt: at(24, 10, 5) } as Memo, memo('new', at(24, 9)), memos[0] as Memo];
    const grown = withNewcomers(round, later, at(24, 13));
    expect(grown.order).toEqual(['a', 'b', 'c', 'new']);
    expect(withNewcomers(grown, later, at(24, 14))).toBe(grown);
  });
});

describe('looking and closing', () => {
  const memos = [memo('a', at(24, 11)), memo('b', at(24, 12)), memo('c', at(25, 9))];

  test('what was not looked at is told; what was finished elsewhere needs no look', () => {
    const round = lookedAt(beginRound('小李', memos, NOW), did('b'));
    expect(leftIn(round, memos)).toEqual(['a', 'c']);
    expect(leftIn(round, [tick(memos[0] as Memo, NOW), memos[1] as Memo, memos[2] as Memo])).toEqual(['c']);
    expect(leftIn(notLookedAt(round, 'b' as MemoId), memos)).toEqual(['a', 'b', 'c']);
    expect(lookedAt(round, did('b', NOW + 5)).looks).toHaveLength(1);
  });

  test('the stamp says how many were looked at and how many not', () => {
    const round = closeRound(lookedAt(beginRound('小李', memos, NOW), did('b')), memos, NOW + 9);
    expect(round.stamp).toEqual({ at: NOW + 9, looked: 1, left: 2 });
  });

  test('of any looks in any order, each memo is left or looked at, never both', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), (seen) => {
        const round = seen.reduce((sofar, id) => lookedAt(sofar, did(id)), beginRound('小李', memos, NOW));
        const left = leftIn(round, memos);
        expect([...left, ...ids(round.looks)].sort()).toEqual(['a', 'b', 'c']);
      }),
    );
  });
});

describe('yesterday’s gap', () => {
  const memos = [memo('a', at(23, 11)), memo('b', at(23, 12))];
  const yesterday = beginRound('小李', memos, at(23, 9));
  test('closed with everything looked at, there is none; on the first day neither', () => {
    const whole = closeRound(lookedAt(lookedAt(yesterday, did('a')), did('b')), memos, at(23, 18));
    expect(gapOf(whole, NOW)).toBeUndefined();
    expect(gapOf(undefined, NOW)).toBeUndefined();
  });
  test('not closed, closed too early, and days without a round are told apart', () => {
    expect(gapOf(lookedAt(yesterday, did('a')), NOW)).toEqual({ kind: 'unclosed', day: '2026-11-23', left: 1 });
    expect(gapOf(closeRound(yesterday, memos, at(23, 18)), NOW)).toEqual({ kind: 'left', day: '2026-11-23', left: 2 });
    expect(gapOf(closeRound(yesterday, memos, at(23, 18)), at(26, 9))).toEqual({
      kind: 'skipped',
      day: '2026-11-23',
      days: 2,
    });
  });
});

test('a round survives being written and read; nonsense is refused, never thrown on', () => {
  const round = closeRound(beginRound('小李', [memo('a', NOW)], NOW), [], NOW);
  expect(admitRound(JSON.parse(JSON.stringify(round)))).toEqual({ ok: true, value: round });
  expect(admitRound({ ...round, day: '昨天' })).toMatchObject({ ok: false });
  fc.assert(fc.property(fc.anything(), (input) => void admitRound(input)));
});
