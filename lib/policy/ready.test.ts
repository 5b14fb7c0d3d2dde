import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_FACTS } from '../model/case';
import { check, compile } from '../wording/check';
import { compilePolicy, restore, store } from '../wording/compile';
import { clocksInForce, policyOf } from './admit';
import { readyClocks, readyPolicy } from './ready';

const policy = policyOf([]);
const fresh = compile(policy);
const FACTS = { ...NO_FACTS, stage: 'after-sale' as const };

test('the built-in policy comes compiled, and judges as one compiled now', () => {
  for (const rule of policy.rules)
    for (const { draft } of [...rule.flags, ...rule.passes])
      expect(check(readyPolicy([]), draft, FACTS), draft).toEqual(check(fresh, draft, FACTS));
  expect(readyClocks([])).toEqual(clocksInForce([]));
});

test('compiling is deterministic, and storing loses nothing that judging reads', () => {
  const stored = store(compilePolicy(policy));
  expect(JSON.stringify(store(compilePolicy(policyOf([]))))).toBe(JSON.stringify(stored));
  const again = restore(JSON.parse(JSON.stringify(stored)));
  const words = policy.rules.flatMap((rule) => [...rule.flags, ...rule.passes].map((example) => example.draft));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words, '，', '。', '！', '30元', '\ud800'), { maxLength: 12 }), (parts) => {
      const draft = parts.join('');
      expect(check(again, draft, FACTS)).toEqual(check(fresh, draft, FACTS));
    }),
    { numRuns: 100 },
  );
});

test('a shop’s own packs are compiled over it', () => {
  const rule = { id: 'freight-on-buyer', mode: 'off' as const };
  const shop = { format: 1 as const, id: 'shop', version: 1, name: '店', extends: 'wenda', rules: [rule] };
  expect(readyPolicy([shop]).policy.version).not.toBe(readyPolicy([]).policy.version);
});
