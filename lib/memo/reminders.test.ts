// @vitest-environment node
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Memo, MemoId } from '../model/memo';
import { move, newMemo, snooze, tick } from './memo';
import { movesNow, ownMoves } from './moves';
import { isStillTold, planReminders, type RingHours, ringsAt, silentUntil } from './reminders';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (day: number, hour: number, minute = 0, month = 10) => new Date(2026, month, day, hour, minute).getTime();
const m = (hour: number, minute = 0) => hour * 60 + minute;
const memo = (id: string, dueAt: number): Memo =>
  newMemo({ what: id, kind: 'reply', dueAt }, '小李', id as MemoId, dueAt - HOUR);
const ALWAYS: RingHours = { blocks: [] };
const NIGHT = { from: m(22), to: m(8) };

const home = process.env['TZ'];
const inZone = (zone: string) => {
  process.env['TZ'] = zone;
};
afterEach(() => {
  if (home === undefined) delete process.env['TZ'];
  else process.env['TZ'] = home;
});

describe('when it may ring', () => {
  test('quiet hours over midnight end in the morning', () => {
    const hours = { quiet: NIGHT, blocks: [] };
    expect(silentUntil(hours, at(24, 23))).toBe(at(25, 8));
    expect(silentUntil(hours, at(24, 7))).toBe(at(24, 8));
    expect(silentUntil(hours, at(24, 8))).toBeUndefined();
    expect(silentUntil(ALWAYS, at(24, 3))).toBeUndefined();
  });
  test('between working blocks it waits for the next one, over the midday break and over night', () => {
    const hours = {
      blocks: [
        { from: m(9), to: m(12) },
        { from: m(14), to: m(18) },
        { from: m(19, 30), to: m(22) },
      ],
    };
    expect(silentUntil(hours, at(24, 12))).toBe(at(24, 14));
    expect(silentUntil(hours, at(24, 18, 30))).toBe(at(24, 19, 30));
    expect(silentUntil(hours, at(24, 23))).toBe(at(25, 9));
    expect(silentUntil(hours, at(24, 11, 59))).toBeUndefined();
  });
  test('a quiet stretch inside a block is kept, and a block that begins in it opens at its end', () => {
    const hours = {
      quiet: { from: m(13), to: m(15) },
      blocks: [
        { from: m(9), to: m(12) },
        { from: m(14), to: m(18) },
      ],
    };
    expect(silentUntil(hours, at(24, 12, 30))).toBe(at(24, 15));
  });
  test('hours that leave no minute of the day hold nothing back', () => {
    expect(
      silentUntil({ quiet: { from: m(8), to: m(20) }, blocks: [{ from: m(9), to: m(18) }] }, at(24, 10)),
    ).toBeUndefined();
  });
  test('on the night the clocks go forward and back the end is by the wall clock', () => {
    inZone('America/New_York');
    // 8 March 2026: 2:00 becomes 3:00. The night is an hour shorter.
    const spring = at(7, 23, 0, 2);
    expect(silentUntil({ quiet: NIGHT, blocks: [] }, spring)).toBe(at(8, 8, 0, 2));
    expect(at(8, 8, 0, 2) - spring).toBe(8 * HOUR);
    // 1 November 2026: 2:00 becomes 1:00. An hour longer.
    const autumn = at(31, 23, 0, 9);
    expect(silentUntil({ quiet: NIGHT, blocks: [] }, autumn)).toBe(at(1, 8, 0, 10));
    expect(at(1, 8, 0, 10) - autumn).toBe(10 * HOUR);
    // An end that the clock jumps over is the moment after.
    expect(silentUntil({ quiet: { from: m(22), to: m(2, 30) }, blocks: [] }, spring)).toBe(at(8, 3, 30, 2));
  });
  test('in another time zone the hours are those of the new place', () => {
    inZone('Asia/Shanghai');
    const now = at(24, 21);
    expect(silentUntil({ quiet: NIGHT, blocks: [] }, now)).toBeUndefined();
    inZone('Asia/Tokyo');
    expect(silentUntil({ quiet: NIGHT, blocks: [] }, now)).toBe(new Date(2026, 10, 25, 8).getTime());
  });
});

describe('one look at the clock', () => {
  const told = (...memos: Memo[]) => new Map(memos.map((each) => [each.id, ringsAt(each)] as const));
  test('rings what is due and was not told; wakes for the next', () => {
    const [a, b] = [memo('a', at(24, 9)), memo('b', at(24, 10))];
    expect(planReminders([a, b], at(24, 12), told(a), ALWAYS, at(24, 10))).toEqual({ ring: [b], wakeAt: at(24, 12) });
    expect(planReminders([], undefined, new Map(), ALWAYS, at(24, 10))).toEqual({ ring: [], wakeAt: undefined });
  });
  test('a snoozed memo is not swallowed by another that rings meanwhile', () => {
    const snoozed = snooze(memo('a', at(24, 9)), at(24, 11), at(24, 9));
    const other = memo('b', at(24, 10));
    const plan = planReminders([snoozed, other], undefined, told(memo('a', at(24, 9))), ALWAYS, at(24, 10));
    expect(plan).toEqual({ ring: [other], wakeAt: at(24, 11) });
    expect(planReminders([snoozed, other], undefined, told(other), ALWAYS, at(24, 11)).ring).toEqual([snoozed]);
  });
  test('what fell due in the quiet hours rings at their end, all at once', () => {
    const night = [memo('a', at(24, 23)), memo('b', at(25, 2)), memo('c', at(25, 7))];
    const hours = { quiet: NIGHT, blocks: [] };
    expect(planReminders(night.slice(0, 1), at(25, 2), new Map(), hours, at(24, 23))).toEqual({
      ring: [],
      wakeAt: at(25, 8),
    });
    expect(planReminders(night, undefined, new Map(), hours, at(25, 8)).ring).toEqual(night);
  });
});

/** A life of the background under a controlled clock: it dies between any two looks, and only what is stored remains. */
function live(memos: Memo[], looks: readonly number[], hours: RingHours) {
  const told = new Map<MemoId, number>();
  const rung: { id: string; ringsAt: number; at: number }[] = [];
  for (const now of looks) {
    const due = memos.filter((each) => each.state === 'open' && each.dueAt <= now);
    const { ring } = planReminders(due, undefined, told, hours, now);
    for (const [id, toldFor] of told) {
      const known = memos.find((each) => each.id === id);
      if (!known || !isStillTold(known, toldFor)) told.delete(id);
    }
    for (const each of ring) {
      told.set(each.id, ringsAt(each));
      rung.push({ id: each.id, ringsAt: ringsAt(each), at: now });
    }
  }
  return rung;
}

describe('a browser’s life', () => {
  test('closed over the weekend: everything is told once at the start', () => {
    const weekend = [memo('a', at(21, 10)), memo('b', at(22, 15))];
    const rung = live(weekend, [at(20, 18), at(23, 9), at(23, 9, 5), at(23, 10)], ALWAYS);
    expect(rung.map(({ id, at: when }) => [id, when])).toEqual([
      ['a', at(23, 9)],
      ['b', at(23, 9)],
    ]);
  });
  test('a clock set back and forward again tells nothing twice', () => {
    const rung = live(
      [memo('a', at(24, 10))],
      [at(24, 10), at(24, 9, 30), at(24, 9, 55), at(24, 10), at(24, 10, 5)],
      ALWAYS,
    );
    expect(rung).toHaveLength(1);
  });
  test('the machine asleep past the time: told at the first look after', () => {
    expect(live([memo('a', at(24, 10))], [at(24, 9), at(24, 16, 40)], ALWAYS)).toEqual([
      { id: 'a', ringsAt: at(24, 10), at: at(24, 16, 40) },
    ]);
  });
  test('whenever it is looked, whatever the clock does: each time is told at most once, and by the end at least once', () => {
    const start = at(24, 8);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 600 }), { maxLength: 8 }),
        fc.array(fc.integer({ min: -120, max: 900 }), { minLength: 1, maxLength: 30 }),
        (dues, looks) => {
          const memos = dues.map((minutes, i) => memo(`m${i}`, start + minutes * MINUTE));
          const times = [...looks.map((minutes) => start + minutes * MINUTE), start + 24 * HOUR];
          const rung = live(memos, times, {
            blocks: [
              { from: m(8), to: m(12) },
              { from: m(13), to: m(20) },
            ],
          });
          expect(new Set(rung.map(({ id }) => id)).size).toBe(rung.length);
          expect(rung.length).toBe(memos.length);
          expect(rung.every(({ ringsAt: due, at: when }) => when >= due)).toBe(true);
        },
      ),
    );
  });
  test('moved, it rings again at its new time; ticked, never', () => {
    const first = memo('a', at(24, 10));
    const moved = move(first, at(24, 15), at(24, 10, 1));
    expect(isStillTold(moved, at(24, 10))).toBe(false);
    expect(isStillTold(tick(first, at(24, 10)), at(24, 10))).toBe(false);
  });
});

test('the agent’s own times keep their digits; one that has passed is not offered', () => {
  const moves = ownMoves(['15分钟后', '今天18点', '明早9点']);
  expect(movesNow(at(24, 10), moves).map(({ dueAt }) => dueAt)).toEqual([at(24, 10, 15), at(24, 18), at(25, 9)]);
  expect(movesNow(at(24, 19), moves).map(({ move: each }) => each.label)).toEqual(['15分钟后', '明早9点']);
});
