import type { Trie } from './trie';

/*
 * Compiled patterns as flat tables of numbers. Nothing in them is an object of its own: going through a thousand plans
 * touches a few lines of the cache, and the tables can be stored as they are.
 *
 * A *set* is all that can fill one stop of a pattern: words, vocabularies, shapes. A *kind* is all words that are in exactly
 * the same sets: fifty thousand terms of one vocabulary are one kind. The classes of shapes follow the kinds as kinds of
 * their own. A *plan* is a chain ready to be followed.
 */

/** Many short lists of numbers in two arrays: list `i` is `items[from[i]]` up to `items[from[i + 1]]`. */
export interface Lists {
  from: Int32Array;
  items: Int32Array;
}

/** How one stop of a plan is reached from the one before, in `steps`. */
export const STEP = { set: 0, notAfter: 1, how: 2, min: 3, max: 4, width: 5 } as const;
export const HOW = { plain: 0, filler: 1, clause: 2, sentence: 3 } as const;
export const EDGES = { anywhere: 0, clause: 1, message: 2 } as const;

export interface Plans {
  pattern: Int32Array;
  /** patterns that stand and fall together; -1 for those on their own */
  group: Int32Array;
  /** where it must begin and end, by `EDGES` */
  begins: Uint8Array;
  ends: Uint8Array;
  /** what must not stand before the first stop, or -1 */
  notBefore: Int32Array;
  /** the stops of a plan: `STEP.width` numbers each */
  steps: Lists;
  /** its sets, the one least often met first: the order to ask in whether they are there */
  asks: Lists;
}

export interface Tables {
  /** gives kinds */
  trie: Trie;
  kinds: number;
  sets: number;
  groups: number;
  /** per kind: the sets it is in */
  setsOf: Lists;
  /** per kind: those of its sets that are the rarest of a plan */
  triggersOf: Lists;
  /** per set: the classes of shapes in it, a bit each in the order of `CLASSES` */
  classesOf: Uint8Array;
  /** per set: plans to be looked at where a word of it was found, and with each the set to ask for first, or -1 */
  plansOf: Lists;
  /** per group: plans looked at only where another pattern of it was found */
  waitingOf: Lists;
  /** per group: those of them that count wherever in the text they stand, not just in that sentence */
  roamsOf: Lists;
  plans: Plans;
  /** classes to look for at once, a bit each: no word tells of the patterns that begin with them */
  eager: number;
  /** per kind: filler may stand between any two stops, an allowed term excuses what lies inside it */
  isFiller: Uint8Array;
  isAllowed: Uint8Array;
  hasAllowed: boolean;
  /** no word holds a mark, so that no place of a word lies in two sentences */
  isLocal: boolean;
}

/** Lists laid side by side. */
export function flat(lists: readonly (readonly number[])[]): Lists {
  const from = new Int32Array(lists.length + 1);
  for (let i = 0; i < lists.length; i++) from[i + 1] = (from[i] as number) + (lists[i]?.length ?? 0);
  const items = new Int32Array(from[lists.length] as number);
  for (let i = 0; i < lists.length; i++) items.set(lists[i] ?? [], from[i]);
  return { from, items };
}
