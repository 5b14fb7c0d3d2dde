/*
 * Times of the day in figures, the same in a list, a file and a field. By the wall clock; which day it is of is told
 * elsewhere, in the reader's language.
 */

/** A number as clocks and dates write it: "09". */
export const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** A minute of the day: "09:00". */
export const clockOf = (minute: number): string => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;

/** The minute of the day that is written "9:00" or "09:00". */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The minute of the local day a moment lies in. */
export function minuteAt(at: number): number {
  const time = new Date(at);
  return time.getHours() * 60 + time.getMinutes();
}

/** A moment on the local clock: "18:00". */
export const clockAt = (at: number): string => clockOf(minuteAt(at));
