import { computed, signal } from '@preact/signals';
import { startOfDay } from '../../lib/memo/groups';
import { drop, move, newMemo, note, tick, undo } from '../../lib/memo/memo';
import type { Memo, MemoId, NewMemo } from '../../lib/model/memo';
import { hear, type StoredTable, tell } from '../../lib/request';
import { openStore, type Saved, type Store } from '../../lib/store/db';
import { activeMemos, addMemo, changeMemo, finishedMemos } from '../../lib/store/memos';
import { ownerIn, readSettings } from '../../lib/store/settings';

/* The agent's follow-ups, straight from the store, for the panel and the desk alike: what is shown, changed, taken back. */

export const memos = signal<readonly Memo[]>([]);
export const doneToday = signal(0);
export const storeProblem = signal<string | undefined>(undefined);
/** the account the console in front shows, where one is open */
export const account = signal<string | undefined>(undefined);
/** whose list is shown */
export const owner = signal('');
export const second = signal(Date.now());
export const minute = computed(() => Math.floor(second.value / 60_000) * 60_000);

export type Outcome = { ok: true } | { ok: false; problem: string };

let opened: Promise<Store | undefined> | undefined;
const undoable: (() => Promise<Outcome>)[] = [];

/** The database, opened once and again after it was given up. `undefined` where it cannot be: `storeProblem` says why. */
export async function store(): Promise<Store | undefined> {
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

/** Reads the list once, and again whenever another context changed it. */
export async function openFollowUps(): Promise<void> {
  hear('stored', ({ table }) => {
    if (table !== 'events') void readMemos();
  });
  setInterval(() => {
    if (!document.hidden) second.value = Date.now();
  }, 1000);
  await readMemos();
}

export async function readMemos(): Promise<void> {
  const db = await store();
  if (!db) return;
  const now = Date.now();
  owner.value = ownerIn(await readSettings(db), account.value);
  memos.value = (await activeMemos(db, owner.value, now)).memos;
  const since = startOfDay(now);
  const finished = (await finishedMemos(db, owner.value, now, 200)).memos;
  doneToday.value = finished.filter((memo) => memo.updatedAt >= since).length;
}

export const tickMemo = (memo: Memo) => change(memo.id, (each, now) => tick(each, now));
export const moveMemo = (memo: Memo, dueAt: number) => change(memo.id, (each, now) => move(each, dueAt, now));
export const noteMemo = (memo: Memo, said: string) => change(memo.id, (each, now) => note(each, said, now));

/** Keeps a follow-up written by hand on the present agent's list. */
export async function keepMemo(input: NewMemo): Promise<Outcome> {
  const db = await store();
  if (!db) return { ok: false, problem: storeProblem.value ?? '' };
  const id = crypto.randomUUID() as MemoId;
  const whose = ownerIn(await readSettings(db), account.value);
  return settled(await addMemo(db, newMemo(input, whose, id, Date.now())), () => takeOff(id));
}

/** A memo that another context kept at the agent's word here: undo takes it off the list again. */
export const canUndo = (id: MemoId): void => void undoable.push(() => takeOff(id));

/** Takes back the last change made here; a memo added by mistake leaves the list and stays in the log. */
export async function undoLast(): Promise<Outcome | undefined> {
  return undoable.pop()?.();
}

/** Changes one memo; undo gives back the value it had. */
export async function change(id: MemoId, by: (memo: Memo, now: number) => Memo): Promise<Outcome> {
  const db = await store();
  if (!db) return { ok: false, problem: storeProblem.value ?? '' };
  const saved = await changeMemo(db, id, (memo) => by(memo, Date.now()));
  return settled(saved, saved.ok ? () => giveBack(saved.value.before) : undefined);
}

const ADDED_BY_MISTAKE = '刚加上就撤销了';
const takeOff = (id: MemoId) => silently(id, (memo, now) => drop(memo, ADDED_BY_MISTAKE, now));
const giveBack = (before: Memo) => silently(before.id, (memo, now) => undo(memo, before, now));

async function silently(id: MemoId, by: (memo: Memo, now: number) => Memo): Promise<Outcome> {
  const db = await store();
  if (!db) return { ok: false, problem: storeProblem.value ?? '' };
  return settled(await changeMemo(db, id, (memo) => by(memo, Date.now())));
}

/** What a write came to; the others are told, the list is read again, and `back` is what undo does. */
export async function settled(
  saved: Saved<unknown>,
  back?: () => Promise<Outcome>,
  table: StoredTable = 'memos',
): Promise<Outcome> {
  if (!saved.ok) return saved;
  if (back) undoable.push(back);
  tell('stored', { table });
  await readMemos();
  return { ok: true };
}
