import { expect, test } from 'vitest';
import { aMemo, MINUTE, NOW } from '../../test/builders';
import { tick } from './memo';
import { shiftOf } from './shift';

const HOUR = 60 * MINUTE;
const memos = [
  aMemo('late', { dueAt: NOW - 30 * HOUR }),
  aMemo('while away', { dueAt: NOW - HOUR }),
  aMemo('today', { dueAt: NOW + HOUR }),
  aMemo('again', { dueAt: NOW + 2 * HOUR, source: 'recurring', what: '再处理一批仅退款' }),
  aMemo('later', { dueAt: NOW + 48 * HOUR }),
  tick(aMemo('done', { dueAt: NOW - HOUR }), NOW - 2 * HOUR),
];

test('overdue, today, what came due while away, what comes again, what was handed over, yesterday’s gap', () => {
  const gap = { kind: 'left', day: '2026-11-23', left: 2 } as const;
  expect(shiftOf(memos, { gap, handed: 3, lastHere: NOW - 15 * HOUR }, NOW)).toEqual({
    overdue: 2,
    today: 2,
    away: 1,
    recurring: ['再处理一批仅退款'],
    handed: 3,
    gap,
  });
});

test('who was never here was not away; where there is nothing to say, nothing is said', () => {
  expect(shiftOf(memos, { handed: 0 }, NOW)?.away).toBe(0);
  expect(shiftOf([aMemo('later', { dueAt: NOW + 48 * HOUR })], { handed: 0 }, NOW)).toBeUndefined();
  expect(shiftOf([], { handed: 1 }, NOW)?.handed).toBe(1);
});
