import { expect, test } from 'vitest';
import { builtInLikeness } from './built-in';
import { putRule, tryPack } from './edit';
import { missingWord, proposeWords } from './missing';
import { newPack } from './pack';
import { findingsOf } from './self-test';

const { policy } = tryPack(
  putRule(newPack('shop', '小店'), 'app', {
    category: 'off-platform',
    find: ['<reach> …4<chat-app>', '您来找我'],
    say: '别带走买家',
    why: '离开平台说不清',
    source: '店铺约定',
    flags: ['加我微信'],
    passes: ['加我们的小蓝本领红包吧'],
  }),
);
const rule = policy.rules.find(({ id }) => id === 'app');
const lacks = (draft: string) => rule && missingWord(rule, { draft, facts: {} }, policy, builtInLikeness());

test('one unknown name of a chat app: the word and its vocabulary are offered', () => {
  expect(lacks('您加一下我小绿框')).toEqual({ vocabulary: 'chat-app', word: '小绿框' });
});

test('a word beside a filler is offered without it', () => {
  const freight = policy.rules.find(({ id }) => id === 'freight-on-buyer');
  const example = { draft: '退货的车马费您自理', facts: {} };
  expect(freight && missingWord(freight, example, policy, builtInLikeness())?.word).toBe('车马费');
});

test('nothing is offered where it is found already, where one word does not do, and where a passing sentence would be hit', () => {
  expect(lacks('您加一下我微信')).toBeUndefined();
  expect(lacks('今天天气不错')).toBeUndefined();
  expect(lacks('加我们的小蓝本')).toBeUndefined();
});

test('a rule that is there already and lacks one word is offered before a new one', () => {
  const rules = policy.rules.filter(({ id }) => id === 'app' || id === 'freight-on-buyer');
  expect(
    proposeWords(['您加一下我小绿框', '加我小绿框发您'], ['小绿框里有说明书'], rules, policy, builtInLikeness()),
  ).toMatchObject([{ vocabulary: 'chat-app', word: '小绿框', rule: { id: 'app' } }]);
  expect(proposeWords(['您加一下我小绿框'], ['加我们小绿框'], rules, policy, builtInLikeness())).toEqual([]);
  expect(proposeWords([], [], rules, policy, builtInLikeness())).toEqual([]);
});

test('a rule that likeness confirms is offered no word that would not be enough', () => {
  const gated = policy.rules.find(({ id }) => id === 'freight-on-buyer');
  const byPatternsAlone = (draft: string, word: string) =>
    gated &&
    findingsOf(gated, { draft, facts: {} }, { ...policy, vocabulary: { ...policy.vocabulary, freight: [word] } });
  const asked = (draft: string) => gated && missingWord(gated, { draft, facts: {} }, policy, builtInLikeness())?.word;
  expect(gated?.like).toBeDefined();
  expect(asked('退货的车马费您自理')).toBe('车马费');
  // Its patterns would do with the word; what they find is not confirmed.
  expect(byPatternsAlone('您自己出门票', '门票')).toHaveLength(1);
  expect(asked('您自己出门票')).toBeUndefined();
});
