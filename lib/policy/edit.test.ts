import { expect, test } from 'vitest';
import {
  addExample,
  addWord,
  freeName,
  putPart,
  putReply,
  putRule,
  putWords,
  removeReply,
  removeRule,
  renameWords,
  ruleIn,
  tryPack,
} from './edit';
import { newPack } from './pack';

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
  const missed = addExample(mine, 'no-rush', 'flags', '您问的单子在路上');
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

test('words are added once, and the last one gone takes the vocabulary with it', () => {
  const twice = addWord(addWord(mine, 'freight', '脚力钱'), 'freight', '脚力钱');
  expect(twice.vocabulary).toEqual({ freight: ['脚力钱'] });
  expect(putWords(twice, 'freight', undefined)).not.toHaveProperty('vocabulary');
});

test('a vocabulary renamed is renamed wherever the pack speaks of it, and never over another', () => {
  const pack = putWords(putWords(putRule(mine, 'no-rush', { find: ['<催> 什么'] }), '催', ['催']), '急', ['<催>急']);
  const renamed = renameWords(pack, '催', '催促');
  expect(renamed.vocabulary).toEqual({ 催促: ['催'], 急: ['<催促>急'] });
  expect(renamed.rules?.[0]?.find).toEqual(['<催促> 什么']);
  expect(renameWords(pack, '催', '急')).toBe(pack);
});

test('a part left empty is left out; a reply of the same id is replaced', () => {
  const limited = putPart(mine, 'allow', ['卫星锅']);
  expect(putPart(limited, 'allow', [])).not.toHaveProperty('allow');
  const reply = { id: 'a', scenarios: [], text: '马上查' };
  const replied = putReply(putReply(mine, reply), { ...reply, text: '这就查' });
  expect(replied.replies).toEqual([{ ...reply, text: '这就查' }]);
  expect(removeReply(replied, 'a')).not.toHaveProperty('replies');
  expect(freeName('shop', new Set(['shop-1']))).toBe('shop-2');
});
