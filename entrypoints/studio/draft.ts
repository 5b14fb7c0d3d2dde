import { batch, computed, signal } from '@preact/signals';
import { type Change, comparePacks } from '../../lib/policy/compare';
import { newPack, type Tried, tryPack } from '../../lib/policy/edit';
import { type Pack, parsePack } from '../../lib/policy/pack';
import type { PublisherKeys } from '../../lib/policy/sign';
import { signPack } from '../../lib/policy/sign';
import type { Store } from '../../lib/store/db';
import { keepPack, packsInForce } from '../../lib/store/packs';
import { draftOf, keepVersion, publisherKeys, saveDraft, versionsOf } from '../../lib/store/studio';

/* The draft being written: its undo, its keeping, its trial by its own examples, its publishing. */

const ID = 'shop';
const KEPT_STEPS = 500;
const PAUSE_MS = 250;

export const pack = signal<Pack>(newPack(ID, '本店策略'));
export const tried = signal<Tried>(tryPack(pack.peek()));
export const versions = signal<readonly { pack: Pack; publishedAt: number }[]>([]);
export const keys = signal<PublisherKeys | undefined>(undefined);
/** another tab saved this draft too: this one has stopped */
export const taken = signal(false);
export const said = signal('');

const past = signal<readonly Pack[]>([]);
const future = signal<readonly Pack[]>([]);
export const canUndo = computed(() => past.value.length > 0);
export const canRedo = computed(() => future.value.length > 0);

export const inForce = computed<Pack | undefined>(() => versions.value[0]?.pack);
export const nextVersion = computed(() => (versions.value[0]?.pack.version ?? 0) + 1);
export const changes = computed<readonly Change[]>(() => comparePacks(inForce.value, pack.value));

let store: Store | undefined;
let revision = 0;
let later: ReturnType<typeof setTimeout> | undefined;

/** Opens what was being written, or begins anew. */
export async function openDraft(opened: Store, now: number): Promise<void> {
  store = opened;
  const [draft, published, own] = await Promise.all([
    draftOf(opened, ID),
    versionsOf(opened, ID),
    publisherKeys(opened, now),
  ]);
  revision = draft?.revision ?? 0;
  batch(() => {
    taken.value = false;
    keys.value = own;
    versions.value = published;
    pack.value = draft?.pack ?? published[0]?.pack ?? newPack(ID, '本店策略');
    tried.value = tryPack(pack.value);
  });
}

/** One step of the supervisor's: it can be undone, is tried by its examples and kept a moment later. */
export function change(to: Pack): void {
  if (to === pack.value) return;
  past.value = [...past.value.slice(-KEPT_STEPS), pack.value];
  future.value = [];
  put(to);
}

export function undo(): void {
  const before = past.value.at(-1);
  if (!before) return;
  past.value = past.value.slice(0, -1);
  future.value = [...future.value, pack.value];
  put(before);
}

export function redo(): void {
  const next = future.value.at(-1);
  if (!next) return;
  future.value = future.value.slice(0, -1);
  past.value = [...past.value, pack.value];
  put(next);
}

function put(to: Pack): void {
  pack.value = to;
  clearTimeout(later);
  later = setTimeout(() => void settle(), PAUSE_MS);
}

/** Tries and keeps what is written now. */
export async function settle(): Promise<void> {
  clearTimeout(later);
  tried.value = tryPack(pack.value);
  if (!store || taken.value) return;
  const saved = await saveDraft(store, pack.value, revision, Date.now());
  if (saved.ok) revision = saved.value;
  else {
    taken.value = (await draftOf(store, ID))?.revision !== revision;
    if (!taken.value) said.value = saved.problem;
  }
}

/** Takes a whole pack from the text view; what is not one is answered with its problems. */
export function applyText(value: unknown): void {
  const parsed = parsePack(value);
  if (parsed.ok) change({ ...parsed.value, id: ID });
  else tried.value = { ...tried.value, problems: parsed.problems };
}

/** Signs the draft as the next version, keeps it, puts it in force here. Gives the file's text; undefined where it may not go out. */
export async function publish(note: string, now: number): Promise<{ text: string; version: number } | undefined> {
  await settle();
  if (!store || !keys.value || tried.value.problems.length > 0) return undefined;
  const version = nextVersion.value;
  const { note: _, ...rest } = pack.value;
  const next: Pack = { ...rest, version, ...(note.trim() === '' ? {} : { note: note.trim() }) };
  const text = await signPack(JSON.stringify(next), keys.value);
  const kept = await keepVersion(store, next, now);
  const laid = kept.ok ? await keepPack(store, next, now) : kept;
  if (!laid.ok) {
    said.value = laid.problem;
    return undefined;
  }
  versions.value = await versionsOf(store, ID);
  change(next);
  return { text, version };
}

/** The version word other contexts compare. */
export async function versionInForce(): Promise<string> {
  return store ? (await packsInForce(store, Date.now())).version : '';
}
