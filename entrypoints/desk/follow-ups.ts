import { computed, signal } from '@preact/signals';
import { inWords, t } from '../../components/words';
import { startOfDay } from '../../lib/memo/groups';
import { drop, move, newMemo, note, tick, undo } from '../../lib/memo/memo';
import { merge } from '../../lib/memo/merge';
import type { Memo, MemoId, NewMemo } from '../../lib/model/memo';
import { type Saying, UNKNOWN } from '../../lib/model/saying';
import { hear, type StoredTable, tell } from '../../lib/request';
import { openStore, type Saved, type Store } from '../../lib/store/db';
import { activeMemos, addMemo, changeMemo, changeTwoMemos, finishedMemos } from '../../lib/store/memos';
import { ownerIn, readSettings, type Settings } from '../../lib/store/settings';
import { makeTodaysByPolicy } from './by-policy';

/* The agent's follow-ups, straight from the store, for the panel and the desk alike: what is shown, changed, taken back. */

export const memos = signal<readonly Memo[]>([]);
export const doneToday = signal(0);
export const storeProblem = signal<Saying | undefined>(undefined);
/** the account the console in front shows, where one is open */
export const account = signal<string | undefined>(undefined);
/** whose list is shown */
export const owner = signal('');
export const settings = signal<Settings | undefined>(undefined);
export const second = signal(Date.now());
export const minute = computed(() => Math.floor(second.value / 60_000) * 60_000);

export type Outcome = { ok: true } | Failed;
export interface Failed {
  ok: false;
  problem: Saying;
}

/** What any act comes to where the store could not be opened. */
export const down = (): Failed => ({ ok: false, problem: storeProblem.value ?? UNKNOWN });

let opened: Promise<Store | undefined> | undefined;
let turn: Promise<unknown> = Promise.resolve();

/** One after the other, in the order of the keys: the second never overtakes the first on its way to the disk. */
export function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const mine = turn.then(act, act);
  turn = mine.catch(() => {});
  return mine;
}

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

/** Reads the list once, and again whenever another context changed it. What recurs today is made by `makeRecurring`. */
export async function openFollowUps(): Promise<void> {
  hear('stored', ({ table }) => {
    if (table === 'memos' || table === 'settings') void readMemos();
  });
  keepSeconds();
  await readMemos();
}

/** Lets `second` go with the clock while the page is in sight. To be called once. */
export function keepSeconds(): void {
  setInterval(() => {
    if (!document.hidden) second.value = Date.now();
  }, 1000);
}

/** Today's memos of the rules that recur; made once, whichever page is opened first. */
export async function makeRecurring(): Promise<void> {
  const db = await store();
  if (!db) return;
  const made = await makeTodaysByPolicy(db, owner.value, Date.now());
  if (made.ok && made.value.length > 0) await settled(made);
}

export async function readMemos(): Promise<void> {
  const db = await store();
  if (!db) return;
  settings.value = await readSettings(db);
  owner.value = ownerIn(settings.value, account.value);
  memos.value = (await activeMemos(db, owner.value, Date.now())).memos;
  // Nobody waits for a count to see the list.
  void countDone(db);
}

async function countDone(db: Store): Promise<void> {
  const now = Date.now();
  const since = startOfDay(now);
  const finished = await finishedMemos(db, owner.value, now, 200);
  doneToday.value = finished.memos.filter((memo) => memo.updatedAt >= since).length;
}

export const tickMemo = (memo: Memo) => change(memo.id, (each, now) => tick(each, now));
export const moveMemo = (memo: Memo, dueAt: number) => change(memo.id, (each, now) => move(each, dueAt, now));
export const noteMemo = (memo: Memo, said: string) => change(memo.id, (each, now) => note(each, said, now));

/** Keeps a follow-up written by hand on the present agent's list. */
export async function keepMemo(input: NewMemo): Promise<Outcome> {
  const db = await store();
  if (!db) return down();
  const id = crypto.randomUUID() as MemoId;
  const whose = ownerIn(await readSettings(db), account.value);
  return settled(await addMemo(db, newMemo(input, whose, id, Date.now())), () => takeOff(id));
}

/** A memo that another context kept at the agent's word here: undo takes it off the list again. */
export const canUndo = (id: MemoId): void => void undoable.push(() => takeOff(id));

/** Takes back the last change made here; a memo added by mistake leaves the list and stays in the log. */
export const undoLast = (): Promise<Outcome | undefined> => inTurn(async () => undoable.pop()?.());

/** What undo does next: for what is kept outside the follow-ups. */
export const canTakeBack = (back: () => Promise<Outcome>): void => void undoable.push(back);

/** Undo of what was done last also takes this back: a memo and what else was written with it go together. */
export function undoWith(back: () => Promise<unknown>): void {
  const last = undoable.pop();
  undoable.push(async () => {
    await back();
    return last ? last() : { ok: true };
  });
}

/** Changes one memo; undo gives back the value it had. */
export const change = (id: MemoId, by: (memo: Memo, now: number) => Memo): Promise<Outcome> =>
  inTurn(() => changeAtOnce(id, by));

/** The same within a turn that has more to do. */
export async function changeAtOnce(id: MemoId, by: (memo: Memo, now: number) => Memo): Promise<Outcome> {
  const db = await store();
  if (!db) return down();
  const saved = await changeMemo(db, id, (memo) => by(memo, Date.now()));
  return settled(saved, saved.ok ? () => giveBack(saved.value.before) : undefined);
}

/** Makes one memo of two, both as they stand now; undo gives both back. */
export function mergeMemos(keep: MemoId, other: MemoId): Promise<Outcome> {
  return inTurn(async () => {
    const db = await store();
    if (!db) return down();
    const saved = await changeTwoMemos(db, keep, other, (a, b) => {
      const merged = merge(a, b, Date.now(), inWords);
      return [merged.kept, merged.other];
    });
    if (!saved.ok) return saved;
    const { before } = saved.value;
    return settled(saved, () => giveBackBoth(before));
  });
}

async function giveBackBoth([a, b]: readonly [Memo, Memo]): Promise<Outcome> {
  const db = await store();
  if (!db) return down();
  const now = Date.now();
  return settled(await changeTwoMemos(db, a.id, b.id, (x, y) => [undo(x, a, now, inWords), undo(y, b, now, inWords)]));
}

const takeOff = (id: MemoId) => silently(id, (memo, now) => drop(memo, t('memoAddedByMistake'), now));
const giveBack = (before: Memo) => silently(before.id, (memo, now) => undo(memo, before, now, inWords));

async function silently(id: MemoId, by: (memo: Memo, now: number) => Memo): Promise<Outcome> {
  const db = await store();
  if (!db) return down();
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
