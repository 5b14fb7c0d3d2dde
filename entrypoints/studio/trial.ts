import { computed, effect, signal } from '@preact/signals';
import { t } from '../../components/words';
import { type Saying, saying } from '../../lib/model/saying';
import { type Backtest, joinBacktests, piecesOf, type SentMessage } from '../../lib/policy/backtest';
import type { ChatLog, Columns, Sheet } from '../../lib/policy/chat-log';
import type { Pack } from '../../lib/policy/pack';
import { asSent } from '../../lib/policy/report';
import { keptSent } from '../../lib/store/sent';
import * as draft from './draft';
import type { TrialAsk, TrialNews, TrialSource } from './trial.worker';

/* A backtest in workers of its own, a piece of the log each: the page stays free, and stopping is at once. */

/** Both policies of a trial: the draft, and what is in force. */
export interface Policies {
  after: readonly Pack[];
  before: readonly Pack[];
}

/** `of` is 0 while the log is being read */
export const running = signal<{ done: number; of: number } | undefined>(undefined);
export const result = signal<(Backtest & { seconds: number }) | undefined>(undefined);
export const skipped = signal<ChatLog['problems']>([]);
/** why nothing came of the last trial */
export const failed = signal<Saying | undefined>(undefined);
/** a file whose columns are to be mapped, and how they are so far */
export const mapping = signal<{ sheet: Pick<Sheet, 'names' | 'sample'>; columns: Columns | undefined } | undefined>(
  undefined,
);

/** the draft that the result is of */
const triedPack = signal<Pack | undefined>(undefined);
/** Whether the draft has changed since, and rests: while it is being written it has not been tried by its own examples yet. */
export const isBehind = computed(() => {
  const now = draft.pack.value;
  return result.value !== undefined && draft.tried.value.of === now && triedPack.value !== now;
});
/** What took no longer than this follows the draft by itself; more waits to be asked. Seconds. */
const QUICK = 3;
effect(() => {
  if (!isBehind.value || running.value !== undefined || (result.peek()?.seconds ?? 0) > QUICK) return;
  // Who stopped it does not want it to begin anew.
  if (startedWith !== draft.pack.peek()) tryAgain(policies());
});

/** Less than this is not worth another worker's start. */
const WORTH_A_WORKER = { messages: 4000, bytes: 200_000 };

let workers: Worker[] = [];
/** whether the workers hold a log that was tried: those made ready hold none */
let isHeld = false;
let last: { source: TrialSource; columns?: Columns } | undefined;
/** the draft that the last trial was begun with */
let startedWith: Pack | undefined;

export function policies(): Policies {
  const inForce = draft.inForce.peek();
  return { after: [draft.pack.peek()], before: inForce ? [inForce] : [] };
}

/** Tries pasted words: a log with columns by their usual names, or a message a line. */
export function tryText(text: string): void {
  mapping.value = undefined;
  start({ source: { text } }, policies());
}

/** Opens a file. Where its columns say what they are it is tried at once; they can be mapped by hand in any case. */
export function openFile(file: File): void {
  mapping.value = undefined;
  start({ source: { file } }, policies());
}

/** Another choice of columns; tried as soon as it is said which holds the words. */
export function mapColumns(columns: Columns): void {
  const { value: now } = mapping;
  if (!now || !last) return;
  mapping.value = { ...now, columns };
  if (columns.text !== '') start({ source: last.source, columns }, policies());
}

/** The messages that were really sent from this computer, where the shop keeps them. */
export async function tryKept(): Promise<void> {
  const { store } = draft;
  if (!store) return;
  mapping.value = undefined;
  tryMessages(asSent(await keptSent(store), t('polHere')), policies());
}

export function tryMessages(messages: readonly SentMessage[], both: Policies): void {
  start({ source: { messages } }, both);
}

/** The same messages again, under the draft as it is now. */
export function tryAgain(both: Policies): void {
  if (last) start(last, both);
}

/** Somebody is about to try a log: while they look for it, what takes longest to load is loaded. */
export function makeReady(): void {
  if (workers.length > 0) return;
  const both = policies();
  workers = Array.from({ length: most() }, () => {
    const worker = newWorker();
    worker.postMessage({ is: 'ready', ...both } satisfies TrialAsk);
    return worker;
  });
}

const most = (): number => navigator.hardwareConcurrency || 1;
const newWorker = (): Worker => new Worker(new URL('./trial.worker.ts', import.meta.url), { type: 'module' });

function start(log: NonNullable<typeof last>, both: Policies): void {
  // Workers that have done their last trial are ready for the next: what they load takes longer than many a log.
  const ready = running.peek() === undefined ? workers : [];
  if (ready.length === 0) stop();
  hearing = undefined;
  isHeld = false;
  // What is known of one log says nothing of another.
  if (log !== last) result.value = undefined;
  last = log;
  startedWith = both.after[0];
  skipped.value = [];
  failed.value = undefined;
  running.value = { done: 0, of: 0 };
  const pieces = piecesFor(log.source);
  const run = new Run(pieces.length);
  for (const worker of ready.slice(pieces.length)) worker.terminate();
  workers = pieces.map((piece, i) => {
    const worker = ready[i] ?? newWorker();
    worker.onmessage = ({ data }: MessageEvent<TrialNews>) => run.take(i, data);
    worker.onerror = ({ message: why }) => run.take(i, { is: 'broke', why });
    worker.postMessage({ is: 'try', ...log, ...piece, ...both } satisfies TrialAsk);
    return worker;
  });
}

/** What each worker is given: of a file or a text all of it, to keep a piece; of messages at hand its piece alone. */
function piecesFor(source: TrialSource): readonly { source: TrialSource; piece: number; of: number }[] {
  if ('messages' in source) {
    const many = Math.min(most(), Math.ceil(source.messages.length / WORTH_A_WORKER.messages) || 1);
    return piecesOf(source.messages, many).map((messages) => ({ source: { messages }, piece: 0, of: 1 }));
  }
  const bytes = 'file' in source ? source.file.size : source.text.length * 2;
  const of = Math.min(most(), Math.ceil(bytes / WORTH_A_WORKER.bytes) || 1);
  return Array.from({ length: of }, (_, piece) => ({ source, piece, of }));
}

/** One trial, as its workers tell of it. */
class Run {
  private readonly began = performance.now();
  private readonly done: number[];
  private readonly own: number[] = [];
  private readonly results: Backtest[] = [];

  constructor(private readonly workers: number) {
    this.done = Array.from({ length: workers }, () => 0);
  }

  take(i: number, news: TrialNews): void {
    switch (news.is) {
      case 'sheet':
        if (i === 0) this.showSheet(news);
        return;
      case 'unread':
        stop();
        failed.value = unread(news.problem);
        return;
      case 'broke':
        stop();
        failed.value = saying('polTrialBroke', news.why);
        return;
      case 'read':
        this.own[i] = news.messages;
        if (i === 0) skipped.value = news.problems;
        if (news.hasAgent) this.tell();
        else if (running.peek() !== undefined) {
          stop();
          failed.value = saying(news.lines === 0 ? 'polLogEmpty' : 'polLogNoAgent');
        }
        return;
      case 'done':
        this.done[i] = news.messages;
        this.tell();
        return;
      case 'result':
        this.results[i] = news.result;
        if (this.results.filter(Boolean).length === this.workers) this.finish();
        return;
      case 'heard':
        hearing?.take(news);
    }
  }

  private showSheet({ sheet, columns }: Extract<TrialNews, { is: 'sheet' }>): void {
    mapping.value = sheet.names.length > 0 ? { sheet, columns } : undefined;
    if (sheet.names.length > 0 && !columns) stop();
  }

  private tell(): void {
    const isRead = this.own.filter((n) => n !== undefined).length === this.workers;
    running.value = { done: total(this.done), of: isRead ? total(this.own) : 0 };
  }

  /** The workers stay: they hold the log, which may be asked about again, and are ready for another. */
  private finish(): void {
    isHeld = true;
    triedPack.value = startedWith;
    running.value = undefined;
    result.value = { ...joinBacktests(this.results), seconds: (performance.now() - this.began) / 1000 };
  }
}

const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

const unread = (problem: 'polLogBig' | 'polLogBad'): Saying =>
  problem === 'polLogBig'
    ? saying(problem)
    : saying(problem, last && 'file' in last.source ? last.source.file.name : '');

export function stop(): void {
  for (const worker of workers) worker.terminate();
  workers = [];
  isHeld = false;
  hearing = undefined;
  running.value = undefined;
}

/** Which rules speak in a log, and in how many messages they were looked for. */
export interface Heard {
  rules: ReadonlySet<string>;
  messages: number;
}

let round = 0;
let hearing: { take: (news: Extract<TrialNews, { is: 'heard' }>) => void } | undefined;

/** Asks which rules of packs speak in the log tried last; a newer question, or another trial, leaves an older unanswered. */
export function hear(packs: readonly Pack[], answer: (heard: Heard) => void): void {
  // A log that is being tried is asked about when it has been; without one there is nothing to ask.
  if (!isHeld) return;
  const asked = ++round;
  const rules = new Set<string>();
  let messages = 0;
  let waiting = workers.length;
  hearing = {
    take: (news) => {
      if (news.round !== asked) return;
      for (const rule of news.rules) rules.add(rule);
      messages += news.messages;
      waiting--;
      if (waiting === 0) answer({ rules, messages });
    },
  };
  for (const worker of workers) worker.postMessage({ is: 'hear', packs, round: asked } satisfies TrialAsk);
}
