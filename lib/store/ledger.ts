import { dayOf } from '../memo/groups';
import type { EntryChanged, LedgerEntry, Missing, NewEntry } from '../memo/ledger';
import { fillIn, isClosed, isSameCase, newEntry } from '../memo/ledger';
import { admitEntry } from '../memo/ledger-admit';
import { type Saying, saying } from '../model/saying';
import { type Saved, type Store, save, setAside } from './db';
import { lastOf } from './last';
import { storedSetting } from './settings';

/* The after-sales register, each entry in one agent's. Every write is on disk before it is called saved. */

const CHUNK = 2000;

/** Everything in an agent's register, in chunks as they are read; what cannot be read is set aside and counted. */
export async function readLedger(
  store: Store,
  owner: string,
  now: number,
  take: (chunk: readonly LedgerEntry[]) => void,
): Promise<{ setAside: number }> {
  let from: IDBKeyRange | undefined;
  let bad = 0;
  for (;;) {
    const records: readonly unknown[] = await store.getAll('ledger', from, CHUNK);
    const read = records.map((raw) => ({ raw, found: admitEntry(raw) }));
    const broken = read.flatMap(({ raw, found }) =>
      found.ok ? [] : [{ key: keyOf(raw), raw, problem: found.problem }],
    );
    take(read.flatMap(({ found }) => (found.ok && found.value.owner === owner ? [found.value] : [])));
    await setAside(store, 'ledger', broken, now);
    bad += broken.length;
    if (records.length < CHUNK) return { setAside: bad };
    from = IDBKeyRange.lowerBound(keyOf(records.at(-1)), true);
  }
}

/** The newest entries of a register, to be drawn while the rest is still read. */
export async function newestEntries(store: Store, owner: string, limit: number): Promise<readonly LedgerEntry[]> {
  const range = IDBKeyRange.bound([owner, 0], [owner, Number.POSITIVE_INFINITY]);
  return readable(await lastOf(store.transaction('ledger').store.index('opened'), range, limit));
}

/** One entry; `undefined` where there is none or it cannot be read. */
export async function entryById(store: Store, id: string): Promise<LedgerEntry | undefined> {
  const found = admitEntry(await store.get('ledger', id));
  return found.ok ? found.value : undefined;
}

/** All entries about an order, in whosever register. */
export async function entriesForOrder(store: Store, orderNumber: string): Promise<readonly LedgerEntry[]> {
  return readable(await store.getAllFromIndex('ledger', 'order', orderNumber));
}

/** What making an entry came to: a new one, or the open one of the same case with what was not known filled in. */
export interface Registered {
  entry: LedgerEntry;
  /** the entry as it was, where the case stood in the register already */
  before?: LedgerEntry;
}

/** Registers a case once: an open entry for it is filled in, never doubled. */
export const register = (
  store: Store,
  from: NewEntry,
  owner: string,
  id: string,
  now: number,
): Promise<Saved<Registered>> =>
  save(store, ['ledger'], async (tx) => {
    const table = tx.objectStore('ledger');
    const fresh = newEntry(from, owner, id, now);
    const near =
      fresh.orderNumber !== ''
        ? await table.index('order').getAll(fresh.orderNumber)
        : await table.index('opened').getAll(IDBKeyRange.bound([owner, now - NEAR], [owner, Number.POSITIVE_INFINITY]));
    const before = readable(near).find((each) => each.owner === owner && !isClosed(each) && isSameCase(each, fresh));
    const entry = before ? fillIn(before, from, now) : fresh;
    await table.put(entry);
    return before ? { entry, before } : { entry };
  });

/** How far back a case without an order number is looked for: thirty days. */
const NEAR = 30 * 86_400_000;

/** Puts an entry as it is given: undo, and what a file brings. */
export const putEntry = (store: Store, entry: LedgerEntry): Promise<Saved<LedgerEntry>> =>
  save(store, ['ledger'], async (tx) => {
    await tx.objectStore('ledger').put(entry);
    return entry;
  });

/** Takes an entry out that was made by mistake. */
export const removeEntry = (store: Store, id: string): Promise<Saved<void>> =>
  save(store, ['ledger'], async (tx) => {
    await tx.objectStore('ledger').delete(id);
  });

/** What changing an entry came to. */
export type EntrySaved =
  | { ok: true; before: LedgerEntry; after: LedgerEntry }
  | { ok: false; missing: Missing }
  | { ok: false; problem: Saying };

/** Changes an entry as it stands now, not as the page last saw it: two pages at once lose nothing. */
export async function changeEntry(
  store: Store,
  id: string,
  change: (entry: LedgerEntry) => EntryChanged,
): Promise<EntrySaved> {
  const done = await save(store, ['ledger'], async (tx) => {
    const table = tx.objectStore('ledger');
    const found = admitEntry(await table.get(id));
    if (!found.ok) return { ok: false as const, problem: GONE };
    const changed = change(found.value);
    if (!changed.ok) return changed;
    await table.put(changed.entry);
    return { ok: true as const, before: found.value, after: changed.entry };
  });
  return done.ok ? done.value : done;
}

/** What several changes at once came to: the entries as they were and as they are, and how many could not be changed. */
export interface EntriesSaved {
  before: readonly LedgerEntry[];
  after: readonly LedgerEntry[];
  left: number;
}

/** Changes several entries as they stand now, all in one write. One that is gone, or that refuses its change, is left. */
export const changeEntries = (
  store: Store,
  ids: readonly string[],
  change: (entry: LedgerEntry) => EntryChanged,
): Promise<Saved<EntriesSaved>> =>
  save(store, ['ledger'], async (tx) => {
    const table = tx.objectStore('ledger');
    const before: LedgerEntry[] = [];
    const after: LedgerEntry[] = [];
    for (const id of ids) {
      const found = admitEntry(await table.get(id));
      const changed = found.ok ? change(found.value) : undefined;
      if (!found.ok || !changed?.ok) continue;
      await table.put(changed.entry);
      before.push(found.value);
      after.push(changed.entry);
    }
    return { before, after, left: ids.length - after.length };
  });

/** Puts several entries as they are given, all in one write: undo. */
export const putEntries = (store: Store, entries: readonly LedgerEntry[]): Promise<Saved<void>> =>
  save(store, ['ledger'], async (tx) => {
    for (const entry of entries) await tx.objectStore('ledger').put(entry);
  });

/** When the register was last gone through for what is kept no longer, and how many cases went. */
export interface Wiped {
  at: number;
  gone: number;
}

/**
 * Lets go of cases closed longer than `keepDays` ago, whoever's they are; open ones stay. Once a day, whoever looks first:
 * who comes second is told what the first did, for both are written as one.
 */
export const wipeLedger = (store: Store, keepDays: number, now: number): Promise<Saved<Wiped>> =>
  save(store, ['ledger', 'settings'], async (tx) => {
    const settings = tx.objectStore('settings');
    const last = storedSetting('ledgerWiped', await settings.get('ledgerWiped'));
    if (last && dayOf(last.at) === dayOf(now)) return last;
    const before = now - keepDays * 86_400_000;
    let gone = 0;
    // Whoever was closed before then was opened before then: the rest of each register need not be looked at.
    let cursor = await tx.objectStore('ledger').index('opened').openCursor();
    while (cursor) {
      const [owner, openedAt] = cursor.key;
      if (openedAt >= before) {
        cursor = await cursor.continue([owner, []] as never);
        continue;
      }
      const found = admitEntry(cursor.value);
      if (found.ok && found.value.closedAt !== undefined && found.value.closedAt < before) {
        await cursor.delete();
        gone += 1;
      }
      cursor = await cursor.continue();
    }
    const wiped = { at: now, gone };
    await settings.put({ key: 'ledgerWiped', value: wiped });
    return wiped;
  });

const GONE = saying('say_entryGone');
const keyOf = (raw: unknown): IDBValidKey => (raw as { id: IDBValidKey }).id;

function readable(records: readonly unknown[]): LedgerEntry[] {
  return records.flatMap((record) => {
    const found = admitEntry(record);
    return found.ok ? [found.value] : [];
  });
}
