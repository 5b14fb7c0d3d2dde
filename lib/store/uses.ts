import * as v from 'valibot';
import type { ReplyUse } from '../model/reply';
import { type Saved, type Store, save } from './db';

/* How often each reply was used, when last, and which are favourites. Counts stay on this machine. */

const count = v.pipe(v.number(), v.minValue(0), v.maxValue(1e9));

export const UseSchema = v.object({
  reply: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  count,
  lastAt: v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15)),
  favourite: v.boolean(),
  scenarios: v.optional(
    v.pipe(
      v.record(v.pipe(v.string(), v.maxLength(100)), count),
      v.check((each) => Object.keys(each).length <= 200),
    ),
    {},
  ),
});

/** The uses of every reply that was ever used or starred, by its id. */
export async function usesOfReplies(store: Store): Promise<ReadonlyMap<string, ReplyUse>> {
  const records = await store.getAll('uses');
  return new Map(records.flatMap((record) => (v.is(UseSchema, record) ? [[record.reply, record] as const] : [])));
}

/** Changes one reply's use. Not strictly durable: the last second's count may be lost in a crash. */
export const changeUse = (
  store: Store,
  reply: string,
  change: (before: ReplyUse | undefined) => ReplyUse,
): Promise<Saved<ReplyUse>> =>
  save(
    store,
    ['uses'],
    async (tx) => {
      const table = tx.objectStore('uses');
      const before = await table.get(reply);
      const after = change(before && v.is(UseSchema, before) ? before : undefined);
      await table.put(after);
      return after;
    },
    'relaxed',
  );
