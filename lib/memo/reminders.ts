import { atMinute } from '../case/calendar';
import type { Memo, MemoId } from '../model/memo';
import { minuteAt } from '../model/time-of-day';
import { isActive, isDue } from './memo';

/** When a memo rings: at its due time, or later where the agent has snoozed it. */
export const ringsAt = (memo: Memo): number => Math.max(memo.dueAt, memo.snoozedUntil ?? 0);

/** For which time a memo was last told; a memo that was moved or snoozed is told again. */
export type Told = ReadonlyMap<MemoId, number>;

/** What was told stays told while the memo is to be done and rings at that same time, wherever the clock stands now. */
export const isStillTold = (memo: Memo, toldFor: number): boolean => isActive(memo) && ringsAt(memo) === toldFor;

/** Memos whose time has come and that were not told for that time, the longest overdue first. */
export function remindersDue(memos: readonly Memo[], now: number, told: Told): Memo[] {
  return memos
    .filter((memo) => isDue(memo, now) && ringsAt(memo) <= now && told.get(memo.id) !== ringsAt(memo))
    .sort((a, b) => a.dueAt - b.dueAt);
}

/** When to wake next: the soonest time after now that a memo rings; `undefined` where nothing is to come. */
export function nextWake(memos: readonly Memo[], now: number): number | undefined {
  const times = memos.filter((memo) => isActive(memo) && ringsAt(memo) > now).map(ringsAt);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** A stretch of the local day, in minutes; `from` after `to` runs over midnight. */
export interface Stretch {
  from: number;
  to: number;
}

/** When reminders may ring: within the working blocks (the whole day where there are none), and never in quiet hours. */
export interface RingHours {
  quiet?: Stretch | undefined;
  blocks: readonly Stretch[];
}

const DAYS_AHEAD = 2;

/**
 * Until when what is due is kept back; `undefined` where it may ring now. By the wall clock of the moment: a day on which
 * the clock changes, or another time zone, moves the end along. Hours that leave no minute of the day hold nothing back.
 */
export function silentUntil(hours: RingHours, now: number): number | undefined {
  if (mayRing(hours, now)) return undefined;
  const starts = [...hours.blocks.map((block) => block.from), ...(hours.quiet ? [hours.quiet.to] : [])];
  const ends = Array.from({ length: DAYS_AHEAD + 1 }, (_, days) =>
    starts.map((minute) => atMinute(now, days, minute)),
  ).flat();
  const next = ends.filter((at) => at > now && mayRing(hours, at));
  return next.length > 0 ? Math.min(...next) : undefined;
}

function mayRing({ quiet, blocks }: RingHours, at: number): boolean {
  const minute = minuteAt(at);
  const working = blocks.filter((block) => block.from !== block.to);
  if (quiet && quiet.from !== quiet.to && isWithin(quiet, minute)) return false;
  return working.length === 0 || working.some((block) => isWithin(block, minute));
}

const isWithin = ({ from, to }: Stretch, minute: number): boolean =>
  from <= to ? minute >= from && minute < to : minute >= from || minute < to;

/** What one look at the clock comes to: what rings, and when to look again. */
export interface ReminderPlan {
  ring: readonly Memo[];
  /** `undefined` where nothing is to come */
  wakeAt: number | undefined;
}

/**
 * `due` are the agent's memos whose time has come, `nextDueAt` the soonest that is to come. What was told for its time is
 * not told again; what falls due in a silent stretch rings at its end, all at once.
 */
export function planReminders(
  due: readonly Memo[],
  nextDueAt: number | undefined,
  told: Told,
  hours: RingHours,
  now: number,
): ReminderPlan {
  const fresh = remindersDue(due, now, told);
  const silent = silentUntil(hours, now);
  if (fresh.length > 0 && silent !== undefined) return { ring: [], wakeAt: silent };
  const times = [nextDueAt, nextWake(due, now)].filter((at) => at !== undefined);
  return { ring: fresh, wakeAt: times.length > 0 ? Math.min(...times) : undefined };
}
