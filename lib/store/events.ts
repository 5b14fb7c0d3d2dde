import * as v from 'valibot';
import { dayOf, startOfDay } from '../memo/groups';
import { FAULTS } from '../model/case';
import { MESSAGE_KINDS } from '../model/conversation';
import { GUARD_DIDS, type GuardEvent } from '../model/view';
import { type Saved, type Store, save } from './db';

/*
 * What the guard did, kept 30 days on this machine. What is asked for all day is kept as counters; only how the rules fared,
 * which is asked for now and then, is counted over the table.
 */

const KEPT_DAYS = 30;

const text = (most: number) => v.optional(v.pipe(v.string(), v.maxLength(most)));
const EventSchema = v.object({
  did: v.picklist(GUARD_DIDS),
  at: v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15)),
  rule: text(100),
  category: text(100),
  reason: text(500),
  quote: text(500),
  sentence: text(500),
  fault: v.optional(v.picklist(FAULTS)),
  kind: v.optional(v.picklist(MESSAGE_KINDS)),
});

export type Counts = Record<GuardEvent['did'], number>;

/** Admits an event from a page. */
export function admitEvent(input: unknown): GuardEvent | undefined {
  const parsed = v.safeParse(EventSchema, input);
  return parsed.success ? parsed.output : undefined;
}

/** Hundreds a day, with nothing to tell: counted and not kept. What went out is counted by its rule. */
const isOnlyCounted = ({ did }: GuardEvent): boolean => did === 'checked' || did === 'left';
const counterOf = ({ did, rule = '' }: GuardEvent, day: string): string =>
  did === 'left' ? `${day}/left/${rule}` : `${day}/${did}`;

/**
 * Counts an event on its local day, and keeps it unless it is one of those that are only counted. Not
 * strictly durable: the last second's count may be lost in a crash, a memo may not.
 */
export const recordEvent = (store: Store, event: GuardEvent): Promise<Saved<void>> =>
  save(
    store,
    ['events', 'counters'],
    async (tx) => {
      const day = dayOf(event.at);
      const name = counterOf(event, day);
      const counters = tx.objectStore('counters');
      const count = (await counters.get(name))?.count ?? 0;
      await counters.put({ name, count: count + 1 });
      if (!isOnlyCounted(event)) await tx.objectStore('events').add({ ...event, day });
    },
    'relaxed',
  );

/** The counts of the local day `now` lies in. */
export async function todayCounts(store: Store, now: number): Promise<Counts> {
  const day = dayOf(now);
  const tx = store.transaction('counters');
  const counts = await Promise.all(GUARD_DIDS.map(async (did) => (await tx.store.get(`${day}/${did}`))?.count ?? 0));
  return Object.fromEntries(GUARD_DIDS.map((did, i) => [did, counts[i] ?? 0])) as Counts;
}

/** The kept events, newest first. */
export async function recentEvents(store: Store, limit = 100): Promise<GuardEvent[]> {
  const found: GuardEvent[] = [];
  let cursor = await store.transaction('events').store.openCursor(null, 'prev');
  while (cursor && found.length < limit) {
    const event = admitEvent(cursor.value);
    if (event) found.push(event);
    cursor = await cursor.continue();
  }
  return found;
}

/** What the guard did in the days that are kept, and how often what a rule found went out, to be counted by rule. */
export async function whatRulesDid(
  store: Store,
): Promise<{ events: readonly GuardEvent[]; left: ReadonlyMap<string, number> }> {
  const tx = store.transaction(['events', 'counters']);
  const [events, counters] = await Promise.all([
    tx.objectStore('events').getAll(),
    tx.objectStore('counters').getAll(),
  ]);
  const left = new Map<string, number>();
  for (const { name, count } of counters) {
    const rule = /^[\d-]+\/left\/(.+)$/.exec(name)?.[1];
    if (rule !== undefined) left.set(rule, (left.get(rule) ?? 0) + count);
  }
  return { events: events.flatMap((event) => admitEvent(event) ?? []), left };
}

/** Lets go of what is older than thirty days, or than the shop's pack says. */
export const pruneEvents = (store: Store, now: number, days = KEPT_DAYS): Promise<Saved<void>> =>
  save(
    store,
    ['events', 'counters'],
    async (tx) => {
      const first = dayOf(startOfDay(now, -days));
      let cursor = await tx.objectStore('events').index('day').openCursor(IDBKeyRange.upperBound(first, true));
      while (cursor) {
        await cursor.delete();
        cursor = await cursor.continue();
      }
      await tx.objectStore('counters').delete(IDBKeyRange.bound('0', `${first}/`, false, true));
    },
    'relaxed',
  );
