import { CATEGORIES, type Category, DEFAULT_SEVERITY, type Severity } from '../../lib/model/category';
import { LIKE_KINDS } from '../../lib/policy/pack';
import { builtInPack } from '../../lib/policy/packs';
import { builtInReplies } from '../../lib/reply/reply';
import { fold } from '../../lib/wording/fold';
import { pieceUnit } from '../../lib/wording/learned';
import { type OwnSentence, ownSentences } from './own';
import type { WordingRecord } from './score-wording';

/* What wording is learned from, and how it is taken apart. */

const LONGEST = 3;

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

const lessonOf = ({ draft, expect, may, context }: WordingRecord): Lesson => ({
  text: draft,
  is: expect,
  open: context.fault === 'buyer' ? [...(may ?? []), FREIGHT] : (may ?? []),
});

/** What records teach, by themselves and among courtesies. */
export const lessonsOf = (records: readonly WordingRecord[]): readonly Lesson[] =>
  [...records, ...amongCourtesies(records)].map(lessonOf);

/** The pieces of a message, each once: what stands side by side in it, of one to three characters. */
export function piecesOf(typed: string): ReadonlySet<string> {
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
 * Hard sentences were written against what was not found, and those of everyday against what was flagged wrongly: nobody meets so
 * many of them, so they count for less.
 */
const HARD = 0.5;
const EVERYDAY = 0.25;
const isOf = (file: string, what: 'hard' | 'everyday' | 'dialogue' | 'exact') =>
  file.startsWith(`own-wording-${what}-`);
const weightOf = (file: string) => (isOf(file, 'hard') ? HARD : isOf(file, 'everyday') ? EVERYDAY : 1);

/**
 * Of two categories that blur, the first named for a message leaves the second a matter of taste: the authored records list it as
 * what may be found beside the first. Narrower than `TOGETHER`: an exact line was looked at for every category.
 */
const BLURRED: Readonly<Partial<Record<Category, readonly Category[]>>> = {
  'freight-before-fault': ['negative-framing', 'flat-refusal'],
  'off-platform': ['privacy-request'],
  'privacy-request': ['off-platform'],
  arguing: ['cold-tone'],
  'review-manipulation': ['dispute-pressure'],
  'abuse-threat': ['cold-tone', 'arguing'],
  'rights-denial': ['flat-refusal', 'negative-framing'],
  overpromise: ['dont-know-vague', 'absolute-claim'],
  shirking: ['cold-tone', 'dont-know-vague', 'flat-refusal'],
  'beyond-authority': ['overpromise'],
  'absolute-claim': ['overpromise'],
  'flat-refusal': ['cold-tone', 'negative-framing'],
  'cold-tone': ['flat-refusal', 'dont-know-vague', 'shirking'],
  'negative-framing': ['flat-refusal'],
};

const blurredBeside = (is: readonly string[]): readonly string[] =>
  CATEGORIES.filter((other) => !is.includes(other) && is.some((one) => BLURRED[one as Category]?.includes(other)));

/** A few words in answer to the buyer are right or wrong by what was asked: nothing is learned from so few characters. */
const BARE_ANSWER = 6;

/** Sentences under a heading are of its categories; what is left open of them hangs on how their file was labelled. */
function fromOwn(): Lesson[] {
  const sentences = ownSentences('wording');
  const spokenOf = headingsOf(sentences);
  const openOf = (file: string, is: readonly string[]): readonly string[] => {
    if (isOf(file, 'exact')) return blurredBeside(is);
    // Whoever wrote a hard file looked at each line for what the file is about, and for nothing else.
    if (isOf(file, 'hard')) return CATEGORIES.filter((category) => !spokenOf.get(file)?.has(category));
    return isOf(file, 'dialogue') ? CATEGORIES.filter((category) => !is.includes(category)) : openBeside(is);
  };
  return sentences.flatMap(({ file, heading, line, buyer }) => {
    if (buyer !== undefined && line.length <= BARE_ANSWER) return [];
    const left = OF_NONE[heading];
    const is = left ? [] : heading.split(' ');
    const open = left ? CATEGORIES.filter((category) => left.includes(DEFAULT_SEVERITY[category])) : openOf(file, is);
    return [{ text: line, is, open, weight: weightOf(file) }];
  });
}

/** Per file the categories that a heading of it names. */
function headingsOf(sentences: readonly OwnSentence[]): ReadonlyMap<string, ReadonlySet<string>> {
  const named = new Map<string, Set<string>>();
  for (const { file, heading } of sentences) {
    const of = named.get(file) ?? new Set();
    named.set(file, of);
    for (const category of heading.split(' ')) of.add(category);
  }
  return named;
}

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

/** Courtesies are short, and what they stand around is not long. */
const COURTESY = { shortest: 6, longest: 24 };
const LONGEST_CORE = 60;

const isBlock = (category: string) => DEFAULT_SEVERITY[category as Category] === 'block';
const LIGHTER = CATEGORIES.filter((category) => !isBlock(category));

/**
 * Records again, each as one clause among others that are as they should be: agents write what is wrong into the middle of much that
 * is polite. What is lighter than a hold may be made good by the words around it, so it is left open.
 */
export function amongCourtesies(records: readonly WordingRecord[]): readonly WordingRecord[] {
  const courtesies = records.filter(
    ({ draft, expect, may = [] }) =>
      expect.length === 0 &&
      !may.some(isBlock) &&
      draft.length >= COURTESY.shortest &&
      draft.length <= COURTESY.longest &&
      !/[。！？!?；;\n]/.test(draft),
  );
  if (courtesies.length === 0) return [];
  const courtesy = (at: number) => courtesies[at % courtesies.length]?.draft ?? '';
  return records.flatMap((record, at) => {
    const { draft, expect, may = [] } = record;
    if (draft.length > LONGEST_CORE || (expect.length > 0 && !expect.some(isBlock))) return [];
    const [before, after] = [`${courtesy(at * 7)}，`, `，${courtesy(at * 11 + 5)}`];
    const around = [before + draft + after, before + draft, draft + after];
    return [
      {
        ...record,
        draft: around[at % around.length] ?? draft,
        expect: expect.filter(isBlock),
        may: expect.length === 0 ? may : [...new Set([...may, ...expect, ...LIGHTER])],
      },
    ];
  });
}

/** A kind is rare among all messages: by so much of what would make both sides even its own count for more. */
const MORE = 0.5;
const OPEN = -1;

/** What the lessons say of every kind, and how much it counts. */
export class Targets {
  private readonly truth: Int8Array;
  private readonly weight: Float64Array;
  private readonly share: Float64Array;
  private readonly more: Float64Array;

  constructor(lessons: readonly Lesson[]) {
    const kinds = LIKE_KINDS.length;
    const counts = new Float64Array(kinds);
    const ofKind = new Float64Array(kinds);
    this.truth = new Int8Array(lessons.length * kinds);
    this.weight = Float64Array.from(lessons, ({ weight = 1 }) => weight);
    lessons.forEach((lesson, i) => {
      LIKE_KINDS.forEach((kind, k) => {
        const is = lesson.is.includes(kind);
        this.truth[i * kinds + k] = is ? 1 : lesson.open.includes(kind) ? OPEN : 0;
        if (is) ofKind[k] = (ofKind[k] as number) + 1;
        if (is || !lesson.open.includes(kind)) counts[k] = (counts[k] as number) + 1;
      });
    });
    this.share = counts.map((n) => lessons.length / Math.max(1, n));
    this.more = counts.map((n, k) => Math.sqrt(n / Math.max(1, ofKind[k] as number)) * MORE);
  }

  /** How wrong a score is of a lesson and a kind: what the logistic loss rises by as the score does. */
  slope(lesson: number, kind: number, score: number): number {
    const is = this.truth[lesson * LIKE_KINDS.length + kind] as number;
    if (is === OPEN) return 0;
    const counts = (is === 1 ? (this.more[kind] as number) : 1) * (this.share[kind] as number);
    return (1 / (1 + Math.exp(-score)) - is) * counts * (this.weight[lesson] as number);
  }
}
