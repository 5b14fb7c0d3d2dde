import { expect, test } from 'vitest';
import { fixedIn, quietHours } from './agents';
import { type Pack, parsePack } from './pack';

const pack = (agents?: Pack['agents']): Pack => ({
  format: 1,
  id: 'shop',
  version: 1,
  name: '小店',
  ...(agents ? { agents } : {}),
});
const NIGHT = { from: 22 * 60, to: 8 * 60 };

test('what no pack says is the agent’s own choice', () => {
  const fixed = fixedIn([pack()]);
  expect(fixed).toEqual({ hints: undefined, ownReplies: true, quiet: undefined });
  expect(quietHours(fixed, NIGHT)).toEqual(NIGHT);
});

test('of each, the topmost pack that speaks of it decides', () => {
  const below = pack({ hints: 'hide', ownReplies: 'forbid', quietHours: { from: '23:00', to: '7:30' } });
  const fixed = fixedIn([below, pack({ hints: 'show' })]);
  expect(fixed).toEqual({ hints: true, ownReplies: false, quiet: { from: 23 * 60, to: 7 * 60 + 30 } });
  expect(quietHours(fixed, NIGHT)).toEqual({ from: 23 * 60, to: 7 * 60 + 30 });
  expect(quietHours(fixedIn([below, pack({ quietHours: 'none' })]), NIGHT)).toBeUndefined();
});

test('hours of no day, and a choice nobody has, are refused', () => {
  for (const agents of [{ quietHours: { from: '24:30', to: '8:00' } }, { hints: 'loud' }, { salary: 'forbid' }])
    expect(parsePack({ ...pack(), agents }).ok, JSON.stringify(agents)).toBe(false);
});
