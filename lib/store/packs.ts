import { saying } from '../model/saying';
import { type Pack, parsePack } from '../policy/pack';
import { type Saved, type Store, save, setAside } from './db';

/* The shop's own policy packs. The built-in one is code, not a record: it can be neither lost nor changed here. */

/** The packs in force in the order they were stored, with one word that changes whenever one of them does. */
export interface PacksInForce {
  version: string;
  packs: readonly Pack[];
}

/** Reads the stored packs; one that can no longer be read is set aside and the others hold. */
export async function packsInForce(store: Store, now: number): Promise<PacksInForce> {
  const records = await store.getAll('packs');
  const read = records.map((record) => ({ record, parsed: parsePack(record.pack) }));
  const bad = read.flatMap(({ record, parsed }) =>
    parsed.ok
      ? []
      : [
          {
            key: record.id,
            raw: record as unknown,
            problem: parsed.problems[0]?.message ?? saying('say_packUnread'),
          },
        ],
  );
  await setAside(store, 'packs', bad, now);
  const packs = read
    .sort((a, b) => a.record.storedAt - b.record.storedAt)
    .flatMap(({ parsed }) => (parsed.ok ? [parsed.value] : []));
  const words = read.flatMap(({ record, parsed }) =>
    parsed.ok ? [`${parsed.value.id} ${parsed.value.version} ${record.storedAt.toString(36)}`] : [],
  );
  return { version: words.join(', ') || 'built-in', packs };
}

/** Keeps a pack that `admitPack` admitted; one of the same id is replaced, and kept beside it until the agent has read of the change. */
export const keepPack = (store: Store, pack: Pack, now: number): Promise<Saved<void>> =>
  save(store, ['packs'], async (tx) => {
    const table = tx.objectStore('packs');
    const known = await table.get(pack.id);
    await table.put({ id: pack.id, pack, storedAt: now, before: known ? (known.before ?? known.pack) : NONE });
  });

/** Stands for "there was none": what the first version changes is told as well. */
const NONE = 'none';

/** Each pack whose change the agent has not read of, with the version they knew. */
export async function unreadPacks(store: Store): Promise<readonly { pack: Pack; before: Pack | undefined }[]> {
  return (await store.getAll('packs')).flatMap(({ pack, before }) => {
    const parsed = parsePack(pack);
    if (before === undefined || !parsed.ok) return [];
    const known = parsePack(before);
    return [{ pack: parsed.value, before: known.ok ? known.value : undefined }];
  });
}

/** The agent has read what this version changes. */
export const markRead = (store: Store, id: string, version: number): Promise<Saved<void>> =>
  save(store, ['packs'], async (tx) => {
    const table = tx.objectStore('packs');
    const record = await table.get(id);
    if (!record || record.pack.version !== version) return;
    const { before: _, ...read } = record;
    await table.put(read);
  });

export const removePack = (store: Store, id: string): Promise<Saved<void>> =>
  save(store, ['packs'], (tx) => tx.objectStore('packs').delete(id));
