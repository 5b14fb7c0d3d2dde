import type { Platform } from './case';

export type MemoId = string & { readonly brand: 'MemoId' };

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

export const MEMO_STATES = [
  'open',
  'waiting-buyer',
  'waiting-courier',
  'waiting-warehouse',
  'waiting-platform',
  'waiting-supervisor',
  'done',
  'dropped',
] as const;
export type MemoState = (typeof MEMO_STATES)[number];

/** One line of a memo's history. `at` in milliseconds since the epoch. */
export interface MemoLogEntry {
  at: number;
  did: 'created' | 'ticked' | 'reopened' | 'moved' | 'noted' | 'dropped' | 'state' | 'edited' | 'looked';
  note?: string;
}

/** A follow-up: what, for whom, due when, its log. Times in milliseconds since the epoch. */
export interface Memo {
  id: MemoId;
  /** whose list it is on: the console account, or the agent chosen in options */
  owner: string;
  what: string;
  kind: MemoKind;
  state: MemoState;
  dueAt: number;
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

export type NewMemo = Pick<Memo, 'what' | 'kind' | 'dueAt' | 'buyer' | 'order' | 'platform' | 'link' | 'promised'>;

/** What the agent has just promised to do later. `dueAt` null: it waits for `after`. */
export interface Commitment {
  what: string;
  dueAt: number | null;
  after?: string;
  start: number;
  end: number;
}
