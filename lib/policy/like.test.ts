import { describe, expect, test } from 'vitest';
import { NO_FACTS } from '../model/case';
import { check, compile } from '../wording/check';
import type { Learned } from '../wording/learned';
import { storeLikeness } from '../wording/likeness-store';
import { restoreLikeness } from '../wording/likeness-tables';
import { policyOf } from './in-force';
import { mergePacks } from './merge';
import type { Pack, PackRule } from './pack';

/** What one piece weighs is a letter from `O`, which weighs nothing. */
const learned: Learned = {
  kinds: ['off-platform'],
  step: 1,
  start: [-1],
  rows: { 聊: 'V', 热: 'K' },
  network: undefined,
};

const likeness = restoreLikeness(storeLikeness(learned));

const rule = (more: Partial<PackRule>): PackRule => ({
  id: 'shop-contact',
  category: 'off-platform',
  say: '说',
  why: '因',
  source: '店铺约定',
  ...more,
});

const found = (of: PackRule, draft: string) => {
  const policy = policyOf([{ format: 1, id: 'shop', version: 1, name: '小店', rules: [of] }]);
  const own = policy.rules.filter(({ id }) => id === of.id);
  return check(compile({ ...policy, rules: own }, likeness), draft, NO_FACTS).map(({ start, end }) => [start, end]);
};

const pattern = { find: ['加 一下'] };

test('beside patterns, a likeness decides whether what they find counts', () => {
  const both = rule({ ...pattern, like: { kind: 'off-platform', sure: 0.2 } });
  expect(found(both, '您加一下聊')).toHaveLength(1);
  expect(found(both, '您加一下热水')).toEqual([]);
  expect(found(rule(pattern), '您加一下热水')).toHaveLength(1);
});

test('without patterns, a likeness finds by itself, where it is sure', () => {
  const alone = (sure: number) => rule({ like: { kind: 'off-platform', sure } });
  expect(found(alone(0.9), '您来聊聊')).toHaveLength(1);
  expect(found(alone(0.99), '您来聊聊')).toEqual([]);
  expect(found(alone(0.9), '您加一下热水')).toEqual([]);
});

describe('a clause among others that speak against it', () => {
  const COURTESY = '热水已经给您烧好了，毛巾也换成新的放在门口，到了直接上楼就行';
  const like = { kind: 'off-platform', sure: 0.85 } as const;

  test.each([
    ['without patterns', {}, '您来聊聊'],
    ['beside patterns', pattern, '您加一下聊'],
  ])('%s counts where the rule says so', (_, of, said) => {
    expect(found(rule({ ...of, like }), `${said}，${COURTESY}`)).toEqual([]);
    expect(found(rule({ ...of, like: { ...like, within: 'clause' } }), `${said}，${COURTESY}`)).toHaveLength(1);
  });

  test('must be like it by itself', () => {
    const alone = { ...like, within: 'clause' } as const;
    expect(found(rule({ like: alone }), `您来聊热水，${COURTESY}`)).toEqual([]);
    expect(found(rule({ ...pattern, like: alone }), `您加一下热水，${COURTESY}`)).toEqual([]);
  });
});

describe('an exception of a rule without patterns', () => {
  const but = (unless: PackRule['unless']) => rule({ like: { kind: 'off-platform', sure: 0.9 }, unless });

  test('covers its clause, its sentence or the message, as beside patterns', () => {
    const inClause = but(['在这里']);
    expect(found(inClause, '您在这里聊聊')).toEqual([]);
    expect(found(inClause, '我在这里，您来聊聊')).toHaveLength(1);
    const inSentence = but({ sentence: ['在这里'] });
    expect(found(inSentence, '我在这里，您来聊聊')).toEqual([]);
    expect(found(inSentence, '我在这里。您来聊聊')).toHaveLength(1);
    expect(found(but({ message: ['在这里'] }), '我在这里。您来聊聊')).toEqual([]);
    expect(found(inClause, '您来聊聊')).toHaveLength(1);
  });

  test('is looked for in every sentence of a long draft', () => {
    const much = '尺码表在详情页里，您对着量一下就知道。'.repeat(30);
    const inMessage = but({ message: ['在这里'] });
    const atEdge = but({ message: ['^^在这里'] });
    expect(found(inMessage, `${much}您来聊聊。${much}`)).toHaveLength(1);
    expect(found(inMessage, `${much}您来聊聊。${much}我在这里。`)).toEqual([]);
    expect(found(atEdge, `${much}您来聊聊。${much}我在这里。`)).toHaveLength(1);
    expect(found(atEdge, `在这里。${much}您来聊聊。`)).toEqual([]);
  });
});

test('a shop that takes all patterns of a rule away is told that what confirmed them is no bar to find by', () => {
  const pack = (id: string, of: PackRule): Pack => ({ format: 1, id, version: 1, name: id, rules: [of] });
  const base = pack('base', rule({ ...pattern, like: { kind: 'off-platform', sure: 0.2 } }));
  const told = (change: Partial<PackRule>) =>
    mergePacks([base, pack('shop', { id: 'shop-contact', ...change })]).problems;
  expect(told({ find: [] })).toMatchObject([
    { rule: 'shop-contact', field: 'find', message: { key: 'say_likeAlone', subs: [0.2] } },
  ]);
  expect(told({ find: [], like: { kind: 'off-platform', sure: 0.95 } })).toEqual([]);
  expect(told({ find: [], mode: 'off' })).toEqual([]);
  expect(told({ find: ['加 两下'] })).toEqual([]);
});
