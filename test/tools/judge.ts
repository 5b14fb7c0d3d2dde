import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import Papa from 'papaparse';
import * as v from 'valibot';
import { parse } from 'yaml';
import { inWords, t, wordsOf } from '../../components/words';
import { readCommitment } from '../../lib/case/commitment';
import { readFault } from '../../lib/case/fault';
import { readScenarios } from '../../lib/case/scenario';
import { Talk } from '../../lib/case/talk';
import { type CaseFacts, FAULTS, NO_FACTS, PLATFORMS, type Platform, STAGES } from '../../lib/model/case';
import { saying } from '../../lib/model/saying';
import { admitPack } from '../../lib/policy/admit';
import { type Columns, readChatLog } from '../../lib/policy/chat-log';
import { textIn } from '../../lib/policy/log-text';
import { platformIn } from '../../lib/policy/log-words';
import type { Pack } from '../../lib/policy/pack';
import { toldInLine } from '../../lib/policy/problem';
import { wholePolicy } from '../../lib/policy/whole';
import { type CompiledPolicy, check, mayFind } from '../../lib/wording/check';
import { messagesOf } from './score-case';

/*
 * Judges records or an exported chat at the command line. Standard output holds answers only; what is wrong with the
 * input goes to standard error, by line. Exit status: 0 clean, 1 something would be held, 2 lines could not be read,
 * 3 both, 64 the command itself is wrong.
 */

export const HELD = 1;
export const BAD_LINES = 2;
const WRONG_USE = 64;

const USAGE = `usage: judge wording|scenario|fault|commitment FILE.jsonl [--pack FILE]
       judge --chat FILE [--pack FILE] [--format json|csv] [--text NAME] [--from NAME] [--buyer NAME] [--time NAME]
             [--platform NAME] [--status NAME] [--reason NAME]`;

const strings = v.optional(v.array(v.string()), []);
const id = v.union([v.string(), v.number()]);
const stage = v.fallback(v.picklist(STAGES), NO_FACTS.stage);

const WordingSchema = v.object({
  id,
  draft: v.string(),
  context: v.optional(
    v.object({
      fault: v.fallback(v.picklist(FAULTS), 'unknown'),
      stage,
      platform: v.fallback(v.picklist(PLATFORMS), 'other'),
      limitYuan: v.nullish(v.number()),
      buyer: strings,
      agent: strings,
    }),
  ),
});
const ScenarioSchema = v.object({ id, stage, buyer: strings });
const FaultSchema = v.object({
  id,
  refundReason: v.nullish(v.string()),
  chat: v.array(
    v.object({
      from: v.picklist(['buyer', 'agent', 'system']),
      text: v.optional(v.string(), ''),
      images: v.optional(v.number()),
    }),
  ),
});
const CommitmentSchema = v.object({ id, draft: v.string(), now: v.pipe(v.string(), v.check(isTime)) });

function isTime(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}

type Answer = { id: string | number; got: unknown; held?: boolean };
type Judge = (input: unknown) => Answer;

/** The four questions, each with what makes its answer from a record. */
const QUESTIONS: Record<string, (policy: () => CompiledPolicy) => Judge> = {
  wording: (policy) => (input) => {
    const record = v.parse(WordingSchema, input);
    const { limitYuan, ...context } = record.context ?? {};
    const facts: CaseFacts = { ...NO_FACTS, ...context, ...(typeof limitYuan === 'number' ? { limitYuan } : {}) };
    const findings = check(policy(), record.draft, facts);
    return {
      id: record.id,
      got: findings.map(({ category, severity, rule, start, end }) => ({ category, severity, rule, start, end })),
      held: findings.some((finding) => finding.severity === 'block'),
    };
  },
  scenario: () => (input) => {
    const record = v.parse(ScenarioSchema, input);
    return { id: record.id, got: readScenarios(record.buyer, record.stage) };
  },
  fault: () => (input) => {
    const record = v.parse(FaultSchema, input);
    const { fault, because, evidence } = readFault({
      messages: messagesOf(record.chat),
      refundReason: record.refundReason ?? undefined,
    });
    const said = evidence.map((e) => inWords(e.quote ? saying('say_withQuote', e.because, e.quote) : e.because));
    return { id: record.id, got: { fault, because: said.length > 0 ? said : [inWords(because)] } };
  },
  commitment: () => (input) => {
    const record = v.parse(CommitmentSchema, input);
    const offset = offsetOf(record.now);
    // The reader goes by the machine's own clock: it is set to the record's.
    process.env['TZ'] = zoneOf(offset);
    const read = readCommitment(record.draft, Date.parse(record.now));
    if (!read) return { id: record.id, got: null };
    const dueBefore = read.dueAt === null ? null : isoAt(read.dueAt, offset);
    return {
      id: record.id,
      got: { what: read.what || t('promiseAnswer'), dueBefore, ...(read.after ? { after: read.after } : {}) },
    };
  },
};

/** Minutes east of Greenwich; China's where the text does not say. */
function offsetOf(time: string): number {
  if (time.endsWith('Z')) return 0;
  const m = /([+-])(\d\d):?(\d\d)$/.exec(time);
  return m ? (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3])) : 480;
}

const zoneOf = (offset: number): string =>
  offset === 480 ? 'Asia/Shanghai' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(Math.round(offset / 60))}`;

function isoAt(at: number, offset: number): string {
  const local = new Date(at + offset * 60_000).toISOString().slice(0, 19);
  const minutes = Math.abs(offset);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export interface Judged {
  lines: string[];
  problems: string[];
  status: number;
}

/** Judges records line by line. A line that cannot be read is named by its number; the others are judged. */
export function judgeRecords(question: string, text: string, packs: readonly Pack[]): Judged {
  let compiled: CompiledPolicy | undefined;
  const policy = () => {
    compiled ??= wholePolicy(packs);
    return compiled;
  };
  const judge = QUESTIONS[question]?.(policy);
  if (!judge) return { lines: [], problems: [USAGE], status: WRONG_USE };
  const lines: string[] = [];
  const problems: string[] = [];
  let held = false;
  text.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === '') return;
    try {
      const answer = judge(JSON.parse(i === 0 ? line.replace(/^\uFEFF/, '') : line));
      held ||= answer.held ?? false;
      lines.push(JSON.stringify({ id: answer.id, got: answer.got }));
    } catch (error) {
      problems.push(`line ${i + 1}: ${reasonOf(error)}`);
    }
  });
  return { lines, problems, status: (held ? HELD : 0) | (problems.length > 0 ? BAD_LINES : 0) };
}

function reasonOf(error: unknown): string {
  if (error instanceof v.ValiError) {
    const [issue] = error.issues;
    return `${issue?.path?.map((step: { key: unknown }) => String(step.key)).join('.') || 'record'}: ${issue?.message}`;
  }
  return error instanceof SyntaxError ? 'not valid JSON' : String(error);
}

/** Of a chat: its columns where they have no usual names, and its platform where only the file's name says it. */
export interface ChatIs {
  columns?: Columns | undefined;
  platform?: Platform | undefined;
}

/** Inspects an exported chat: every message of an agent that would be held or flagged, with where it stands and why. */
export function judgeChat(
  text: string,
  packs: readonly Pack[],
  format: 'json' | 'csv',
  { columns, platform }: ChatIs = {},
): Judged {
  const log = readChatLog(text, { begin: (about) => new Talk(about), platform }, columns);
  const compiled = wholePolicy(packs);
  const rows = log.messages.flatMap((logged) => {
    const { text: message, where } = logged;
    // The case of a message is worked out when it is asked for.
    if (!mayFind(compiled, message)) return [];
    const { facts } = logged;
    return check(compiled, message, facts)
      .filter((finding) => finding.severity !== 'hint')
      .map(({ severity, category, rule, start, end, say, why }) => ({
        where: wordsOf(where),
        severity,
        category,
        rule,
        fault: facts.fault,
        words: message.slice(start, end),
        say,
        why,
        message,
      }));
  });
  const problems = log.problems.map(({ line, message }) => `line ${line}: ${inWords(message)}`);
  if (log.messages.length === 0) problems.push(t(log.lines === 0 ? 'polLogEmpty' : 'polLogNoAgent'));
  const held = rows.some((row) => row.severity === 'block');
  const report = { messages: log.messages.length, found: rows };
  return {
    lines: [format === 'csv' ? Papa.unparse(rows) : JSON.stringify(report, null, 2)],
    problems,
    status: (held ? HELD : 0) | (problems.length > 0 ? BAD_LINES : 0),
  };
}

/** `judge QUESTION FILE [--pack FILE]` or `judge --chat FILE`; gives the exit status. */
export function main(args: readonly string[]): number {
  const option = (name: string) => {
    const at = args.indexOf(`--${name}`);
    return at < 0 ? undefined : args[at + 1];
  };
  const packs = readPacks(option('pack'));
  if (!packs) return WRONG_USE;
  const chat = option('chat');
  const [question = '', file] = args.filter((arg, i) => !arg.startsWith('--') && !args[i - 1]?.startsWith('--'));
  const path = chat ?? file;
  const text = path === undefined ? undefined : chat ? readLogText(path) : readText(path);
  if (text === undefined) {
    console.error(path === undefined ? USAGE : `cannot read ${path}`);
    return WRONG_USE;
  }
  const judged = chat
    ? judgeChat(text, packs, option('format') === 'csv' ? 'csv' : 'json', {
        columns: columnsIn(option),
        platform: platformIn(basename(chat)),
      })
    : judgeRecords(question, text, packs);
  process.stdout.write(judged.lines.map((line) => `${line}\n`).join(''));
  for (const problem of judged.problems) console.error(problem);
  return judged.status;
}

const COLUMNS = ['from', 'buyer', 'time', 'platform', 'status', 'reason'] as const satisfies (keyof Columns)[];

function columnsIn(option: (name: string) => string | undefined): Columns | undefined {
  const text = option('text');
  if (text === undefined) return undefined;
  return {
    text,
    ...Object.fromEntries(
      COLUMNS.flatMap((name) => {
        const column = option(name);
        return column ? [[name, column]] : [];
      }),
    ),
  };
}

/** A log in the encodings exports come in; undefined where it is no text. */
function readLogText(path: string): string | undefined {
  try {
    return textIn(readFileSync(path === '-' ? 0 : path));
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch {
    return undefined;
  }
}

/** The shop's pack over the built-in one; undefined, with every problem told, where it is not admitted. */
function readPacks(path: string | undefined): readonly Pack[] | undefined {
  if (path === undefined) return [];
  const text = readText(path);
  if (text === undefined) {
    console.error(`cannot read ${path}`);
    return undefined;
  }
  let input: unknown;
  try {
    input = parse(text);
  } catch (error) {
    console.error(`${path}: ${reasonOf(error)}`);
    return undefined;
  }
  const admitted = admitPack(input);
  if (admitted.ok) return [admitted.value];
  for (const problem of admitted.problems) console.error(`${path} · ${inWords(toldInLine(problem))}`);
  return undefined;
}
