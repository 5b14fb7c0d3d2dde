import { signal } from '@preact/signals';
import { startOfDay } from '../../lib/memo/groups';
import { drop, move, newMemo, note, tick, undo } from '../../lib/memo/memo';
import type { Memo, MemoId, NewMemo } from '../../lib/model/memo';
import type { Pack } from '../../lib/policy/pack';
import { hear, tell } from '../../lib/request';
import { openStore, type Saved, type Store } from '../../lib/store/db';
import { type Counts, todayCounts } from '../../lib/store/events';
import { activeMemos, addMemo, changeMemo, finishedMemos } from '../../lib/store/memos';
import { packsInForce } from '../../lib/store/packs';
import { ownerIn, readSettings } from '../../lib/store/settings';

/* The agent's follow-ups and the day's counts, straight from the store. */

export const memos = signal<readonly Memo[]>([]);
export const doneToday = signal(0);
export const counts = signal<Pick<Counts, 'checked' | 'held'>>({ checked: 0, held: 0 });
export const storeProblem = signal<string | undefined>(undefined);
export const packs = signal<readonly Pack[]>([]);
export const account = signal<string | undefined>(undefined);

let opened: Promise<Store | undefined> | undefined;
const undoable: { id: MemoId; before: Memo | undefined }[] = [];

async function store(): Promise<Store | undefined> {
  opened ??= openStore({
    onLost: () => {
      opened = undefined;
    },
  }).then((result) => {
    storeProblem.value = result.ok ? undefined : result.problem;
    return result.ok ? result.store : undefined;
  });
  return opened;
}

/** Reads everything once and again whenever another context changed it. */
export async function openDesk(): Promise<void> {
  hear('stored', ({ table }) => void (table === 'events' ? readCounts() : readMemos()));
  hear('policy', () => void readPacks());
  await Promise.all([readMemos(), readCounts(), readPacks()]);
}

async function readPacks(): Promise<void> {
  const db = await store();
  if (db) packs.value = (await packsInForce(db, Date.now())).packs;
}

export async function readMemos(): Promise<void> {
  const db = await store();
  if (!db) return;
  const now = Date.now();
  const owner = ownerIn(await readSettings(db), account.value);
  memos.value = (await activeMemos(db, owner, now)).memos;
  const since = startOfDay(now);
  doneToday.value = (await finishedMemos(db, owner, now, 200)).memos.filter((memo) => memo.updatedAt >= since).length;
}

async function readCounts(): Promise<void> {
  const db = await store();
  if (db) counts.value = await todayCounts(db, Date.now());
}

type Outcome = { ok: true } | { ok: false; problem: string };

export const tickMemo = (memo: Memo) => change(memo.id, (each, now) => tick(each, now));
export const moveMemo = (memo: Memo, dueAt: number) => change(memo.id, (each, now) => move(each, dueAt, now));
export const noteMemo = (memo: Memo, said: string) => change(memo.id, (each, now) => note(each, said, now));

/** Keeps a follow-up written by hand on the present agent's list. */
export async function keepMemo(input: NewMemo): Promise<Outcome> {
  const db = await store();
  if (!db) return { ok: false, problem: storeProblem.value ?? '' };
  const owner = ownerIn(await readSettings(db), account.value);
  const id = crypto.randomUUID() as MemoId;
  return settled(await addMemo(db, newMemo(input, owner, id, Date.now())), { id, before: undefined });
}

/** A memo that another context kept at the agent's word here: undo takes it off the list again. */
export const canUndo = (id: MemoId): void => void undoable.push({ id, before: undefined });

/** Takes back the last change made here; a memo added by mistake leaves the list and stays in the log. */
export async function undoLast(): Promise<Outcome | undefined> {
  const db = await store();
  const last = undoable.pop();
  if (!db || !last) return undefined;
  const now = Date.now();
  const { before } = last;
  return settled(await changeMemo(db, last.id, (memo) => (before ? undo(memo, before, now) : drop(memo, '', now))));
}

async function change(id: MemoId, by: (memo: Memo, now: number) => Memo): Promise<Outcome> {
  const db = await store();
  if (!db) return { ok: false, problem: storeProblem.value ?? '' };
  const saved = await changeMemo(db, id, (memo) => by(memo, Date.now()));
  return settled(saved, saved.ok ? { id, before: saved.value.before } : undefined);
}

async function settled(saved: Saved<unknown>, step?: (typeof undoable)[number]): Promise<Outcome> {
  if (!saved.ok) return saved;
  if (step) undoable.push(step);
  tell('stored', { table: 'memos' });
  await readMemos();
  return { ok: true };
}
