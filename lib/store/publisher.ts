import * as v from 'valibot';
import { readJson } from '../model/json';
import { SHORTEST_KEY_PASSPHRASE } from '../model/passphrase';
import { saying } from '../model/saying';
import { type Pack, parsePack } from '../policy/pack';
import { keysOf, makeKeys, newSeed, type PublisherKeys, succeed } from '../policy/sign';
import { type Saved, type Store, save } from './db';
import { passKey, type Sealed, seal, unseal } from './seal';

/*
 * The publisher's keys of this browser. The private one cannot be read out; what a backup holds was closed by a passphrase
 * in the moment the key was made, and is kept closed.
 */

const CURRENT = 'publisher';
const NEXT = 'next';

/** The keys that sign, the closed backup of them where one was made, and those that sign from the next version on. */
export interface Publisher {
  keys: PublisherKeys;
  madeAt: number;
  sealed?: Sealed;
  next?: { keys: PublisherKeys; madeAt: number; sealed?: Sealed };
}

/** This browser's publisher, made on first use. */
export async function publisherOf(store: Store, now: number): Promise<Publisher> {
  const [current, next] = await Promise.all([store.get('publisher', CURRENT), store.get('publisher', NEXT)]);
  if (current) return { ...current, ...(next ? { next } : {}) };
  const keys = await makeKeys();
  const saved = await put(store, [{ name: CURRENT, keys, madeAt: now }]);
  if (!saved.ok) throw new Error(saved.problem.key);
  return { keys, madeAt: now };
}

const put = (
  store: Store,
  records: readonly { name: string; keys: PublisherKeys; madeAt: number; sealed?: Sealed }[],
) =>
  save(store, ['publisher'], async (tx) => {
    for (const record of records) await tx.objectStore('publisher').put(record);
  });

/**
 * Makes new keys, their backup closed by `passphrase`. Where nothing was published yet they take the old ones' place at
 * once; otherwise the next version, still signed by the old, names them.
 */
export async function makeNewKeys(
  store: Store,
  passphrase: string,
  published: boolean,
  now: number,
): Promise<Saved<void>> {
  if (passphrase.length < SHORTEST_KEY_PASSPHRASE) return { ok: false, problem: TOO_SHORT };
  const seed = newSeed();
  const keys = await keysOf(seed);
  if (!keys) return { ok: false, problem: NOT_A_BACKUP };
  const sealed = await seal(seed, await passKey(passphrase));
  if (!published) return put(store, [{ name: CURRENT, keys, madeAt: now, sealed }]);
  const { keys: old } = await publisherOf(store, now);
  return put(store, [{ name: NEXT, keys: await succeed(old, keys), madeAt: now, sealed }]);
}

/** Once a version that names the next keys is out, they are the present ones. */
export const takeNextKeys = (store: Store): Promise<Saved<void>> =>
  save(store, ['publisher'], async (tx) => {
    const table = tx.objectStore('publisher');
    const next = await table.get(NEXT);
    if (!next) return;
    await table.put({ ...next, name: CURRENT });
    await table.delete(NEXT);
  });

/** Lets go of the keys for good; others are made when they are next asked for. */
export const throwKeysAway = (store: Store): Promise<Saved<void>> =>
  save(store, ['publisher'], (tx) => tx.objectStore('publisher').clear());

const FORMAT = 'wenda-publisher-key-1';

/** The backup as a file: the closed key, the way from earlier keys, and the last version, so that numbers go on rising. */
export const keyFile = (
  { keys, sealed }: Pick<Publisher, 'keys' | 'sealed'>,
  last: Pack | undefined,
): string | undefined =>
  sealed &&
  JSON.stringify({ format: FORMAT, publicKey: keys.publicKey, before: keys.before ?? [], sealed, last: last ?? null });

const KeyFileSchema = v.object({
  format: v.literal(FORMAT),
  publicKey: v.string(),
  before: v.pipe(v.array(v.object({ key: v.string(), signature: v.string() })), v.maxLength(20)),
  sealed: v.unknown(),
  last: v.unknown(),
});

const NOT_A_BACKUP = saying('say_keyForeign');
const WRONG_PASSPHRASE = saying('say_keyWrongPass');
const TOO_SHORT = saying('polPassphraseShort', SHORTEST_KEY_PASSPHRASE);

/** Takes a publisher's keys over from a backup. Gives the last version published with them, where the file has it. */
export async function importKeys(
  store: Store,
  text: string,
  passphrase: string,
  now: number,
): Promise<Saved<Pack | undefined>> {
  const file = v.safeParse(KeyFileSchema, readJson(text));
  if (!file.success) return { ok: false, problem: NOT_A_BACKUP };
  const { publicKey, before, sealed, last } = file.output;
  const opened = await unseal(sealed, await passKey(passphrase));
  const keys = opened.ok ? await keysOf(opened.text) : undefined;
  if (keys?.publicKey !== publicKey) return { ok: false, problem: WRONG_PASSPHRASE };
  const pack = parsePack(last);
  const saved = await put(store, [
    {
      name: CURRENT,
      keys: before.length > 0 ? { ...keys, before } : keys,
      madeAt: now,
      // The same passphrase closes the backup that this browser can give again.
      sealed: sealed as Sealed,
    },
  ]);
  return saved.ok ? { ok: true, value: pack.ok ? pack.value : undefined } : saved;
}
