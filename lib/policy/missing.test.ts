import { expect, test } from 'vitest';
import { storeLikeness } from '../wording/likeness-store';
import { restoreLikeness } from '../wording/likeness-tables';
import type { RuleLike } from '../wording/rule';
import { builtInLikeness } from './built-in';
import { putRule, tryPack } from './edit';
import { missingWord, proposeWords } from './missing';
import { newPack } from './pack';

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
  // What one piece weighs is a letter from `O`, which weighs nothing: only where there is talk of a chat is it likely.
  const learned = { kinds: ['off-platform'], step: 1, start: [-1], rows: { 聊: 'V' }, network: undefined };
  const likeness = restoreLikeness(storeLikeness(learned));
  const asked = (draft: string, like?: RuleLike) =>
    rule && missingWord({ ...rule, ...(like && { like }) }, { draft, facts: {} }, policy, likeness)?.word;
  const confirmed: RuleLike = { kind: 'off-platform', sure: 0.5 };
  expect(asked('您加一下我小绿框聊聊', confirmed)).toBe('小绿框');
  expect(asked('您加一下我小绿框')).toBe('小绿框');
  expect(asked('您加一下我小绿框', confirmed)).toBeUndefined();
});
