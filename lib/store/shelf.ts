import * as v from 'valibot';
import { ReplySchema, type ShelfReply } from '../model/reply';
import { type Saved, type Store, type StoredReply, save } from './db';

/* The replies the agent wrote, and those of the shop's own sheets. */

const spelling = v.pipe(v.string(), v.maxLength(10_000));
const SpelledSchema = v.object({ full: spelling, initials: spelling });
const StoredSchema = v.object({
  shelf: v.picklist(['own', 'shop']),
  reply: ReplySchema,
  spelled: v.optional(SpelledSchema, { full: '', initials: '' }),
});

/** A whole record of the table, as a backup brings it. */
export const ShelfRecordSchema = v.pipe(
  v.object({
    id: v.string(),
    ...StoredSchema.entries,
    savedAt: v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15)),
  }),
  v.forward(
    v.check(({ id, reply }) => id === reply.id),
    ['id'],
  ),
);

/** Every reply on both shelves, newest first; a record that cannot be read stays where it is and is not shown. */
export async function repliesOnShelves(store: Store): Promise<readonly ShelfReply[]> {
  const records = await store.getAll('shelf');
  return records.sort((a, b) => b.savedAt - a.savedAt).flatMap((record) => admitShelfReply(record) ?? []);
}

/** Admits a reply as it is kept, or as a file of ours held it. */
export function admitShelfReply(input: unknown): ShelfReply | undefined {
  const parsed = v.safeParse(StoredSchema, input);
  return parsed.success ? parsed.output : undefined;
}

const stored = ({ reply, spelled, shelf }: ShelfReply, now: number): StoredReply => ({
  id: reply.id,
  shelf: shelf === 'shop' ? 'shop' : 'own',
  reply,
  spelled,
  savedAt: now,
});

/** Keeps a reply, new or changed. */
export const keepReply = (store: Store, reply: ShelfReply, now: number): Promise<Saved<void>> =>
  keepReplies(store, [reply], now);

/** Keeps a whole sheet in one transaction: all of it, or nothing. `signal` calls it off while it is being written. */
export const keepReplies = (
  store: Store,
  replies: readonly ShelfReply[],
  now: number,
  signal?: AbortSignal,
): Promise<Saved<void>> =>
  save(store, ['shelf'], async (tx) => {
    const table = tx.objectStore('shelf');
    const called = () => tx.abort();
    signal?.addEventListener('abort', called);
    signal?.throwIfAborted();
    // All are asked for at once: waiting for each in turn would take ten times as long.
    await Promise.all(replies.map((each, at) => table.put(stored(each, now - at / 1e6))));
    signal?.removeEventListener('abort', called);
  });

/** Takes a reply off its shelf. Gives it back, so that it can be put there again. */
export const removeReply = (store: Store, id: string): Promise<Saved<ShelfReply | undefined>> =>
  save(store, ['shelf'], async (tx) => {
    const table = tx.objectStore('shelf');
    const before = admitShelfReply(await table.get(id));
    await table.delete(id);
    return before;
  });
