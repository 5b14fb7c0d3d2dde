import { expect, test } from 'vitest';
import { SCENARIOS } from '../model/case';
import { usualMemo } from './usual';

const at = (hour: number, minute = 0, day = 24) => new Date(2026, 10, day, hour, minute).getTime();

test('every scenario but a greeting and a goodbye has one, at any hour, and it lies ahead', () => {
  for (const scenario of SCENARIOS) {
    for (const now of [at(0, 5), at(10), at(18), at(23, 59)]) {
      const memo = usualMemo(scenario, now);
      if (scenario === 'greeting' || scenario === 'closing') expect(memo).toBeUndefined();
      else expect([scenario, (memo?.dueAt ?? 0) > now]).toEqual([scenario, true]);
    }
  }
});

test('today’s hour where it still lies ahead, else the next', () => {
  expect(usualMemo('tracking-stalled', at(15))).toMatchObject({ dueAt: at(18), source: 'scenario', kind: 'courier' });
  expect(usualMemo('tracking-stalled', at(19))?.dueAt).toBe(at(10, 0, 25));
  expect(usualMemo('platform-intervention', at(15))).toMatchObject({
    dueAt: at(3, 0, 26),
    kind: 'evidence',
    checklist: expect.arrayContaining([{ text: '快递凭证', done: false }]),
  });
  expect(usualMemo(undefined, at(15))).toBeUndefined();
});
