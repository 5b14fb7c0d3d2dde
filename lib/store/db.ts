import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { Call } from '../memo/call';
import type { Handover } from '../memo/handover';
import type { LedgerEntry } from '../memo/ledger';
import type { Recurring } from '../memo/recur';
import type { Round } from '../memo/round';
import type { SeenClocks } from '../memo/seen-clocks';
import type { Fault, Platform, Stage } from '../model/case';
import type { Memo, MemoId } from '../model/memo';
import type { Reply, ReplyUse, ShelfReply, Spelled } from '../model/reply';
import { type Saying, saying, UNKNOWN } from '../model/saying';
import type { GuardEvent, HandSet } from '../model/view';
import type { Pack } from '../policy/pack';
import type { AgentReport } from '../policy/report';
import type { PublisherKeys } from '../policy/sign';
import type { Sealed } from './seal';
import { steps } from './steps';

/*
 * The agent's own database, on this machine: its tables, how it is opened and written. What each table means is in the
 * file of its name; how the tables came to be is in `steps.ts`.
 */

/** A memo as it is kept: `desk` 1 while it is to be done, so that one index gives the list without what is finished. */
export type StoredMemo = Memo & { desk: 0 | 1 };

/** A reply the agent or the shop added, as it is kept. Times in milliseconds. */
export interface StoredReply {
  id: string;
  shelf: Exclude<ShelfReply['shelf'], 'built-in'>;
  reply: Reply;
  spelled: Spelled;
  savedAt: number;
}

/** A picture that goes with replies; `alt` says what it shows. */
export interface StoredPicture {
  id: string;
  blob: Blob;
  alt: string;
}

export interface SetAside {
  table: string;
  problem: Saying;
  raw: unknown;
  at: number;
}

/** A message really sent, personal data masked, with what of its case it was judged in. */
export interface StoredSent {
  day: string;
  at: number;
  text: string;
  /** tells conversations apart without naming anyone */
  talk: string;
  facts: { fault: Fault; stage: Stage; platform: Platform; buyer: readonly string[]; agent: readonly string[] };
}

export interface Tables extends DBSchema {
  memos: {
    key: MemoId;
    value: StoredMemo;
    indexes: { due: [string, 0 | 1, number]; buyer: [string, string] };
  };
  told: { key: MemoId; value: { id: MemoId; dueAt: number } };
  hand: { key: string; value: { caseKey: string; hand: HandSet; at: number } };
  events: { key: number; value: GuardEvent & { day: string }; indexes: { day: string } };
  /** `before`: the version the agent read of last, until they have read of this one */
  packs: { key: string; value: { id: string; pack: Pack; storedAt: number; before?: unknown } };
  settings: { key: string; value: { key: string; value: unknown } };
  counters: { key: string; value: { name: string; count: number } };
  setAside: { key: number; value: SetAside };
  /** the studio's work: one draft a pack, with a number that rises at every save */
  drafts: {
    key: string;
    value: { id: string; pack: Pack; text?: string; unread?: boolean; revision: number; savedAt: number };
  };
  versions: {
    key: [string, number];
    value: { id: string; version: number; pack: Pack; publishedAt: number; signed?: string };
  };
  publisher: { key: string; value: { name: string; keys: PublisherKeys; madeAt: number; sealed?: Sealed } };
  /** what agents said of findings, as their files brought it to the supervisor, and the answers */
  reports: { key: string; value: AgentReport };
  /** the agents whose files came, with the policy each had in force then, and how the rules fared there */
  team: { key: string; value: { agent: string; state: unknown; rules?: unknown } };
  /** the after-sales register */
  ledger: {
    key: string;
    value: LedgerEntry;
    indexes: { opened: [string, number]; order: string };
  };
  calls: {
    key: string;
    value: Call;
    indexes: { buyer: [string, string, number] };
  };
  /** one record a day and agent: what was looked at in the daily round, and its closing stamp */
  rounds: { key: [string, string]; value: Round };
  recurring: { key: string; value: Recurring };
  handovers: { key: string; value: Handover };
  /** replies the agent or the shop added beside the packs */
  shelf: { key: string; value: StoredReply };
  /** how often a reply was used, when last, and whether it is a favourite */
  uses: { key: string; value: ReplyUse };
  pictures: { key: string; value: StoredPicture };
  /** deadlines as the chats last showed them, by case */
  clocks: { key: string; value: SeenClocks };
  /** messages really sent, masked, where the shop has switched that on */
  sent: { key: number; value: StoredSent; indexes: { day: string } };
  /** handles the browser gave, such as the folder backups go to */
  handles: { key: string; value: { name: string; handle: unknown } };
}

export type Store = IDBPDatabase<Tables>;
export type TableName = StoreNames<Tables>;

export type Opened = { ok: true; store: Store } | { ok: false; problem: Saying };

export interface OpenOptions {
  name?: string;
  /** the connection was given up (a newer version wants in, or the browser closed it): open again before the next use */
  onLost?: () => void;
}

/** Opens the database. Never throws: a browser without storage, or one that is in the way, gives a problem to show. */
export async function openStore({ name = 'wenda', onLost }: OpenOptions = {}): Promise<Opened> {
  if (typeof indexedDB === 'undefined' || indexedDB === null) return { ok: false, problem: NO_STORAGE };
  try {
    return await new Promise<Opened>((resolve, reject) => {
      let answered = false;
      const settle = (opened: Opened) => {
        answered = true;
        resolve(opened);
      };
      openDB<Tables>(name, steps.length, {
        upgrade: (db, from, _to, tx, event) => {
          for (const step of steps.slice(from)) step(db, tx);
          // Chromium only: a database it found corrupt is replaced by an empty one, and this event alone tells. The
          // agent is told, and offered the backup, until they have seen it.
          if ((event as unknown as { dataLoss?: string }).dataLoss === 'total')
            void tx.objectStore('settings').put({ key: 'wiped', value: true });
        },
        blocked: () => settle({ ok: false, problem: BLOCKED }),
        // An update must never wait for a forgotten tab.
        blocking: (_present, _wanted, event) => {
          (event.target as IDBDatabase).close();
          onLost?.();
        },
        terminated: () => onLost?.(),
      }).then((store) => (answered ? store.close() : settle({ ok: true, store })), reject);
    });
  } catch (error) {
    return { ok: false, problem: openProblem(error) };
  }
}

const NO_STORAGE = saying('say_noStorage');
const BLOCKED = saying('say_storeBlocked');

function openProblem(error: unknown): Saying {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'VersionError') return saying('say_storeNewer');
  if (name === 'QuotaExceededError') return DISK_FULL;
  if (name === 'InvalidStateError' || name === 'SecurityError') return NO_STORAGE;
  return saying('say_storeShut', name || UNKNOWN);
}

const DISK_FULL = saying('say_diskFull');

/** Whether a write found no room. */
export const isDiskFull = ({ key }: Saying): boolean => key === DISK_FULL.key;

/** What a write came to. `ok` means it is on disk, not only on its way. */
export type Saved<T> = { ok: true; value: T } | { ok: false; problem: Saying };

/** Writes in one durable transaction over `tables`. Inside, await nothing but the transaction. */
export async function save<T, const N extends TableName[]>(
  store: Store,
  tables: N,
  write: (tx: IDBPTransaction<Tables, N, 'readwrite'>) => Promise<T>,
  durability: 'strict' | 'relaxed' = 'strict',
): Promise<Saved<T>> {
  try {
    const tx = store.transaction(tables, 'readwrite', { durability });
    // `done` rejects too when the write fails: it must be heard, or it counts as an unhandled rejection.
    const done = tx.done.then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    let value: T;
    try {
      value = await write(tx);
    } catch (error) {
      abort(tx);
      await done;
      throw error;
    }
    const failed = await done;
    if (failed) throw failed.error;
    return { ok: true, value };
  } catch (error) {
    return { ok: false, problem: writeProblem(error) };
  }
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // Already finished by the failure itself.
  }
}

function writeProblem(error: unknown): Saying {
  if (!(error instanceof DOMException)) throw error;
  if (error.name === 'QuotaExceededError') return DISK_FULL;
  if (error.name === 'InvalidStateError') return saying('say_storeCutOff');
  return saying('say_notSaved', error.name);
}

/**
 * Moves records that cannot be understood out of the way, whole, so that nothing is lost and the rest works. Gives how many went; none
 * where that could not be saved: then they stand where they stood.
 */
export async function setAside(
  store: Store,
  table: TableName,
  records: readonly { key: IDBValidKey; raw: unknown; problem: Saying }[],
  now: number,
): Promise<number> {
  if (records.length === 0) return 0;
  const done = await save(store, [table, 'setAside'], async (tx) => {
    for (const { key, raw, problem } of records) {
      await tx.objectStore('setAside').add({ table, problem, raw, at: now });
      await (tx.objectStore(table) as { delete(key: IDBValidKey): Promise<void> }).delete(key);
    }
  });
  return done.ok ? records.length : 0;
}

/** What was set aside so far, for the notice that tells of it and for a backup. */
export const whatWasSetAside = (store: Store): Promise<SetAside[]> => store.getAll('setAside');
