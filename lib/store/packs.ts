import { saying } from '../model/saying';
import { type Pack, parsePack } from '../policy/pack';
import { isInTime } from '../policy/roll-out';
import { type Saved, type Store, save, setAside, type Tables } from './db';

/* The shop's own policy packs. The built-in one is code, not a record: it can be neither lost nor changed here. */

/** Packs in the order they were stored, with one word that changes whenever one of them does. */
export interface PacksInForce {
  version: string;
  packs: readonly Pack[];
}

/** The packs that hold now: those whose time has come and is not over. */
export async function packsInForce(store: Store, now: number): Promise<PacksInForce> {
  const all = await readPacks(store, now);
  return together(all.filter(({ pack }) => isInTime(pack, now)));
}

/** All packs there are, with those whose time is still to come or over. */
export const storedPacks = async (store: Store, now: number): Promise<PacksInForce> =>
  together(await readPacks(store, now));

interface StoredPack {
  pack: Pack;
  storedAt: number;
}

const together = (all: readonly StoredPack[]): PacksInForce => ({
  version:
    all.map(({ pack, storedAt }) => `${pack.id} ${pack.version} ${storedAt.toString(36)}`).join(', ') || 'built-in',
  packs: all.map(({ pack }) => pack),
});

/** Reads the stored packs; one that can no longer be read is set aside and the others hold. */
async function readPacks(store: Store, now: number): Promise<readonly StoredPack[]> {
  const read = (await store.getAll('packs')).map((record) => ({ record, parsed: parsePack(record.pack) }));
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
  return read
    .flatMap(({ record: { storedAt }, parsed }) => (parsed.ok ? [{ pack: parsed.value, storedAt }] : []))
    .sort((a, b) => a.storedAt - b.storedAt);
}

/** Keeps a pack that `admitPack` admitted; one of the same id is replaced, and kept beside it until the agent has read of the change. */
export const keepPack = (store: Store, pack: Pack, now: number): Promise<Saved<void>> =>
  save(store, ['packs'], (tx) => layPack(tx.objectStore('packs'), pack, now));

type StoredRecord = Tables['packs']['value'];
interface PackTable {
  get(id: string): Promise<StoredRecord | undefined>;
  put(record: StoredRecord): Promise<unknown>;
}

/** The same within a transaction of somebody else's. */
export async function layPack(table: PackTable, pack: Pack, now: number): Promise<void> {
  const known = await table.get(pack.id);
  await table.put({ id: pack.id, pack, storedAt: now, before: known ? (known.before ?? known.pack) : NONE });
}

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
