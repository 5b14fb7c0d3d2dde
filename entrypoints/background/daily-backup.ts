import browser, { type Alarms } from 'webextension-polyfill';
import { tell } from '../../lib/request';
import { backupState, daysWithout, noteBackup, noteFirstMemo } from '../../lib/store/backup-state';
import { backUpToFolder } from '../../lib/store/daily-backup';
import { readSettings } from '../../lib/store/settings';
import { backgroundStore } from './store';

/* The backup of each day, and the word that none was made for a week. */

const ALARM = 'daily-backup';
const EVERY_MINUTES = 60;
const NOTICE = 'backup:';
const REMIND_EVERY = 7 * 24 * 3_600_000;

export function onBackupAlarm(alarm: Alarms.Alarm): void {
  if (alarm.name === ALARM) void backUp();
}

/** Looks now, and every hour: the day's first hour with the browser open makes the day's backup. */
export async function keepBackingUp(): Promise<void> {
  if (!(await browser.alarms.get(ALARM))) browser.alarms.create(ALARM, { periodInMinutes: EVERY_MINUTES });
  await backUp();
}

let running: Promise<void> | undefined;

function backUp(): Promise<void> {
  running ??= look()
    .catch(() => {
      // No store (a private window): there is nothing to back up.
    })
    .finally(() => {
      running = undefined;
    });
  return running;
}

async function look(): Promise<void> {
  const store = await backgroundStore();
  const now = Date.now();
  const before = await backupState(store);
  await noteFirstMemo(store, now);
  await backUpToFolder(store, now);
  const state = await backupState(store);
  if (state.lastAt !== before.lastAt || state.problem !== before.problem) tell('stored', { table: 'settings' });
  const days = daysWithout(state, now);
  if (days === undefined || now - (state.remindedAt ?? 0) < REMIND_EVERY) return;
  await noteBackup(store, { remindedAt: now });
  if (!(await readSettings(store)).notifications) return;
  await browser.notifications.create(NOTICE, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: browser.i18n.getMessage('safeOverdue', String(days)),
    message: browser.i18n.getMessage('safeOverdueDo'),
  });
}

/** The notice leads to where a backup is made. */
export async function onBackupNotice(id: string): Promise<void> {
  if (id !== NOTICE) return;
  await browser.notifications.clear(id);
  await browser.runtime.openOptionsPage();
}
