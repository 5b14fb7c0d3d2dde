import { expect, test } from 'vitest';
import { comparePacks } from './compare';
import { putRule } from './edit';
import { newPack, type Pack } from './pack';

const before: Pack = putRule(newPack('shop', '小店'), 'no-rush', {
  category: 'cold-tone',
  find: ['催什么催'],
  say: '别冲买家',
  why: '买家催是因为急',
  source: '店铺约定',
  flags: ['催什么催啊'],
  passes: ['您催得对，我马上看'],
});

test('the same content under another number is no change', () => {
  expect(comparePacks(before, { ...before, version: 9, note: '没改什么' })).toEqual([]);
});

test('a sentence put in the place of another is one changed line, an example more is an added one', () => {
  const after = putRule(before, 'no-rush', { say: '别和买家急', flags: ['催什么催啊', '别催了行不行'] });
  expect(comparePacks(before, after)).toEqual([
    {
      of: 'rule',
      id: 'no-rush',
      kind: 'changed',
      lines: [
        { field: 'say', was: '别冲买家', now: '别和买家急' },
        { field: 'flags', now: '别催了行不行' },
      ],
    },
  ]);
});

test('words, replies, clocks and settings are told by their own names', () => {
  const after: Pack = {
    ...before,
    vocabulary: { freight: ['脚力钱'] },
    allow: ['卫星锅'],
    limits: { yuan: 30 },
    replies: [{ id: 'invoice-mine', scenarios: ['invoice'], text: '抬头发我' }],
    calls: { from: '10:00', to: '18:00', perDay: 2 },
  };
  expect(comparePacks(before, after).map(({ of, id, kind }) => [of, id, kind])).toEqual([
    ['setting', '', 'changed'],
    ['words', 'freight', 'added'],
    ['allow', '', 'added'],
    ['reply', 'invoice-mine', 'added'],
  ]);
  expect(comparePacks(before, after)[0]?.lines).toEqual([
    { field: 'limits.yuan', now: '30' },
    { field: 'calls.from', now: '10:00' },
    { field: 'calls.to', now: '18:00' },
    { field: 'calls.perDay', now: '2' },
  ]);
});

test('an example tells the facts it is said in; a rule gone is told with what it held', () => {
  const after = putRule(before, 'no-rush', {
    passes: ['您催得对，我马上看', { draft: '催什么催', facts: { fault: 'buyer' } }],
  });
  expect(comparePacks(before, after)[0]?.lines).toEqual([
    { field: 'passes', now: { text: '催什么催', parts: [{ name: 'fault', value: 'buyer' }] } },
  ]);
  expect(comparePacks(before, { ...before, rules: [] })).toMatchObject([{ id: 'no-rush', kind: 'removed' }]);
});
