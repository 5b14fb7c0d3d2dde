import { CATEGORIES, type Category, DEFAULT_SEVERITY, type Severity } from '../../lib/model/category';
import { LIKE_KINDS } from '../../lib/policy/pack';
import { builtInPack } from '../../lib/policy/packs';
import { builtInReplies } from '../../lib/reply/reply';
import { fold } from '../../lib/wording/fold';
import { type Learned, pieceScale, pieceUnit } from '../../lib/wording/learned';
import { ownSentences } from './own';
import type { WordingRecord } from './score-wording';

const ROUNDS = 20;
const BATCH = 2048;
/** The mean of so many last rounds is kept. */
const KEPT = 3;
const PACE = 0.25;
const WEAK = 0.00001;
/**
 * Each time a message is gone through, so large a share of its pieces is left out: what rests on one piece alone is learned
 * less than what several say (Wager, Wang, Liang 2013, "Dropout Training as Adaptive Regularization"). On other authors'
 * records, at the same recall, a fifth fewer false alarms.
 */
const LEFT_OUT = 0.5;
/** A kind is rare among all messages: by so much of what would make both sides even its own count for more. */
const MORE = 0.5;
/** Pieces met in fewer messages say more of the message than of its kind. */
const FEWEST = 2;
const LONGEST = 3;
/**
 * So many pieces ship: those that say most. A quarter more find little more, take more than the six megabytes a policy may, and half
 * as many again make a script that add-on stores refuse to read.
 */
const PIECES = 88_000;
const NOTCHES = 44;
/** Weights of fewer notches are as good as none, and would be most of the file. */
const FAINT = 2;

/** A message to learn from: what it is, and what is left open of it. */
export interface Lesson {
  text: string;
  is: readonly string[];
  open: readonly string[];
  /** how much it counts, 1 where nothing is said */
  weight?: number;
}

/** What the project itself wrote: its sentences, every rule's examples, the library's replies. */
export const ownLessons = (): Lesson[] => {
  // What the product itself offers is said by every agent every day: it counts for more than one message.
  const offered = fromReplies();
  return [...fromOwn(), ...fromRules(), ...offered, ...offered, ...offered];
};

/** Who pays the freight is right or wrong by the case; where the buyer must pay, the words alone say nothing. */
const FREIGHT = 'freight-before-fault';

export const lessonOf = ({ draft, expect, may, context }: WordingRecord): Lesson => ({
  text: draft,
  is: expect,
  open: context.fault === 'buyer' ? [...(may ?? []), FREIGHT] : (may ?? []),
});

/** Learns from the lessons; the same lessons in the same order always give the same. */
export function learn(lessons: readonly Lesson[]): Learned {
  const pieces = lessons.map((lesson) => piecesOf(lesson.text));
  const count = new Map<string, number>();
  for (const each of pieces) for (const piece of each) count.set(piece, (count.get(piece) ?? 0) + 1);
  const names = [...count]
    .filter(([, n]) => n >= FEWEST)
    .map(([name]) => name)
    .sort();
  const place = new Map(names.map((name, i) => [name, i]));
  const known = pieces.map((each) => Int32Array.from([...each].flatMap((piece) => place.get(piece) ?? [])));
  const { weights, start } = descend(lessons, known, names.length);
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
    if ((tells[i] as number) < bar) return;
    const row = [...weights.subarray(i * kinds, (i + 1) * kinds)].map((w) => charOf(notchOf(w / step))).join('');
    if (/[^O]/.test(row)) rows[name] = row;
  });
  return {
    kinds: LIKE_KINDS,
    step: Number(step.toFixed(6)),
    start: [...start].map((value) => Number(value.toFixed(4))),
    rows,
  };
}

const notchOf = (weight: number) => (Math.abs(weight) < FAINT ? 0 : Math.round(weight));

/** The backslash and the quotation mark would double in JSON: one notch less is no loss. */
const charOf = (notch: number) =>
  String.fromCharCode(79 + notch)
    .replace('\\', '[')
    .replace('"', '#');

function piecesOf(typed: string): ReadonlySet<string> {
  const mark = '\u0002';
  const folded = [...fold(typed).text].map((c) => String.fromCharCode(pieceUnit(c.charCodeAt(0)))).join('');
  const text = `${mark}${folded}${mark}`;
  const found = new Set<string>();
  for (let at = 0; at < text.length; at++)
    for (let size = 1; size <= LONGEST && at + size <= text.length; size++) found.add(text.slice(at, at + size));
  return found;
}

/**
 * What may well be said in the same breath, both ways: whoever blames may also insult, whoever denies a right refuses. A sentence
 * that was written as one of a pair says nothing of the other, and is no example of any third.
 */
const TOGETHER: readonly (readonly [Category, ...Category[]])[] = [
  [
    'arguing',
    'abuse-threat',
    'cold-tone',
    'shirking',
    'rights-denial',
    'flat-refusal',
    'freight-before-fault',
    'overpromise',
  ],
  ['abuse-threat', 'cold-tone', 'dispute-pressure', 'privacy-request'],
  ['rights-denial', 'flat-refusal', 'negative-framing', 'shirking', 'freight-before-fault', 'dispute-pressure'],
  ['freight-before-fault', 'flat-refusal', 'negative-framing', 'shirking'],
  ['dispute-pressure', 'review-manipulation', 'off-platform', 'beyond-authority', 'cold-tone', 'shirking'],
  ['review-manipulation', 'beyond-authority', 'off-platform'],
  ['off-platform', 'privacy-request', 'beyond-authority'],
  ['overpromise', 'absolute-claim', 'beyond-authority', 'dont-know-vague'],
  ['shirking', 'flat-refusal', 'dont-know-vague', 'cold-tone', 'negative-framing'],
  ['flat-refusal', 'negative-framing', 'cold-tone'],
  ['cold-tone', 'dont-know-vague', 'negative-framing'],
];

const openBeside = (is: readonly string[]): readonly string[] =>
  CATEGORIES.filter((other) =>
    TOGETHER.some(([first, ...rest]) =>
      is.some(
        (one) =>
          (one === first && rest.includes(other)) || (other === first && rest.some((another) => another === one)),
      ),
    ),
  );

/** Headings of what is of no category, and the weight of the categories that are left open there. */
const OF_NONE: Readonly<Record<string, readonly Severity[]>> = {
  benign: [],
  ordinary: ['hint'],
  harmless: ['hint', 'warn'],
};

/**
 * Hard sentences were written against what was not found: nobody meets so many of them, so they count for less, and they say
 * nothing of what they were not written about.
 */
const HARD = 0.5;

/** Sentences under a heading are of its categories; whether they are of one that often goes with it is left open. */
const fromOwn = (): Lesson[] =>
  ownSentences('wording').map(({ id, heading, line }) => {
    const isHard = id.startsWith('own-wording-hard');
    const left = OF_NONE[heading];
    const is = left ? [] : heading.split(' ');
    const open = left
      ? CATEGORIES.filter((category) => left.includes(DEFAULT_SEVERITY[category]))
      : isHard
        ? CATEGORIES.filter((category) => !is.includes(category))
        : openBeside(is);
    return { text: line, is, open, ...(isHard ? { weight: HARD } : {}) };
  });

/** What the rules and the library offer is as a message should be. Sentences are weighed one by one, so they are learned so. */
function fromReplies(): Lesson[] {
  const rewrites = (builtInPack().rules ?? []).flatMap(({ rewrites: offered = [] }) =>
    offered.map((rewrite) => (typeof rewrite === 'string' ? rewrite : rewrite.text)),
  );
  const textsOf = (replies: ReturnType<typeof builtInReplies>) =>
    replies.map(({ text }) => text.replaceAll(/\{[a-zA-Z]+\}/g, '5'));
  const forBuyer = builtInReplies().filter(({ faults }) => faults?.includes('buyer'));
  const others = builtInReplies().filter(({ faults }) => !faults?.includes('buyer'));
  const parts = (texts: readonly string[]) => [
    ...new Set([...texts, ...texts.flatMap((text) => text.split(/[。！？!?；;\n]/)).filter((text) => text.length > 3)]),
  ];
  return [
    ...parts([...rewrites, ...textsOf(others)]).map((text) => ({ text, is: [], open: [] })),
    ...parts(textsOf(forBuyer)).map((text) => ({ text, is: [], open: [FREIGHT] })),
  ];
}

function fromRules(): Lesson[] {
  return (builtInPack().rules ?? []).flatMap(({ category = '', flags = [], passes = [] }) => [
    ...flags.map((example) => ({
      text: typeof example === 'string' ? example : example.draft,
      is: [category],
      open: CATEGORIES,
    })),
    // What passes for the case it is said in says nothing of its words.
    ...passes.flatMap((example) =>
      typeof example === 'string'
        ? [{ text: example, is: [], open: CATEGORIES.filter((other) => other !== category) }]
        : [],
    ),
  ]);
}

const OPEN = -1;

/** Numbers from 0 to 1 that look like chance and are the same every time (linear congruential, Numerical Recipes). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
}

/**
 * Logistic regression of every kind at once, a batch at a time in an order that is the same every time, each weight at its
 * own pace (Adagrad); the mean of the last rounds is kept. What is left to chance is so the same way every time.
 */
function descend(lessons: readonly Lesson[], known: readonly Int32Array[], size: number) {
  const kinds = LIKE_KINDS.length;
  const truth = new Int8Array(lessons.length * kinds);
  const counts = new Float64Array(kinds);
  const ofKind = new Float64Array(kinds);
  lessons.forEach((lesson, i) => {
    LIKE_KINDS.forEach((kind, k) => {
      const is = lesson.is.includes(kind);
      truth[i * kinds + k] = is ? 1 : lesson.open.includes(kind) ? OPEN : 0;
      if (is) ofKind[k] = (ofKind[k] as number) + 1;
      if (is || !lesson.open.includes(kind)) counts[k] = (counts[k] as number) + 1;
    });
  });
  // A kind is rare among all messages: its own count for more, by less than would make both sides even.
  const more = counts.map((n, k) => Math.sqrt(n / Math.max(1, ofKind[k] as number)) * MORE);
  const weights = new Float32Array(size * kinds);
  const squares = new Float32Array(size * kinds).fill(1e-6);
  const slope = new Float32Array(size * kinds);
  const mean = new Float32Array(size * kinds);
  const start = new Float64Array(kinds).fill(-2);
  const startSquares = new Float64Array(kinds).fill(1e-6);
  const startSlope = new Float64Array(kinds);
  const meanStart = new Float64Array(kinds);
  const score = new Float64Array(kinds);
  const order = Int32Array.from(lessons, (_, i) => i);
  const chance = chanceFrom(20260301);
  let kept = new Int32Array(1024);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(chance() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (let first = 0; first < order.length; first += BATCH) {
      const last = Math.min(first + BATCH, order.length);
      slope.fill(0);
      startSlope.fill(0);
      for (let o = first; o < last; o++) {
        const i = order[o] as number;
        const pieces = known[i] as Int32Array;
        if (kept.length < pieces.length) kept = new Int32Array(pieces.length);
        let left = 0;
        for (let p = 0; p < pieces.length; p++) if (chance() >= LEFT_OUT) kept[left++] = pieces[p] as number;
        // Those that are left speak for those that are not.
        const scale = pieceScale(pieces.length) / (1 - LEFT_OUT);
        score.fill(0);
        for (let p = 0; p < left; p++) {
          const row = (kept[p] as number) * kinds;
          for (let k = 0; k < kinds; k++) score[k] = (score[k] as number) + (weights[row + k] as number);
        }
        for (let k = 0; k < kinds; k++) {
          const is = truth[i * kinds + k] as number;
          const likely = 1 / (1 + Math.exp(-((start[k] as number) + (score[k] as number) * scale)));
          const share = ((lessons[i]?.weight ?? 1) * order.length) / ((counts[k] as number) * (last - first));
          const miss = is === OPEN ? 0 : (likely - is) * (is === 1 ? (more[k] as number) : 1) * share;
          startSlope[k] = (startSlope[k] as number) + miss;
          score[k] = miss * scale;
        }
        for (let p = 0; p < left; p++) {
          const row = (kept[p] as number) * kinds;
          for (let k = 0; k < kinds; k++) slope[row + k] = (slope[row + k] as number) + (score[k] as number);
        }
      }
      for (let w = 0; w < weights.length; w++) {
        const g = (slope[w] as number) + (weights[w] as number) * WEAK;
        if (g === 0) continue;
        squares[w] = (squares[w] as number) + g * g;
        weights[w] = (weights[w] as number) - (PACE * g) / Math.sqrt(squares[w] as number);
      }
      for (let k = 0; k < kinds; k++) {
        const g = startSlope[k] as number;
        startSquares[k] = (startSquares[k] as number) + g * g;
        start[k] = (start[k] as number) - (PACE * g) / Math.sqrt(startSquares[k] as number);
      }
    }
    if (round >= ROUNDS - KEPT) {
      for (let w = 0; w < mean.length; w++) mean[w] = (mean[w] as number) + (weights[w] as number);
      for (let k = 0; k < kinds; k++) meanStart[k] = (meanStart[k] as number) + (start[k] as number);
    }
  }
  return { weights: mean.map((w) => w / KEPT), start: meanStart.map((w) => w / KEPT) };
}
