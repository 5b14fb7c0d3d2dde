import type * as v from 'valibot';
import { type MessageKey, type Saying, type Sub, saying } from '../model/saying';

/** What is wrong with a pack: where, and what to write instead; a sentence a supervisor can act on. */
export interface PackProblem {
  rule?: string;
  /** the place of a rule that has no id, 1 is the first */
  nth?: number;
  /** a vocabulary, where one is meant */
  vocabulary?: string;
  /** empty: the whole file */
  field: string;
  /** where it stands in the pack, key by key, where the parser or the self-test knows */
  path?: readonly (string | number)[];
  /** the name itself is meant, not what stands under it */
  isName?: boolean;
  /** a pattern, where one is meant, and the place in it, in characters */
  pattern?: string;
  at?: number;
  message: Saying;
}

/** A parsed value, or everything that is wrong with it. */
export type Admitted<T> = { ok: true; value: T } | { ok: false; problems: readonly PackProblem[] };

const EXPECTED: Readonly<Record<string, MessageKey>> = {
  string: 'say_wantsText',
  number: 'say_wantsNumber',
  boolean: 'say_wantsBoolean',
  array: 'say_wantsList',
  picklist: 'say_wantsChoice',
  regex: 'say_wantsName',
  min_length: 'say_empty',
  max_length: 'say_tooLong',
  min_value: 'say_tooSmall',
  max_value: 'say_tooLarge',
  integer: 'say_wantsWhole',
  literal: 'say_wrongValue',
  check: 'say_noSuchMoment',
  union: 'say_wantsExample',
};

/** Fields with a shape of their own, and how it is written. */
const SHAPES: readonly (readonly [field: RegExp, message: MessageKey])[] = [
  [/(plan\.\d+\.from|validFrom|validUntil)$/, 'say_wantsDate'],
  [/(^calls\.(from|to)|^recurring\.\d+\.at)$/, 'say_wantsTime'],
  [/^vocabulary\./, 'say_wantsVocabularyName'],
  [/^recurring\.\d+\.every/, 'say_wantsEvery'],
];

/** What a failed parse says of one place, in words a supervisor can act on. */
export function problemOf(issue: v.BaseIssue<unknown>, input: unknown): PackProblem {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const field = path.join('.');
  const shape = ['regex', 'union'].includes(issue.type) ? SHAPES.find(([of]) => of.test(field))?.[1] : undefined;
  const wrong = saying(shape ?? missing(issue) ?? EXPECTED[issue.type] ?? 'say_notRight');
  const told = ['picklist', 'literal'].includes(issue.type)
    ? saying('say_shouldBe', wrong, issue.expected ?? '')
    : wrong;
  return {
    ...ruleNamed(input, path),
    ...(path[0] === 'vocabulary' && typeof path[1] === 'string' ? { vocabulary: path[1] } : {}),
    field,
    path,
    ...(issue.type === 'strict_object' && issue.expected === 'never' ? { isName: true } : {}),
    message: typeof issue.input === 'string' ? saying('say_isNow', told, issue.input.slice(0, 40)) : told,
  };
}

/** An object with a key too many or too few. */
function missing({ type, expected, received }: v.BaseIssue<unknown>): MessageKey | undefined {
  if (type !== 'strict_object') return undefined;
  if (expected === 'never') return 'say_notKnownHere';
  return received === 'undefined' ? 'say_missing' : 'say_wantsFields';
}

function ruleNamed(input: unknown, path: readonly unknown[]): Pick<PackProblem, 'rule' | 'nth'> {
  if (path[0] !== 'rules' || typeof path[1] !== 'number' || typeof input !== 'object' || input === null) return {};
  const { rules } = input as { rules?: unknown };
  const rule: unknown = Array.isArray(rules) ? rules[path[1]] : undefined;
  const name = typeof rule === 'object' && rule !== null ? (rule as { id?: unknown }).id : undefined;
  return typeof name === 'string' ? { rule: name } : { nth: path[1] + 1 };
}

/** Where a problem stands, the rule first. */
export function whereOf({ rule, nth, vocabulary, field }: PackProblem): readonly Sub[] {
  const whose = rule ?? (nth === undefined ? undefined : saying('say_nthRule', nth));
  const named = vocabulary !== undefined && field === fieldOfWords(vocabulary);
  const which = named ? saying('say_vocabulary', vocabulary) : field || saying('say_wholeFile');
  return whose === undefined ? [which] : [whose, which];
}

/** The field of a vocabulary as a whole. */
export const fieldOfWords = (vocabulary: string): string => `vocabulary.${vocabulary}`;

/** One problem in a line: where it stands, and what to do. */
export const toldInLine = (problem: PackProblem): Saying =>
  whereOf(problem).reduceRight<Saying>((rest, where) => saying('say_dotted', where, rest), problem.message);

/** Several, a line each; `undefined` where there is none. */
export const toldInLines = (problems: readonly PackProblem[]): Saying | undefined =>
  problems
    .map(toldInLine)
    .reduceRight<Saying | undefined>((rest, line) => (rest ? saying('say_lines', line, rest) : line), undefined);
