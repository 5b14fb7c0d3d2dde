import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chipsOf, namesIn } from './chips';
import { builtInPack } from './packs';

test('a pattern reads as its words, vocabularies, choices and gaps', () => {
  expect(chipsOf('<freight>!险 …8(<bear>|自理) <buyer>?$')).toEqual([
    { kind: 'words', name: 'freight', optional: false },
    { kind: 'not', where: 'after', what: { kind: 'text', text: '险', optional: false } },
    { kind: 'gap', most: 8 },
    { kind: 'choice', of: ['<bear>', '自理'], optional: false },
    { kind: 'words', name: 'buyer', optional: true },
    { kind: 'edge', of: 'clause-end' },
  ]);
});

test('only the last character before "?" may be missing', () => {
  expect(chipsOf('扣号?多少')).toEqual([
    { kind: 'text', text: '扣', optional: false },
    { kind: 'text', text: '号', optional: true },
    { kind: 'text', text: '多少', optional: false },
  ]);
});

test('a choice inside a choice stays with its branch; a shape is no vocabulary', () => {
  expect(chipsOf('(加(一下)?|扫) ……<#>')).toEqual([
    { kind: 'choice', of: ['加(一下)?', '扫'], optional: false },
    { kind: 'later' },
    { kind: 'shape', shape: '#', optional: false },
  ]);
  expect(namesIn('(<chat-app>|v) …3<#><any><运费>')).toEqual(['chat-app', '运费']);
});

test('whatever is typed is shown, and every built-in pattern too', () => {
  const typed = fc.string({ unit: fc.constantFrom(...'运费您(|)?<a>!~^$… 3') });
  fc.assert(fc.property(typed, (text) => void chipsOf(text)));
  for (const { find = [] } of builtInPack().rules ?? [])
    for (const pattern of find) expect(chipsOf(pattern).length, pattern).toBeGreaterThan(0);
});
