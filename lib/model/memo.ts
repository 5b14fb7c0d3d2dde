import type { Platform, Scenario } from './case';

export type MemoId = string & { readonly brand: 'MemoId' };

/** Whose memos are where no console shows an account and none was chosen. It is kept as it is; what is shown, the edge says. */
export const NOBODY = '本机';

export const MEMO_KINDS = [
  'reply',
  'call',
  'courier',
  'warehouse',
  'refund',
  'evidence',
  're-ship',
  'revisit',
  'other',
] as const;
export type MemoKind = (typeof MEMO_KINDS)[number];

/** Still to be done: open, or waiting for somebody. */
export const ACTIVE_STATES = [
  'open',
  'waiting-buyer',
  'waiting-courier',
  'waiting-warehouse',
  'waiting-platform',
  'waiting-supervisor',
] as const;
export const MEMO_STATES = [...ACTIVE_STATES, 'done', 'dropped'] as const;
export type MemoState = (typeof MEMO_STATES)[number];

export const PRIORITIES = ['normal', 'high'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What made a memo. */
export const MEMO_SOURCES = ['hand', 'commitment', 'clock', 'scenario', 'selection', 'recurring', 'handover'] as const;
export type MemoSource = (typeof MEMO_SOURCES)[number];

export const MEMO_DIDS = [
  'created',
  'ticked',
  'reopened',
  'moved',
  'noted',
  'dropped',
  'state',
  'edited',
  'looked',
  'snoozed',
  'merged',
  'handed',
  'called',
] as const;

/** One line of a memo's history. `at` in milliseconds since the epoch. */
export interface MemoLogEntry {
  at: number;
  did: (typeof MEMO_DIDS)[number];
  note?: string;
  /** of a move: when it was due before, in milliseconds; lines of older records say it in their note alone */
  was?: number;
}

/** One step of a memo that has several: "问网点", "查签收照片". */
export interface MemoStep {
  text: string;
  done: boolean;
}

/** What an agent has decided before a call: its aim, what is offered in which order, the last of it, what may be asked. */
export interface CallPrep {
  goal: string;
  options: readonly string[];
  floor: string;
  asks: readonly string[];
}

/** A follow-up: what, for whom, due when, its log. Times in milliseconds since the epoch. */
export interface Memo {
  id: MemoId;
  /** whose list it is on: the console account, or the agent chosen in options */
  owner: string;
  what: string;
  kind: MemoKind;
  state: MemoState;
  priority: Priority;
  source: MemoSource;
  checklist: readonly MemoStep[];
  dueAt: number;
  /** rings again only then; the time it is due stays as it was promised */
  snoozedUntil?: number;
  /** what the buyer wanted, where that is known: calls and checklists are prepared by it */
  scenario?: Scenario;
  /** words prepared for the chat, put in the box when it is opened */
  draft?: string;
  /** the sheet for calling, where the agent has changed the usual one */
  prep?: CallPrep;
  /** the recurring memo and the day ("2026-11-24") this one stands for */
  series?: { id: string; day: string };
  buyer?: { id: string; name: string };
  order?: { number: string; goods?: string };
  platform?: Platform;
  /** address that leads back to the chat, where one exists */
  link?: string;
  /** the sentence it came from, where it came from one */
  promised?: string;
  createdAt: number;
  updatedAt: number;
  log: readonly MemoLogEntry[];
}

/** What a follow-up is made from; what is left out takes its everyday value. */
export type NewMemo = Pick<
  Memo,
  'what' | 'kind' | 'dueAt' | 'buyer' | 'order' | 'platform' | 'link' | 'promised' | 'scenario' | 'draft' | 'series'
> &
  Partial<Pick<Memo, 'priority' | 'source' | 'checklist'>>;

/** What the agent has just promised to do later. `what` empty: they said only when. `dueAt` null: it waits for `after`. */
export interface Commitment {
  what: string;
  dueAt: number | null;
  after?: string;
  start: number;
  end: number;
}
