import { type Backtest, BacktestRun, piecesOf, type SentMessage } from '../../lib/policy/backtest';
import { type ChatLog, type Columns, type Sheet, sheetOf } from '../../lib/policy/chat-log';
import type { Pack } from '../../lib/policy/pack';
import { wholePolicy } from '../../lib/policy/whole';
import { type CompiledPolicy, mayFind, rulesFinding } from '../../lib/wording/check';
import { READING, readLog } from './log-file';

/*
 * A piece of a backtest. Every worker reads the whole log and keeps its piece: handing pieces from thread to thread would
 * take longer than reading, and the page never holds the log.
 */

/** Where the messages are: a file, what was pasted, or messages at hand. */
export type TrialSource = { file: File } | { text: string } | { messages: readonly SentMessage[] };

/**
 * What the page asks: to make two policies ready, for a log will be tried by them; a log tried; or which rules of a policy
 * speak in it. Stopping is ending the worker.
 */
export type TrialAsk =
  | { is: 'ready'; after: Packs; before: Packs }
  | { is: 'try'; source: TrialSource; columns?: Columns; piece: number; of: number; after: Packs; before: Packs }
  | { is: 'hear'; packs: Packs; round: number };

type Packs = readonly Pack[];

export type TrialNews =
  /** what the file's columns are, and whether the log can be tried by them */
  | { is: 'sheet'; sheet: Pick<Sheet, 'names' | 'sample'>; columns: Columns | undefined }
  | { is: 'broke'; why: string }
  | { is: 'unread'; problem: 'polLogBig' | 'polLogBad' }
  /** `messages` of this piece; `lines` of the whole log, whoever wrote them, and whether agents wrote any */
  | { is: 'read'; messages: number; lines: number; hasAgent: boolean; problems: ChatLog['problems'] }
  | { is: 'done'; messages: number }
  | { is: 'result'; result: Backtest }
  | { is: 'heard'; rules: readonly string[]; messages: number; round: number };

const PIECE = 1000;
const MOST_PROBLEMS = 1000;
/** Two of a trial, and one that was listened for. */
const POLICIES = 3;

let mine: readonly SentMessage[] = [];
let listening = 0;

addEventListener('message', ({ data }: MessageEvent<TrialAsk>) => {
  switch (data.is) {
    case 'ready':
      policyOf(data.before);
      policyOf(data.after);
      return;
    case 'try':
      tryLog(data).catch(broke);
      return;
    default:
      listen(data).catch(broke);
  }
});

/** The policies asked for lately, by their packs: a log is often tried again by the same. */
let known = new Map<string, CompiledPolicy>();

function policyOf(packs: Packs): CompiledPolicy {
  const key = JSON.stringify(packs);
  const policy = known.get(key) ?? wholePolicy(packs);
  known = new Map([...[...known].filter(([other]) => other !== key).slice(1 - POLICIES), [key, policy]]);
  return policy;
}

async function tryLog({ source, columns, piece, of, after, before }: Extract<TrialAsk, { is: 'try' }>): Promise<void> {
  // What was asked about the log before is asked no more.
  listening = 0;
  const log = await logOf(source, columns);
  if (!log) return;
  mine = piecesOf(log.messages, of)[piece] ?? [];
  const { lines, problems } = log;
  const hasAgent = log.messages.length > 0;
  say({ is: 'read', messages: mine.length, lines, hasAgent, problems: problems.slice(0, MOST_PROBLEMS) });
  if (!hasAgent) return;
  const run = new BacktestRun(policyOf(after), policyOf(before));
  mine.forEach((message, i) => {
    run.take(message);
    if ((i + 1) % PIECE === 0) say({ is: 'done', messages: i + 1 });
  });
  say({ is: 'result', result: run.soFar });
}

async function logOf(source: TrialSource, columns: Columns | undefined): Promise<ChatLog | undefined> {
  if ('messages' in source) return { messages: source.messages, lines: source.messages.length, problems: [] };
  if ('text' in source) {
    const sheet = sheetOf(source.text, READING);
    return sheet.read(sheet.columns);
  }
  const read = await readLog(source.file);
  if (!read.ok) {
    say({ is: 'unread', problem: read.problem });
    return undefined;
  }
  const { names, sample, columns: known } = read.sheet;
  const chosen = columns ?? known;
  say({ is: 'sheet', sheet: { names, sample }, columns: chosen });
  return chosen || names.length === 0 ? read.sheet.read(chosen) : undefined;
}

/** Goes through the messages slice by slice: another question in between ends this one. */
async function listen({ packs, round }: Extract<TrialAsk, { is: 'hear' }>): Promise<void> {
  listening = round;
  const policy = policyOf(packs);
  const rules = new Set<string>();
  for (let from = 0; from < mine.length; from += PIECE) {
    for (const message of mine.slice(from, from + PIECE)) {
      // The case of a message is worked out when it is asked for.
      if (!mayFind(policy, message.text)) continue;
      for (const id of rulesFinding(policy, message.text, message.facts)) rules.add(id);
    }
    await new Promise((next) => setTimeout(next));
    if (round !== listening) return;
  }
  say({ is: 'heard', rules: [...rules], messages: mine.length, round });
}

const say = (news: TrialNews) => postMessage(news);
const broke = (error: unknown) => say({ is: 'broke', why: String(error) });
