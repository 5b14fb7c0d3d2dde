import type { Pack } from '../policy/pack';
import { makeKeys, type PublisherKeys } from '../policy/sign';
import { type Saved, type Store, save } from './db';

/* What the supervisor's studio keeps: the draft being written, the versions published, the publisher's keys. */

export interface Draft {
  pack: Pack;
  /** rises at every save; two tabs that both have 4 cannot both make 5 */
  revision: number;
}

export async function draftOf(store: Store, id: string): Promise<Draft | undefined> {
  const found = await store.get('drafts', id);
  return found && { pack: found.pack, revision: found.revision };
}

/** Saves a draft that was made from `revision`. Refused where another tab has saved since: nothing is written over. */
export async function saveDraft(store: Store, pack: Pack, revision: number, now: number): Promise<Saved<number>> {
  let taken = false;
  const saved = await save(store, ['drafts'], async (tx) => {
    const table = tx.objectStore('drafts');
    const stored = await table.get(pack.id);
    taken = (stored?.revision ?? 0) !== revision;
    if (!taken) await table.put({ id: pack.id, pack, revision: revision + 1, savedAt: now });
    return revision + 1;
  });
  return taken ? { ok: false, problem: '另一个窗口刚改过这份草稿：请先载入那边的改动，再继续' } : saved;
}

/** Every published version of a pack, the newest first. */
export async function versionsOf(store: Store, id: string): Promise<readonly { pack: Pack; publishedAt: number }[]> {
  const found = await store.getAll('versions', IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]));
  return found.reverse();
}

/** Keeps a published version. Numbers only rise: one that is there already is refused. */
export const keepVersion = (store: Store, pack: Pack, now: number): Promise<Saved<void>> =>
  save(store, ['versions'], async (tx) => {
    await tx.objectStore('versions').add({ id: pack.id, version: pack.version, pack, publishedAt: now });
  });

const PUBLISHER = 'publisher';

/** This browser's publishing keys, made on first use; the private one cannot be read out again. */
export async function publisherKeys(store: Store, now: number): Promise<PublisherKeys> {
  const known = await store.get('publisher', PUBLISHER);
  if (known) return known.keys;
  const keys = await makeKeys();
  const saved = await save(store, ['publisher'], async (tx) => {
    await tx.objectStore('publisher').put({ name: PUBLISHER, keys, madeAt: now });
  });
  if (!saved.ok) throw new Error(saved.problem);
  return keys;
}
