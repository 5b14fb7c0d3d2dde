import { existsSync, readFileSync } from 'node:fs';
import { type CaseFacts, NO_FACTS } from '../../lib/model/case';
import type { Severity } from '../../lib/model/category';
import { CATEGORIES, type Category, DEFAULT_SEVERITY } from '../../lib/model/category';
import { policyOf } from '../../lib/policy/in-force';
import { type CompiledPolicy, check, compile } from '../../lib/wording/check';
import type { Learned } from '../../lib/wording/learned';
import { storeLikeness } from '../../lib/wording/likeness-store';
import { restoreLikeness } from '../../lib/wording/likeness-tables';
import { learn } from './learn-wording';
import { lessonsOf, ownLessons } from './lessons';

/*
 * How well drafts are judged. What is learned may not be measured on what it was learned from, so every figure names the
 * records it was not taught: the held part, each fold of the crossed corpora, and the unseen corpus, which is only ever scored.
 */

export interface WordingRecord {
  id: string;
  context: Partial<CaseFacts>;
  draft: string;
  expect: Category[];
  may?: Category[];
}

export interface CategoryScore {
  right: number;
  wrong: number;
  missed: number;
}

export interface WordingScore {
  scores: Record<Category, CategoryScore>;
  /** records that deserve nothing, and how many of them were flagged at block or warn */
  clean: number;
  alarmed: number;
}

export type OnWrong = (category: Category, kind: 'wrong' | 'missed', record: WordingRecord, words: string) => void;

/** The records of a corpus; none where the repository does not hold it. */
export function recordsOf<T>(name: string): T[] {
  const path = `test/corpora/${name}.jsonl`;
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** What may be learned from. */
export const trainingRecords = (): WordingRecord[] => [
  ...recordsOf<WordingRecord>('wording'),
  ...moreRecords(),
  ...otherRecords(),
  ...againRecords(),
];
export const moreRecords = () => recordsOf<WordingRecord>('more-wording');
export const otherRecords = () => recordsOf<WordingRecord>('other-wording');
export const againRecords = () => recordsOf<WordingRecord>('again-wording');
export const unseenRecords = () => recordsOf<WordingRecord>('unseen-wording');

const bucketOf = (id: string, of: number): number => {
  let sum = 7;
  for (const c of id) sum = (sum * 31 + (c.codePointAt(0) ?? 0)) % 1009;
  return sum % of;
};

/** Two records in five are held back: scored, but never looked at while rules are written. Stable for an id. */
export const isHeld = (id: string): boolean => bucketOf(id, 5) < 2;

const FOLDS = 3;
/** The records of a pair hold the same draft: they stay together. */
const foldOf = (id: string) => bucketOf(`fold ${id.replace(/^(pair-.+)-[a-z]$/, '$1')}`, FOLDS);

/** The built-in policy, going by what was learned from these records and the project's own sentences. */
const taught = (records: readonly WordingRecord[], own = ownLessons()): CompiledPolicy =>
  withLearned(learn([...lessonsOf(records), ...own]));

export const withLearned = (learned: Learned): CompiledPolicy =>
  compile(policyOf([]), restoreLikeness(storeLikeness(learned)));

export const emptyScore = (): WordingScore => ({
  scores: Object.fromEntries(CATEGORIES.map((c) => [c, { right: 0, wrong: 0, missed: 0 }])) as WordingScore['scores'],
  clean: 0,
  alarmed: 0,
});

/** Judges records into `into`. A hint that the record does not list is no error, nor is what it says may be found. */
export function scoreRecords(
  compiled: CompiledPolicy,
  records: readonly WordingRecord[],
  onWrong?: OnWrong,
  into = emptyScore(),
): WordingScore {
  for (const record of records) {
    const { buyer = [], agent = [] } = record.context;
    const findings = check(compiled, record.draft, { ...NO_FACTS, ...record.context, buyer, agent });
    const got = new Set(findings.map((f) => f.category));
    for (const category of got) {
      if (record.expect.includes(category)) into.scores[category].right++;
      else if (!record.may?.includes(category) && DEFAULT_SEVERITY[category] !== 'hint') {
        into.scores[category].wrong++;
        const finding = findings.find((f) => f.category === category);
        const words = finding ? `${finding.rule}: ${record.draft.slice(finding.start, finding.end)}` : '';
        onWrong?.(category, 'wrong', record, words);
      }
    }
    for (const category of record.expect) {
      if (got.has(category)) continue;
      into.scores[category].missed++;
      onWrong?.(category, 'missed', record, '');
    }
    if (record.expect.length === 0 && !record.may?.length) {
      into.clean++;
      if ([...got].some((c) => DEFAULT_SEVERITY[c] !== 'hint')) into.alarmed++;
    }
  }
  return into;
}

const taughtWithout = new Map<number, CompiledPolicy>();

/** A policy that was taught without the records of one fold, and which those are, by id. */
export interface Crossed {
  compiled: CompiledPolicy;
  has(id: string): boolean;
}

/** For each fold such a policy. */
export const crossedPolicies = (): readonly Crossed[] =>
  Array.from({ length: FOLDS }, (_, fold) => {
    const compiled = taughtWithout.get(fold) ?? taught(trainingRecords().filter(({ id }) => foldOf(id) !== fold));
    taughtWithout.set(fold, compiled);
    return { compiled, has: (id: string) => foldOf(id) === fold };
  });

/** The same, but that neither has a policy been taught the project's own sentences of its fold, which are known by their text. */
export const crossedWithOwn = (): readonly Crossed[] =>
  Array.from({ length: FOLDS }, (_, fold) => ({
    compiled: taught(
      trainingRecords().filter(({ id }) => foldOf(id) !== fold),
      ownLessons().filter(({ text }) => foldOf(text) !== fold),
    ),
    has: (id: string) => foldOf(id) === fold,
  }));

/** Every record judged by what was learned without its fold. */
export function scoreCrossed(records: readonly WordingRecord[], onWrong?: OnWrong): WordingScore {
  const into = emptyScore();
  for (const { compiled, has } of crossedPolicies())
    scoreRecords(
      compiled,
      records.filter(({ id }) => has(id)),
      onWrong,
      into,
    );
  return into;
}

/** The score of what has the weight, or of one category. */
export function sumOf({ scores }: WordingScore, of: Severity | Category): CategoryScore {
  const sum: CategoryScore = { right: 0, wrong: 0, missed: 0 };
  for (const category of CATEGORIES) {
    if (category !== of && DEFAULT_SEVERITY[category] !== of) continue;
    for (const kind of ['right', 'wrong', 'missed'] as const) sum[kind] += scores[category][kind];
  }
  return sum;
}

export const ratio = (part: number, of: number) => (of === 0 ? 0 : Number((part / of).toFixed(4)));
export const precisionOf = ({ right, wrong }: CategoryScore) => ratio(right, right + wrong);
export const recallOf = ({ right, missed }: CategoryScore) => ratio(right, right + missed);
