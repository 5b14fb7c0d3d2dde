/*
 * Replies that say the same: word for word, or nearly. Texts are compared by their pairs of neighbouring characters;
 * only texts that share one of their rarest pairs are looked at side by side, so that 20,000 take seconds, not hours.
 */

/** The share of pairs two texts have in common from which they are nearly the same. */
const NEARLY = 0.7;
/** Shorter texts are the same or not: "好的亲" is no near twin of "好的哦". */
const SHORTEST = 8;
/** A pair that so many texts hold already tells no two of them apart: rows made from one pattern stay affordable. */
const MOST_HOLDERS = 64;

export interface Twin {
  /** the earlier text, by its place */
  of: number;
  same: boolean;
}

/** What is left of a text when spaces, signs and smileys count for nothing. */
export const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * For each text the first earlier one that says the same, or one that nearly does. `undefined` where it stands alone.
 * `onDone` is told how many are done, text by text.
 */
export function twinsOf(
  texts: readonly string[],
  onDone: (done: number) => void = () => {},
): readonly (Twin | undefined)[] {
  const plain = texts.map(bare);
  const first = new Map<string, number>();
  const pairs = plain.map(pairsOf);
  const rarity = new Map<number, number>();
  for (const set of pairs) for (const pair of set) rarity.set(pair, (rarity.get(pair) ?? 0) + 1);
  const rare = (pair: number) => rarity.get(pair) ?? 0;
  const holders = new Map<number, number[]>();
  return plain.map((text, at): Twin | undefined => {
    onDone(at);
    const same = first.get(text);
    if (same !== undefined) return { of: same, same: true };
    first.set(text, at);
    const own = pairs[at];
    if (text.length < SHORTEST || !own) return undefined;
    // Two texts this much alike share at least one of these, whichever they are.
    const telling = [...own]
      .sort((a, b) => rare(a) - rare(b) || a - b)
      .slice(0, own.length - Math.ceil(NEARLY * own.length) + 1);
    const near = nearTwin(own, telling, holders, pairs);
    for (const pair of telling) {
      const held = holders.get(pair);
      if (!held) holders.set(pair, [at]);
      else if (held.length < MOST_HOLDERS) held.push(at);
    }
    return near === undefined ? undefined : { of: near, same: false };
  });
}

function nearTwin(
  own: Uint32Array,
  telling: readonly number[],
  holders: ReadonlyMap<number, readonly number[]>,
  pairs: readonly Uint32Array[],
): number | undefined {
  const seen = new Set<number>();
  for (const pair of telling) {
    for (const other of holders.get(pair) ?? []) {
      if (seen.has(other)) continue;
      seen.add(other);
      const theirs = pairs[other];
      if (theirs && alike(own, theirs) >= NEARLY) return other;
    }
  }
  return undefined;
}

/** Each pair of neighbours once, as a number, in rising order. */
function pairsOf(text: string): Uint32Array {
  const pairs = new Set<number>();
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.charCodeAt(i) * 0x10000 + text.charCodeAt(i + 1));
  return Uint32Array.from(pairs).sort();
}

/** The share of pairs in common, of all pairs of both. */
function alike(a: Uint32Array, b: Uint32Array): number {
  if (Math.min(a.length, b.length) < NEARLY * Math.max(a.length, b.length)) return 0;
  let both = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) both++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return both / (a.length + b.length - both);
}

/** A text made ready to be compared with many: what is left of it, and its pairs. */
export interface Comparable {
  plain: string;
  pairs: Uint32Array;
}

export function comparable(text: string): Comparable {
  const plain = bare(text);
  return { plain, pairs: pairsOf(plain) };
}

/** How much two texts have in common, from 0 to 1. */
export const likeness = (a: Comparable, b: Comparable): number =>
  a.plain === b.plain ? 1 : a.pairs.length === 0 || b.pairs.length === 0 ? 0 : alike(a.pairs, b.pairs);
