import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inWords } from '../../components/words';
import { aMemo, MINUTE, NOW } from '../../test/builders';
import { weekStart } from '../memo/groups';
import { drop, move, snooze, tick, undo } from '../memo/memo';
import { beginRound, closeRound } from '../memo/round';
import type { Memo } from '../model/memo';
import { closedByWeekday, keptByWeek, keptRate, openByAge, promiseState, promisesIn, twoWeeks } from './figures';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** a promise due at three on this Tuesday, made two hours before */
const promise = (id: string, over: Partial<Memo> = {}): Memo =>
  aMemo(id, { source: 'commitment', dueAt: NOW, createdAt: NOW - 2 * HOUR, ...over });

describe('how a promise stands', () => {
  test.each([
    ['done before it was due', tick(promise('a'), NOW - HOUR), 'kept'],
    ['done in the minute it was due', tick(promise('a'), NOW + 59_000), 'kept'],
    ['done a minute late', tick(promise('a'), NOW + MINUTE), 'broken'],
    ['moved in time, and then kept', tick(move(promise('a'), NOW + DAY, NOW - HOUR), NOW + DAY), 'kept'],
    ['moved only once it was overdue', tick(move(promise('a'), NOW + DAY, NOW + HOUR), NOW + 2 * HOUR), 'broken'],
    ['snoozed past its time', tick(snooze(promise('a'), NOW + HOUR, NOW - HOUR), NOW + HOUR), 'broken'],
    [
      'ticked too early and taken back, then late',
      tick(undo(tick(promise('a'), NOW - HOUR), promise('a'), NOW, inWords), NOW + HOUR),
      'broken',
    ],
    ['dropped for a reason', drop(promise('a'), '买家自己解决了', NOW - HOUR), 'void'],
    ['open and not due yet', promise('a', { dueAt: NOW + 3 * HOUR }), 'pending'],
    ['open and overdue', promise('a', { dueAt: NOW - DAY }), 'broken'],
  ] as const)('%s', (_, memo, state) => expect(promiseState(memo, NOW + 2 * HOUR)).toBe(state));

  /** as it was kept before a move kept the old time itself */
  const older = (memo: Memo): Memo => ({ ...memo, log: memo.log.map(({ was: _, ...line }) => line) });

  test.each([
    ['with the old time', (memo: Memo) => memo],
    ['of an older record, by its words', older],
  ])('a move over New Year %s', (_, stored) => {
    const eve = new Date(2026, 11, 31, 18).getTime();
    const inTime = stored(move(promise('a', { dueAt: new Date(2027, 0, 1, 10).getTime() }), eve + 2 * DAY, eve));
    expect(promiseState(tick(inTime, eve + DAY), eve + 3 * DAY)).toBe('kept');
    const late = stored(move(promise('a', { dueAt: eve }), eve + 2 * DAY, eve + 12 * HOUR));
    expect(promiseState(tick(late, eve + DAY), eve + 3 * DAY)).toBe('broken');
  });

  test('one due in most of a year is judged by the time it had, not by the nearest of its day', () => {
    const moved = move(promise('a', { dueAt: NOW + 340 * DAY }), NOW + 400 * DAY, NOW);
    expect(promiseState(tick(moved, NOW + DAY), NOW + 2 * DAY)).toBe('kept');
  });
});

test('only promises count, dropped ones neither way, what is to come not yet', () => {
  const memos = [
    tick(promise('a'), NOW - HOUR),
    promise('b', { dueAt: NOW - HOUR }),
    drop(promise('c'), '重复', NOW),
    promise('d', { dueAt: NOW + HOUR }),
    tick(aMemo('e', { dueAt: NOW - HOUR }), NOW - 2 * HOUR),
    tick(aMemo('f', { dueAt: NOW, promised: '明早答复' }), NOW - HOUR),
  ];
  const counted = promisesIn(memos, NOW - DAY, NOW + DAY, NOW);
  expect([counted, keptRate(counted)]).toEqual([{ due: 3, kept: 2 }, 2 / 3]);
  expect(keptRate({ due: 0, kept: 0 })).toBeUndefined();
});

describe('weeks', () => {
  test('begin on Monday, also on a Sunday and over a change of the clock', () => {
    for (let i = 0; i < 400; i++) {
      const day = new Date(2026, 0, 1 + i, 13).getTime();
      const start = new Date(weekStart(day));
      expect([start.getDay(), start.getHours()]).toEqual([1, 0]);
      expect(day - weekStart(day)).toBeLessThan(7 * DAY + HOUR);
    }
  });

  const done = (id: string, at: number, took: number) =>
    tick(promise(id, { createdAt: at - took, dueAt: at + HOUR }), at);
  test('this week so far is held against last week up to the same hour', () => {
    const monday = weekStart(NOW) + 10 * HOUR;
    const memos = [
      done('a', monday, 2 * HOUR),
      done('b', monday + HOUR, 4 * HOUR),
      done('c', monday - 7 * DAY, HOUR),
      done('later last week', monday - 3 * DAY, HOUR),
    ];
    const stamped = closeRound(beginRound('小李', [], monday), [], monday);
    expect(twoWeeks(memos, [stamped, beginRound('小李', [], NOW)], NOW)).toEqual({
      present: { promises: { due: 2, kept: 2 }, closed: 2, timeToClose: 3 * HOUR, roundsClosed: 1 },
      last: { promises: { due: 1, kept: 1 }, closed: 1, timeToClose: HOUR, roundsClosed: 0 },
    });
  });
  test('day by day from Monday; days to come are none, not zero', () => {
    const memos = [done('a', weekStart(NOW) + HOUR, HOUR), done('b', weekStart(NOW, -1) + 6 * DAY, HOUR)];
    const days = closedByWeekday(memos, NOW);
    expect(days.map((day) => day.present)).toEqual([1, 0, ...Array(5).fill(undefined)]);
    expect(days.map((day) => day.last)).toEqual([0, 0, 0, 0, 0, 0, 1]);
  });
  test('eight weeks of promises, the present one last', () => {
    const weeks = keptByWeek([tick(promise('a'), NOW - HOUR), promise('b', { dueAt: NOW - 7 * DAY })], NOW + HOUR);
    expect(weeks.map(({ due, kept }) => [due, kept])).toEqual([...Array(6).fill([0, 0]), [1, 0], [1, 1]]);
  });
});

test('what is open, by age in calendar days', () => {
  const made = (days: number) => aMemo(`d${days}`, { createdAt: NOW - days * DAY });
  const memos = [made(0), made(1), made(2), made(3), made(6), made(7), made(40), tick(made(8), NOW)];
  expect(openByAge(memos, NOW)).toEqual({ today: 1, 'two-days': 2, week: 2, older: 2 });
});

test('whatever the follow-ups, no more are kept than fell due, and every open one has one age', () => {
  const times = fc.integer({ min: NOW - 60 * DAY, max: NOW + 9 * DAY });
  const some = fc.record({ dueAt: times, createdAt: times, doneAt: fc.option(times, { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(some), (all) => {
      const memos = all.map(({ dueAt, createdAt, doneAt }, i) => {
        const memo = promise(`m${i}`, { dueAt, createdAt });
        return doneAt === undefined ? memo : tick(memo, doneAt);
      });
      for (const { due, kept } of keptByWeek(memos, NOW)) expect(kept).toBeLessThanOrEqual(due);
      const ages = Object.values(openByAge(memos, NOW)).reduce((a, b) => a + b, 0);
      expect(ages).toBe(all.filter(({ doneAt }) => doneAt === undefined).length);
    }),
  );
});
