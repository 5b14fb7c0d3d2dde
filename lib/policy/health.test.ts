import { expect, test } from 'vitest';
import { putRule, tryPack } from './edit';
import { checkUp } from './health';
import { newPack, type Pack } from './pack';
import { compileWhole } from './whole';

const shop = newPack('shop', '小店');
const allIn = (changes: Parameters<typeof putRule>[2] = {}): Pack =>
  putRule(shop, 'all-in', {
    category: 'flat-refusal',
    find: ['您包圆'],
    say: '先别让买家包',
    why: '责任没定',
    source: '店铺约定',
    flags: ['脚力钱您包圆'],
    passes: ['脚力钱我们管'],
    ...changes,
  });
const look = (pack: Pack, more: Partial<Parameters<typeof checkUp>[0]> = {}) =>
  checkUp({ pack, compiled: tryPack(pack).compiled, failing: [], ...more });

test('a pack that changes nothing has nothing to look at, nor has a sound rule', () => {
  expect(look(shop, { before: compileWhole(tryPack(shop).policy) })).toEqual([]);
  expect(look(allIn())).toEqual([]);
});

test('a sentence that one rule lets pass and another holds is a contradiction; the same in a case where it is right is none', () => {
  const passes = ['脚力钱我们管', '邮费您自己承担'];
  expect(look(allIn({ passes }))).toMatchObject([
    { is: 'contradiction', rule: 'all-in', other: expect.stringMatching(/^freight/), place: { field: 'passes.1' } },
  ]);
  expect(look(allIn({ passes: [{ draft: '邮费您自己承担', facts: { fault: 'buyer' } }] }))).toEqual([]);
});

test('a rule whose sentences another one finds all is told; one sentence of its own is enough to stay', () => {
  const twice = putRule(allIn(), 'all-in-2', {
    category: 'flat-refusal',
    find: ['包圆'],
    say: '先别让买家包',
    why: '责任没定',
    source: '店铺约定',
    flags: ['脚力钱您包圆'],
    passes: ['不用您管'],
  });
  const overlapping = (pack: Pack) =>
    look(pack).flatMap((item) => (item.is === 'overlap' ? [`${item.rule} ${item.other}`] : []));
  expect(overlapping(twice)).toEqual(['all-in all-in-2', 'all-in-2 all-in']);
  expect(overlapping(putRule(twice, 'all-in-2', { flags: ['脚力钱您包圆', '快递包圆'] }))).toEqual(['all-in all-in-2']);
});

test('a rule that meets nothing in a log of real messages is told with how many it saw', () => {
  expect(look(allIn(), { heard: { rules: new Set(['all-in']), messages: 2 } })).toEqual([]);
  expect(look(allIn(), { heard: { rules: new Set(['curt']), messages: 1 } })).toEqual([
    { is: 'silent', rule: 'all-in', seen: 1, place: { at: 'rule', id: 'all-in' } },
  ]);
});

test('a reply that would be held leads to the reply', () => {
  const failing = [{ reply: 'invoice-how', text: '可以开发票的', rule: 'all-in', fault: 'seller' as const }];
  expect(look(allIn(), { failing })).toEqual([
    { is: 'reply', ...failing[0], place: { at: 'replies', id: 'invoice-how' } },
  ]);
});

test('an example that the version in force held and the draft lets by is told with both verdicts', () => {
  const before = tryPack(allIn({ severity: 'block' })).compiled;
  const now = look(allIn({ severity: 'block', find: ['您包圆圆'] }), { before });
  expect(now).toContainEqual({
    is: 'verdict',
    rule: 'all-in',
    text: '脚力钱您包圆',
    was: 'block',
    now: undefined,
    place: { at: 'rule', id: 'all-in', field: 'flags.0' },
  });
});

test('a vocabulary nobody wrote, and one nothing uses', () => {
  const pack = { ...allIn({ find: ['您包圆', '<圆单>'] }), vocabulary: { 颜色: ['红'] } };
  expect(look(pack).filter(({ is }) => is.endsWith('words'))).toEqual([
    { is: 'unknown-words', name: '圆单', rules: ['all-in'], place: { at: 'rule', id: 'all-in', field: 'find' } },
    { is: 'unused-words', name: '颜色', place: { at: 'words', id: '颜色' } },
  ]);
});
