import { expect, test } from 'vitest';
import { fittingFirst, slashAt } from './slash';

const at = (draft: string, caret = draft.length) => slashAt(draft, caret)?.words;

test.each([
  ['/tk', 'tk'],
  ['/退款', '退款'],
  ['您好 /tk', 'tk'],
  ['您好\n/wl', 'wl'],
])('%s looks for %s', (draft, words) => expect(at(draft)).toBe(words));

test.each([
  ['a slash alone', '/'],
  ['a word of the message', '退/换'],
  ['a number', '24/7'],
  ['an address', 'https://a'],
  ['a path', '/a/b'],
  ['words after it', '/tk 好的'],
  ['a digit', '/tk1'],
  ['more than a search', `/${'a'.repeat(21)}`],
  ['nothing', ''],
])('%s is no search', (_, draft) => expect(at(draft)).toBeUndefined());

test('only what ends at the caret counts', () => {
  expect(slashAt('/tk好的', 3)).toEqual({ start: 0, end: 3, words: 'tk' });
  expect(slashAt('/tk', 0)).toBeUndefined();
});

test('what fits the case comes first, each kind in the order it was found', () => {
  const found = [
    { id: 'misfit', caution: '和现在的责任或阶段不合' },
    { id: 'hinted', isClean: false },
    { id: 'one', isClean: true },
    { id: 'two' },
  ];
  expect(fittingFirst(found).map(({ id }) => id)).toEqual(['one', 'two', 'hinted', 'misfit']);
});
