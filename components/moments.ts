/* Times as an agent reads them. Pure: the present moment is an argument. */

const two = (n: number) => String(n).padStart(2, '0');

/** "18:00" */
export function clock(at: number): string {
  const time = new Date(at);
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}

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
  return `${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** How long somebody has waited: "1:42", above an hour "2:05:00". */
export function waitedFor(from: number, now: number): string {
  const seconds = Math.max(0, Math.floor((now - from) / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The value of a `datetime-local` field for a moment, and back (`undefined` where the field is empty or nonsense). */
export const toField = (at: number): string => {
  const time = new Date(at);
  return `${time.getFullYear()}-${monthDay(at)}T${clock(at)}`;
};
export const fromField = (value: string): number | undefined => {
  const at = new Date(value).getTime();
  return Number.isNaN(at) ? undefined : at;
};
