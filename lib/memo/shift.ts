import type { Memo } from '../model/memo';
import { startOfDay } from './groups';
import { isActive } from './memo';
import type { Gap } from './round';

/* What an agent finds at the start of a shift, told once a day in one block. */

export interface Shift {
  overdue: number;
  /** due later today */
  today: number;
  /** fell due since the agent was last here */
  away: number;
  /** today's of those that come again, not done yet */
  recurring: readonly string[];
  /** handed over by others and waiting for an answer */
  handed: number;
  gap?: Gap;
}

/** What there is to say; `undefined` where there is nothing. `lastHere`: when a page of ours was last in sight. */
export function shiftOf(
  memos: readonly Memo[],
  from: { gap?: Gap | undefined; handed: number; lastHere?: number | undefined },
  now: number,
): Shift | undefined {
  const open = memos.filter(isActive);
  const tomorrow = startOfDay(now, 1);
  const { lastHere, gap, handed } = from;
  const shift: Shift = {
    overdue: open.filter((memo) => memo.dueAt <= now).length,
    today: open.filter((memo) => memo.dueAt > now && memo.dueAt < tomorrow).length,
    away: lastHere === undefined ? 0 : open.filter((memo) => memo.dueAt > lastHere && memo.dueAt <= now).length,
    recurring: open
      .filter((memo) => memo.source === 'recurring' && memo.dueAt >= startOfDay(now) && memo.dueAt < tomorrow)
      .sort((a, b) => a.dueAt - b.dueAt)
      .map((memo) => memo.what),
    handed,
    ...(gap ? { gap } : {}),
  };
  const silent = shift.overdue + shift.today + handed === 0 && !gap;
  return silent ? undefined : shift;
}
