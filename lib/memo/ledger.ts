import type { Platform, Scenario, Stage } from '../model/case';
import type { MemoId } from '../model/memo';
import { type Cause, PARTY_OF, type Party } from './cause';

/*
 * The after-sales register: one entry a case, with why it came about, who answers for it, what was promised and done, and
 * what it cost. Where it is kept is told in the store; how it is read off in columns, in ledger-columns.
 */

export const WEIGHTS = ['light', 'usual', 'grave'] as const;
export type Weight = (typeof WEIGHTS)[number];

export const RESULTS = [
  'refund',
  'return-refund',
  'exchange',
  're-ship',
  'repair',
  'compensation',
  'explained',
  'withdrawn',
  'platform',
] as const;
export type Result = (typeof RESULTS)[number];

/** Whether the buyer was asked afterwards if all is well, and what they said. */
export const ASKED = ['not-asked', 'no-answer', 'content', 'so-so', 'unhappy'] as const;
export type Asked = (typeof ASKED)[number];

/** One line on how the case went on. */
export interface Progress {
  at: number;
  said: string;
}

/** One case. Times in milliseconds since the epoch, money in yuan; a text that is not known is empty. */
export interface LedgerEntry {
  id: string;
  /** whose register it stands in */
  owner: string;
  openedAt: number;
  updatedAt: number;
  /** there once it is closed */
  closedAt?: number;
  platform?: Platform;
  orderNumber: string;
  buyer: { id: string; name: string };
  goods: string;
  sku: string;
  amountYuan?: number;
  stage?: Stage;
  courier: string;
  tracking: string;
  scenario?: Scenario;
  cause?: Cause;
  party?: Party;
  promised: string;
  done: string;
  costYuan?: number;
  weight: Weight;
  result?: Result;
  asked: Asked;
  progress: readonly Progress[];
  /** the follow-ups that belong to it */
  memos: readonly MemoId[];
}

/** What an entry is made from; what is not known yet is left out. */
export type NewEntry = Partial<Omit<LedgerEntry, 'id' | 'owner' | 'openedAt' | 'updatedAt' | 'closedAt' | 'progress'>>;

/** What can be changed in an entry after it was made; `undefined` takes a value out again. */
export type EntryChange = Partial<Omit<LedgerEntry, 'id' | 'owner' | 'openedAt' | 'updatedAt' | 'progress' | 'memos'>>;

/** A fresh entry in `owner`'s register. */
export function newEntry(from: NewEntry, owner: string, id: string, now: number): LedgerEntry {
  const party = from.party ?? (from.cause && PARTY_OF[from.cause]);
  return {
    orderNumber: '',
    buyer: { id: '', name: '' },
    goods: '',
    sku: '',
    courier: '',
    tracking: '',
    promised: '',
    done: '',
    weight: 'usual',
    asked: 'not-asked',
    memos: [],
    ...from,
    ...(party === undefined ? {} : { party }),
    id,
    owner,
    openedAt: now,
    updatedAt: now,
    progress: [],
  };
}

export const isClosed = (entry: LedgerEntry): boolean => entry.closedAt !== undefined;

/** What must be known before a case is closed: why it came about, and who answers for it. */
export type Missing = 'cause' | 'party';
export const missingIn = (entry: Pick<LedgerEntry, Missing>): Missing | undefined =>
  entry.cause === undefined ? 'cause' : entry.party === undefined ? 'party' : undefined;

/** What a change came to; `missing` names what a closed case may not be without. */
export type EntryChanged = { ok: true; entry: LedgerEntry } | { ok: false; missing: Missing };

/** The entry changed. A cause brings its usual responsible party where none is set; a closed case keeps both. */
export function editEntry(entry: LedgerEntry, change: EntryChange, now: number): EntryChanged {
  const merged = { ...entry, ...change };
  const party = merged.party ?? (change.cause && PARTY_OF[change.cause]);
  const next = later({ ...merged, ...(party === undefined ? {} : { party }) }, entry, now);
  const missing = isClosed(next) ? missingIn(next) : undefined;
  return missing ? { ok: false, missing } : { ok: true, entry: next };
}

/** Closed now; not while cause or responsible party is open. */
export const closeEntry = (entry: LedgerEntry, now: number): EntryChanged => editEntry(entry, { closedAt: now }, now);

/** Open again. */
export function reopenEntry(entry: LedgerEntry, now: number): LedgerEntry {
  const { closedAt: _, ...rest } = entry;
  return later(rest, entry, now);
}

/** One more line on how it went. */
export const addProgress = (entry: LedgerEntry, said: string, now: number): LedgerEntry =>
  later({ ...entry, progress: [...entry.progress, { at: now, said }] }, entry, now);

/** The same case met again: what was not known is filled in, what stands stays as it stands. */
export function fillIn(entry: LedgerEntry, from: NewEntry, now: number): LedgerEntry {
  const known = Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== undefined && value !== '' && value !== 'usual'),
  );
  const memos = [...new Set([...entry.memos, ...(from.memos ?? [])])];
  return later({ ...entry, ...from, ...known, memos }, entry, now);
}

/** Two entries for one case: the same order, or the same buyer where neither has one. */
export function isSameCase(a: LedgerEntry, b: Pick<LedgerEntry, 'orderNumber' | 'buyer' | 'platform'>): boolean {
  if (a.orderNumber !== '' || b.orderNumber !== '') return a.orderNumber === b.orderNumber;
  return a.buyer.id !== '' && a.buyer.id === b.buyer.id && a.platform === b.platform;
}

const STALE_AFTER_DAYS = 3;

/** An open case with no word for three days: somebody waits. */
export const isStale = (entry: LedgerEntry, now: number): boolean =>
  !isClosed(entry) && now - entry.updatedAt > STALE_AFTER_DAYS * 86_400_000;

// A clock set back must not make a later change look older than the one before it.
const later = (next: LedgerEntry, before: LedgerEntry, now: number): LedgerEntry => ({
  ...next,
  updatedAt: Math.max(now, before.updatedAt + 1),
});
