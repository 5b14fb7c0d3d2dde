import { effect, signal } from '@preact/signals';
import { saveFile } from '../../components/save-file';
import { inWords, t } from '../../components/words';
import { carriesOn, fingerprintOf, openSigned, signRevocation } from '../../lib/policy/sign';
import type { Saved, Store } from '../../lib/store/db';
import {
  importKeys,
  keyFile,
  makeNewKeys,
  type Publisher,
  publisherOf,
  takeNextKeys,
  throwKeysAway,
} from '../../lib/store/publisher';
import { keepVersion, type PublishedVersion, versionsOf } from '../../lib/store/studio';
import * as draft from './draft';

/* The keys that versions are signed with: shown by their short name, backed up, taken over, changed, taken back. */

export const publisher = signal<Publisher | undefined>(undefined);
/** the short names of the present key and of the one that follows it */
export const names = signal<{ now: string; next?: string }>({ now: '' });

/** the last version that went out, where agents who took it will refuse what the keys here sign */
export const stranger = signal<number | undefined>(undefined);
effect(() => {
  void compare(draft.versions.value[0], publisher.value);
});

async function compare(last: PublishedVersion | undefined, known: Publisher | undefined): Promise<void> {
  const opened = last?.signed === undefined ? undefined : await openSigned(last.signed);
  if (last !== draft.versions.peek()[0] || known !== publisher.peek()) return;
  const isStrange = opened?.ok === true && known !== undefined && !carriesOn(opened.signed, known.keys);
  stranger.value = isStrange ? last?.pack.version : undefined;
}

export async function openPublisher(store: Store): Promise<void> {
  publisher.value = await publisherOf(store, Date.now());
  const { keys, next } = publisher.value;
  names.value = {
    now: await fingerprintOf(keys.publicKey),
    ...(next ? { next: await fingerprintOf(next.keys.publicKey) } : {}),
  };
}

/** New keys under a passphrase; their backup is saved at once. */
export async function makeNew(passphrase: string): Promise<void> {
  const { store } = draft;
  if (!store) return;
  const made = await makeNewKeys(store, passphrase, draft.versions.peek().length > 0, Date.now());
  await told(store, made, t('polKeyMade'));
  if (made.ok) saveBackup();
}

/** Saves the closed backup of the keys made last. */
export function saveBackup(): void {
  const known = publisher.peek();
  const file = known && keyFile(known.next ?? known, draft.inForce.peek());
  if (file) saveFile('wenda-publisher-key.json', file);
}

/** Takes keys over from a backup, and the last version with them: numbers go on from there. */
export async function takeOver(file: File, passphrase: string): Promise<void> {
  const { store } = draft;
  if (!store) return;
  const taken = await importKeys(store, await file.text(), passphrase, Date.now());
  const last = taken.ok ? taken.value : undefined;
  if (last && last.version >= draft.nextVersion.peek()) {
    await keepVersion(store, last, Date.now());
    draft.versions.value = await versionsOf(store, draft.PACK_ID);
  }
  await told(store, taken, t('polKeyTaken'));
}

/** Takes the present keys back: the file that says so is saved, and other keys take their place here. */
export async function revoke(): Promise<void> {
  const { store } = draft;
  const known = publisher.peek();
  if (!store || !known) return;
  saveFile('wenda-revoked-key.json', await signRevocation(known.keys));
  await told(store, await throwKeysAway(store), t('polKeyRevoked'));
}

/** After a version is out that names the next keys. */
export async function nextKeysAreOut(store: Store): Promise<void> {
  await takeNextKeys(store);
  await openPublisher(store);
}

async function told(store: Store, done: Saved<unknown>, words: string): Promise<void> {
  draft.said.value = done.ok ? words : inWords(done.problem);
  await openPublisher(store);
}
