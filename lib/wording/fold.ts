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

/** Room for folding one text after another without making arrays anew; only the first `size` places hold anything. */
export interface FoldRoom {
  units: Uint16Array;
  /** room for whoever looks words up */
  classes: Uint16Array;
  at: Int32Array;
  /** which clause each place is in, counted from 0; one more place than there are characters */
  clauseOf: Int32Array;
  /** which sentence each clause is in */
  sentenceOf: Int32Array;
  clauses: number;
  size: number;
  /** which kinds of characters the text holds, by the bits of `SIGNS` */
  signs: number;
}

export const foldRoom = (length = 256): FoldRoom => ({
  units: new Uint16Array(length),
  classes: new Uint16Array(length),
  at: new Int32Array(length + 1),
  clauseOf: new Int32Array(length + 1),
  sentenceOf: new Int32Array(length + 1),
  clauses: 0,
  size: 0,
  signs: 0,
});

/** The sentence of a folded place. */
export const sentenceAt = ({ clauseOf, sentenceOf }: FoldRoom, place: number): number =>
  sentenceOf[clauseOf[place] as number] as number;

/** Characters without which a shape cannot stand in a text: what is not there need not be looked for. */
export const SIGNS = { number: 1, ascii: 2, money: 4, time: 8, gap: 16, quote: 32 } as const;

/** Marks the end of a sentence and of a clause in folded text; nothing a pattern holds ever matches them. */
export const SENTENCE_END = '\u0001';
export const CLAUSE_END = '\u0002';

/** What ends a sentence, and what ends a clause in it. */
const SENTENCE_MARKS = '。！？!?；;\n';
const CLAUSE_MARKS = '，,、：:…';
/** What stands between clauses, as typed. */
export const MARKS = SENTENCE_MARKS + CLAUSE_MARKS;

/** Where a placeholder can begin. */
export const SLOT_STARTS = '$#＃@1年月几{【［[<＜*XxYyoO○〇N×ABCDEFGHIJKLMPQRSTUVWZ?？%（(_＿unmd〔￥¥粘填△□╳✕& “「『';

/** What opens a quotation. */
export const QUOTE_STARTS = '“"「『';

/** From a character of ASCII to its full-width twin. */
const WIDE = 0xfee0;
const SKIP = 0;
const SENTENCE = 1;
const CLAUSE = 2;

/** The unit a folded one is kept in, the bit of a joiner, and where the bits of `SIGNS` begin. */
const UNIT = 0xffff;
const JOINER = 1 << 16;
const SIGNS_FROM = 17;

/**
 * Per UTF-16 unit: what it is folded to (`SKIP` for what only decorates), and the signs it is one of. Built once, 256 KB:
 * one look-up a character, and one line of the cache, tell all there is to know of it.
 */
const TABLE: Uint32Array = buildTable();

function buildTable(): Uint32Array {
  const table = new Uint32Array(0x10000);
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
  set(SENTENCE_MARKS, SENTENCE);
  set(CLAUSE_MARKS, CLAUSE);
  table[0xff01] = table[0xff1f] = table[0xff1b] = SENTENCE;
  table[0xff0c] = table[0xff1a] = CLAUSE;
  // Enclosed and circled letters are a way to write "V" and "Q" past a filter.
  for (let i = 0; i < 26; i++) table[0x24b6 + i] = table[0x24d0 + i] = 97 + i;
  for (let i = 0; i < 9; i++) table[0x2460 + i] = 49 + i;
  // The sign stands for the word: "➕我".
  table[0x2795] = '加'.charCodeAt(0);
  for (let i = 0x2018; i <= 0x201f; i++) table[i] = i < 0x201c ? 39 : 34;
  set('「『【《〖', 0x5b);
  set('」』】》〗', 0x5d);
  for (const joiner of '.-/+') {
    const unit = joiner.charCodeAt(0);
    table[unit] = unit | JOINER;
    table[unit + WIDE] = unit | JOINER;
  }
  markSigns(table);
  return table;
}

function markSigns(table: Uint32Array): void {
  const mark = (characters: string, sign: number) => {
    for (const character of characters) {
      const unit = character.charCodeAt(0);
      table[unit] = (table[unit] ?? 0) | (sign << SIGNS_FROM);
    }
  };
  const LATIN = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const both = (characters: string) =>
    characters + [...characters].map((c) => String.fromCharCode(c.charCodeAt(0) + WIDE)).join('');
  mark(`${both('0123456789')}〇零一二两三四五六七八九十百千万半几兩萬幾①②③④⑤⑥⑦⑧⑨`, SIGNS.number);
  mark(both(LATIN), SIGNS.ascii);
  mark('①②③④⑤⑥⑦⑧⑨', SIGNS.ascii);
  mark('¥￥元块塊圆圓rRｒＲ大', SIGNS.money);
  mark('今明后後下点點时時分天号號日', SIGNS.time);
  mark(SLOT_STARTS, SIGNS.gap);
  mark(QUOTE_STARTS, SIGNS.quote);
}

const isHan = (c: number) => c >= 0x3400 && c < 0xa000;

/** Folds a text for judging into `room`, which grows with it. Never throws; lone surrogates and emoji are stepped over. */
export function foldInto(room: FoldRoom, typed: string): void {
  const { length } = typed;
  if (room.units.length < length) Object.assign(room, foldRoom(length * 2));
  const { units, at, clauseOf, sentenceOf } = room;
  let size = 0;
  let signs = 0;
  let clause = 0;
  let sentence = 0;
  sentenceOf[0] = 0;
  for (let i = 0; i < length; i++) {
    const entry = TABLE[typed.charCodeAt(i)] as number;
    const code = entry & UNIT;
    signs |= entry;
    if (code <= CLAUSE) {
      if (code === SKIP) continue;
      if (code === SENTENCE) sentence++;
      sentenceOf[++clause] = sentence;
    } else if ((entry & JOINER) !== 0 && size > 0 && isHan(units[size - 1] as number) && i + 1 < length) {
      // "微.信", "加-我": a joiner between two Chinese characters only decorates; in "10.5" or "a-b" it means something.
      if (isHan((TABLE[typed.charCodeAt(i + 1)] as number) & UNIT)) continue;
    }
    at[size] = i;
    clauseOf[size] = clause;
    units[size++] = code;
  }
  at[size] = length;
  clauseOf[size] = clause;
  room.size = size;
  room.clauses = clause + 1;
  room.signs = signs >>> SIGNS_FROM;
}

/** Folds a text for judging. Never throws; lone surrogates, bidi marks and emoji are stepped over. */
export function fold(typed: string): Folded {
  const room = foldRoom(typed.length);
  foldInto(room, typed);
  return { text: textOf(room.units, 0, room.size), at: room.at.subarray(0, room.size + 1), typed };
}

/** A stretch of units as a string. */
export function textOf(units: Uint16Array, from: number, until: number): string {
  let text = '';
  if (until - from < 8) {
    for (let i = from; i < until; i++) text += String.fromCharCode(units[i] as number);
    return text;
  }
  for (let i = from; i < until; i += 8192)
    text += String.fromCharCode.apply(null, units.subarray(i, Math.min(until, i + 8192)) as unknown as number[]);
  return text;
}

const wordRoom = foldRoom();

/** Folds a word of a vocabulary the same way, so that the two meet. */
export function foldWord(word: string): string {
  foldInto(wordRoom, word);
  return textOf(wordRoom.units, 0, wordRoom.size);
}
