import { signal } from '@preact/signals';
import type { Backtest, SentMessage } from '../../lib/policy/backtest';
import { readChatLog } from '../../lib/policy/chat-log';
import type { Pack } from '../../lib/policy/pack';
import type { TrialAsk, TrialNews } from './trial.worker';

/* A backtest in a worker of its own: the page stays free, and stopping is at once. */

export const running = signal<{ done: number; of: number } | undefined>(undefined);
export const result = signal<Backtest | undefined>(undefined);
export const skipped = signal<readonly { line: number; message: string }[]>([]);

let worker: Worker | undefined;
let last: readonly SentMessage[] = [];

/** Reads a log and runs it through both policies. */
export function tryText(text: string, after: readonly Pack[], before: readonly Pack[]): void {
  const log = readChatLog(text);
  skipped.value = log.problems;
  last = log.messages;
  run(after, before);
}

/** The same messages again, under the draft as it is now. */
export function tryAgain(after: readonly Pack[], before: readonly Pack[]): void {
  if (last.length > 0) run(after, before);
}

function run(after: readonly Pack[], before: readonly Pack[]): void {
  stop();
  running.value = { done: 0, of: last.length };
  worker = new Worker(new URL('./trial.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<TrialNews>) => {
    if ('result' in data) {
      result.value = data.result;
      stop();
    } else running.value = data;
  };
  worker.postMessage({ after, before, messages: last } satisfies TrialAsk);
}

export function stop(): void {
  worker?.terminate();
  worker = undefined;
  running.value = undefined;
}

/** The messages tried last: the check-up looks for rules that met none of them. */
export const lastTried = (): readonly SentMessage[] => last;
