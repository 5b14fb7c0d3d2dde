import { LIKE_KINDS } from '../../lib/policy/pack';
import type { Learned, LearnedNetwork } from '../../lib/wording/learned';
import { DIRECTIONS } from '../../lib/wording/network';
import { type NetworkLearned, propagate } from './backpropagation';
import { type Lesson, piecesOf, Targets } from './lessons';
import { regress } from './regression';

/** Pieces met in fewer messages say more of the message than of its kind. */
const FEWEST = 2;
/**
 * So many pieces ship beside those of the network: those that say most. All of them would rank a little better (average precision
 * higher by .004) and take three times the memory.
 */
const PIECES = 76_000;
/** So many pieces of up to so many characters are in the network: those met in the most messages. */
const PLACED = 26_000;
const LONGEST_PLACED = 2;
const NOTCHES = 44;
/** Weights of fewer notches are as good as none, and would be most of the file. */
const FAINT = 2;
/** Of a direction the thousandth part that lies furthest out is taken to lie as far as the rest. */
const OUTLYING = 0.001;

/** Learns from the lessons; the same lessons in the same order always give the same. */
export function learn(lessons: readonly Lesson[]): Learned {
  const pieces = lessons.map((lesson) => piecesOf(lesson.text));
  const count = new Map<string, number>();
  for (const each of pieces) for (const piece of each) count.set(piece, (count.get(piece) ?? 0) + 1);
  const targets = new Targets(lessons);
  const network = learnNetwork(targets, pieces, count);
  const names = [...count].flatMap(([name, n]) => (n >= FEWEST ? [name] : [])).sort();
  const { weights, start } = regress(targets, placesOf(names, pieces), names.length);
  const kinds = LIKE_KINDS.length;
  const step = weights.reduce((most, w) => Math.max(most, Math.abs(w)), 0) / NOTCHES;
  const rows: Record<string, string> = {};
  const tells = names.map((name, i) => {
    let most = 0;
    for (const w of weights.subarray(i * kinds, (i + 1) * kinds)) most = Math.max(most, Math.abs(w));
    return most * (count.get(name) as number) ** 0.25;
  });
  const bar = [...tells].sort((a, b) => b - a)[PIECES] ?? 0;
  names.forEach((name, i) => {
    const isPlaced = network.rows[name] !== undefined;
    if (!isPlaced && (tells[i] as number) < bar) return;
    const row = [...weights.subarray(i * kinds, (i + 1) * kinds)].map((w) => charOf(notchOf(w / step))).join('');
    if (isPlaced || /[^O]/.test(row)) rows[name] = row;
  });
  return {
    kinds: LIKE_KINDS,
    step: Number(step.toFixed(6)),
    start: [...start].map((value) => Number(value.toFixed(4))),
    rows,
    network,
  };
}

/** Per message the places its pieces have among the names. */
function placesOf(names: readonly string[], pieces: readonly ReadonlySet<string>[]): readonly Int32Array[] {
  const place = new Map(names.map((name, i) => [name, i]));
  return pieces.map((each) => Int32Array.from([...each].flatMap((piece) => place.get(piece) ?? [])));
}

function learnNetwork(
  targets: Targets,
  pieces: readonly ReadonlySet<string>[],
  count: ReadonlyMap<string, number>,
): LearnedNetwork {
  const names = [...count]
    .filter(([name]) => name.length <= LONGEST_PLACED)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, PLACED)
    .map(([name]) => name)
    .sort();
  const learned = propagate(targets, placesOf(names, pieces), names.length);
  const notch = notchesOf(learned);
  const rowOf = (i: number) =>
    Array.from({ length: DIRECTIONS }, (_, d) =>
      charOf(rounded((learned.rows[i * DIRECTIONS + d] ?? 0) / (notch[d] ?? 1))),
    ).join('');
  return {
    rows: Object.fromEntries(names.map((name, i) => [name, rowOf(i)])),
    // What a notch is worth differs by direction: the layer that reads them knows.
    hidden: {
      start: numbers(learned.hiddenStart),
      weights: numbers(learned.hiddenWeights.map((w, at) => w * (notch[at % DIRECTIONS] ?? 1))),
    },
    out: { start: numbers(learned.outStart), weights: numbers(learned.outWeights) },
  };
}

/** Per direction what a notch is worth. */
const notchesOf = ({ rows }: NetworkLearned): readonly number[] =>
  Array.from({ length: DIRECTIONS }, (_, d) => {
    const far = Float32Array.from({ length: rows.length / DIRECTIONS }, (_, i) =>
      Math.abs(rows[i * DIRECTIONS + d] ?? 0),
    );
    return (far.sort()[Math.floor(far.length * (1 - OUTLYING))] ?? NOTCHES) / NOTCHES;
  });

const rounded = (notch: number) => Math.max(-NOTCHES, Math.min(NOTCHES, Math.round(notch)));
const notchOf = (weight: number) => (Math.abs(weight) < FAINT ? 0 : Math.round(weight));
const numbers = (values: Float32Array) => [...values].map((value) => Number(value.toPrecision(4)));

/** The backslash and the quotation mark would double in JSON: one notch less is no loss. */
const charOf = (notch: number) =>
  String.fromCharCode(79 + notch)
    .replace('\\', '[')
    .replace('"', '#');
