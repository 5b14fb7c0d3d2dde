import { signal } from '@preact/signals';
import type { FoundBuyer } from '../../components/safe/buyer-setting';
import type { Daily } from '../../components/safe/daily-backup';
import type { Restoring } from '../../components/safe/restore-dialog';
import { saveFile } from '../../components/save-file';
import { inWords, t } from '../../components/words';
import { STORED_TABLES, tell } from '../../lib/request';
import { previewRestore, type RestoreHow, restore, takeBackup } from '../../lib/store/backup';
import { type Backup, readBackup, writeBackup } from '../../lib/store/backup-file';
import { backupName, backupState, daysWithout, noteBackup } from '../../lib/store/backup-state';
import { type BuyerData, dataOfBuyer, eraseBuyer, findBuyers } from '../../lib/store/buyer-data';
import { backUpToFolder, type Folder, folderOf, keepFolder, keepPassphrase } from '../../lib/store/daily-backup';
import { type Store, whatWasSetAside } from '../../lib/store/db';
import { makeLock } from '../../lib/store/lock';
import { packsInForce } from '../../lib/store/packs';
import { passKey } from '../../lib/store/seal';
import { type Settings, writeSettings } from '../../lib/store/settings';
import { type StorageState, storageState } from '../../lib/store/storage';
import { lockNow, openLock, readGate } from '../desk/gate';
import { say, settled } from './choices';

/* What keeps the data safe: backup and restore, room, the lock, a buyer's own data. */

export const restoring = signal<Restoring | undefined>(undefined);
export const room = signal<StorageState | undefined>(undefined);
export const aside = signal(0);
export const overdueDays = signal<number | undefined>(undefined);
export const mustAllow = signal(false);
export const found = signal<readonly FoundBuyer[] | undefined>(undefined);
export const buyer = signal<BuyerData | undefined>(undefined);

/** The file in hand, and its backup once it is open. */
let file: { name: string; text: string; backup?: Backup } | undefined;

/** Chromium's way of asking for a folder; other browsers have none. */
const pickFolder = (): ((options: { mode: 'readwrite' }) => Promise<Folder>) | undefined =>
  'showDirectoryPicker' in window && typeof window.showDirectoryPicker === 'function'
    ? window.showDirectoryPicker.bind(window)
    : undefined;
export const canFolder = pickFolder() !== undefined;

/** How things stand now. */
export async function readSafe(store: Store): Promise<void> {
  room.value = await storageState(navigator.storage);
  aside.value = (await whatWasSetAside(store)).length;
  // Told here in full: the desk need not tell of these again.
  localStorage.setItem('asideSeen', String(aside.value));
  overdueDays.value = daysWithout(await backupState(store), Date.now());
  const folder = await folderOf(store).catch(() => undefined);
  mustAllow.value = folder !== undefined && !folder.open;
}

/** Every choice of these parts of the page. */
export function safeChoices(store: Store) {
  const change = async (to: Partial<Settings>, text?: string) => {
    await settled(store, await writeSettings(store, to), text);
    tell('stored', { table: 'settings' });
    await readGate();
  };
  const reread = async () => {
    await settled(store, { ok: true, value: undefined });
    await readSafe(store);
    tell('stored', { table: 'settings' });
  };
  const backUpNow = async () => {
    await backUpToFolder(store, Date.now());
    await reread();
  };
  return {
    exportAll: (passphrase: string | undefined) => void exportAll(store, passphrase).then(() => readSafe(store)),
    openFile: (chosen: File) => void openFile(store, chosen),
    openClosed: (passphrase: string) => void look(store, passphrase),
    restore: (how: RestoreHow) => void restoreFile(store, how),
    leaveRestore: () => {
      restoring.value = undefined;
      file = undefined;
    },
    daily: (daily: Daily) => void noteBackup(store, { daily, problem: undefined }).then(reread),
    chooseFolder: () => void chooseFolder(store).then((chosen) => (chosen ? backUpNow() : undefined)),
    allowFolder: () => void allowFolder(store).then(backUpNow),
    passphrase: (passphrase: string | undefined) =>
      void keepPassphrase(store, passphrase)
        .then(() => noteBackup(store, { sealed: passphrase !== undefined }))
        .then(reread),
    lock: (pin: string, afterMinutes: number) =>
      void makeLock(pin, afterMinutes).then(async (lock) => {
        // Open for whoever has just set it.
        await openLock(afterMinutes);
        await change({ lock, lockTries: undefined });
      }),
    unlock: () => void change({ lock: undefined, lockTries: undefined }),
    lockNow: () => void lockNow(),
    quiet: (quietHours: Settings['quietHours']) => void change({ quietHours }),
    blocks: (workBlocks: Settings['workBlocks']) => void change({ workBlocks }),
    snoozes: (snoozes: Settings['snoozes']) => void change({ snoozes }),
    find: (words: string) =>
      void findBuyers(store, words).then((buyers) => {
        found.value = buyers;
      }),
    show: (id: string) => void showBuyer(store, id),
    leaveBuyer: () => {
      buyer.value = undefined;
    },
    exportBuyer: (text: string) => saveFile(`wenda-buyer-${Date.now()}.json`, text),
    copyBuyer: (text: string) =>
      navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      ),
    eraseBuyer: () => void erase(store),
  };
}

async function exportAll(store: Store, passphrase: string | undefined): Promise<void> {
  const now = Date.now();
  const { backup, damaged } = await takeBackup(store, now);
  const pass = passphrase === undefined ? undefined : await passKey(passphrase);
  saveFile(backupName(now), await writeBackup(backup, pass));
  await noteBackup(store, { lastAt: now, problem: undefined });
  const all = Object.values(backup.tables).reduce((sum, records) => sum + records.length, 0);
  const text = damaged > 0 ? t('safeExportedBad', all + damaged, damaged) : t('safeExported', all);
  await settled(store, { ok: true, value: undefined }, text);
  tell('stored', { table: 'settings' });
}

async function openFile(store: Store, chosen: File): Promise<void> {
  file = { name: chosen.name, text: await chosen.text() };
  await look(store);
}

/** Opens the file in hand and shows what it would change. */
async function look(store: Store, passphrase?: string): Promise<void> {
  if (!file) return;
  const { name, text } = file;
  const read = await readBackup(text, passphrase);
  if (!read.ok) {
    restoring.value = { state: read.sealed ? 'closed' : 'refused', name, problem: inWords(read.problem) };
    return;
  }
  file = { name, text, backup: read.backup };
  restoring.value = {
    state: 'preview',
    name,
    at: read.backup.at,
    standings: await previewRestore(store, read.backup),
  };
}

async function restoreFile(store: Store, how: RestoreHow): Promise<void> {
  if (!file?.backup) return;
  const { name, backup } = file;
  const done = await restore(store, backup, how, (count, all) => {
    restoring.value = { state: 'running', name, done: count, all };
  });
  restoring.value = done.ok ? undefined : { state: 'refused', name, problem: inWords(done.problem) };
  if (!done.ok) return;
  file = undefined;
  const sum = (count: 'fresh' | 'newer' | 'newerHere' | 'damaged') =>
    done.value.reduce((all, each) => all + each[count], 0);
  const updated = how === 'merge' ? sum('newer') : sum('newer') + sum('newerHere');
  const damaged = sum('damaged');
  const came =
    damaged > 0 ? t('safeRestoredBad', sum('fresh'), updated, damaged) : t('safeRestored', sum('fresh'), updated);
  await settled(store, { ok: true, value: undefined }, came);
  for (const table of STORED_TABLES) tell('stored', { table });
  tell('policy', { version: (await packsInForce(store, Date.now())).version });
  await readSafe(store);
}

async function chooseFolder(store: Store): Promise<boolean> {
  // Called at once, inside the click: the browser asks for a folder only on the agent's own gesture.
  const folder = await pickFolder()?.({ mode: 'readwrite' }).catch(() => undefined);
  if (!folder) return false;
  await keepFolder(store, folder);
  await noteBackup(store, { folder: folder.name, daily: 'folder', lastAt: undefined, problem: undefined });
  return true;
}

async function allowFolder(store: Store): Promise<void> {
  const chosen = await folderOf(store);
  await chosen?.folder.requestPermission?.({ mode: 'readwrite' }).catch(() => 'denied');
}

async function showBuyer(store: Store, id: string): Promise<void> {
  buyer.value = await dataOfBuyer(store, id);
}

async function erase(store: Store): Promise<void> {
  if (!buyer.value) return;
  const done = await eraseBuyer(store, buyer.value.marks);
  if (!done.ok) return say(t('saveFailed', done.problem));
  buyer.value = undefined;
  found.value = undefined;
  for (const table of STORED_TABLES) tell('stored', { table });
  say(t('safeErased', done.value.erased, done.value.cleaned));
}

/** The address names a buyer ("#buyer/ID") where the desk leads here. */
export async function followAddress(store: Store): Promise<void> {
  const id = /^#buyer\/(.+)$/.exec(location.hash)?.[1];
  if (id) await showBuyer(store, decodeURIComponent(id));
}
