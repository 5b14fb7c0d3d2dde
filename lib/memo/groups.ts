import type { Memo } from '../model/memo';
import { twoDigits } from '../model/time-of-day';
import { isActive, isDue } from './memo';

/** The follow-up list as the agent reads it, each part in order of due time. */
export interface MemoGroups {
  overdue: readonly Memo[];
  today: readonly Memo[];
  later: readonly Memo[];
  /** waiting for somebody, and not to be looked at today */
  waiting: readonly Memo[];
}

/** Sorts active memos into the list's parts. "Today" is the agent's own day, by the machine's clock and zone. */
export function groupMemos(memos: readonly Memo[], now: number): MemoGroups {
  const groups: Record<keyof MemoGroups, Memo[]> = { overdue: [], today: [], later: [], waiting: [] };
  const tomorrow = startOfDay(now, 1);
  for (const memo of memos.filter(isActive).sort(byDue)) groups[partOf(memo, now, tomorrow)].push(memo);
  return groups;
}

/** How many wait for the agent this moment: the badge's number. */
export const dueCount = (memos: readonly Memo[], now: number): number => memos.filter((m) => isDue(m, now)).length;

/** Midnight of the local day `days` after the one `at` lies in. By the calendar, so that days of 23 or 25 hours are right. */
export function startOfDay(at: number, days = 0): number {
  const time = new Date(at);
  return new Date(time.getFullYear(), time.getMonth(), time.getDate() + days).getTime();
}

/** Midnight of the Monday of the week `now` lies in, `weeks` later (negative: earlier). */
export function weekStart(now: number, weeks = 0): number {
  const weekday = (new Date(now).getDay() + 6) % 7;
  return startOfDay(now, 7 * weeks - weekday);
}

/** The local day as a word that sorts: "2026-11-24". */
export function dayOf(at: number): string {
  const time = new Date(at);
  return `${time.getFullYear()}-${twoDigits(time.getMonth() + 1)}-${twoDigits(time.getDate())}`;
}

function partOf(memo: Memo, now: number, tomorrow: number): keyof MemoGroups {
  if (memo.dueAt <= now) return 'overdue';
  if (memo.dueAt < tomorrow) return 'today';
  return memo.state === 'open' ? 'later' : 'waiting';
}

// Equal times keep one order everywhere, so that a row never jumps under the cursor.
const byDue = (a: Memo, b: Memo) => a.dueAt - b.dueAt || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
