import { signal } from '@preact/signals';
import { t } from '../../components/words';
import type { Pack } from '../../lib/policy/pack';
import { signPack } from '../../lib/policy/sign';
import { tell } from '../../lib/request';
import { keepPack, packsInForce } from '../../lib/store/packs';
import { keepVersion, versionsOf } from '../../lib/store/studio';
import * as draft from './draft';

/* A version goes out: signed, numbered, kept, in force here, and its file saved. */

export const note = signal('');

/** Signs the draft as the next version, keeps it, puts it in force here. Gives the file's text; undefined where it may not go out. */
async function sign(now: number): Promise<{ text: string; version: number } | undefined> {
  await draft.settle();
  const { store } = draft;
  const keys = draft.keys.peek();
  if (!store || !keys || draft.tried.peek().problems.length > 0) return undefined;
  const version = draft.nextVersion.peek();
  const told = note.peek().trim();
  const { note: _, ...rest } = draft.pack.peek();
  const next: Pack = { ...rest, version, ...(told === '' ? {} : { note: told }) };
  const text = await signPack(JSON.stringify(next), keys);
  const kept = await keepVersion(store, next, now);
  const laid = kept.ok ? await keepPack(store, next, now) : kept;
  if (!laid.ok) {
    draft.said.value = laid.problem;
    return undefined;
  }
  draft.versions.value = await versionsOf(store, draft.PACK_ID);
  draft.change(next);
  return { text, version };
}

/** Publishes, saves the file and tells every open console. True where it went out. */
export async function publish(): Promise<boolean> {
  const published = await sign(Date.now());
  if (!published || !draft.store) return false;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([published.text], { type: 'application/json' }));
  link.download = `wenda-policy-v${published.version}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
  tell('policy', { version: (await packsInForce(draft.store, Date.now())).version });
  draft.said.value = t('stPublished', published.version);
  note.value = '';
  return true;
}
