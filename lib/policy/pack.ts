import * as v from 'valibot';
import { CLOCK_WHO, FAULTS, PLATFORMS, STAGES } from '../model/case';
import { CATEGORIES, SEVERITIES } from '../model/category';
import { ReplySchema } from '../model/reply';
import { MODES } from '../wording/rule';
import { type Admitted, problemOf } from './problem';
import { AnswerSchema } from './report';

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
  'dont-know-vague',
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
    v.strictObject({
      kind: v.picklist(LIKE_KINDS),
      sure: v.pipe(v.number(), v.minValue(0.01), v.maxValue(0.99)),
      within: v.optional(v.literal('clause')),
    }),
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

/** What can set a clock running, and what can end it. */
export const CLOCK_STARTS = [
  'paid',
  'signed',
  'refund-asked',
  'return-agreed',
  'return-back',
  'platform-in',
  'evidence-done',
] as const;
export const CLOCK_STOPS = ['shipped', 'refunded', 'withdrawn', 'ruled', 'return-sent', ...CLOCK_STARTS] as const;

/** A deadline: what starts it, how long it runs, whose turn it is, what ends it. Hours by the clock, weekends included. */
export const ClockSchema = v.strictObject({
  id,
  name: text(20),
  starts: v.picklist(CLOCK_STARTS),
  hours: v.pipe(v.number(), v.minValue(0.1), v.maxValue(24 * 366)),
  who: v.picklist(CLOCK_WHO),
  stages: oneOrMore(STAGES),
  stops: v.pipe(v.array(v.picklist(CLOCK_STOPS)), v.maxLength(20)),
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

/** What an agent may promise without asking, in yuan, where the agent's own setting says nothing. */
const LimitsSchema = v.strictObject({ yuan: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000))) });

/** The reasons an agent may choose from to send a held message all the same; none of them: the built-in ones. */
const OverridesSchema = v.strictObject({
  reasons: v.optional(v.pipe(v.array(text(40)), v.minLength(1), v.maxLength(9))),
});

/** How many days each machine keeps what the guard did, and what was really sent (masked); 0 keeps nothing. */
const KeepSchema = v.strictObject({ eventDays: v.optional(whole(1, 400)), sentDays: v.optional(whole(0, 90)) });

/** What is otherwise each agent's own choice; what is left out stays theirs. */
const AgentsSchema = v.strictObject({
  /** whether suggestions that never hold are shown */
  hints: v.optional(v.picklist(['show', 'hide'])),
  /** whether they may use replies of their own */
  ownReplies: v.optional(v.picklist(['allow', 'forbid'])),
  /** when no reminder rings, for everybody */
  quietHours: v.optional(v.union([v.literal('none'), v.strictObject({ from: timeOfDay, to: timeOfDay })])),
});

/** How long closed cases stay in the register, in days after they were closed. */
const LedgerSchema = v.strictObject({ keepDays: whole(30, 3650) });

const partEntries = {
  /** whether agents may switch the writing aid on */
  aid: v.optional(v.picklist(['allow', 'forbid'])),
  agents: v.optional(AgentsSchema),
  replies: v.optional(v.pipe(v.array(ReplySchema), v.maxLength(20_000))),
  limits: v.optional(LimitsSchema),
  overrides: v.optional(OverridesSchema),
  keep: v.optional(KeepSchema),
  calls: v.optional(CallHoursSchema),
  ledger: v.optional(LedgerSchema),
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
  /** the pack it is laid over; left out it is the same one, for there is no other */
  extends: v.optional(v.literal('wenda')),
  /** what changed, told to the agents at the start of their shift */
  note: v.optional(text(2000)),
  validFrom: v.optional(moment),
  validUntil: v.optional(moment),
  /** the supervisor's answers to what agents reported */
  answers: v.optional(v.pipe(v.array(AnswerSchema), v.maxLength(500))),
  ...partEntries,
});

export type PackClock = v.InferOutput<typeof ClockSchema>;
export type PackCallHours = v.InferOutput<typeof CallHoursSchema>;
export type PackRecurring = v.InferOutput<typeof RecurringSchema>;
export type PackRule = v.InferOutput<typeof RuleSchema>;
export type PackPart = v.InferOutput<typeof PartSchema>;
export type Pack = v.InferOutput<typeof PackSchema>;

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

/** A shop’s pack that changes nothing yet. */
export const newPack = (id: string, name: string): Pack => ({
  format: 1,
  id,
  version: 1,
  name,
  extends: 'wenda',
  rules: [],
});
