import { admitMemo } from '../memo/memo';
import type { Memo } from '../model/memo';
import { STRICT, type Store, writeProblem } from './db';

/** Writes a memo; resolves once it is on disk. Writing the same memo again changes nothing. Throws `StoreProblem`. */
export async function putMemo(store: Store, memo: Memo): Promise<void> {
  try {
    const tx = store.transaction('memos', 'readwrite', STRICT);
    await Promise.all([tx.store.put(memo), tx.done]);
  } catch (error) {
    throw writeProblem(error);
  }
}

export async function getMemo(store: Store, id: string): Promise<Memo | undefined> {
  return admitMemo(await store.get('memos', id));
}

/** All memos of one owner, by due time. A record that is none is set aside, and the rest is shown. */
export async function memosOf(store: Store, owner: string): Promise<Memo[]> {
  const records: unknown[] = await store.getAllFromIndex(
    'memos',
    'ownerDue',
    IDBKeyRange.bound([owner, -Infinity], [owner, Infinity]),
  );
  return records.flatMap((record) => admitMemo(record) ?? []);
}

/** Memos of every owner; broken records are moved to `setAside`. Gives what can be read and how many could not. */
export async function allMemos(store: Store): Promise<{ memos: Memo[]; broken: number }> {
  const records: unknown[] = await store.getAll('memos');
  const memos: Memo[] = [];
  let broken = 0;
  for (const record of records) {
    const memo = admitMemo(record);
    if (memo) memos.push(memo);
    else broken++;
  }
  return { memos, broken };
}

/** Moves unreadable memos out of the way, keeping them. Gives how many. */
export async function setBrokenAside(store: Store, now: number): Promise<number> {
  const tx = store.transaction(['memos', 'setAside'], 'readwrite', STRICT);
  let moved = 0;
  for (let cursor = await tx.objectStore('memos').openCursor(); cursor; cursor = await cursor.continue()) {
    if (admitMemo(cursor.value)) continue;
    await tx.objectStore('setAside').add({ table: 'memos', record: cursor.value, at: now });
    await cursor.delete();
    moved++;
  }
  await tx.done;
  return moved;
}
