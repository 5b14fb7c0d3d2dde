import { expect, test } from 'vitest';
import { inWords } from '../../components/words';
import { readCommitments } from '../case/commitment';
import { NO_FACTS } from '../model/case';
import { check } from '../wording/check';
import { admitPack } from './admit';
import { policyOf } from './in-force';
import { toldInLine } from './problem';
import { selfTest } from './self-test';
import { wholePolicy } from './whole';

const builtIn = wholePolicy([]);

test('the built-in policy keeps its own word: every example, every rewrite in every case', () => {
  expect(selfTest(policyOf([])).map((p) => inWords(toldInLine(p)))).toEqual([]);
});

test('every rule shows what it finds and what comes near, says why and by what, and offers another wording', () => {
  const thin = policyOf([]).rules.flatMap(({ id, flags, passes, rewrites, why, source }) => {
    const isWhole = flags.length >= 4 && passes.length >= 4 && rewrites.length > 0 && why !== '' && source !== '';
    return isWhole ? [] : [id];
  });
  expect(thin).toEqual([]);
});

test('no wording offered promises an hour that has passed, late in the evening either', () => {
  const late = Date.parse('2026-11-25T23:00:00+08:00');
  const promised = policyOf([]).rules.flatMap(({ rewrites }) =>
    rewrites.flatMap((rewrite) => readCommitments(rewrite.text, late).map(({ dueAt }) => ({ rewrite, dueAt }))),
  );
  expect(promised).not.toEqual([]);
  expect(promised.filter(({ dueAt }) => dueAt !== null && dueAt <= late)).toEqual([]);
});

test.each([
  ['goods sworn to be genuine', '我们家的包绝对是正品', 'absolute-claim'],
  ['the bag for nothing, and more on top', '能证明是假的，包就送您，另外损失我们全赔', 'beyond-authority'],
  ['today for certain', '亲，今天一定发的，您放心', 'overpromise'],
  ['sent, so no way back', '货都发出去了，没办法退', 'flat-refusal'],
  ['a present for a changed review', '您把评价改一下，我们给您寄个小礼物', 'review-manipulation'],
  ['laughing and swearing at the buyer', '哈哈真搞笑，傻逼', 'abuse-threat'],
  ['the freight named before the cause', '好的，退货运费要您自己承担的哦', 'freight-before-fault'],
])('a trap of old scripts is found: %s', (_, draft, category) => {
  const found = check(builtIn, draft, { ...NO_FACTS, stage: 'after-sale' });
  expect(found.map((finding) => finding.category)).toContain(category);
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
