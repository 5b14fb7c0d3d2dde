import { dayOf } from '../lib/memo/groups';
import { clockAt, twoDigits } from '../lib/model/time-of-day';

/* Times as an agent reads them. Pure: the present moment is an argument. */

/** Whole calendar days from `now`'s day to `at`'s: 0 today, -1 yesterday. */
export function daysFrom(now: number, at: number): number {
  const day = (ms: number) => {
    const time = new Date(ms);
    return Date.UTC(time.getFullYear(), time.getMonth(), time.getDate());
  };
  return Math.round((day(at) - day(now)) / 86_400_000);
}

/** "11-26" */
export function monthDay(at: number): string {
  const time = new Date(at);
  return `${twoDigits(time.getMonth() + 1)}-${twoDigits(time.getDate())}`;
}

/** How long somebody has waited: "1:42", above an hour "2:05:00". */
export function waitedFor(from: number, now: number): string {
  const seconds = Math.max(0, Math.floor((now - from) / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0
    ? `${hours}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}`
    : `${minutes}:${twoDigits(seconds % 60)}`;
}

/** The value of a `datetime-local` field for a moment. */
export const toField = (at: number): string => `${dayOf(at)}T${clockAt(at)}`;
