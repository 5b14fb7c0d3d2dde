import { FIRST_CLASS, NO_WEIGHT, type Recogniser } from '../../lib/case/recognise';

/** Something to learn from: what was seen of it, and what it is. */
export interface Example {
  features: ReadonlyMap<string, number>;
  truth: string;
}

const ROUNDS = 30;
const PACE = 0.06;
const WEAK = 2e-4;
/** A feature met once says more of its sentence than of its class. */
const FEWEST = 2;
const NOTCHES = 44;

/** What may be left out so that the file stays small: weights of fewer notches, and all but so many features. */
export interface Thrift {
  faint: number;
  kept: number;
}
export const THRIFTY: Thrift = { faint: 2, kept: 6800 };

/**
 * Multinomial logistic regression, example by example in an order that is the same every time, each weight at its own pace
 * (Adagrad); the mean of the later rounds is kept. The same examples always give the same recogniser.
 */
export function learn(examples: readonly Example[], { faint, kept }: Thrift = THRIFTY): Recogniser {
  const classes = [...new Set(examples.map(({ truth }) => truth))].sort();
  const count = new Map<string, number>();
  for (const { features } of examples) for (const name of features.keys()) count.set(name, (count.get(name) ?? 0) + 1);
  const names = [...count].flatMap(([name, n]) => (n >= FEWEST ? [name] : [])).sort();
  const weights = descend(examples, names, classes);
  const size = classes.length;
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const step = largest / NOTCHES;
  const telling = names
    .map((name, i) => ({ name, i, tells: tellsOf(weights.subarray(i * size, i * size + size), count.get(name) ?? 0) }))
    .sort((a, b) => b.tells - a.tells || (a.name < b.name ? -1 : 1))
    .slice(0, kept)
    .sort((a, b) => a.i - b.i);
  const rows: Record<string, string> = {};
  for (const { name, i } of telling) {
    let row = '';
    for (let c = 0; c < size; c++) {
      const notch = Math.round((weights[i * size + c] ?? 0) / step);
      if (Math.abs(notch) >= faint) row += charOf(FIRST_CLASS + c) + charOf(NO_WEIGHT + notch);
    }
    if (row !== '') rows[name] = row;
  }
  return { classes, step: Number(step.toFixed(6)), rows };
}

/** The backslash and the quotation mark would double in JSON: one notch less is no loss, and no class stands there. */
const charOf = (code: number) => String.fromCharCode(code).replace('\\', '[').replace('"', '#');

function tellsOf(row: Float32Array, count: number): number {
  let most = 0;
  for (const weight of row) most = Math.max(most, Math.abs(weight));
  return most * Math.sqrt(count);
}

function descend(examples: readonly Example[], names: readonly string[], classes: readonly string[]): Float32Array {
  const place = new Map(names.map((name, i) => [name, i]));
  const size = classes.length;
  const sparse = examples.map(({ features, truth }) => {
    const known = [...features].flatMap(([name, value]) => {
      const i = place.get(name);
      return i === undefined ? [] : [[i, value] as const];
    });
    return {
      truth: classes.indexOf(truth),
      places: Int32Array.from(known, ([i]) => i * size),
      values: Float32Array.from(known, ([, value]) => value),
    };
  });
  const weights = new Float32Array(names.length * size);
  const squares = new Float32Array(names.length * size).fill(0.05);
  const mean = new Float32Array(names.length * size);
  const sums = new Float32Array(size);
  for (let round = 0; round < ROUNDS; round++) {
    for (const at of shuffled(sparse.length, round)) {
      const example = sparse[at];
      if (example) stepDown(example, weights, squares, sums);
    }
    if (round >= ROUNDS / 2)
      for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] as number) + ((weights[i] as number) * 2) / ROUNDS;
  }
  return mean;
}

interface Sparse {
  truth: number;
  places: Int32Array;
  values: Float32Array;
}

function stepDown({ truth, places, values }: Sparse, weights: Float32Array, squares: Float32Array, sums: Float32Array) {
  const size = sums.length;
  sums.fill(0);
  for (let p = 0; p < places.length; p++) {
    const from = places[p] as number;
    const value = values[p] as number;
    for (let c = 0; c < size; c++) sums[c] = (sums[c] as number) + (weights[from + c] as number) * value;
  }
  let top = -Infinity;
  for (const sum of sums) top = Math.max(top, sum);
  let whole = 0;
  for (let c = 0; c < size; c++) whole += sums[c] = Math.exp((sums[c] as number) - top);
  for (let c = 0; c < size; c++) sums[c] = (sums[c] as number) / whole - (c === truth ? 1 : 0);
  for (let p = 0; p < places.length; p++) {
    const from = places[p] as number;
    const value = values[p] as number;
    for (let c = 0; c < size; c++) {
      const w = weights[from + c] as number;
      const slope = (sums[c] as number) * value + w * WEAK;
      const s = (squares[from + c] as number) + slope * slope;
      squares[from + c] = s;
      weights[from + c] = w - (PACE * slope) / Math.sqrt(s);
    }
  }
}

/** The numbers below `size` in an order that depends on the round alone. */
function shuffled(size: number, round: number): Int32Array {
  const order = Int32Array.from({ length: size }, (_, i) => i);
  let seed = 12_345 + round * 7919;
  for (let i = size - 1; i > 0; i--) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const j = seed % (i + 1);
    const other = order[j] as number;
    order[j] = order[i] as number;
    order[i] = other;
  }
  return order;
}
