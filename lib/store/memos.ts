import { admitMemo } from '../memo/admit';
import { isActive } from '../memo/memo';
import { isStillTold, ringsAt } from '../memo/reminders';
import type { Memo, MemoId } from '../model/memo';
import { type Saying, saying } from '../model/saying';
import { type Saved, type Store, type StoredMemo, save, setAside } from './db';
import { lastOf } from './last';

/* Follow-ups, each on one agent's list. Every write is on disk before it is called saved. */

/** Memos read, and how many records had to be set aside on the way. */
export interface MemoList {
  memos: readonly Memo[];
  setAside: number;
}

/** The agent's active memos, soonest due first. `limit` is for drawing; the badge asks `countDue`. */
export async function activeMemos(store: Store, owner: string, now: number, limit = 2000): Promise<MemoList> {
  return admitted(store, await store.getAllFromIndex('memos', 'due', onDesk(owner), limit), now);
}

/** Active memos whose time has come, oldest first. */
export async function dueMemos(store: Store, owner: string, now: number, limit = 2000): Promise<MemoList> {
  return admitted(store, await store.getAllFromIndex('memos', 'due', dueBy(owner, now), limit), now);
}

/** How many memos are due or overdue, up to `most`: for a badge that shows no more. Reads keys alone, and never all of them. */
export const countDue = async (store: Store, owner: string, now: number, most = 100): Promise<number> =>
  (await store.getAllKeysFromIndex('memos', 'due', dueBy(owner, now), most)).length;

/** How many memos are to be done, due or not; reads no record. */
export const countOpen = (store: Store, owner: string): Promise<number> =>
  store.countFromIndex('memos', 'due', onDesk(owner));

/** When the next memo falls due after `now`. */
export async function nextDueAt(store: Store, owner: string, now: number): Promise<number | undefined> {
  const range = IDBKeyRange.bound([owner, 1, now], [owner, 1, Number.POSITIVE_INFINITY], true);
  const cursor = await store.transaction('memos').store.index('due').openKeyCursor(range);
  return cursor?.key[2];
}

/** The last finished or dropped memos, latest due first. */
export async function finishedMemos(store: Store, owner: string, now: number, limit = 50): Promise<MemoList> {
  const range = IDBKeyRange.bound([owner, 0, 0], [owner, 0, Number.POSITIVE_INFINITY]);
  return admitted(store, await lastOf(store.transaction('memos').store.index('due'), range, limit), now);
}

/** The finished or dropped memos that were due since a moment: what figures are counted from. */
export async function finishedSince(store: Store, owner: string, since: number, now: number): Promise<MemoList> {
  const range = IDBKeyRange.bound([owner, 0, since], [owner, 0, Number.POSITIVE_INFINITY]);
  return admitted(store, await store.getAllFromIndex('memos', 'due', range), now);
}

/** One memo; `undefined` where there is none or it cannot be read. */
export async function memoById(store: Store, id: MemoId): Promise<Memo | undefined> {
  const found = admitMemo(await store.get('memos', id));
  return found.ok ? found.value : undefined;
}

/** Keeps a new memo. The same id twice is one memo. */
export const addMemo = (store: Store, memo: Memo): Promise<Saved<Memo>> =>
  save(store, ['memos'], async (tx) => {
    await tx.objectStore('memos').put(kept(memo));
    return memo;
  });

/** Changes a memo as it stands now, not as the page last saw it: two pages at once lose nothing. */
export async function changeMemo(
  store: Store,
  id: MemoId,
  change: (memo: Memo) => Memo,
): Promise<Saved<{ before: Memo; after: Memo }>> {
  const done = await save(store, ['memos'], async (tx) => {
    const found = admitMemo(await tx.objectStore('memos').get(id));
    if (!found.ok) return found;
    const after = change(found.value);
    await tx.objectStore('memos').put(kept(after));
    return { ok: true as const, value: { before: found.value, after } };
  });
  if (!done.ok) return done;
  return done.value.ok ? done.value : { ok: false, problem: GONE };
}

/** Changes two memos in one write, both or neither: what is merged is never half merged. */
export async function changeTwoMemos(
  store: Store,
  first: MemoId,
  second: MemoId,
  change: (first: Memo, second: Memo) => readonly [Memo, Memo],
): Promise<Saved<{ before: readonly [Memo, Memo] }>> {
  const done = await save(store, ['memos'], async (tx) => {
    const table = tx.objectStore('memos');
    const a = admitMemo(await table.get(first));
    const b = admitMemo(await table.get(second));
    if (!a.ok || !b.ok) return undefined;
    for (const memo of change(a.value, b.value)) await table.put(kept(memo));
    return { before: [a.value, b.value] as const };
  });
  if (!done.ok) return done;
  return done.value ? { ok: true, value: done.value } : { ok: false, problem: GONE };
}

/** Memos by their ids, those that are there and can be read. */
export async function memosById(store: Store, ids: readonly MemoId[]): Promise<readonly Memo[]> {
  const table = store.transaction('memos').store;
  const found = await Promise.all(ids.map((id) => table.get(id)));
  return found.flatMap((record) => {
    const memo = admitMemo(record);
    return memo.ok ? [memo.value] : [];
  });
}

/** Everyone who has a list on this machine. */
export async function listOwners(store: Store): Promise<readonly string[]> {
  const owners: string[] = [];
  let cursor = await store.transaction('memos').store.index('due').openKeyCursor();
  while (cursor) {
    const [owner] = cursor.key;
    owners.push(owner);
    // Straight to the next owner: an array sorts after every number and string in its place.
    cursor = await cursor.continue([owner, []] as never);
  }
  return owners;
}

/** For which time each memo was told; only memos still due matter. */
export async function toldMemos(store: Store): Promise<Map<MemoId, number>> {
  return new Map((await store.getAll('told')).map(({ id, dueAt }) => [id, dueAt]));
}

/**
 * Remembers that these memos were told for the time they ring at. Whatever was told before stays known as long as its
 * memo still rings at that time: a clock set back, or another agent's list in between, must not make it ring twice.
 */
export const rememberTold = (store: Store, ring: readonly Memo[]): Promise<Saved<void>> =>
  save(store, ['told', 'memos'], async (tx) => {
    const told = tx.objectStore('told');
    for (const { id, dueAt } of await told.getAll()) {
      const memo = admitMemo(await tx.objectStore('memos').get(id));
      if (!memo.ok || !isStillTold(memo.value, dueAt)) await told.delete(id);
    }
    for (const memo of ring) await told.put({ id: memo.id, dueAt: ringsAt(memo) });
  });

const GONE = saying('say_memoGone');

/** The record kept for a memo. */
export const kept = (memo: Memo): StoredMemo => ({ ...memo, desk: isActive(memo) ? 1 : 0 });

const onDesk = (owner: string) => IDBKeyRange.bound([owner, 1, 0], [owner, 1, Number.POSITIVE_INFINITY]);
const dueBy = (owner: string, now: number) => IDBKeyRange.bound([owner, 1, 0], [owner, 1, now]);

async function admitted(store: Store, records: readonly unknown[], now: number): Promise<MemoList> {
  const memos: Memo[] = [];
  const broken: { key: IDBValidKey; raw: unknown; problem: Saying }[] = [];
  for (const raw of records) {
    const found = admitMemo(raw);
    if (found.ok) memos.push(found.value);
    // The key is what stands in the record, whatever it is: that is where it is taken from.
    else broken.push({ key: (raw as { id: IDBValidKey }).id, raw, problem: found.problem });
  }
  return { memos, setAside: await setAside(store, 'memos', broken, now) };
}
