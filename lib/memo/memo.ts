import type { Memo, MemoId, MemoLogEntry, MemoState, MemoStep, NewMemo } from '../model/memo';
import { type InWords, saying } from '../model/saying';
import { clockAt } from '../model/time-of-day';

/*
 * The life of a follow-up. Every change gives a new value with one more line in its log; nothing is ever rewritten.
 * Where it is kept and when the agent is reminded is told elsewhere (store, background).
 */

type Did = MemoLogEntry['did'];

/** A fresh memo on `owner`'s list. */
export function newMemo(input: NewMemo, owner: string, id: MemoId, now: number): Memo {
  return {
    priority: 'normal',
    source: 'hand',
    checklist: [],
    ...input,
    id,
    owner,
    state: 'open',
    createdAt: now,
    updatedAt: now,
    log: [{ at: now, did: 'created' }],
  };
}

/** Done, with an optional word on how it went. */
export const tick = (memo: Memo, now: number, said?: string): Memo =>
  changed(memo, { state: 'done' }, 'ticked', now, said);

/** Due at another time. The log keeps the time it was due before; a snooze of the old time is over. */
export const move = (memo: Memo, dueAt: number, now: number): Memo =>
  withLine(awake(memo), { dueAt }, { at: now, did: 'moved', note: movedFrom(memo.dueAt, dueAt), was: memo.dueAt });

/** What happened, in the agent's words. */
export const note = (memo: Memo, said: string, now: number): Memo => changed(memo, {}, 'noted', now, said);

/** Rings again only then. What was promised keeps its time, and is overdue all the same. */
export const snooze = (memo: Memo, until: number, now: number): Memo =>
  changed(memo, { snoozedUntil: until }, 'snoozed', now, stamp(until));

/** Off the list without being done. The reason stays in the log; without one nothing is dropped: that throws. */
export function drop(memo: Memo, reason: string, now: number): Memo {
  if (reason.trim() === '') throw new Error('a memo is dropped for a reason');
  return changed(memo, { state: 'dropped' }, 'dropped', now, reason.trim());
}

/** On another agent's list, with a word on why. */
export const handTo = (memo: Memo, owner: string, why: string, now: number): Memo =>
  changed(memo, { owner }, 'handed', now, `${memo.owner} → ${owner}${why ? `：${why}` : ''}`);

/** Looked at in the daily round and left as it is. */
export const look = (memo: Memo, now: number): Memo => changed(memo, {}, 'looked', now);

/** A call was made for it: what came of it, in words. */
export const called = (memo: Memo, said: string, now: number): Memo => changed(memo, {}, 'called', now, said);

/** One step of the checklist ticked, or taken back. A place that is not there changes nothing. */
export function checkOff(memo: Memo, at: number, now: number, inWords: InWords): Memo {
  const item = memo.checklist[at];
  if (!item) return memo;
  const checklist = memo.checklist.map((each, i): MemoStep => (i === at ? { ...each, done: !each.done } : each));
  const did = saying(item.done ? 'say_stepUndone' : 'say_stepDone');
  return changed(memo, { checklist }, 'edited', now, inWords(saying('say_because', did, item.text)));
}

/** Who the memo waits for; `open` when it waits for nobody any more. */
export const wait = (memo: Memo, state: MemoState, now: number): Memo => changed(memo, { state }, 'state', now, state);

/** Another wording, kind, draft or steps; a wording that is gone stays in the log. */
export const edit = (memo: Memo, to: Partial<NewMemo>, now: number): Memo =>
  changed(memo, to, 'edited', now, to.what !== undefined && to.what !== memo.what ? memo.what : undefined);

/** Takes the last change back: `before`'s value, with the log of both and a line saying so. */
export function undo(present: Memo, before: Memo, now: number, inWords: InWords): Memo {
  const log: MemoLogEntry[] = [...present.log, { at: now, did: 'edited', note: inWords(saying('say_undid')) }];
  return { ...before, log, updatedAt: Math.max(now, present.updatedAt + 1) };
}

/** Still to be done: open, or waiting for somebody. */
export const isActive = (memo: Memo): boolean => memo.state !== 'done' && memo.state !== 'dropped';

/** Active, and its time has come. */
export const isDue = (memo: Memo, now: number): boolean => isActive(memo) && memo.dueAt <= now;

function awake(memo: Memo): Memo {
  const { snoozedUntil: _, ...rest } = memo;
  return rest;
}

const changed = (memo: Memo, to: Partial<Memo>, did: Did, now: number, said?: string): Memo =>
  withLine(memo, to, said === undefined || said === '' ? { at: now, did } : { at: now, did, note: said });

function withLine(memo: Memo, to: Partial<Memo>, line: MemoLogEntry): Memo {
  // A clock set back must not make a later change look older than the one before it: the newer one wins in an import.
  return { ...memo, ...to, updatedAt: Math.max(line.at, memo.updatedAt + 1), log: [...memo.log, line] };
}

const movedFrom = (was: number, dueAt: number): string => `${stamp(was)} → ${stamp(dueAt)}`;

function stamp(at: number): string {
  const time = new Date(at);
  return `${time.getMonth() + 1}月${time.getDate()}日 ${clockAt(at)}`;
}
