import type { Memo, MemoId } from '../model/memo';
import { isActive, isDue } from './memo';

/** When a memo rings: at its due time, or later where the agent has snoozed it. */
export const ringsAt = (memo: Memo): number => Math.max(memo.dueAt, memo.snoozedUntil ?? 0);

/** For which time a memo was last told; a memo that was moved or snoozed is told again. */
export type Told = ReadonlyMap<MemoId, number>;

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

/** Hours of the day in which nothing rings; `from` after `to` runs over midnight. */
export interface QuietHours {
  from: number;
  to: number;
}

/** What rings within quiet hours is kept back: the end of them, or `undefined` outside. Minutes of the day. */
export function quietUntil(quiet: QuietHours | undefined, now: number): number | undefined {
  if (!quiet || quiet.from === quiet.to) return undefined;
  const time = new Date(now);
  const minute = time.getHours() * 60 + time.getMinutes();
  const over = quiet.from > quiet.to;
  const inside = over ? minute >= quiet.from || minute < quiet.to : minute >= quiet.from && minute < quiet.to;
  if (!inside) return undefined;
  const day = over && minute >= quiet.from ? 1 : 0;
  return new Date(
    time.getFullYear(),
    time.getMonth(),
    time.getDate() + day,
    Math.floor(quiet.to / 60),
    quiet.to % 60,
  ).getTime();
}
