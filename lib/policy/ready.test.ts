import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SHOP_RULE } from '../../test/builders';
import { NO_FACTS } from '../model/case';
import { check, compile } from '../wording/check';
import { compilePolicy, restore, store } from '../wording/compile';
import { compiledOnce } from './admit';
import { builtInLikeness } from './built-in';
import { handOver } from './hand-over';
import { judgingBy, NOTHING_HANDED } from './handed';
import { clocksInForce, policyOf } from './in-force';
import type { Pack } from './pack';
import { readyPolicy } from './ready';
import { wholePolicy } from './whole';

const policy = policyOf([]);
const fresh = compile(policy, builtInLikeness());
const FACTS = { ...NO_FACTS, stage: 'after-sale' as const };

test('the built-in policy comes compiled, and judges as one compiled now', () => {
  for (const rule of policy.rules)
    for (const { draft } of [...rule.flags, ...rule.passes])
      expect(check(readyPolicy([]), draft, FACTS), draft).toEqual(check(fresh, draft, FACTS));
  expect(NOTHING_HANDED.clocks).toEqual(clocksInForce([]));
});

test('compiling is deterministic, and storing loses nothing that judging reads', () => {
  const stored = store(compilePolicy(policy));
  expect(JSON.stringify(store(compilePolicy(policyOf([]))))).toBe(JSON.stringify(stored));
  const again = restore(JSON.parse(JSON.stringify(stored)), builtInLikeness());
  const words = policy.rules.flatMap((rule) => [...rule.flags, ...rule.passes].map((example) => example.draft));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words, '，', '。', '！', '30元', '\ud800'), { maxLength: 12 }), (parts) => {
      const draft = parts.join('');
      expect(check(again, draft, FACTS)).toEqual(check(fresh, draft, FACTS));
    }),
    { numRuns: 100 },
  );
});

test('what a tab is handed judges as the packs it was made of', () => {
  const shop: Pack = { format: 1, id: 'shop', version: 1, name: '店', rules: [SHOP_RULE] };
  const handed = handOver([shop], 'one');
  const judge = judgingBy(JSON.parse(JSON.stringify(handed)));
  const direct = wholePolicy([shop]);
  for (const draft of ['这款走蓝鲸快线发您', '蓝鲸玩偶还有货', '亲，运费需要您自己承担哦'])
    expect(check(judge, draft, FACTS)).toEqual(check(direct, draft, FACTS));
  expect(check(judge, '这款走蓝鲸快线发您', FACTS)).toMatchObject([{ rule: 'foot-money', severity: 'block' }]);
  expect(handOver([], '').policy).toBeUndefined();
  expect(judgingBy(handOver([], '')).policy.version).toBe(readyPolicy([]).policy.version);
});

test('a policy compiled once is compiled anew where anything in it differs', () => {
  const shop = (mode: 'off' | 'shadow'): Pack => {
    const rules = [{ id: 'freight-on-buyer', mode }];
    return { format: 1, id: 'shop', version: 1, name: '店', rules };
  };
  const once = compiledOnce(policyOf([shop('off')]));
  expect(compiledOnce(policyOf([shop('off')]))).toBe(once);
  expect(compiledOnce(policyOf([shop('shadow')])).policy).toEqual(policyOf([shop('shadow')]));
});

test('a shop’s own packs are compiled over it', () => {
  const rule = { id: 'freight-on-buyer', mode: 'off' as const };
  const shop = { format: 1 as const, id: 'shop', version: 1, name: '店', extends: 'wenda' as const, rules: [rule] };
  expect(readyPolicy([shop]).policy.version).not.toBe(readyPolicy([]).policy.version);
});
