import { fold } from '../wording/fold';

/*
 * A small linear recogniser beside the patterns: characters in ones, twos and threes, the order's stage, and what the
 * patterns saw, weighed by what `test/tools/train.ts` learned. Patterns alone know only the ways of saying they list.
 */

/** `rows` holds one string a feature: a character a class, `O` (79) being nothing. `step` is the value of one notch. */
export interface Recogniser {
  classes: readonly string[];
  step: number;
  rows: Readonly<Record<string, string>>;
}

/** What the recogniser weighs in a buyer's turn: the last message in full, the ones before it at less. */
export function featuresOf(
  turn: readonly string[],
  stage: string,
  seen: ReadonlyMap<string, number>,
): Map<string, number> {
  const features = new Map<string, number>([
    ['*', 1],
    [`@${stage}`, 1],
  ]);
  const add = (name: string, value: number) => features.set(name, Math.max(features.get(name) ?? 0, value));
  turn.slice(-3).forEach((typed, i, all) => {
    const value = i === all.length - 1 ? 1 : 0.8;
    const text = `^${fold(typed.slice(0, 300)).text}$`;
    for (let at = 0; at < text.length; at++) {
      for (let size = 1; size <= 3 && at + size <= text.length; size++) add(text.slice(at, at + size), value);
    }
  });
  // Long turns hold more pieces; without this they would always look surer than short ones.
  const scale = 4 / Math.sqrt(Math.max(16, features.size));
  for (const [name, value] of features) features.set(name, value * scale);
  for (const [name, weight] of seen) features.set(`#${name}`, Math.min(weight, 5) / 4);
  return features;
}

/** How likely each class is, likeliest first; the likelihoods add up to one. */
export function recognise(
  recogniser: Recogniser,
  features: ReadonlyMap<string, number>,
): { name: string; likelihood: number }[] {
  const sums = new Float64Array(recogniser.classes.length);
  for (const [name, value] of features) {
    const row = Object.hasOwn(recogniser.rows, name) ? recogniser.rows[name] : undefined;
    if (row === undefined) continue;
    for (let c = 0; c < sums.length; c++) {
      sums[c] = (sums[c] ?? 0) + (row.charCodeAt(c) - 79) * recogniser.step * value;
    }
  }
  const top = Math.max(...sums);
  const grown = [...sums].map((sum) => Math.exp(sum - top));
  const whole = grown.reduce((a, b) => a + b, 0);
  return recogniser.classes
    .map((name, c) => ({ name, likelihood: (grown[c] ?? 0) / whole }))
    .sort((a, b) => b.likelihood - a.likelihood);
}
