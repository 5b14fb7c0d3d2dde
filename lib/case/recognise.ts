import { fold } from '../wording/fold';

/*
 * A small linear recogniser beside the patterns: characters in ones, twos and threes, weighed by what `test/tools/train.ts`
 * learned. Patterns alone know only the ways of saying they list.
 */

/**
 * `rows` holds one string a feature: pairs of a class (`0` is the first) and a weight (`O`, 79, is nothing). `step` is the
 * value of one notch.
 */
export interface Recogniser {
  classes: readonly string[];
  step: number;
  rows: Readonly<Record<string, string>>;
}

/** The character that stands for the first class, and the one for a weight of nothing. */
export const FIRST_CLASS = 48;
export const NO_WEIGHT = 79;

const LONGEST = 300;
/** What is said before the last message counts for less. */
const EARLIER = 0.8;
/** Long turns hold more pieces; without this they would always look surer than short ones. */
const scaleFor = (pieces: number) => 8 / Math.sqrt(Math.max(16, pieces));

/** The pieces of what somebody wrote in a row, the last message in full, the ones before it at less. */
export function piecesOf(turn: readonly string[]): Map<string, number> {
  const pieces = new Map<string, number>();
  const add = (name: string, value: number) => {
    if ((pieces.get(name) ?? 0) < value) pieces.set(name, value);
  };
  turn.forEach((typed, i) => {
    const value = i === turn.length - 1 ? 1 : EARLIER;
    const text = `^${fold(typed.slice(0, LONGEST)).text}$`;
    for (let at = 0; at < text.length; at++) {
      for (let size = 1; size <= 3 && at + size <= text.length; size++) add(text.slice(at, at + size), value);
    }
  });
  const scale = scaleFor(pieces.size);
  for (const [name, value] of pieces) pieces.set(name, value * scale);
  return pieces;
}

/** How likely each class is, likeliest first; the likelihoods add up to one. */
export const recognise = (recogniser: Recogniser, features: Iterable<Feature>): Likelihood[] =>
  likelihoodsOf(recogniser, sumsOf(recogniser, features));

export interface Likelihood {
  name: string;
  likelihood: number;
}
export type Feature = readonly [name: string, value: number];

/** What features weigh for each class: weights add up, so that what was weighed before need not be weighed anew. */
export function sumsOf(recogniser: Recogniser, features: Iterable<Feature>): Float64Array {
  const sums = new Float64Array(recogniser.classes.length);
  for (const [name, value] of features) {
    const row = Object.hasOwn(recogniser.rows, name) ? recogniser.rows[name] : undefined;
    if (row === undefined) continue;
    for (let i = 0; i + 1 < row.length; i += 2) {
      const c = row.charCodeAt(i) - FIRST_CLASS;
      sums[c] = (sums[c] ?? 0) + (row.charCodeAt(i + 1) - NO_WEIGHT) * recogniser.step * value;
    }
  }
  return sums;
}

export function likelihoodsOf({ classes }: Recogniser, sums: Float64Array): Likelihood[] {
  const top = Math.max(...sums);
  const grown = [...sums].map((sum) => Math.exp(sum - top));
  const whole = grown.reduce((a, b) => a + b, 0);
  return classes
    .map((name, c) => ({ name, likelihood: (grown[c] ?? 0) / whole }))
    .sort((a, b) => b.likelihood - a.likelihood);
}
