import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Memo } from '../model/memo';
import type { GuardEvent, HandSet } from '../model/view';

/*
 * The database: a typed schema and a list of steps. A released step never changes. Several pages and the worker hold it
 * open; an older one lets go when a newer one needs it.
 */

export interface Tables extends DBSchema {
  memos: { key: string; value: Memo; indexes: { ownerDue: [string, number] } };
  hand: { key: string; value: { caseKey: string; hand: HandSet; at: number } };
  events: { key: number; value: GuardEvent; indexes: { at: number } };
  packs: { key: string; value: { id: string; pack: unknown; at: number } };
  settings: { key: string; value: unknown };
  told: { key: string; value: number };
  setAside: { key: number; value: { table: string; record: unknown; at: number } };
}
export type Store = IDBPDatabase<Tables>;

type Step = (db: Store) => void;

const steps: readonly Step[] = [
  (db) => {
    db.createObjectStore('memos', { keyPath: 'id' }).createIndex('ownerDue', ['owner', 'dueAt']);
    db.createObjectStore('hand', { keyPath: 'caseKey' });
    db.createObjectStore('events', { autoIncrement: true }).createIndex('at', 'at');
    db.createObjectStore('packs', { keyPath: 'id' });
    db.createObjectStore('settings');
    db.createObjectStore('told');
    db.createObjectStore('setAside', { autoIncrement: true });
  },
];

/** Why the store cannot be used, as a key of the words shown to the agent. */
export class StoreProblem extends Error {
  constructor(
    readonly kind: 'storeMissing' | 'storeNewer' | 'storeFull' | 'storeBroken',
    cause?: unknown,
  ) {
    super(kind, { cause });
  }
}

/**
 * Opens the store. Throws `StoreProblem`: no IndexedDB (a private window), a database newer than this code, or one that
 * cannot be opened. `onLetGo` is called when another page needs a newer version and this connection has closed.
 */
export async function openStore(onLetGo: () => void = () => {}): Promise<Store> {
  if (typeof indexedDB === 'undefined') throw new StoreProblem('storeMissing');
  try {
    return await openDB<Tables>('wenda', steps.length, {
      upgrade: (db, from) => {
        for (const step of steps.slice(from)) step(db);
      },
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase | null)?.close();
        onLetGo();
      },
    });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    throw new StoreProblem(
      name === 'VersionError'
        ? 'storeNewer'
        : name === 'InvalidStateError' || name === 'SecurityError'
          ? 'storeMissing'
          : 'storeBroken',
      error,
    );
  }
}

/** A failed write in words: a full disk is told apart from everything else. */
export function writeProblem(error: unknown): StoreProblem {
  const name = error instanceof DOMException ? error.name : '';
  return new StoreProblem(name === 'QuotaExceededError' ? 'storeFull' : 'storeBroken', error);
}

/** What was acknowledged survives a crash: Chromium's default durability does not promise that. */
export const STRICT = { durability: 'strict' } as const;
