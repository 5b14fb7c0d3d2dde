import { signal } from '@preact/signals';
import type { Pack } from '../../lib/policy/pack';
import { hear } from '../../lib/request';
import { type Counts, todayCounts } from '../../lib/store/events';
import { packsInForce } from '../../lib/store/packs';
import { openFollowUps, store } from '../desk/follow-ups';

/* What the panel shows beside the chat: the follow-ups, the day's counts, the packs in force; straight from the store. */

export const counts = signal<Pick<Counts, 'checked' | 'held'>>({ checked: 0, held: 0 });
export const packs = signal<readonly Pack[]>([]);

/** Reads everything once and again whenever another context changed it. */
export async function openDesk(): Promise<void> {
  hear('stored', ({ table }) => {
    if (table === 'events') void readCounts();
  });
  hear('policy', () => void readPacks());
  await Promise.all([openFollowUps(), readCounts(), readPacks()]);
}

async function readPacks(): Promise<void> {
  const db = await store();
  if (db) packs.value = (await packsInForce(db, Date.now())).packs;
}

async function readCounts(): Promise<void> {
  const db = await store();
  if (db) counts.value = await todayCounts(db, Date.now());
}
