import { type Saying, saying, UNKNOWN } from '../model/saying';
import { takeBackup } from './backup';
import { writeBackup } from './backup-file';
import { backupName, backupState, isBackupDue, noteBackup } from './backup-state';
import { type Saved, type Store, save } from './db';
import { passKey } from './seal';

/* The backup that is made each day by itself. Where it goes, the agent has chosen. */

const FOLDER = 'backup-folder';
const PASS = 'backup-pass';
const KEPT_FILES = 30;
const OURS = /^wenda-auto-\d{4}-\d{2}-\d{2}\.json$/;

/** A folder the browser gave a handle to; the permission part of the interface is Chromium's own. */
export interface Folder {
  name: string;
  getFileHandle(name: string, options?: { create?: boolean }): Promise<FileSystemFileHandle>;
  removeEntry(name: string): Promise<void>;
  keys(): AsyncIterable<string>;
  queryPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
}

/** Keeps the folder backups go to, or forgets it. */
export const keepFolder = (store: Store, folder: Folder | undefined): Promise<Saved<void>> =>
  keepHandle(store, FOLDER, folder);

/** Keeps the passphrase backups made unasked are closed with, in a form that cannot be read out; or forgets it. */
export const keepPassphrase = async (store: Store, passphrase: string | undefined): Promise<Saved<void>> =>
  keepHandle(store, PASS, passphrase === undefined ? undefined : await passKey(passphrase));

const keepHandle = (store: Store, name: string, handle: unknown): Promise<Saved<void>> =>
  save(store, ['handles'], async (tx) => {
    const table = tx.objectStore('handles');
    if (handle === undefined) await table.delete(name);
    else await table.put({ name, handle });
  });

/** The chosen folder, and whether the browser lets us write there without asking again. */
export async function folderOf(store: Store): Promise<{ folder: Folder; open: boolean } | undefined> {
  const folder: unknown = (await store.get('handles', FOLDER))?.handle;
  if (!isFolder(folder)) return undefined;
  const leave = (await folder.queryPermission?.({ mode: 'readwrite' })) ?? 'granted';
  return { folder, open: leave === 'granted' };
}

const isFolder = (handle: unknown): handle is Folder =>
  typeof handle === 'object' && handle !== null && 'getFileHandle' in handle;

/** A backup as text, closed by the kept passphrase where there is one; and how much of it could not be read. */
export async function dailyBackup(store: Store, now: number): Promise<{ text: string; damaged: number }> {
  const { backup, damaged } = await takeBackup(store, now);
  const pass: unknown = (await store.get('handles', PASS))?.handle;
  return { text: await writeBackup(backup, pass instanceof CryptoKey ? pass : undefined), damaged };
}

/**
 * Today's backup into the chosen folder, where it is due. A file is written beside the old one and takes its place when
 * it is whole; the last thirty stay. What went wrong is kept to be shown, and tried again the next time.
 */
export async function backUpToFolder(store: Store, now: number): Promise<void> {
  const state = await backupState(store);
  if (state.daily !== 'folder' || !isBackupDue(state, now)) return;
  const problem = await writeToFolder(store, now);
  if (problem === undefined) await noteBackup(store, { lastAt: now, problem: undefined });
  else if (JSON.stringify(problem) !== JSON.stringify(state.problem)) await noteBackup(store, { problem });
}

async function writeToFolder(store: Store, now: number): Promise<Saying | undefined> {
  const chosen = await folderOf(store);
  if (!chosen) return saying('say_folderGone');
  if (!chosen.open) return saying('say_folderMustAllow', chosen.folder.name);
  try {
    const file = await chosen.folder.getFileHandle(backupName(now, true), { create: true });
    const writer = await file.createWritable();
    await writer.write((await dailyBackup(store, now)).text);
    await writer.close();
    await forgetOld(chosen.folder);
    return undefined;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'QuotaExceededError') return saying('say_folderFull');
    return saying('say_folderFailed', name || UNKNOWN, chosen.folder.name);
  }
}

async function forgetOld(folder: Folder): Promise<void> {
  const names: string[] = [];
  for await (const name of folder.keys()) if (OURS.test(name)) names.push(name);
  for (const name of names.sort().slice(0, -KEPT_FILES)) await folder.removeEntry(name);
}
