import { expect, test } from 'vitest';
import { addExample, newPack, putRule, removeRule, ruleIn, tryPack } from './edit';

const mine = putRule(newPack('shop', '小店'), 'no-rush', {
  category: 'cold-tone',
  find: ['催什么催'],
  say: '别冲买家',
  why: '买家催是因为急',
  source: '店铺约定',
  flags: ['催什么催啊'],
  passes: ['您催得对，我马上看'],
});

test('a new rule is tried at once: nothing stands against it', () => {
  expect(tryPack(mine).problems).toEqual([]);
  expect(tryPack(mine).policy.rules.find((r) => r.id === 'no-rush')).toMatchObject({
    severity: 'hint',
    from: 'shop 1',
  });
});

test('an example it misses, and one it should not hold, are named', () => {
  const missed = addExample(mine, 'no-rush', 'flags', '一直催烦不烦');
  expect(tryPack(missed).problems).toEqual([expect.objectContaining({ rule: 'no-rush', field: 'flags.1' })]);
  const wrong = addExample(mine, 'no-rush', 'passes', '没人说您催什么催');
  expect(tryPack(wrong).problems).toEqual([expect.objectContaining({ rule: 'no-rush', field: 'passes.1' })]);
});

test('a rule without a sentence of each kind is not finished', () => {
  const bare = putRule(mine, 'no-rush', { passes: [] });
  expect(tryPack(bare).problems).toEqual([expect.objectContaining({ field: 'passes' })]);
});

test('changing a built-in rule leaves all else of it; taking the change back restores it', () => {
  const quiet = putRule(newPack('shop', '小店'), 'freight-on-buyer', { mode: 'shadow' });
  expect(ruleIn(quiet, 'freight-on-buyer')).toMatchObject({ mode: 'shadow', category: 'freight-before-fault' });
  expect(removeRule(quiet, 'freight-on-buyer').rules).toEqual([]);
  expect(putRule(quiet, 'freight-on-buyer', { mode: undefined }).rules).toEqual([]);
});

test('the same example is not kept twice', () => {
  expect(addExample(mine, 'no-rush', 'flags', '催什么催啊')).toBe(mine);
});

test('nonsense in the text view is told by its place', () => {
  const broken = { ...mine, rules: [{ id: 'no-rush', severity: 'very' }] } as unknown as typeof mine;
  expect(tryPack(broken).problems[0]).toMatchObject({ rule: 'no-rush', field: 'rules.0.severity' });
});
