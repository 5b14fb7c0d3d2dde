import { signal } from '@preact/signals';
import { saveFile } from '../../components/save-file';
import { inWords, t } from '../../components/words';
import type { Pack } from '../../lib/policy/pack';
import { signPack } from '../../lib/policy/sign';
import { tell } from '../../lib/request';
import { packsInForce } from '../../lib/store/packs';
import { publishVersion, versionsOf } from '../../lib/store/studio';
import { settled } from './answering';
import * as draft from './draft';
import { nextKeysAreOut, publisher } from './publisher';

/* A version goes out: signed, numbered, kept, in force here, and its file saved. */

export const note = signal('');

/** Signs the draft as the next version, keeps it, puts it in force here. Gives the file's text; undefined where it may not go out. */
async function sign(now: number): Promise<{ text: string; version: number } | undefined> {
  await draft.settle();
  const { store } = draft;
  const known = publisher.peek();
  if (!store || !known || draft.tried.peek().problems.length > 0) return undefined;
  const version = draft.nextVersion.peek();
  const told = note.peek().trim();
  const { note: _, answers: __, ...rest } = draft.pack.peek();
  const answers = settled();
  const next: Pack = {
    ...rest,
    version,
    ...(told === '' ? {} : { note: told }),
    ...(answers.length > 0 ? { answers: [...answers] } : {}),
  };
  const text = await signPack(JSON.stringify(next), known.keys, known.next?.keys.publicKey);
  const kept = await publishVersion(store, next, now, text);
  if (!kept.ok) {
    draft.said.value = inWords(kept.problem);
    return undefined;
  }
  draft.versions.value = await versionsOf(store, draft.PACK_ID);
  if (known.next) await nextKeysAreOut(store);
  draft.change(next);
  return { text, version };
}

/** Publishes, saves the file and tells every open console. True where it went out. */
export async function publish(): Promise<boolean> {
  const published = await sign(Date.now());
  if (!published || !draft.store) return false;
  saveFile(fileName(published.version), published.text);
  tell('policy', { version: (await packsInForce(draft.store, Date.now())).version });
  draft.said.value = t('stPublished', published.version);
  note.value = '';
  return true;
}

const fileName = (version: number) => `wenda-policy-v${version}.json`;

/** Saves the file of a version that went out once more. */
export function saveAgain(version: number): void {
  const signed = draft.versions.peek().find(({ pack }) => pack.version === version)?.signed;
  if (signed) saveFile(fileName(version), signed);
}
