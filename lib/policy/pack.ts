import * as v from 'valibot';
import { FAULTS, PLATFORMS, STAGES } from '../model/case';
import { CATEGORIES, SEVERITIES } from '../model/category';
import { MODES } from '../wording/rule';

/*
 * The pack format, parsed at the border from `unknown`. A file is either a whole pack or a part of one (vocabulary and
 * rules only); the built-in policy is parts in exactly this form.
 */

const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));
const patterns = v.pipe(v.array(text(400)), v.maxLength(500));
const oneOrMore = <T extends readonly [string, ...string[]]>(of: T) => v.pipe(v.array(v.picklist(of)), v.minLength(1));
const categories = CATEGORIES as unknown as readonly [(typeof CATEGORIES)[number], ...(typeof CATEGORIES)[number][]];

/** Kinds of sentences learned so far; see `test/tools/train-wording.ts`. */
export const LIKE_KINDS = [
  'freight-before-fault',
  'arguing',
  'abuse-threat',
  'off-platform',
  'privacy-request',
  'overpromise',
  'flat-refusal',
  'shirking',
  'dispute-pressure',
  'review-manipulation',
  'rights-denial',
  'absolute-claim',
  'beyond-authority',
  'cold-tone',
  'negative-framing',
] as const;

const moment = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z))?$/),
  v.check(isMoment),
);

function isMoment(text: string): boolean {
  return !Number.isNaN(momentOf(text));
}

/** A pack's date or time in epoch milliseconds. Without a zone it is China's (UTC+8), and a date alone its midnight. */
export function momentOf(text: string): number {
  const time = text.includes('T') ? text : `${text}T00:00`;
  return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(time) ? time : `${time}+08:00`);
}

const ExampleSchema = v.union([
  text(2000),
  v.strictObject({
    draft: text(2000),
    facts: v.optional(
      v.strictObject({
        fault: v.optional(v.picklist(FAULTS)),
        stage: v.optional(v.picklist(STAGES)),
        platform: v.optional(v.picklist(PLATFORMS)),
        limitYuan: v.optional(v.pipe(v.number(), v.minValue(0))),
        buyer: v.optional(v.array(text(2000))),
        agent: v.optional(v.array(text(2000))),
      }),
    ),
  }),
]);

const RewriteSchema = v.union([
  text(500),
  v.strictObject({
    text: text(500),
    replaces: v.optional(v.picklist(['span', 'message'])),
    fault: v.optional(oneOrMore(FAULTS)),
  }),
]);

const SaySchema = v.strictObject({ say: v.optional(text(200)), why: v.optional(text(400)) });

export const RuleSchema = v.strictObject({
  id,
  category: v.optional(v.picklist(categories)),
  severity: v.optional(v.picklist(SEVERITIES)),
  mode: v.optional(v.picklist(MODES)),
  when: v.optional(
    v.strictObject({
      fault: v.optional(oneOrMore(FAULTS)),
      stage: v.optional(oneOrMore(STAGES)),
      platform: v.optional(oneOrMore(PLATFORMS)),
      buyerSaid: v.optional(patterns),
      notBuyerSaid: v.optional(patterns),
      agentSaid: v.optional(patterns),
      notAgentSaid: v.optional(patterns),
      amount: v.optional(v.literal('over-limit')),
    }),
  ),
  find: v.optional(patterns),
  /**
   * A kind of sentence the built-in recogniser has learned, and how sure it must be. Without `find`: what is found; beside
   * it: what is found counts only in a draft at least so likely of the kind.
   */
  like: v.optional(
    v.strictObject({ kind: v.picklist(LIKE_KINDS), sure: v.pipe(v.number(), v.minValue(0.01), v.maxValue(0.99)) }),
  ),
  unless: v.optional(
    v.union([
      patterns,
      v.strictObject({
        clause: v.optional(patterns),
        sentence: v.optional(patterns),
        message: v.optional(patterns),
      }),
    ]),
  ),
  quoted: v.optional(v.boolean()),
  say: v.optional(text(200)),
  why: v.optional(text(400)),
  sayWhen: v.optional(
    v.strictObject({
      unknown: v.optional(SaySchema),
      seller: v.optional(SaySchema),
      courier: v.optional(SaySchema),
      buyer: v.optional(SaySchema),
    }),
  ),
  source: v.optional(text(200)),
  rewrites: v.optional(v.pipe(v.array(RewriteSchema), v.maxLength(9))),
  flags: v.optional(v.pipe(v.array(ExampleSchema), v.maxLength(500))),
  passes: v.optional(v.pipe(v.array(ExampleSchema), v.maxLength(500))),
  overridable: v.optional(v.boolean()),
  /** steps of its roll-out: the latest that has begun sets mode and severity */
  plan: v.optional(
    v.pipe(
      v.array(v.strictObject({ from: moment, mode: v.picklist(MODES), severity: v.optional(v.picklist(SEVERITIES)) })),
      v.maxLength(20),
    ),
  ),
  /** whom it reaches: any of these; left out: everyone */
  for: v.optional(
    v.strictObject({
      groups: v.optional(v.pipe(v.array(text(80)), v.maxLength(200))),
      agents: v.optional(v.pipe(v.array(text(200)), v.maxLength(2000))),
      percent: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
    }),
  ),
});

const Vocabulary = v.record(
  v.pipe(v.string(), v.regex(/^[\p{L}\p{N}-]{1,40}$/u)),
  v.pipe(v.array(text(200)), v.maxLength(50_000)),
);

const starts = [
  'paid',
  'signed',
  'refund-asked',
  'return-agreed',
  'return-back',
  'platform-in',
  'evidence-done',
] as const;
const stops = ['shipped', 'refunded', 'withdrawn', 'ruled', 'return-sent', ...starts] as const;

/** A deadline: what starts it, how long it runs, whose turn it is, what ends it. Hours by the clock, weekends included. */
export const ClockSchema = v.strictObject({
  id,
  name: text(20),
  starts: v.picklist(starts),
  hours: v.pipe(v.number(), v.minValue(0.1), v.maxValue(24 * 366)),
  who: v.picklist(['seller', 'buyer', 'platform', 'courier']),
  stages: oneOrMore(STAGES),
  stops: v.pipe(v.array(v.picklist(stops)), v.maxLength(20)),
  platform: v.optional(oneOrMore(PLATFORMS)),
  /** from the statute itself; every other figure is a usual value to be checked in the console */
  law: v.optional(v.boolean()),
  source: text(200),
});

const timeOfDay = v.pipe(v.string(), v.regex(/^([01]?\d|2[0-3]):[0-5]\d$/));
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** When buyers may be called, and how often a day each. */
const CallHoursSchema = v.strictObject({ from: timeOfDay, to: timeOfDay, perDay: whole(0, 20) });

/** A follow-up every agent has again and again: a check at the start of the day, a round of refunds at its end. */
const RecurringSchema = v.strictObject({
  id,
  what: text(200),
  at: timeOfDay,
  /** weekdays from Sunday 0; the 31st of a shorter month is its last day */
  every: v.union([
    v.picklist(['day', 'workday']),
    v.strictObject({ week: v.pipe(v.array(whole(0, 6)), v.minLength(1), v.maxLength(7)) }),
    v.strictObject({ month: whole(1, 31) }),
  ]),
  steps: v.optional(v.pipe(v.array(text(200)), v.maxLength(50))),
});

const partEntries = {
  /** whether agents may switch the writing aid on */
  aid: v.optional(v.picklist(['allow', 'forbid'])),
  calls: v.optional(CallHoursSchema),
  recurring: v.optional(v.pipe(v.array(RecurringSchema), v.maxLength(50))),
  clocks: v.optional(v.pipe(v.array(ClockSchema), v.maxLength(200))),
  vocabulary: v.optional(Vocabulary),
  allow: v.optional(v.pipe(v.array(text(60)), v.maxLength(50_000))),
  rules: v.optional(v.pipe(v.array(RuleSchema), v.maxLength(10_000))),
};

export const PartSchema = v.strictObject(partEntries);

export const PackSchema = v.strictObject({
  format: v.literal(1),
  id,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  name: text(80),
  extends: v.optional(id),
  /** what changed, told to the agents at the start of their shift */
  note: v.optional(text(2000)),
  validFrom: v.optional(moment),
  validUntil: v.optional(moment),
  ...partEntries,
});

export type PackClock = v.InferOutput<typeof ClockSchema>;
export type PackCallHours = v.InferOutput<typeof CallHoursSchema>;
export type PackRecurring = v.InferOutput<typeof RecurringSchema>;
export type PackRule = v.InferOutput<typeof RuleSchema>;
export type PackPart = v.InferOutput<typeof PartSchema>;
export type Pack = v.InferOutput<typeof PackSchema>;

/** What is wrong with a pack: where, and what to write instead; a sentence a supervisor can act on. */
export interface PackProblem {
  rule?: string;
  field: string;
  /** place in the pattern, in characters, where one is meant */
  at?: number;
  message: string;
}

export type Admitted<T> = { ok: true; value: T } | { ok: false; problems: readonly PackProblem[] };

/** Parses a whole pack from what a file or a message held. Does not run its examples: `admitPack` does. */
export function parsePack(input: unknown): Admitted<Pack> {
  return parse(PackSchema, input);
}

/** Parses a part of a pack (vocabulary, allow terms, rules). */
export function parsePart(input: unknown): Admitted<PackPart> {
  return parse(PartSchema, input ?? {});
}

function parse<T>(schema: v.GenericSchema<unknown, T>, input: unknown): Admitted<T> {
  const result = v.safeParse(schema, input);
  return result.success
    ? { ok: true, value: result.output }
    : { ok: false, problems: result.issues.map((issue) => problemOf(issue, input)) };
}

const EXPECTED: Record<string, string> = {
  string: '这里要写文字',
  number: '这里要写数字',
  array: '这里要写成列表',
  strict_object: '这里不认识这一项，检查拼写或删掉',
  picklist: '这个值不在可选范围里',
  regex: '名字只能用小写字母、数字和“-”',
  min_length: '不能为空',
  max_length: '太长或太多了，请拆短',
  min_value: '太小了',
  literal: '这里的值不对',
  union: '写法不对：要么是一句话，要么写成 draft 和 facts',
};

function problemOf(issue: v.BaseIssue<unknown>, input: unknown): PackProblem {
  const path = issue.path?.map((step) => step.key) ?? [];
  const field = path.map(String).join('.') || '整个文件';
  const expected = issue.type === 'picklist' ? `，应为 ${issue.expected}` : '';
  const shape =
    issue.type === 'regex' && /(plan\.\d+\.from|validFrom|validUntil)$/.test(field)
      ? '日期写成 2026-11-28 这样'
      : undefined;
  const got = typeof issue.input === 'string' ? `（现在写的是“${issue.input.slice(0, 40)}”）` : '';
  const rule = ruleNamed(input, path);
  return {
    ...(rule === undefined ? {} : { rule }),
    field,
    message: `${shape ?? EXPECTED[issue.type] ?? '写法不对'}${expected}${got}`,
  };
}

function ruleNamed(input: unknown, path: readonly unknown[]): string | undefined {
  if (path[0] !== 'rules' || typeof path[1] !== 'number' || typeof input !== 'object' || input === null)
    return undefined;
  const { rules } = input as { rules?: unknown };
  const rule: unknown = Array.isArray(rules) ? rules[path[1]] : undefined;
  const name = typeof rule === 'object' && rule !== null ? (rule as { id?: unknown }).id : undefined;
  return typeof name === 'string' ? name : `第 ${path[1] + 1} 条`;
}
