import * as v from 'valibot';
import { PLATFORMS } from '../model/case';
import { MEMO_KINDS, MEMO_STATES, type Memo, type MemoId, type MemoLogEntry, type NewMemo } from '../model/memo';

/* The life of a memo. Every change is a new value with a line in its log; time and ids come from outside. */

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const time = v.pipe(v.number(), v.finite());

export const NewMemoSchema = v.object({
  what: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
  kind: v.picklist(MEMO_KINDS),
  dueAt: time,
  buyer: v.optional(v.object({ id: text(200), name: text(200) })),
  order: v.optional(v.object({ number: text(100), goods: v.optional(text(1000)) })),
  platform: v.optional(v.picklist(PLATFORMS)),
  link: v.optional(v.pipe(text(500), v.startsWith('https://'))),
  promised: v.optional(text(2000)),
});

const DID = ['created', 'ticked', 'reopened', 'moved', 'noted', 'dropped', 'state', 'edited', 'looked'] as const;

const MemoSchema = v.object({
  ...NewMemoSchema.entries,
  id: v.pipe(v.string(), v.minLength(1)),
  owner: text(200),
  state: v.picklist(MEMO_STATES),
  createdAt: time,
  updatedAt: time,
  log: v.array(v.object({ at: time, did: v.picklist(DID), note: v.optional(text(2000)) })),
});

/** Admits a stored or imported memo; `undefined` where it is none. */
export function admitMemo(input: unknown): Memo | undefined {
  const parsed = v.safeParse(MemoSchema, input);
  return parsed.success ? ({ ...parsed.output, id: parsed.output.id as MemoId } satisfies Memo) : undefined;
}

/** Admits what another context asks to keep. */
export function admitNewMemo(input: unknown): NewMemo | undefined {
  const parsed = v.safeParse(NewMemoSchema, input);
  return parsed.success ? parsed.output : undefined;
}

export function newMemo(input: NewMemo, owner: string, id: MemoId, now: number): Memo {
  return { ...input, id, owner, state: 'open', createdAt: now, updatedAt: now, log: [{ at: now, did: 'created' }] };
}

const logged = (memo: Memo, entry: MemoLogEntry, change: Partial<Memo> = {}): Memo => ({
  ...memo,
  ...change,
  updatedAt: entry.at,
  log: [...memo.log, entry],
});

export const tick = (memo: Memo, now: number): Memo => logged(memo, { at: now, did: 'ticked' }, { state: 'done' });
export const reopen = (memo: Memo, now: number): Memo => logged(memo, { at: now, did: 'reopened' }, { state: 'open' });
export const move = (memo: Memo, dueAt: number, now: number): Memo =>
  logged(memo, { at: now, did: 'moved' }, { dueAt });
export const note = (memo: Memo, words: string, now: number): Memo =>
  logged(memo, { at: now, did: 'noted', note: words });
export const drop = (memo: Memo, reason: string, now: number): Memo =>
  logged(memo, { at: now, did: 'dropped', note: reason }, { state: 'dropped' });

export const isOpen = (memo: Memo): boolean => memo.state !== 'done' && memo.state !== 'dropped';
export const isOverdue = (memo: Memo, now: number): boolean => isOpen(memo) && memo.dueAt <= now;

/** Open memos in the order they are gone through: overdue, today, later; each by due time. */
export function groupMemos(memos: readonly Memo[], now: number): { overdue: Memo[]; today: Memo[]; later: Memo[] } {
  const open = memos.filter(isOpen).sort((a, b) => a.dueAt - b.dueAt || a.createdAt - b.createdAt);
  const midnight = endOfDay(now);
  return {
    overdue: open.filter((memo) => memo.dueAt <= now),
    today: open.filter((memo) => memo.dueAt > now && memo.dueAt <= midnight),
    later: open.filter((memo) => memo.dueAt > midnight),
  };
}

/** Last millisecond of the local day of `now`. */
export const endOfDay = (now: number): number => new Date(now).setHours(23, 59, 59, 999);

/** The moves offered first, each by one digit. Times are local. */
export function presetMoves(now: number): { key: string; dueAt: number }[] {
  const at = (days: number, hour: number) => {
    const day = new Date(now);
    day.setDate(day.getDate() + days);
    return day.setHours(hour, 0, 0, 0);
  };
  const weekday = new Date(now).getDay();
  const evening = at(0, 18);
  return [
    { key: 'moveHalfHour', dueAt: now + 30 * 60_000 },
    { key: 'moveTwoHours', dueAt: now + 120 * 60_000 },
    ...(evening > now ? [{ key: 'moveTonight', dueAt: evening }] : []),
    { key: 'moveTomorrow', dueAt: at(1, 10) },
    { key: 'moveDayAfter', dueAt: at(2, 10) },
    { key: 'moveMonday', dueAt: at((8 - weekday) % 7 || 7, 10) },
  ];
}

/** Memos to remind of now: due, open, and not yet told for this due time. `told` maps a memo to the time told of. */
export function remindersDue(memos: readonly Memo[], now: number, told: ReadonlyMap<string, number>): Memo[] {
  return memos.filter((memo) => isOverdue(memo, now) && told.get(memo.id) !== memo.dueAt);
}

/** When to wake next: the earliest open due time still to come. */
export const nextDue = (memos: readonly Memo[], now: number): number | undefined =>
  memos
    .filter((memo) => isOpen(memo) && memo.dueAt > now)
    .reduce<number | undefined>((a, m) => (a === undefined || m.dueAt < a ? m.dueAt : a), undefined);
