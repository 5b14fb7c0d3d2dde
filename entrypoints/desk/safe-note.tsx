import { computed, signal } from '@preact/signals';
import { SafeNote } from '../../components/safe/safe-note';
import { saveFile } from '../../components/save-file';
import { t } from '../../components/words';
import { hear, tell } from '../../lib/request';
import { backupName, backupState, daysWithout, isBackupDue, noteBackup } from '../../lib/store/backup-state';
import type { Store } from '../../lib/store/db';
import { storageState } from '../../lib/store/storage';
import { diskFull } from './acts';
import { store } from './follow-ups';
import { gate } from './gate';

/* What the agent must know about the safety of their data, in one line; the most pressing first. */

const found = signal<string | undefined>(undefined);
const note = computed(() => (diskFull.value ? t('safeNoteRoom') : found.value));
const HOUR = 3_600_000;

/** Looks now, every hour, and when a setting changes. `downloads`: this page also makes the day's backup, where wanted. */
export async function watchSafety({ downloads }: { downloads: boolean }): Promise<void> {
  const look = async () => {
    const db = await store();
    if (!db) return;
    if (downloads) await downloadToday(db);
    found.value = await noteFor(db);
  };
  hear('stored', ({ table }) => {
    if (table === 'settings') void look();
  });
  setInterval(() => void look(), HOUR);
  await look();
}

async function noteFor(db: Store): Promise<string | undefined> {
  if ((await storageState(navigator.storage))?.low) return t('safeNoteRoom');
  const state = await backupState(db);
  if (state.daily !== 'off' && state.problem !== undefined) return t('safeNoteFailed');
  const days = daysWithout(state, Date.now());
  if (days !== undefined) return t('safeOverdue', days);
  const aside = await db.count('setAside');
  return aside > 0 && aside > Number(localStorage.getItem('asideSeen')) ? t('safeNoteAside', aside) : undefined;
}

/** One a day, by whichever desk page comes first; never behind a closed lock. */
async function downloadToday(db: Store): Promise<void> {
  const now = Date.now();
  const state = await backupState(db);
  if (state.daily !== 'download' || !isBackupDue(state, now) || gate.value !== 'open') return;
  // Noted before it is made: two pages at once make one.
  await noteBackup(db, { lastAt: now, problem: undefined });
  // What a backup admits knows every table's form, and that is much: fetched once a day.
  const { dailyBackup } = await import('../../lib/store/daily-backup');
  saveFile(backupName(now, true), (await dailyBackup(db, now)).text);
  tell('stored', { table: 'settings' });
}

export function Safety() {
  return note.value === undefined ? null : <SafeNote text={note.value} />;
}
