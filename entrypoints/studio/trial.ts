import { signal } from '@preact/signals';
import { t } from '../../components/words';
import { type Backtest, joinBacktests, piecesOf, type SentMessage } from '../../lib/policy/backtest';
import { type Columns, type Sheet, sheetOf } from '../../lib/policy/chat-log';
import type { Pack } from '../../lib/policy/pack';
import { asSent } from '../../lib/policy/report';
import { keptSent } from '../../lib/store/sent';
import * as draft from './draft';
import { readLog } from './log-file';
import type { TrialAsk, TrialNews } from './trial.worker';

/* A backtest in workers of its own, a piece of the log each: the page stays free, and stopping is at once. */

/** Both policies of a trial: the draft, and what is in force. */
export interface Policies {
  after: readonly Pack[];
  before: readonly Pack[];
}

export const running = signal<{ done: number; of: number } | undefined>(undefined);
export const result = signal<(Backtest & { seconds: number }) | undefined>(undefined);
export const skipped = signal<readonly { line: number; message: string }[]>([]);
/** a file whose columns are to be mapped, and how they are so far */
export const mapping = signal<{ sheet: Sheet; columns: Columns | undefined } | undefined>(undefined);

/** Fewer than this many are not worth another worker's start, in messages. */
const WORTH_A_WORKER = 4000;

let workers: Worker[] = [];
let last: readonly SentMessage[] = [];

export function policies(): Policies {
  const inForce = draft.inForce.peek();
  return { after: [draft.pack.peek()], before: inForce ? [inForce] : [] };
}

/** Reads pasted words: a log with columns by their usual names, or a message a line. */
export function tryText(text: string): void {
  mapping.value = undefined;
  const sheet = sheetOf(text);
  take(sheet, sheet.columns);
}

/** Opens a file. Where its columns say what they are it is tried at once; they can be mapped by hand in any case. */
export async function openFile(file: File): Promise<void> {
  const read = await readLog(file);
  if (!read.ok) {
    skipped.value = [{ line: 1, message: read.problem }];
    return;
  }
  const { sheet } = read;
  mapping.value = sheet.names.length > 0 ? { sheet, columns: sheet.columns } : undefined;
  if (sheet.columns || sheet.names.length === 0) take(sheet, sheet.columns);
}

/** Another choice of columns; tried as soon as it is said which holds the words. */
export function mapColumns(columns: Columns): void {
  const { value: now } = mapping;
  if (!now) return;
  mapping.value = { ...now, columns };
  if (columns.text !== '') take(now.sheet, columns);
}

function take(sheet: Sheet, columns: Columns | undefined): void {
  const log = sheet.read(columns);
  skipped.value = log.problems;
  tryMessages(log.messages, policies());
}

/** The messages that were really sent from this computer, where the shop keeps them. */
export async function tryKept(): Promise<void> {
  const { store } = draft;
  if (!store) return;
  mapping.value = undefined;
  skipped.value = [];
  tryMessages(asSent(await keptSent(store), t('polHere')), policies());
}

export function tryMessages(messages: readonly SentMessage[], both: Policies): void {
  last = messages;
  run(both);
}

/** The same messages again, under the draft as it is now. */
export function tryAgain(both: Policies): void {
  if (last.length > 0) run(both);
}

function run(both: Policies): void {
  stop();
  const began = performance.now();
  const many = Math.min(navigator.hardwareConcurrency || 1, Math.ceil(last.length / WORTH_A_WORKER) || 1);
  const pieces = piecesOf(last, many);
  const done = pieces.map(() => 0);
  const results: Backtest[] = [];
  running.value = { done: 0, of: last.length };
  workers = pieces.map((messages, i) => {
    const worker = new Worker(new URL('./trial.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<TrialNews>) => {
      if (!('result' in data)) {
        done[i] = data.done;
        running.value = { done: done.reduce((a, b) => a + b), of: last.length };
        return;
      }
      results[i] = data.result;
      if (results.filter(Boolean).length < pieces.length) return;
      result.value = { ...joinBacktests(results), seconds: (performance.now() - began) / 1000 };
      stop();
    };
    worker.postMessage({ ...both, messages } satisfies TrialAsk);
    return worker;
  });
}

export function stop(): void {
  for (const worker of workers) worker.terminate();
  workers = [];
  running.value = undefined;
}

/** The messages tried last: the check-up looks for rules that met none of them. */
export const lastTried = (): readonly SentMessage[] => last;
