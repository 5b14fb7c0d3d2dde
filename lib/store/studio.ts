import * as v from 'valibot';
import { saying } from '../model/saying';
import { tooMuch } from '../policy/bounds';
import { newPack, type Pack, parsePack } from '../policy/pack';
import { type Saved, type Store, save, type Tables } from './db';
import { layPack } from './packs';

/* What the supervisor's studio keeps: the draft being written, the versions published. The publisher's keys: `publisher.ts`. */

/** What is being written: the last pack that could be read, and its text where it is written as text (perhaps unfinished). */
export interface DraftContent {
  pack: Pack;
  text?: string;
  /** the text does not read as a pack yet */
  unread?: boolean;
}

export interface Draft extends DraftContent {
  /** the pack's id, or `shop/2` for a second draft of it */
  key: string;
  /** rises at every save; two tabs that both have 4 cannot both make 5 */
  revision: number;
  savedAt: number;
}

/** A draft may be unfinished; what is not even a pack's shape is kept as text. */
const Shape = v.looseObject({
  id: v.string(),
  name: v.string(),
  rules: v.optional(v.array(v.looseObject({ id: v.string() }))),
});

const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const key = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
/** As large a text as a policy can be. */
const MOST_TEXT = 10_000_000;
const packShape = v.pipe(
  v.looseObject({}),
  v.check((pack) => tooMuch(pack) === undefined),
);

/** A draft as a backup brings it: it may be unfinished, never endless. */
export const DraftRecordSchema = v.object({
  id: key,
  pack: packShape,
  text: v.optional(v.pipe(v.string(), v.maxLength(MOST_TEXT))),
  unread: v.optional(v.boolean()),
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  savedAt: time,
});

/** A published version as a backup brings it: what went out was a whole pack, and has its own number. */
export const VersionRecordSchema = v.pipe(
  v.object({
    id: key,
    version: v.pipe(v.number(), v.integer(), v.minValue(0)),
    pack: v.pipe(
      packShape,
      v.check((pack) => parsePack(pack).ok),
    ),
    publishedAt: time,
    signed: v.optional(v.pipe(v.string(), v.maxLength(MOST_TEXT))),
  }),
  v.forward(
    v.check(({ id, version, pack }) => pack['id'] === id && pack['version'] === version),
    ['version'],
  ),
);

export async function draftOf(store: Store, key: string): Promise<Draft | undefined> {
  const found = await store.get('drafts', key);
  return found && draftIn(found);
}

function draftIn({ id: key, ...stored }: Tables['drafts']['value']): Draft {
  const { pack, text, revision, savedAt } = stored;
  if (v.is(Shape, pack)) return { key, revision, savedAt, ...contentOf(stored) };
  const kept = text ?? JSON.stringify(pack, null, 2);
  return { key, revision, savedAt, pack: newPack(packOf(key), key), text: kept, unread: true };
}

/** What is written in a draft, without what is known about it. */
export const contentOf = ({ pack, text, unread }: DraftContent): DraftContent => ({
  pack,
  ...(text === undefined ? {} : { text }),
  ...(unread ? { unread } : {}),
});

const packOf = (key: string) => key.split('/')[0] ?? key;

/** Every draft of a pack: the one all windows open, and those saved beside it. */
export async function draftsOf(store: Store, packId: string): Promise<readonly Draft[]> {
  const found = await store.getAll('drafts');
  return found.filter(({ id }) => packOf(id) === packId).map(draftIn);
}

/** Saves a draft that was made from `revision`. Refused where another tab has saved since: nothing is written over. */
export async function saveDraft(
  store: Store,
  key: string,
  content: DraftContent,
  revision: number,
  now: number,
): Promise<Saved<number>> {
  let taken = false;
  const saved = await save(store, ['drafts'], async (tx) => {
    const table = tx.objectStore('drafts');
    const stored = await table.get(key);
    taken = (stored?.revision ?? 0) !== revision;
    if (!taken) await table.put({ id: key, ...content, revision: revision + 1, savedAt: now });
    return revision + 1;
  });
  return taken ? { ok: false, problem: saying('say_draftTaken') } : saved;
}

/** Saves a draft beside those there are, under a key nobody has: `shop/2`, `shop/3` … */
export async function saveBeside(store: Store, content: DraftContent, now: number): Promise<Saved<Draft>> {
  const taken = new Set(await store.getAllKeys('drafts'));
  let number = 2;
  while (taken.has(`${content.pack.id}/${number}`)) number++;
  const key = `${content.pack.id}/${number}`;
  const saved = await saveDraft(store, key, content, 0, now);
  return saved.ok ? { ok: true, value: { ...content, key, revision: saved.value, savedAt: now } } : saved;
}

export const removeDraft = (store: Store, key: string): Promise<Saved<void>> =>
  save(store, ['drafts'], (tx) => tx.objectStore('drafts').delete(key));

/** A version that went out; `signed` is its file, to be handed out again. */
export interface PublishedVersion {
  pack: Pack;
  publishedAt: number;
  signed?: string;
}

/** Every published version of a pack, the newest first; what cannot be read is left out. */
export async function versionsOf(store: Store, id: string): Promise<readonly PublishedVersion[]> {
  const found = await store.getAll('versions', IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]));
  return found.reverse().filter((record) => v.is(VersionRecordSchema, record));
}

/** Keeps a version that was published elsewhere. Numbers only rise: one that is there already is refused. */
export const keepVersion = (store: Store, pack: Pack, now: number): Promise<Saved<void>> =>
  save(store, ['versions'], async (tx) => void (await tx.objectStore('versions').add(versionOf(pack, now))));

/** Keeps a version that goes out, with its file, and puts it in force here: both or neither. */
export const publishVersion = (store: Store, pack: Pack, now: number, signed: string): Promise<Saved<void>> =>
  save(store, ['versions', 'packs'], async (tx) => {
    await tx.objectStore('versions').add({ ...versionOf(pack, now), signed });
    await layPack(tx.objectStore('packs'), pack, now);
  });

const versionOf = (pack: Pack, now: number) => ({ id: pack.id, version: pack.version, pack, publishedAt: now });
