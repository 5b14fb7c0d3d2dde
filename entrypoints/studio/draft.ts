import { batch, computed, effect, signal } from '@preact/signals';
import { t } from '../../components/words';
import { type Change, comparePacks } from '../../lib/policy/compare';
import { type Tried, tryPack, untried } from '../../lib/policy/edit';
import { begin, type History, redo, stepTo, undo } from '../../lib/policy/history';
import { newPack, type Pack } from '../../lib/policy/pack';
import type { Store } from '../../lib/store/db';
import {
  contentOf,
  type DraftContent,
  draftOf,
  draftsOf,
  type PublishedVersion,
  versionsOf,
} from '../../lib/store/studio';
import { passing } from '../options/passing';
import { type Kept, keep } from './keeping';

/* The draft being written: one document for forms and text, its undo, its trial by its own examples. */

export const PACK_ID = 'shop';
const PAUSE_MS = 250;
const fresh = () => newPack(PACK_ID, t('stuNewPackName'));

export const doc = signal<History<DraftContent>>(begin({ pack: fresh() }));
/** the last pack that could be read: what forms show, what is tried and published */
export const pack = computed<Pack>(() => doc.value.now.pack);
/** which draft: the pack's own, or one beside it */
export const key = signal(PACK_ID);
export const drafts = signal<readonly string[]>([]);
/** the text does not read yet: forms wait until it does, or is let go */
export const unread = computed(() => doc.value.now.unread === true);

export const tried = signal<Tried>(untried(fresh()));
export const versions = signal<readonly PublishedVersion[]>([]);
export const said = signal('');
passing(said);
export const kept = signal<Kept>({ is: 'kept' });
/** keys struck in the text view that are no step of the draft yet */
export const typing = signal(false);
/** where all that is written stands: nothing counts as kept while keys wait to become a step */
export const standing = computed<Kept>(() =>
  typing.value && kept.value.is === 'kept' ? { is: 'waiting' } : kept.value,
);

export const canUndo = computed(() => doc.value.past.length > 0);
export const canRedo = computed(() => doc.value.future.length > 0);
export const inForce = computed<Pack | undefined>(() => versions.value[0]?.pack);
export const nextVersion = computed(() => (versions.value[0]?.pack.version ?? 0) + 1);
export const changes = computed<readonly Change[]>(() => comparePacks(inForce.value, pack.value));

export let store: Store | undefined;
let later: ReturnType<typeof setTimeout> | undefined;

/** Opens what was being written under `wanted`, or begins anew. */
export async function openDraft(opened: Store, wanted: string): Promise<void> {
  store = opened;
  const [draft, published, all] = await Promise.all([
    draftOf(opened, wanted),
    versionsOf(opened, PACK_ID),
    draftsOf(opened, PACK_ID),
  ]);
  keep.open(opened, draft?.key ?? PACK_ID, draft?.revision ?? 0);
  batch(() => {
    versions.value = published;
    key.value = draft?.key ?? PACK_ID;
    drafts.value = all.map((each) => each.key);
    doc.value = begin(draft ? contentOf(draft) : { pack: published[0]?.pack ?? fresh() });
  });
  // The page is drawn first: trying takes longer than opening.
  later = setTimeout(tryAnew, PAUSE_MS);
}

/**
 * One step of the supervisor's: it can be undone, is tried by its examples and kept a moment later. Steps at the same
 * place `of` shortly after one another are one.
 */
export function change(to: Pack, of = ''): void {
  if (to === pack.peek()) return;
  put(stepTo(doc.peek(), { ...doc.peek().now, pack: to }, of, Date.now()));
}

/** A step of the text: with the pack it reads as, or without one while it does not read. */
export function changeText(text: string, reads: Pack | undefined): void {
  const to: DraftContent = reads
    ? { pack: { ...reads, id: PACK_ID }, text }
    : { pack: pack.peek(), text, unread: true };
  put(stepTo(doc.peek(), to, 'text', Date.now()));
}

/** Lets go of the text as it was typed: the forms' pack counts again. */
export function dropText(): void {
  put(stepTo(doc.peek(), { pack: pack.peek() }, '', Date.now()));
}

export const undoStep = (): void => put(undo(doc.peek()));
export const redoStep = (): void => put(redo(doc.peek()));

/** Another state of the whole document: after undo, after taking over another window's. */
export function put(to: History<DraftContent>): void {
  if (to === doc.peek()) return;
  doc.value = to;
  said.value = '';
  kept.value = { is: 'waiting' };
  clearTimeout(later);
  later = setTimeout(() => void settle(), PAUSE_MS);
}

/** A state that is on disk already, as another window wrote it: tried, not kept once more (the windows would never rest). */
export function follow(to: History<DraftContent>): void {
  clearTimeout(later);
  doc.value = to;
  kept.value = { is: 'kept' };
  tryAnew();
}

function tryAnew(): void {
  if (tried.peek().of !== pack.peek()) tried.value = tryPack(pack.peek());
}

/** Tries and keeps what is written now. */
export async function settle(): Promise<void> {
  clearTimeout(later);
  tryAnew();
  if (kept.peek().is === 'taken') return;
  const written = doc.peek().now;
  const saved = await keep.save(written, Date.now());
  // What was typed while it was written is still waiting for its own turn.
  if (doc.peek().now === written || saved.is !== 'kept') kept.value = saved;
}

/** What is not on disk yet is told before the window closes. */
effect(() => {
  const isOpen = standing.value.is !== 'kept';
  window.onbeforeunload = isOpen ? (event) => event.preventDefault() : null;
});
