import { signal } from '@preact/signals';
import type { PolicyNews } from '../../lib/policy/news';
import type { Pack } from '../../lib/policy/pack';
import { reportsIn } from '../../lib/policy/report';
import { packFor } from '../../lib/policy/roll-out';
import { keptDaysIn } from '../../lib/policy/shop';
import { hear } from '../../lib/request';
import type { Store } from '../../lib/store/db';
import { type Counts, recentEvents, todayCounts } from '../../lib/store/events';
import { markRead, packsInForce, unreadPacks } from '../../lib/store/packs';
import { readSettings } from '../../lib/store/settings';
import { managedPolicy, recipientOf } from '../background/managed';
import { store } from '../desk/follow-ups';

/* What the panel shows beside the chat and the follow-ups: the day's counts, the packs in force; straight from the store. */

export const counts = signal<Pick<Counts, 'checked' | 'held'>>({ checked: 0, held: 0 });
/** the packs in force, as they are for this agent */
export const packs = signal<readonly Pack[]>([]);
/** the versions that changed something this agent has not read of yet, and what they change for them */
export const unread = signal<readonly Unread[]>([]);

export interface Unread {
  pack: Pack;
  news: PolicyNews;
  /** how many of the agent's own reports it answers */
  answers: number;
  /** days sent messages are kept from now on, where it was otherwise before */
  keepsSentDays: number;
}

/** Reads everything once and again whenever another context changed it. */
export async function openDesk(): Promise<void> {
  hear('stored', ({ table }) => {
    if (table === 'events') void readCounts();
    // Whom the agent is, and of which team, decides which rules are theirs.
    if (table === 'settings') void readPacks();
  });
  hear('policy', () => void readPacks());
  await Promise.all([readCounts(), readPacks()]);
}

async function readPacks(): Promise<void> {
  const db = await store();
  if (!db) return;
  const now = Date.now();
  const [found, settings, managed] = await Promise.all([packsInForce(db, now), readSettings(db), managedPolicy()]);
  const who = recipientOf(settings, managed);
  const here = found.packs.map((pack) => packFor(pack, who, now));
  // The same packs read again are the same packs: nothing is compiled or ordered anew.
  if (JSON.stringify(here) !== JSON.stringify(packs.peek())) packs.value = here;
  await readNews(db);
}

async function readNews(db: Store): Promise<void> {
  const [waiting, settings, managed, events] = await Promise.all([
    unreadPacks(db),
    readSettings(db),
    managedPolicy(),
    recentEvents(db, 500),
  ]);
  if (waiting.length === 0) {
    unread.value = [];
    return;
  }
  // What a version changes is read off the built-in rules, and these are fetched only where one waits to be read.
  const { isNews, newsFor } = await import('../../lib/policy/news');
  const who = recipientOf(settings, managed);
  const own = new Set(reportsIn(events).map(({ id }) => id));
  const all = waiting.map(({ pack, before }) => {
    const known = new Set(before?.answers?.map(({ report }) => report));
    const sent = keptDaysIn([pack]).sent;
    return {
      pack,
      news: newsFor(before, pack, who, Date.now()),
      answers: (pack.answers ?? []).filter(({ report }) => own.has(report) && !known.has(report)).length,
      keepsSentDays: sent !== keptDaysIn(before ? [before] : []).sent ? sent : 0,
    };
  });
  unread.value = all.filter(
    ({ pack, news, answers, keepsSentDays }) => pack.note || isNews(news) || answers + keepsSentDays > 0,
  );
}

/** The agent has read of this version. */
export async function markAsRead({ id, version }: Pack): Promise<void> {
  const db = await store();
  if (!db) return;
  await markRead(db, id, version);
  await readNews(db);
}

async function readCounts(): Promise<void> {
  const db = await store();
  if (db) counts.value = await todayCounts(db, Date.now());
}
