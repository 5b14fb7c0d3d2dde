import fc from 'fast-check';
import { expect, test } from 'vitest';
import { says } from '../../test/says';
import { putRule, tryPack } from './edit';
import { newPack } from './pack';
import { builtInPack } from './packs';
import { markProblems, patchSource, readSource, writeSource } from './source';

const pack = putRule(newPack('shop', '小店'), 'all-in', {
  category: 'freight-before-fault',
  find: ['<freight> …4包圆'],
  say: '先别让买家包',
  why: '责任没定',
  source: '店铺约定',
  flags: ['运费您包圆'],
  passes: ['运费我们管'],
});

test('a pack written and read again is the same pack, the built-in one with all its signs too', () => {
  expect(readSource(writeSource(pack))).toEqual({ ok: true, pack });
  const all = JSON.parse(JSON.stringify(builtInPack()));
  expect(readSource(writeSource(all))).toEqual({ ok: true, pack: all });
});

test('a wrong value is told at its line and column, with what to write', () => {
  const text = writeSource(pack).replace('category: freight-before-fault', 'category: freight');
  const read = readSource(text);
  const line = text.split('\n').findIndex((each) => each.includes('category:')) + 1;
  expect(read).toMatchObject({
    ok: false,
    problems: [{ line, message: says('freight-before-fault') }],
  });
  if (!read.ok) expect(text.slice(read.problems[0]?.from, read.problems[0]?.to)).toBe('freight');
});

test.each([
  ['format: 1\nid: shop\n\tversion: 1', 3, '缩进'],
  ['format: 1\nid: shop\nid: shop', 3, '两遍'],
  ['format: 1\nname: "小店', 2, '少了一个符号'],
  ['format: 1\nid: shop\nversion: 1\nname: 小店\nsevrity: block', 5, '不认识'],
  ['format: 1\nid: shop\nversion: 1\nname: 小店\nextends: other', 5, '应为 "wenda"（现在写的是“other”）'],
])('%j is told at line %i', (text, line, word) => {
  const read = readSource(text);
  expect(read.ok ? [] : read.problems.map((p) => [p.line, p.message])).toContainEqual([line, says(word)]);
});

test('a rule that misses its example is marked at the example', () => {
  const wrong = putRule(pack, 'all-in', { flags: ['运费您包圆', '车马费归您'] });
  const text = writeSource(wrong);
  const [mark] = markProblems(text, tryPack(wrong).problems);
  expect(text.slice(mark?.from, mark?.to)).toBe('车马费归您');
});

test('what a form changes is written into the text; comments and the rest stay as they are', () => {
  const text = `# 本店的规矩\n${writeSource(pack).replace('    say:', '    # 主管定的\n    say:')}`;
  const after = putRule(putRule(pack, 'all-in', { severity: 'warn' }), 'second', { category: 'jargon' });
  const patched = patchSource(text, after);
  expect(readSource(patched)).toEqual({ ok: true, pack: after });
  expect(patched).toContain('# 本店的规矩');
  expect(patched).toContain('# 主管定的');
  const without = patchSource(patched, { ...after, rules: (after.rules ?? []).slice(1) });
  expect(without).not.toContain('all-in');
});

test('whatever is typed is read or named, never thrown on, and a bomb of references is refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abc运:-[]{}"\'#&*!|>%@ \n\t1') }), (text) => {
      const read = readSource(text);
      expect(read.ok || read.problems.length > 0).toBe(true);
    }),
  );
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'.replaceAll(/./g, (c) => {
    const before = String.fromCharCode(c.charCodeAt(0) - 1);
    return `${c}: &${c} [${Array(9).fill(`*${before}`).join(', ')}]\n`;
  })}`;
  expect(readSource(bomb)).toMatchObject({ ok: false });
});
