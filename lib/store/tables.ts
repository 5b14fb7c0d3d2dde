import * as v from 'valibot';
import { FAULTS, SCENARIOS, STAGES } from '../model/case';
import type { GuardEvent, HandSet } from '../model/view';
import { STRICT, type Store, writeProblem } from './db';

/* The small tables: what was set by hand, what the guard did, shop packs, settings, which reminders were told. */

const HandSchema = v.object({
  fault: v.optional(v.picklist(FAULTS)),
  stage: v.optional(v.picklist(STAGES)),
  scenario: v.optional(v.picklist(SCENARIOS)),
});

/** Admits hand-set values from another context or an old record; unknown ones are dropped. */
export function admitHand(input: unknown): HandSet {
  const parsed = v.safeParse(HandSchema, input);
  return parsed.success ? parsed.output : {};
}

export async function handSet(store: Store, caseKey: string): Promise<HandSet> {
  return admitHand((await store.get('hand', caseKey))?.hand);
}

export async function setByHand(store: Store, caseKey: string, hand: HandSet, at: number): Promise<void> {
  try {
    const tx = store.transaction('hand', 'readwrite', STRICT);
    await Promise.all([tx.store.put({ caseKey, hand, at }), tx.done]);
  } catch (error) {
    throw writeProblem(error);
  }
}

const text = (most: number) => v.optional(v.pipe(v.string(), v.maxLength(most)));
const EventSchema = v.object({
  did: v.picklist(['checked', 'held', 'overridden', 'rewritten', 'not-a-risk']),
  at: v.number(),
  rule: text(100),
  category: text(100),
  reason: text(500),
  quote: text(500),
});

export function admitEvent(input: unknown): GuardEvent | undefined {
  const parsed = v.safeParse(EventSchema, input);
  return parsed.success ? parsed.output : undefined;
}

const KEEP_DAYS = 30;

/** Records what the guard did, and lets go of what is older than thirty days. */
export async function record(store: Store, event: GuardEvent): Promise<void> {
  const tx = store.transaction('events', 'readwrite');
  void tx.store.add(event);
  const old = await tx.store.index('at').openKeyCursor(IDBKeyRange.upperBound(event.at - KEEP_DAYS * 86_400_000));
  if (old) void tx.store.delete(old.primaryKey);
  await tx.done;
}

/** How many drafts were checked and held on the local day of `now`. */
export async function todayCounts(store: Store, now: number): Promise<{ checked: number; held: number }> {
  const events = await store.getAllFromIndex(
    'events',
    'at',
    IDBKeyRange.lowerBound(new Date(now).setHours(0, 0, 0, 0)),
  );
  const count = (did: GuardEvent['did']) => events.filter((event) => event.did === did).length;
  return { checked: count('checked'), held: count('held') };
}

export const storedPacks = async (store: Store): Promise<unknown[]> =>
  (await store.getAll('packs')).map((row) => row.pack);

export async function putPack(store: Store, id: string, pack: unknown, at: number): Promise<void> {
  const tx = store.transaction('packs', 'readwrite', STRICT);
  await Promise.all([tx.store.put({ id, pack, at }), tx.done]).catch((error: unknown) => {
    throw writeProblem(error);
  });
}

export async function removePack(store: Store, id: string): Promise<void> {
  await store.delete('packs', id);
}

/** What the agent chose in options. */
export interface Settings {
  agentName: string;
  limitYuan: number | undefined;
}

const SettingsSchema = v.object({
  agentName: v.fallback(v.pipe(v.string(), v.maxLength(60)), ''),
  limitYuan: v.fallback(v.optional(v.pipe(v.number(), v.minValue(0))), undefined),
});

export async function settings(store: Store): Promise<Settings> {
  const found = v.parse(SettingsSchema, { ...((await store.get('settings', 'agent')) as object | undefined) });
  return { agentName: found.agentName, limitYuan: found.limitYuan };
}

export async function putSettings(store: Store, chosen: Settings): Promise<void> {
  const tx = store.transaction('settings', 'readwrite', STRICT);
  await Promise.all([tx.store.put(chosen, 'agent'), tx.done]);
}

export async function told(store: Store): Promise<Map<string, number>> {
  const [keys, times] = await Promise.all([store.getAllKeys('told'), store.getAll('told')]);
  return new Map(keys.map((key, i) => [key, times[i] ?? 0]));
}

export async function markTold(store: Store, ids: readonly { id: string; dueAt: number }[]): Promise<void> {
  const tx = store.transaction('told', 'readwrite', STRICT);
  await Promise.all([...ids.map(({ id, dueAt }) => tx.store.put(dueAt, id)), tx.done]);
}
