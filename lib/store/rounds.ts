import { admitRound, type Round } from '../memo/round';
import { type Saved, type Store, save } from './db';

/* The daily rounds: one record a day and agent. A record that cannot be read counts as none; the memos hold what matters. */

/** The round of a day ("2026-11-24"), where one was begun. */
export async function roundOf(store: Store, owner: string, day: string): Promise<Round | undefined> {
  return readable(await store.get('rounds', [owner, day]));
}

/** The latest round before a day: what yesterday's gap is told from. */
export async function lastRoundBefore(store: Store, owner: string, day: string): Promise<Round | undefined> {
  const range = IDBKeyRange.bound([owner, ''], [owner, day], false, true);
  const cursor = await store.transaction('rounds').store.openCursor(range, 'prev');
  return readable(cursor?.value);
}

/** The rounds of an agent from a day on, the oldest first. */
export async function roundsSince(store: Store, owner: string, day: string): Promise<readonly Round[]> {
  const all = await store.getAll('rounds', IDBKeyRange.bound([owner, day], [owner, '\uffff']));
  return all.flatMap((record) => readable(record) ?? []);
}

/** Changes a day's round as it stands now, not as the page last saw it: two pages at once lose no look. */
export const changeRound = (
  store: Store,
  owner: string,
  day: string,
  change: (round: Round | undefined) => Round,
): Promise<Saved<Round>> =>
  save(store, ['rounds'], async (tx) => {
    const table = tx.objectStore('rounds');
    const round = change(readable(await table.get([owner, day])));
    await table.put(round);
    return round;
  });

function readable(record: unknown): Round | undefined {
  const found = admitRound(record);
  return found.ok ? found.value : undefined;
}
