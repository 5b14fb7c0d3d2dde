import { expect, test } from 'vitest';
import { callHoursIn, keepDaysIn, recurringIn } from './desk';
import { type Pack, parsePack } from './pack';

const pack = (more: object): Pack => {
  const parsed = parsePack({ format: 1, id: 'shop', version: 1, name: '小店', ...more });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};
const refunds = { id: 'refunds', what: '再处理一批仅退款', at: '22:00', every: 'day' };

test('the topmost pack that sets the hours for calls decides; none sets none', () => {
  const below = pack({ calls: { from: '9:00', to: '20:00', perDay: 5 } });
  const above = pack({ calls: { from: '10:00', to: '17:30', perDay: 2 } });
  expect(callHoursIn([below, above, pack({})])).toEqual({ from: 600, to: 1050, perDay: 2 });
  expect(callHoursIn([pack({})])).toBeUndefined();
});

test('how long the register is kept is the topmost pack’s word; too short a time is refused', () => {
  expect(keepDaysIn([pack({ ledger: { keepDays: 365 } }), pack({ ledger: { keepDays: 180 } }), pack({})])).toBe(180);
  expect(keepDaysIn([pack({})])).toBeUndefined();
  expect(parsePack({ format: 1, id: 'shop', version: 1, name: '小店', ledger: { keepDays: 3 } }).ok).toBe(false);
});

test('a follow-up that comes again is changed by a later pack of the same id', () => {
  const weekly = { ...refunds, id: 'weekly', every: { week: [1, 5] }, steps: ['看差评'] };
  const all = recurringIn([pack({ recurring: [refunds, weekly] }), pack({ recurring: [{ ...refunds, at: '23:00' }] })]);
  expect(all.map(({ id, minute }) => [id, minute])).toEqual([
    ['refunds', 23 * 60],
    ['weekly', 22 * 60],
  ]);
});

test.each([
  ['an hour that is none', { calls: { from: '25:00', to: '18:00', perDay: 3 } }, 'calls.from'],
  ['no weekday', { recurring: [{ ...refunds, every: { week: [] } }] }, 'recurring'],
  ['a field of no meaning', { recurring: [{ ...refunds, who: '大家' }] }, 'recurring'],
])('%s is refused where it stands', (_, more, field) => {
  const parsed = parsePack({ format: 1, id: 'shop', version: 1, name: '小店', ...more });
  expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.field)).toEqual(
    expect.arrayContaining([expect.stringContaining(field)]),
  );
});
