import * as v from 'valibot';
import { type SeenClocks, sameClocks } from '../memo/seen-clocks';
import { CLOCK_WHO, PLATFORMS } from '../model/case';
import { type Saved, type Store, save } from './db';

/* Deadlines as the chats last showed them, by case. A handover reads them; they are no promises, and are let go of. */

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const filled = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most));
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));

export const SeenClocksSchema = v.object({
  caseKey: filled(300),
  owner: text(200),
  platform: v.picklist(PLATFORMS),
  buyer: v.object({ id: text(200), name: text(200) }),
  order: v.optional(v.object({ number: filled(100), goods: v.optional(text(500)) })),
  link: v.optional(v.pipe(text(2000), v.regex(/^https?:\/\//))),
  clocks: v.pipe(
    v.array(
      v.object({
        key: filled(200),
        id: filled(100),
        name: filled(200),
        startAt: time,
        dueAt: time,
        who: v.picklist(CLOCK_WHO),
      }),
    ),
    v.maxLength(50),
  ),
  seenAt: time,
});

/** A deadline past for a week was met or missed long ago. */
const LET_GO_AFTER = 7 * 24 * 3_600_000;

const admitted = (record: unknown): SeenClocks | undefined => {
  const parsed = v.safeParse(SeenClocksSchema, record);
  return parsed.success ? withoutNothing(parsed.output) : undefined;
};

function withoutNothing({ order, link, ...rest }: v.InferOutput<typeof SeenClocksSchema>): SeenClocks {
  return {
    ...rest,
    ...(order && { order: { number: order.number, ...(order.goods === undefined ? {} : { goods: order.goods }) } }),
    ...(link === undefined ? {} : { link }),
  };
}

/**
 * Keeps what a chat shows, in the place of what it showed before; a case without deadlines is forgotten. True where that
 * is news: a chat tells of itself at every key, and is written once. A sighting lost in a crash comes with the next one.
 */
export async function keepSeenClocks(store: Store, seen: SeenClocks): Promise<Saved<boolean>> {
  const record = admitted(seen);
  if (!record) return { ok: true, value: false };
  const before = admitted(await store.get('clocks', record.caseKey));
  if (before ? sameClocks(before, record) : record.clocks.length === 0) return { ok: true, value: false };
  return save(
    store,
    ['clocks'],
    async (tx) => {
      const table = tx.objectStore('clocks');
      if (record.clocks.length === 0) await table.delete(record.caseKey);
      else await table.put(record);
      return true;
    },
    'relaxed',
  );
}

/** The cases of an agent in which deadlines were running when they were last seen; those long past are left out. */
export async function seenClocksOf(store: Store, owner: string, now: number): Promise<readonly SeenClocks[]> {
  return (await store.getAll('clocks')).flatMap((record) => {
    const seen = admitted(record);
    if (!seen || seen.owner !== owner) return [];
    const clocks = seen.clocks.filter(({ dueAt }) => dueAt > now - LET_GO_AFTER);
    return clocks.length > 0 ? [{ ...seen, clocks }] : [];
  });
}

/** Lets go of cases whose last deadline is long past. Tells how many went. */
export const forgetClocks = (store: Store, now: number): Promise<Saved<number>> =>
  save(
    store,
    ['clocks'],
    async (tx) => {
      const table = tx.objectStore('clocks');
      let gone = 0;
      for (const record of await table.getAll()) {
        const seen = admitted(record);
        if (seen?.clocks.some(({ dueAt }) => dueAt > now - LET_GO_AFTER)) continue;
        await table.delete(record.caseKey);
        gone += 1;
      }
      return gone;
    },
    'relaxed',
  );
