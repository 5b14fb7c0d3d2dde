import type { CaseClock } from '../model/view';

/* How a deadline stands, apart from how it is read off a chat: who only shows it needs no vocabulary. */

const HOUR = 3_600_000;

/** How a clock stands: time enough, running out (the last fifth, or two hours), or past. `now` in milliseconds. */
export function standingOf({ startAt, dueAt }: CaseClock, now: number): 'running' | 'short' | 'past' {
  if (now >= dueAt) return 'past';
  const left = dueAt - now;
  return left <= 2 * HOUR || left <= (dueAt - startAt) / 5 ? 'short' : 'running';
}

/** When the memo of a clock should be looked at: two hours before it runs out, or half-way where it is shorter. */
export const memoDueOf = ({ startAt, dueAt }: Pick<CaseClock, 'startAt' | 'dueAt'>): number =>
  Math.max(startAt + (dueAt - startAt) / 2, dueAt - 2 * HOUR);
