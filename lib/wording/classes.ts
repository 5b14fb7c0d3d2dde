import { SIGNS, textOf } from './fold';
import type { ClassName } from './pattern';

/*
 * What is recognised by its shape rather than by a list: numbers, amounts, times, phone numbers, Latin runs. Read from the
 * units of folded text as they lie there: with regular expressions the string had to be made first and an object for every
 * match, and a message with two numbers in it took three times as long. Each is described by the expression it stands for,
 * and tested against it.
 */

/** Takes a shape that was found. */
type Take = (start: number, end: number) => void;
/** Finds shapes in `units` from `from` until `until`, one after another, none in another. */
type Finder = (units: Uint16Array, from: number, until: number, take: Take) => void;

const NUMERAL = 1;
const DIGIT = 2;
const LATIN = 4;
const INSIDE_LATIN = 8;
const PHONE_PART = 16;
const BEGINS_TIME = 32;

/** What a unit can be in a shape. */
const PART = new Uint8Array(0x10000);
const mark = (characters: string, part: number): void => {
  for (const character of characters) PART[character.charCodeAt(0)] = (PART[character.charCodeAt(0)] ?? 0) | part;
};
mark('0123456789', NUMERAL | DIGIT | LATIN | PHONE_PART | BEGINS_TIME);
mark('-', PHONE_PART);
mark('〇零一二两三四五六七八九十百千万半几', NUMERAL | BEGINS_TIME);
mark('abcdefghijklmnopqrstuvwxyz', LATIN);
mark('._-', INSIDE_LATIN);

const is = (units: Uint16Array, at: number, until: number, part: number): boolean =>
  at < until && ((PART[units[at] as number] as number) & part) !== 0;

/** The end of a run of at most `most` units from `at`. */
function runEnd(units: Uint16Array, at: number, until: number, part: number, most: number): number {
  const last = Math.min(until, at + most);
  let end = at;
  while (end < last && ((PART[units[end] as number] as number) & part) !== 0) end++;
  return end;
}

/** Where decimals of at most `most` digits after `at` end, or `at`. */
function decimalsEnd(units: Uint16Array, at: number, until: number, most: number): number {
  if (at >= until || units[at] !== POINT) return at;
  const end = runEnd(units, at + 1, until, DIGIT, most);
  return end > at + 1 ? end : at;
}

const unit = (character: string): number => character.charCodeAt(0);
const POINT = unit('.');
const YEN = unit('¥');

/** Words to be read from the units, by their first: the earlier one is tried first. */
type Words = ReadonlyMap<number, readonly string[]>;

function wordsOf(...words: string[]): Words {
  const found = new Map<number, string[]>();
  for (const word of words) found.set(unit(word), [...(found.get(unit(word)) ?? []), word]);
  return found;
}

/** Where the first of the words that stands at `at` ends, or `at`. */
function wordEnd(words: Words, units: Uint16Array, at: number, until: number): number {
  const here = at < until ? words.get(units[at] as number) : undefined;
  if (here === undefined) return at;
  for (const word of here) {
    let i = 1;
    while (i < word.length && at + i < until && units[at + i] === word.charCodeAt(i)) i++;
    if (i === word.length) return at + i;
  }
  return at;
}

const CURRENCY = wordsOf('元', '块钱', '块', '圆', 'rmb', '大洋');
const AFTER_YEN = wordsOf('元', '块');
const DAYS = ['今天', '明天', '后天', '今晚', '明早', '明晚', '下周'];
const DAY = wordsOf(...DAYS);
const WEEKDAYS = [...'一二三四五六日天'].map((day) => `周${day}`);
const PART_OF_DAY = ['下午', '上午', '中午', '早上', '晚上'];
const BEFORE_HOUR = wordsOf(...DAYS, ...PART_OF_DAY, ...WEEKDAYS);
for (const first of BEFORE_HOUR.keys()) mark(String.fromCharCode(first), BEGINS_TIME);
const HOURS = wordsOf('点半', '点', '小时', '分钟', '个工作日', '工作日', '天', '号', '日');
const BY_THEN = wordsOf('内', '前', '后');

/** `[numerals]{1,12}(\.\d{1,4})?` */
const numbers: Finder = (units, from, until, take) => {
  for (let at = from; at < until; ) {
    if (!is(units, at, until, NUMERAL)) {
      at++;
      continue;
    }
    const end = decimalsEnd(units, runEnd(units, at, until, NUMERAL, 12), until, 4);
    take(at, end);
    at = end;
  }
};

/** `¥\d{1,9}(\.\d{1,2})?(元|块)?|[numerals]{1,9}(\.\d{1,2})?(元|块钱|块|圆|rmb|大洋)` */
const amounts: Finder = (units, from, until, take) => {
  for (let at = from; at < until; ) {
    if (units[at] === YEN && is(units, at + 1, until, DIGIT)) {
      const figure = decimalsEnd(units, runEnd(units, at + 1, until, DIGIT, 9), until, 2);
      const end = wordEnd(AFTER_YEN, units, figure, until);
      take(at, end);
      at = end;
    } else if (is(units, at, until, NUMERAL)) {
      const whole = runEnd(units, at, until, NUMERAL, until);
      const figure = decimalsEnd(units, whole, until, 2);
      const end = wordEnd(CURRENCY, units, figure, until);
      // Of a longer run the last nine belong to the amount.
      if (end > figure) take(Math.max(at, whole - 9), end);
      at = end > figure ? end : whole;
    } else at++;
  }
};

/** `(day|part of day|weekday)?[numerals]{1,3}(点半|点|小时|分钟|个?工作日|天|号|日)[内前后]?|day` */
const times: Finder = (units, from, until, take) => {
  for (let at = from; at < until; ) {
    if (!is(units, at, until, BEGINS_TIME)) {
      at++;
      continue;
    }
    const isNumeral = is(units, at, until, NUMERAL);
    const figure = isNumeral ? at : wordEnd(BEFORE_HOUR, units, at, until);
    let end = at;
    if (isNumeral || figure > at) {
      const hour = runEnd(units, figure, until, NUMERAL, 3);
      const named = hour > figure ? wordEnd(HOURS, units, hour, until) : hour;
      end = named > hour ? wordEnd(BY_THEN, units, named, until) : wordEnd(DAY, units, at, until);
    }
    if (end > at) take(at, end);
    at = end > at ? end : at + 1;
  }
};

/** `[a-z0-9][a-z0-9._-]{1,40}` */
const latins: Finder = (units, from, until, take) => {
  for (let at = from; at < until; ) {
    const end = is(units, at, until, LATIN) ? runEnd(units, at + 1, until, LATIN | INSIDE_LATIN, 40) : at;
    if (end > at + 1) take(at, end);
    at = Math.max(end, at + 1);
  }
};

const PHONE = /1[3-9]\d{9}(?!\d)|0\d{2,3}-?\d{7,8}(?!\d)|400-?\d{3,4}-?\d{3,4}/g;
const SHORTEST_PHONE = 10;

const phones: Finder = (units, from, until, take) => {
  // Only runs of digits and hyphens that are long enough are made into strings.
  for (let at = from; at < until; ) {
    const end = runEnd(units, at, until, PHONE_PART, until);
    if (end - at >= SHORTEST_PHONE) {
      for (const found of textOf(units, at, end).matchAll(PHONE))
        take(at + found.index, at + found.index + found[0].length);
    }
    at = end + 1;
  }
};

export const FINDERS: Readonly<Record<Exclude<ClassName, 'slot'>, Finder>> = {
  '#': numbers,
  yuan: amounts,
  time: times,
  phone: phones,
  latin: latins,
};

/** Whether a text with these signs may hold a shape of the class. */
export function canHold(name: ClassName, signs: number): boolean {
  switch (name) {
    case '#':
      return (signs & SIGNS.number) !== 0;
    case 'yuan':
      return (signs & SIGNS.number) !== 0 && (signs & SIGNS.money) !== 0;
    case 'time':
      return (signs & SIGNS.time) !== 0;
    case 'phone':
    case 'latin':
      return (signs & SIGNS.ascii) !== 0;
    case 'slot':
      return (signs & SIGNS.gap) !== 0;
  }
}
