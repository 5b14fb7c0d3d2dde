import * as v from 'valibot';
import type { Memo, MemoId } from '../model/memo';
import { saying } from '../model/saying';
import type { Admission } from './admit';
import { dayOf, startOfDay } from './groups';
import { isActive } from './memo';

/*
 * The daily round: every open memo is looked at once a day. The order is set when the round begins and stays: a row never
 * moves because it was dealt with. The day closes with a stamp that says what was not looked at.
 */

export const LOOKS = ['done', 'moved', 'called', 'opened', 'handed', 'dropped', 'kept'] as const;
export type LookDid = (typeof LOOKS)[number];

/** One memo looked at: when, and what was done with it. */
export interface Look {
  id: MemoId;
  at: number;
  did: LookDid;
}

/** A day's round of one agent. `day` is local ("2026-11-24"). */
export interface Round {
  owner: string;
  day: string;
  startedAt: number;
  order: readonly MemoId[];
  looks: readonly Look[];
  /** the day was closed: how many were looked at, how many were not */
  stamp?: { at: number; looked: number; left: number };
}

const id = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(100),
  v.transform((text) => text as MemoId),
);
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const RoundSchema = v.object({
  owner: v.pipe(v.string(), v.maxLength(200)),
  day: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
  startedAt: time,
  order: v.pipe(v.array(id), v.maxLength(20_000)),
  looks: v.pipe(v.array(v.object({ id, at: time, did: v.picklist(LOOKS) })), v.maxLength(20_000)),
  stamp: v.optional(v.object({ at: time, looked: count, left: count })),
});

/** Admits a stored round; one that cannot be read is begun anew, for the memos themselves hold all that matters. */
export function admitRound(input: unknown): Admission<Round> {
  const parsed = v.safeParse(RoundSchema, input);
  return parsed.success ? { ok: true, value: parsed.output } : { ok: false, problem: saying('say_badRound') };
}

export const ROUND_PARTS = ['overdue', 'clock', 'today', 'rest'] as const;
export type RoundPart = (typeof ROUND_PARTS)[number];

/** Which part of the round a memo belongs to. */
export function partOfRound(memo: Memo, now: number): RoundPart {
  if (memo.dueAt <= now) return 'overdue';
  if (memo.source === 'clock') return 'clock';
  return memo.dueAt < startOfDay(now, 1) ? 'today' : 'rest';
}

/** The active memos in the order of the round: overdue, platform clocks, today by the hour, the rest. */
export function roundOrder(memos: readonly Memo[], now: number): Memo[] {
  const rank = (memo: Memo) => ROUND_PARTS.indexOf(partOfRound(memo, now));
  const urgent = (memo: Memo) => (memo.priority === 'high' ? 0 : 1);
  return memos
    .filter(isActive)
    .map((memo) => ({ memo, rank: rank(memo) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        // Today goes by the hour alone; among what is overdue or later, the urgent first.
        (ROUND_PARTS[a.rank] === 'today' ? 0 : urgent(a.memo) - urgent(b.memo)) ||
        a.memo.dueAt - b.memo.dueAt ||
        a.memo.createdAt - b.memo.createdAt ||
        (a.memo.id < b.memo.id ? -1 : 1),
    )
    .map(({ memo }) => memo);
}

/** A round begun now, over all that is to be done. */
export const beginRound = (owner: string, memos: readonly Memo[], now: number): Round => ({
  owner,
  day: dayOf(now),
  startedAt: now,
  order: roundOrder(memos, now).map((memo) => memo.id),
  looks: [],
});

/** The same round with memos that came since at its end; nothing before them moves. */
export function withNewcomers(round: Round, memos: readonly Memo[], now: number): Round {
  const known = new Set(round.order);
  const fresh = roundOrder(memos, now).filter((memo) => !known.has(memo.id));
  return fresh.length === 0 ? round : { ...round, order: [...round.order, ...fresh.map((memo) => memo.id)] };
}

/** A memo was looked at; a second look replaces the first. */
export const lookedAt = (round: Round, look: Look): Round => ({
  ...round,
  looks: [...round.looks.filter((each) => each.id !== look.id), look],
});

/** The look is taken back. */
export const notLookedAt = (round: Round, id: MemoId): Round => ({
  ...round,
  looks: round.looks.filter((each) => each.id !== id),
});

/** What is still to be looked at, in order: memos finished elsewhere meanwhile need no look. */
export function leftIn(round: Round, memos: readonly Memo[]): MemoId[] {
  const looked = new Set(round.looks.map((look) => look.id));
  const active = new Set(memos.filter(isActive).map((memo) => memo.id));
  return round.order.filter((each) => active.has(each) && !looked.has(each));
}

/** The day's stamp. A round can be closed with memos left: the stamp says how many. */
export function closeRound(round: Round, memos: readonly Memo[], now: number): Round {
  return { ...round, stamp: { at: now, looked: round.looks.length, left: leftIn(round, memos).length } };
}

/** What the last round before today leaves to be said, where it leaves anything. */
export type Gap =
  | { kind: 'skipped'; day: string; days: number }
  | { kind: 'unclosed' | 'left'; day: string; left: number };

/** Yesterday's gap. `last` is the latest round before today; without one there is nothing to say: the first days. */
export function gapOf(last: Round | undefined, now: number): Gap | undefined {
  if (!last) return undefined;
  const days = daysSince(last.day, now);
  if (days > 1) return { kind: 'skipped', day: last.day, days: days - 1 };
  const looked = new Set(last.looks.map((look) => look.id));
  if (!last.stamp)
    return { kind: 'unclosed', day: last.day, left: last.order.filter((each) => !looked.has(each)).length };
  return last.stamp.left > 0 ? { kind: 'left', day: last.day, left: last.stamp.left } : undefined;
}

/** Whole days between a day's word and today, by the calendar. */
function daysSince(day: string, now: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const today = new Date(now);
  return Math.round(
    (Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()) - Date.UTC(year, month - 1, date)) / 86_400_000,
  );
}
