import { expect, test } from 'vitest';
import { builtInLikeness } from './built-in';
import { putRule, ruleIn, tryPack } from './edit';
import { addException, exceptionsFor } from './exceptions';
import { newPack } from './pack';

const shop = putRule(newPack('shop', '小店'), 'app', {
  category: 'off-platform',
  find: ['加 …4微信'],
  unless: ['不用'],
  say: '别带走买家',
  why: '离开平台说不清',
  source: '店铺约定',
  flags: ['您加我微信，我发您图册', '加微信说'],
  passes: ['不用加微信'],
});
const offered = (id: string, draft: string, pack = shop) => {
  const { policy } = tryPack(pack);
  const rule = policy.rules.find((each) => each.id === id);
  return rule && exceptionsFor(rule, { draft, facts: {} }, policy, builtInLikeness());
};

test('words of the clause that was found, which no sentence that must be flagged holds', () => {
  expect(offered('app', '安装师傅会加您微信，图册在包裹里')).toContain('师傅');
  expect(offered('app', '安装师傅会加您微信，图册在包裹里')).not.toContain('图册');
  expect(offered('app', '加微信说')).toEqual([]);
  expect(offered('app', '不用加微信')).toEqual([]);
});

test('one of them added to the rule, beside what it excuses already, lets the sentence by', () => {
  const draft = '安装师傅会加您微信，图册在包裹里';
  const [word = ''] = offered('app', draft) ?? [];
  const better = addException(shop, 'app', word);
  expect(ruleIn(better, 'app')?.unless).toEqual({ clause: ['不用', word] });
  expect(offered('app', draft, better)).toEqual([]);
  expect(tryPack(better).problems).toEqual([]);
  expect(addException(better, 'app', word)).toBe(better);
});

test('a rule by likeness is told what to let by in the same way', () => {
  const words = offered('rights-alike', '我们是小加工坊，没票，签收之后一切责任自负');
  expect(words?.length).toBeGreaterThan(0);
  for (const word of words ?? []) {
    const { policy } = tryPack(addException(shop, 'rights-alike', word));
    const rule = policy.rules.find(({ id }) => id === 'rights-alike');
    const draft = '我们是小加工坊，没票，签收之后一切责任自负';
    expect(rule && exceptionsFor(rule, { draft, facts: {} }, policy, builtInLikeness())).toEqual([]);
  }
});
