import { SIMPLIFIED, TRADITIONAL } from './traditional';

/*
 * The copy of a text that is judged: one script, one width, one case, without what is pushed in between characters.
 * Every place in it leads back to the text as typed.
 */

/** `at[i]` is where folded character `i` stands in the text as typed; `at[text.length]` is the typed text's length. */
export interface Folded {
  text: string;
  at: Int32Array;
  typed: string;
}

/** Marks the end of a sentence and of a clause in folded text; nothing a pattern holds ever matches them. */
export const SENTENCE_END = '\u0001';
export const CLAUSE_END = '\u0002';

const SKIP = 0;
const SENTENCE = 1;
const CLAUSE = 2;

/** Per UTF-16 unit: what it is folded to; `SKIP` for what only decorates. Built once, 128 KB, for a look-up a character. */
const TABLE: Uint16Array = buildTable();

function buildTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let c = 0x20; c < 0xd800; c++) table[c] = c;
  for (let c = 0xf900; c < 0xfb00; c++) table[c] = c;
  for (let c = 65; c <= 90; c++) table[c] = c + 32;
  for (let c = 0xff01; c <= 0xff5e; c++) {
    const half = c - 0xfee0;
    table[c] = half >= 65 && half <= 90 ? half + 32 : half;
  }
  for (let i = 0; i < TRADITIONAL.length; i++) table[TRADITIONAL.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i);
  const set = (characters: string, to: number) => {
    for (const character of characters) table[character.charCodeAt(0)] = to;
  };
  for (let c = 0x2000; c < 0x2c00; c++) table[c] = SKIP;
  set(' \t\r\u00a0\u00ad\u3000~～^_*·•`´|｜\\•ˇ¯¨ಠ', SKIP);
  set('。！？!?；;\n', SENTENCE);
  set('，,、：:…', CLAUSE);
  table[0xff01] = table[0xff1f] = table[0xff1b] = SENTENCE;
  table[0xff0c] = table[0xff1a] = CLAUSE;
  // Enclosed and circled letters are a way to write "V" and "Q" past a filter.
  for (let i = 0; i < 26; i++) table[0x24b6 + i] = table[0x24d0 + i] = 97 + i;
  for (let i = 0; i < 9; i++) table[0x2460 + i] = 49 + i;
  for (let i = 0x2018; i <= 0x201f; i++) table[i] = i < 0x201c ? 39 : 34;
  set('「『【《', 0x5b);
  set('」』】》', 0x5d);
  return table;
}

const isHan = (c: number) => c >= 0x3400 && c < 0xa000;
const isJoiner = (c: number) => c === 46 || c === 45 || c === 47 || c === 43 || c === 0x2d;

/** Folds a text for judging. Never throws; lone surrogates, bidi marks and emoji are stepped over. */
export function fold(typed: string): Folded {
  const units = new Uint16Array(typed.length);
  const at = new Int32Array(typed.length + 1);
  let size = 0;
  for (let i = 0; i < typed.length; i++) {
    const code = TABLE[typed.charCodeAt(i)] ?? SKIP;
    if (code === SKIP) continue;
    // "微.信", "加-我": a joiner between two Chinese characters only decorates; in "10.5" or "a-b" it means something.
    if (isJoiner(code) && size > 0 && isHan(units[size - 1] ?? 0) && isHan(TABLE[typed.charCodeAt(i + 1)] ?? 0))
      continue;
    at[size] = i;
    units[size++] = code;
  }
  at[size] = typed.length;
  return { text: decode(units, size), at: at.subarray(0, size + 1), typed };
}

function decode(units: Uint16Array, size: number): string {
  let text = '';
  for (let i = 0; i < size; i += 8192) text += String.fromCharCode(...units.subarray(i, Math.min(size, i + 8192)));
  return text;
}

/** Folds a word of a vocabulary the same way, so that the two meet. */
export const foldWord = (word: string): string => fold(word).text;
