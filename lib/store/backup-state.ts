import { dayOf } from '../memo/groups';
import type { Store } from './db';
import { type BackupState, changeSetting, NO_BACKUP, readSettings } from './settings';

/* What is known of the backups: when the last one was made, and the word that none was. Making one is `daily-backup.ts`. */

const WEEK = 7 * 24 * 3_600_000;

/** What a backup is called: by the local day, so that a second one of a day takes the first one's place. */
export const backupName = (now: number, unasked = false): string => `wenda-${unasked ? 'auto-' : ''}${dayOf(now)}.json`;

/** True where today's backup is still to be made. */
export const isBackupDue = ({ daily, lastAt }: BackupState, now: number): boolean =>
  daily !== 'off' && (lastAt === undefined || dayOf(lastAt) !== dayOf(now));

/** For how many days none was made, where that is a week or more. Counted from the last one, or from when there was something to lose. */
export function daysWithout({ lastAt, since }: BackupState, now: number): number | undefined {
  const from = lastAt ?? since;
  if (from === undefined || now - from < WEEK) return undefined;
  return Math.floor((now - from) / (24 * 3_600_000));
}

/** Marks the moment from which on there is something to lose: the first look that finds a follow-up. */
export async function noteFirstMemo(store: Store, now: number): Promise<void> {
  const { since } = await backupState(store);
  if (since === undefined && (await store.transaction('memos').store.openKeyCursor()))
    await noteBackup(store, { since: now });
}

export const backupState = async (store: Store): Promise<BackupState> =>
  (await readSettings(store)).backup ?? NO_BACKUP;

/** Changes what is known of the backups. */
export async function noteBackup(store: Store, to: Partial<BackupState>): Promise<void> {
  await changeSetting(store, 'backup', (now = NO_BACKUP) => ({ ...now, ...to }));
}
