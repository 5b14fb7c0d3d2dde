import { dayOf, startOfDay, weekStart } from '../memo/groups';
import { isActive } from '../memo/memo';
import type { Round } from '../memo/round';
import type { Memo, MemoLogEntry } from '../model/memo';

/*
 * An agent's own figures, counted from their follow-ups and rounds: promises kept, how long things took, what is open and
 * how old it is. Time is an argument; weeks begin on Monday, by the local calendar.
 */

/** Seconds are not shown anywhere: what is done in the minute it is due was done in time. */
const MINUTE = 60_000;

/** A follow-up that somebody was told of: a promise made in the chat. */
export const isPromise = (memo: Memo): boolean => memo.source === 'commitment' || memo.promised !== undefined;

/** `void`: dropped for a reason or merged away, neither kept nor broken. */
export type PromiseState = 'kept' | 'broken' | 'pending' | 'void';

/** How a promise stands. One moved to another time after it was due is broken, however it ended. */
export function promiseState(memo: Memo, now: number): PromiseState {
  if (memo.state === 'dropped') return 'void';
  if (memo.log.some(isMovedLate)) return 'broken';
  const doneAt = memo.state === 'done' ? tickedAt(memo) : undefined;
  if (doneAt !== undefined) return doneAt < memo.dueAt + MINUTE ? 'kept' : 'broken';
  return now < memo.dueAt + MINUTE ? 'pending' : 'broken';
}

/** When it was done: the last tick. */
export const tickedAt = (memo: Memo): number | undefined => memo.log.findLast((line) => line.did === 'ticked')?.at;

/** Whether a line of the log is a move that came only once the old time had run out. */
function isMovedLate({ at, did, note, was = wasIn(note, at) }: MemoLogEntry): boolean {
  return did === 'moved' && was !== undefined && at >= was + MINUTE;
}

// Older lines say "11月24日 18:00 → 11月25日 10:00" and no more: what it was due at, without its year.
function wasIn(said: string | undefined, movedAt: number): number | undefined {
  const found = /^(\d{1,2})月(\d{1,2})日 (\d{2}):(\d{2}) →/.exec(said ?? '');
  if (!found) return undefined;
  const [month = 1, day = 1, hours = 0, minutes = 0] = found.slice(1).map(Number);
  const year = new Date(movedAt).getFullYear();
  const candidates = [year - 1, year, year + 1].map((each) => new Date(each, month - 1, day, hours, minutes).getTime());
  return candidates.reduce((a, b) => (Math.abs(b - movedAt) < Math.abs(a - movedAt) ? b : a));
}

/** Promises that fell due in a span, and how many of them were kept. */
export interface PromiseCount {
  due: number;
  kept: number;
}

export function promisesIn(memos: readonly Memo[], from: number, to: number, now: number): PromiseCount {
  const states = memos
    .filter((memo) => isPromise(memo) && memo.dueAt >= from && memo.dueAt < to)
    .map((memo) => promiseState(memo, now));
  const kept = states.filter((state) => state === 'kept').length;
  return { due: kept + states.filter((state) => state === 'broken').length, kept };
}

/** The share kept, from 0 to 1; `undefined` where none fell due. */
export const keptRate = ({ due, kept }: PromiseCount): number | undefined => (due === 0 ? undefined : kept / due);

export interface WeekFigures {
  promises: PromiseCount;
  closed: number;
  /** milliseconds from making a follow-up to ticking it, on average; `undefined` where none was closed */
  timeToClose?: number;
  /** days whose round was closed with a stamp */
  roundsClosed: number;
}

/** This week so far, and last week up to the same weekday and hour: a Tuesday is not held against a whole week. */
export interface TwoWeeks {
  present: WeekFigures;
  last: WeekFigures;
}

export function twoWeeks(memos: readonly Memo[], rounds: readonly Round[], now: number): TwoWeeks {
  const same = startOfDay(now, -7) + (now - startOfDay(now));
  return {
    present: figuresIn(memos, rounds, weekStart(now), now, now),
    last: figuresIn(memos, rounds, weekStart(now, -1), same, now),
  };
}

function figuresIn(
  memos: readonly Memo[],
  rounds: readonly Round[],
  from: number,
  to: number,
  now: number,
): WeekFigures {
  const closed = memos.flatMap((memo) => {
    const at = memo.state === 'done' ? tickedAt(memo) : undefined;
    return at !== undefined && at >= from && at <= to ? [at - memo.createdAt] : [];
  });
  const [first, last] = [dayOf(from), dayOf(to)];
  return {
    promises: promisesIn(memos, from, to, now),
    closed: closed.length,
    ...(closed.length > 0 ? { timeToClose: closed.reduce((a, b) => a + b, 0) / closed.length } : {}),
    roundsClosed: rounds.filter((round) => round.stamp && round.day >= first && round.day <= last).length,
  };
}

/** How many were closed on each day of this week and of last week, from Monday; days to come have `undefined`. */
export function closedByWeekday(
  memos: readonly Memo[],
  now: number,
): readonly { present: number | undefined; last: number }[] {
  const counts = new Map<string, number>();
  for (const memo of memos) {
    const at = memo.state === 'done' ? tickedAt(memo) : undefined;
    if (at !== undefined) counts.set(dayOf(at), (counts.get(dayOf(at)) ?? 0) + 1);
  }
  const on = (at: number) => counts.get(dayOf(at)) ?? 0;
  return Array.from({ length: 7 }, (_, i) => {
    const day = startOfDay(weekStart(now), i);
    return { present: day > now ? undefined : on(day), last: on(startOfDay(weekStart(now, -1), i)) };
  });
}

/** The share of promises kept in each of the last weeks, the present one last. */
export function keptByWeek(
  memos: readonly Memo[],
  now: number,
  weeks = 8,
): readonly ({ from: number } & PromiseCount)[] {
  return Array.from({ length: weeks }, (_, i) => {
    const from = weekStart(now, i - weeks + 1);
    return { from, ...promisesIn(memos, from, Math.min(weekStart(now, i - weeks + 2), now), now) };
  });
}

export const AGES = ['today', 'two-days', 'week', 'older'] as const;
export type Age = (typeof AGES)[number];
const YOUNGER_THAN_DAYS: Record<Age, number> = { today: 1, 'two-days': 3, week: 7, older: Number.POSITIVE_INFINITY };

/** What is open, by how many calendar days ago it was made: today, one or two, three to six, a week and more. */
export function openByAge(memos: readonly Memo[], now: number): Record<Age, number> {
  const counts: Record<Age, number> = { today: 0, 'two-days': 0, week: 0, older: 0 };
  for (const memo of memos.filter(isActive)) {
    const days = Math.round((startOfDay(now) - startOfDay(memo.createdAt)) / 86_400_000);
    const age = AGES.find((each) => days < YOUNGER_THAN_DAYS[each]);
    if (age) counts[age] += 1;
  }
  return counts;
}
