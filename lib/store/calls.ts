import { admitMemo } from '../memo/admit';
import { admitCall, type Call } from '../memo/call';
import type { Memo, MemoId } from '../model/memo';
import { type Saved, type Store, save } from './db';
import { kept } from './memos';

/* Calls made to buyers, per agent and buyer: what the hours and the number a day are counted from. */

/** All calls to one buyer, the oldest first. */
export async function callsTo(store: Store, owner: string, buyerId: string): Promise<readonly Call[]> {
  const range = IDBKeyRange.bound([owner, buyerId, 0], [owner, buyerId, Number.POSITIVE_INFINITY]);
  return readable(await store.getAllFromIndex('calls', 'buyer', range));
}

/** Keeps a call and what it does to its memo, both or neither. Gives the memo as it was, where there is one. */
export const keepCall = (
  store: Store,
  call: Call,
  change: (memo: Memo) => Memo,
): Promise<Saved<{ before: Memo | undefined }>> =>
  save(store, ['calls', 'memos'], async (tx) => {
    await tx.objectStore('calls').put(call);
    if (call.memoId === undefined) return { before: undefined };
    const memo = admitMemo(await tx.objectStore('memos').get(call.memoId));
    if (!memo.ok) return { before: undefined };
    await tx.objectStore('memos').put(kept(change(memo.value)));
    return { before: memo.value };
  });

/** Takes a call back that was logged by mistake; `change` gives its memo the value it had. */
export const takeBackCall = (
  store: Store,
  id: string,
  memoId: MemoId | undefined,
  change: (memo: Memo) => Memo,
): Promise<Saved<void>> =>
  save(store, ['calls', 'memos'], async (tx) => {
    await tx.objectStore('calls').delete(id);
    if (memoId === undefined) return;
    const memo = admitMemo(await tx.objectStore('memos').get(memoId));
    if (memo.ok) await tx.objectStore('memos').put(kept(change(memo.value)));
  });

function readable(records: readonly unknown[]): Call[] {
  return records.flatMap((record) => {
    const found = admitCall(record);
    return found.ok ? [found.value] : [];
  });
}
