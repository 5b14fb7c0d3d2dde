import * as v from 'valibot';
import { FAULTS, type Fault, PLATFORMS, STAGES } from '../model/case';
import { readJson } from '../model/json';
import { RuleCountsSchema } from '../model/rule-counts';
import { SayingSchema, saying } from '../model/saying';
import { clockAt } from '../model/time-of-day';
import type { GuardEvent } from '../model/view';
import type { SentMessage } from './backtest';
import { tooMuch } from './bounds';

/*
 * What agents say of findings, on its way to the supervisor and back: an agent's file with what they reported, how often
 * each rule did what (and the messages they sent, where the shop keeps them), a file with the answers. Both are read from `unknown`.
 */

const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most));
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,12}-[a-z0-9-]{1,70}$/));

const VERDICTS = ['accepted', 'declined', 'later'] as const;
export type AnswerVerdict = (typeof VERDICTS)[number];

/** The supervisor's answer to one report; it names nobody, so that it may travel in the pack. */
export const AnswerSchema = v.strictObject({
  report: id,
  verdict: v.picklist(VERDICTS),
  text: v.optional(text(300)),
  at: time,
});
export type Answer = v.InferOutput<typeof AnswerSchema>;

const ReportSchema = v.object({
  id,
  did: v.picklist(['not-a-risk', 'overridden']),
  at: time,
  rule: text(100),
  quote: v.optional(text(500)),
  /** the whole message, personal data hidden */
  sentence: v.optional(text(500)),
  fault: v.optional(v.picklist(FAULTS)),
  reason: v.optional(text(500)),
});
export type Report = v.InferOutput<typeof ReportSchema>;

/** A record of the supervisor's queue, as a backup brings it. */
export const AgentReportSchema = v.object({
  ...ReportSchema.entries,
  agent: text(200),
  answer: v.optional(AnswerSchema),
});

/** A report in the supervisor's queue: whose it is, and the answer once there is one. */
export interface AgentReport extends Report {
  agent: string;
  answer?: Answer;
}

const SentSchema = v.object({
  at: time,
  text: text(4000),
  talk: v.pipe(v.string(), v.maxLength(60)),
  facts: v.object({
    fault: v.picklist(FAULTS),
    stage: v.picklist(STAGES),
    platform: v.picklist(PLATFORMS),
    buyer: v.pipe(v.array(v.pipe(v.string(), v.maxLength(2000))), v.maxLength(20), v.readonly()),
    agent: v.pipe(v.array(v.pipe(v.string(), v.maxLength(2000))), v.maxLength(20), v.readonly()),
  }),
});
export type KeptMessage = v.InferOutput<typeof SentSchema>;

/** What an agent's browser had in force, as its file says it. */
export const StateSchema = v.object({
  key: v.optional(v.pipe(v.string(), v.maxLength(43))),
  revoked: v.optional(v.pipe(v.array(v.string()), v.maxLength(100)), []),
  versions: v.optional(v.record(v.string(), v.number()), {}),
  problem: v.optional(SayingSchema),
  /** when it was so, in milliseconds */
  at: time,
});

/** What an agent's browser knows of the publisher, and what it made of the last version it saw. */
export type AgentState = v.InferOutput<typeof StateSchema>;

export const admitState = (input: unknown): AgentState | undefined => {
  const parsed = v.safeParse(StateSchema, input);
  return parsed.success ? parsed.output : undefined;
};

/** How the rules fared in an agent's browser, as numbers; a file of an earlier version has none. */
export const RulesSchema = v.pipe(v.array(RuleCountsSchema), v.maxLength(2000), v.readonly());

const FILE = 'wenda-reports-1';
const FileSchema = v.object({
  format: v.literal(FILE),
  agent: text(200),
  group: v.optional(text(200)),
  state: StateSchema,
  reports: v.pipe(v.array(ReportSchema), v.maxLength(5000)),
  rules: v.optional(RulesSchema),
  sent: v.optional(v.pipe(v.array(SentSchema), v.maxLength(100_000)), []),
});
export type ReportFile = v.InferOutput<typeof FileSchema>;

export const writeReports = (file: Omit<ReportFile, 'format'>): string => JSON.stringify({ format: FILE, ...file });

/** Reads an agent's file. A file that is none gives `undefined`. */
export function readReports(text: string): ReportFile | undefined {
  const parsed = v.safeParse(FileSchema, bounded(text));
  return parsed.success ? parsed.output : undefined;
}

const ANSWERS = 'wenda-answers-1';
const AnswersSchema = v.object({
  format: v.literal(ANSWERS),
  answers: v.pipe(v.array(AnswerSchema), v.maxLength(5000)),
});

export const writeAnswers = (answers: readonly Answer[]): string => JSON.stringify({ format: ANSWERS, answers });

export function readAnswers(text: string): readonly Answer[] | undefined {
  const parsed = v.safeParse(AnswersSchema, bounded(text));
  return parsed.success ? parsed.output.answers : undefined;
}

function bounded(text: string): unknown {
  const input = readJson(text);
  return tooMuch(input, 4_000_000) ? undefined : input;
}

/** The name of a report, the same on the agent's machine and in the supervisor's queue: when, and which rule. */
export const reportIdOf = ({ at, rule = '' }: Pick<GuardEvent, 'at' | 'rule'>): string => `${at.toString(36)}-${rule}`;

/** What of the guard's events is for the supervisor: "no risk", and what was sent all the same. */
export const reportsIn = (events: readonly GuardEvent[]): readonly Report[] =>
  events.flatMap((event) => {
    const parsed = v.safeParse(ReportSchema, { ...event, id: reportIdOf(event) });
    return parsed.success ? [parsed.output] : [];
  });

/** The kept messages as a backtest takes them. */
export const asSent = (kept: readonly KeptMessage[], agent: string): readonly SentMessage[] =>
  kept.map(({ at, text, talk, facts }) => {
    const sent = new Date(at);
    const when = saying('say_dayClock', sent.getMonth() + 1, sent.getDate(), clockAt(at));
    return { text, facts, talk: `${agent} ${talk}`, where: saying('say_sentBy', agent, when) };
  });

/** What a report gives as an example that must pass: the whole message in its case, or the words alone where no more is known. */
export const exampleIn = ({ sentence, quote, fault }: Report) => {
  const draft = sentence ?? quote;
  return draft === undefined ? undefined : exampleOf(draft, fault);
};

/** A sentence as an example in its case. */
export const exampleOf = (draft: string, fault: Fault = 'unknown') =>
  fault === 'unknown' ? draft : { draft, facts: { fault } };
