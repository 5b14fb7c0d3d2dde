import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { says } from '../../test/says';
import { admitRecurring, type Every, nextRecurrenceDay, occursOn, type Recurring, ruleOf, todaysMemo } from './recur';

const at = (month: number, day: number, hour = 9, minute = 0) => new Date(2026, month - 1, day, hour, minute).getTime();
const rule = (every: Every, over: Partial<Recurring> = {}): Recurring => ({
  id: 'refund-round',
  owner: '小李',
  what: '再处理一批仅退款',
  kind: 'refund',
  priority: 'normal',
  minute: 22 * 60,
  every,
  steps: ['未发货仅退款'],
  paused: false,
  source: 'policy',
  createdAt: at(1, 1),
  ...over,
});

describe('the days it falls on', () => {
  test.each<[string, Every, number, boolean]>([
    ['every day, on a Sunday', { every: 'day' }, at(11, 29), true],
    ['working days, on a Tuesday', { every: 'workday' }, at(11, 24), true],
    ['working days, on a Saturday', { every: 'workday' }, at(11, 28), false],
    ['working days, on a holiday Thursday', { every: 'workday' }, at(10, 1), false],
    ['working days, on a Saturday worked for it', { every: 'workday' }, at(10, 10), true],
    ['Mondays and Fridays, on a Friday', { every: 'week', on: [1, 5] }, at(11, 27), true],
    ['Mondays and Fridays, on a Tuesday', { every: 'week', on: [1, 5] }, at(11, 24), false],
    ['the 3rd, on the 3rd', { every: 'month', on: 3 }, at(12, 3), true],
    ['the 31st, on 30 November', { every: 'month', on: 31 }, at(11, 30), true],
    ['the 31st, on 30 December', { every: 'month', on: 31 }, at(12, 30), false],
    ['the 31st, on 28 February', { every: 'month', on: 31 }, at(2, 28), true],
  ])('%s', (_, every, day, falls) => {
    expect(occursOn(rule(every), day)).toBe(falls);
  });
});

describe('today’s memo', () => {
  test('is due at the time of the wall, with its steps, and has one id however often it is made', () => {
    const made = todaysMemo(rule({ every: 'day' }), at(11, 24, 8));
    expect(made).toMatchObject({
      dueAt: at(11, 24, 22),
      source: 'recurring',
      checklist: [{ text: '未发货仅退款', done: false }],
      series: { id: 'refund-round', day: '2026-11-24' },
    });
    expect(todaysMemo(rule({ every: 'day' }), at(11, 24, 23))?.id).toBe(made?.id);
    expect(todaysMemo(rule({ every: 'day' }), at(11, 25, 8))?.id).not.toBe(made?.id);
    expect(todaysMemo(rule({ every: 'day' }, { owner: '小王' }), at(11, 24, 8))?.id).not.toBe(made?.id);
  });
  test('is not made while the rule is paused, nor on another day', () => {
    expect(todaysMemo(rule({ every: 'day' }, { paused: true }), at(11, 24))).toBeUndefined();
    expect(todaysMemo(rule({ every: 'week', on: [1] }), at(11, 24))).toBeUndefined();
  });
  test('a rule made after its time today begins tomorrow', () => {
    const late = rule({ every: 'day' }, { createdAt: at(11, 24, 22, 1) });
    expect(todaysMemo(late, at(11, 24, 23))).toBeUndefined();
    expect(todaysMemo(late, at(11, 25, 8))?.dueAt).toBe(at(11, 25, 22));
  });
  test('the background wakes on the next day that has one', () => {
    expect(nextRecurrenceDay([rule({ every: 'week', on: [1] })], at(11, 24))).toBe(at(11, 30, 0));
    expect(nextRecurrenceDay([rule({ every: 'day' }, { paused: true })], at(11, 24))).toBeUndefined();
  });
});

describe('wherever the clock stands', () => {
  const home = process.env['TZ'];
  afterEach(() => {
    if (home === undefined) delete process.env['TZ'];
    else process.env['TZ'] = home;
  });

  test.each(['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'America/Santiago'])(
    'one memo a day through a year in %s, at ten at night by the wall, the clock changes included',
    (zone) => {
      process.env['TZ'] = zone;
      const daily = rule({ every: 'day' });
      const seen = new Set<string>();
      for (let day = 0; day < 365; day++) {
        const now = new Date(2026, 0, 1 + day, 12).getTime();
        const made = todaysMemo(daily, now);
        seen.add(made?.id ?? '');
        expect(new Date(made?.dueAt ?? 0).getHours()).toBe(22);
        expect(nextRecurrenceDay([daily], now)).toBe(new Date(2026, 0, 2 + day).getTime());
      }
      expect(seen.size).toBe(365);
    },
  );

  test('carried to another zone on the same day, the memo is the same one', () => {
    process.env['TZ'] = 'Asia/Shanghai';
    const home = todaysMemo(rule({ every: 'day' }), Date.UTC(2026, 10, 24, 4));
    process.env['TZ'] = 'Asia/Urumqi';
    expect(todaysMemo(rule({ every: 'day' }), Date.UTC(2026, 10, 24, 4))?.id).toBe(home?.id);
  });

  test('a time the clock skips is the moment after the gap, on the same day', () => {
    process.env['TZ'] = 'America/New_York';
    const due = todaysMemo({ ...rule({ every: 'day' }), minute: 150 }, new Date(2026, 2, 8, 12).getTime())?.dueAt ?? 0;
    expect([new Date(due).getDate(), new Date(due).getHours()]).toEqual([8, 3]);
  });
});

test('a rule survives being written and read; nonsense names its field', () => {
  const kept = rule({ every: 'week', on: [1, 5] });
  expect(admitRecurring(JSON.parse(JSON.stringify(kept)))).toEqual({ ok: true, value: kept });
  expect(admitRecurring({ ...kept, minute: 1440 })).toMatchObject({ problem: says('minute') });
  expect(admitRecurring({ ...kept, every: { every: 'week', on: [] } })).toMatchObject({ ok: false });
  fc.assert(fc.property(fc.anything(), (input) => void admitRecurring(input)));
});

test('what a policy sets becomes one rule for each agent, admitted like any other', () => {
  const set = { id: 'refunds', what: '再处理一批仅退款', minute: 1320, every: { week: [1, 5] }, steps: ['未发货'] };
  const mine = ruleOf(set, '小李', at(11, 24));
  expect(mine).toMatchObject({ every: { every: 'week', on: [1, 5] }, kind: 'refund', source: 'policy' });
  expect(admitRecurring(mine).ok).toBe(true);
  expect(ruleOf(set, '小王', at(11, 24)).id).not.toBe(mine.id);
  expect(ruleOf(set, '小李', at(11, 25)).id).toBe(mine.id);
});
