import { admitRecurring, type Recurring, todaysMemo } from '../memo/recur';
import type { Memo } from '../model/memo';
import { type Saved, type Store, save } from './db';
import { kept } from './memos';

/* Memos that come again: the rules, and today's memo of each, made once however many pages make it. */

/** The rules of one agent, in the order of the day. */
export async function recurringOf(store: Store, owner: string): Promise<readonly Recurring[]> {
  const all = (await store.getAll('recurring')).flatMap((record) => {
    const found = admitRecurring(record);
    return found.ok && found.value.owner === owner ? [found.value] : [];
  });
  return all.sort((a, b) => a.minute - b.minute || a.createdAt - b.createdAt);
}

/** Keeps a rule, new or changed. */
export const keepRecurring = (store: Store, rule: Recurring): Promise<Saved<void>> =>
  save(store, ['recurring'], async (tx) => {
    await tx.objectStore('recurring').put(rule);
  });

/** Takes a rule away; the memos it made stay as they are. */
export const removeRecurring = (store: Store, id: string): Promise<Saved<void>> =>
  save(store, ['recurring'], async (tx) => {
    await tx.objectStore('recurring').delete(id);
  });

/**
 * Brings an agent's rules in line with what the policy sets: new ones are added, changed ones changed (a pause of the
 * agent's own stays), those no longer set taken away. Rules of the agent's own are left alone.
 */
export async function followPolicy(store: Store, owner: string, wanted: readonly Recurring[]): Promise<Saved<void>> {
  const known = new Map((await recurringOf(store, owner)).map((rule) => [rule.id, rule]));
  const changed = wanted.flatMap((rule) => {
    const before = known.get(rule.id);
    const next = before ? { ...rule, paused: before.paused, createdAt: before.createdAt } : rule;
    return JSON.stringify(before) === JSON.stringify(next) ? [] : [next];
  });
  const ids = new Set(wanted.map((rule) => rule.id));
  const gone = [...known.values()].filter((rule) => rule.source === 'policy' && !ids.has(rule.id));
  if (changed.length === 0 && gone.length === 0) return { ok: true, value: undefined };
  return save(store, ['recurring'], async (tx) => {
    const table = tx.objectStore('recurring');
    for (const rule of changed) await table.put(rule);
    for (const rule of gone) await table.delete(rule.id);
  });
}

/** Makes today's memos of an agent's rules. One that is there already, in whatever state, is left alone. */
export async function makeTodays(store: Store, owner: string, now: number): Promise<Saved<readonly Memo[]>> {
  const wanted = (await recurringOf(store, owner)).flatMap((rule) => todaysMemo(rule, now) ?? []);
  if (wanted.length === 0) return { ok: true, value: [] };
  return save(store, ['memos'], async (tx) => {
    const table = tx.objectStore('memos');
    const made: Memo[] = [];
    for (const memo of wanted) {
      if ((await table.getKey(memo.id)) !== undefined) continue;
      await table.put(kept(memo));
      made.push(memo);
    }
    return made;
  });
}
