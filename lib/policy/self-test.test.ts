import { expect, test } from 'vitest';
import { admitPack, policyOf } from './admit';
import { selfTest } from './self-test';

test('the built-in policy keeps its own word: every example, every rewrite in every case', () => {
  expect(selfTest(policyOf([])).map((p) => `${p.rule} ${p.field}: ${p.message}`)).toEqual([]);
});

const shop = (rule: object) => ({ format: 1, id: 'shop', version: 1, name: '小店', extends: 'wenda', rules: [rule] });

test('a shop may soften, silence or switch off a built-in rule', () => {
  const admitted = admitPack(shop({ id: 'freight-on-buyer', severity: 'warn' }));
  expect(admitted.ok).toBe(true);
  if (admitted.ok)
    expect(policyOf([admitted.value]).rules.find((r) => r.id === 'freight-on-buyer')).toMatchObject({
      severity: 'warn',
      from: 'shop 1',
    });
});

test.each([
  ['a form that is not one', { id: 'x', severity: 'deadly' }, 'severity'],
  ['a rule that lacks its words', { id: 'x', category: 'arguing', find: ['嘿嘿'] }, 'say'],
  [
    'a pattern that cannot be read',
    { id: 'x', category: 'arguing', find: ['(嘿'], say: '说', why: '因', source: '店' },
    'find',
  ],
  ['a rewrite that would be held', { id: 'freight-on-buyer', rewrites: ['运费需要您承担'] }, 'rewrites.0'],
])('%s is refused, naming where', (_, rule, field) => {
  expect(admitPack(shop(rule))).toMatchObject({
    ok: false,
    problems: expect.arrayContaining([expect.objectContaining({ field: expect.stringContaining(field) })]),
  });
});

test.each([[null], ['text'], [[]], [{ format: 2 }], [{ __proto__: { format: 1 } }]])('%j is no pack', (input) => {
  expect(admitPack(input)).toMatchObject({ ok: false });
});
