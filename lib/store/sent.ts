import * as v from 'valibot';
import { dayOf, startOfDay } from '../memo/groups';
import { FAULTS, PLATFORMS, STAGES } from '../model/case';
import { maskPersonal } from '../model/mask';
import { type Saved, type Store, type StoredSent, save } from './db';

/*
 * Messages really sent, for trying a new policy on them. Kept only where the shop's pack says for how many days, on this
 * machine, with personal data hidden before anything is written.
 */

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const chat = v.pipe(v.array(text(10_000)), v.maxLength(1000));
const SAID_SO_FAR = 20;

const SentSchema = v.object({
  text: v.pipe(text(4000), v.minLength(1)),
  talk: text(300),
  facts: v.object({
    fault: v.picklist(FAULTS),
    stage: v.picklist(STAGES),
    platform: v.picklist(PLATFORMS),
    buyer: chat,
    agent: chat,
  }),
});

/** Admits a message from a page, its personal data hidden. `now` in milliseconds. */
export function admitSent(input: unknown, now: number): StoredSent | undefined {
  const parsed = v.safeParse(SentSchema, input);
  if (!parsed.success) return undefined;
  const { text, talk, facts } = parsed.output;
  const hidden = (said: readonly string[]) => said.slice(-SAID_SO_FAR).map((each) => maskPersonal(each).slice(0, 2000));
  return {
    day: dayOf(now),
    at: now,
    text: maskPersonal(text),
    talk: nameless(talk),
    facts: { ...facts, buyer: hidden(facts.buyer), agent: hidden(facts.agent) },
  };
}

/** A number in place of a name: the same for the same, and no way back (FNV-1a, 32 bits). */
function nameless(name: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(36);
}

export const keepSent = (store: Store, sent: StoredSent): Promise<Saved<void>> =>
  save(store, ['sent'], async (tx) => void (await tx.objectStore('sent').add(sent)), 'relaxed');

const StoredSchema = v.object({ ...SentSchema.entries, day: text(10), at: v.number() });

/** Everything kept, the oldest first; what cannot be read is left out. */
export const keptSent = async (store: Store): Promise<readonly StoredSent[]> =>
  (await store.getAll('sent')).filter((record) => v.is(StoredSchema, record));

/** Lets go of what is older than `days`; nought lets go of everything. */
export const pruneSent = (store: Store, days: number, now: number): Promise<Saved<void>> =>
  save(
    store,
    ['sent'],
    async (tx) => {
      const table = tx.objectStore('sent');
      if (days <= 0) return table.clear();
      let cursor = await table.index('day').openCursor(IDBKeyRange.upperBound(dayOf(startOfDay(now, -days)), true));
      while (cursor) {
        await cursor.delete();
        cursor = await cursor.continue();
      }
    },
    'relaxed',
  );
