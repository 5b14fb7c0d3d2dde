import { existsSync, readFileSync } from 'node:fs';

/*
 * Time that this thread was really running, where the system tells (Linux): on a machine shared with others the time on the
 * wall measures the others.
 */

const SCHEDULE = '/proc/thread-self/schedstat';
const hasSchedule = existsSync(SCHEDULE);

export const clockName = hasSchedule ? 'time on the processor' : 'time on the wall';

/** Nanoseconds since some moment. */
export const now = (): number =>
  hasSchedule ? Number(readFileSync(SCHEDULE, 'utf8').split(' ')[0]) : Number(process.hrtime.bigint());

/** The system counts in steps of 4 ms: a round is long enough for one step to be nothing. */
const ROUND = 60e6;
const ROUNDS = 9;

/** Nanoseconds of one call, the median of nine rounds after two for practice. */
export function time(texts: readonly string[], work: (text: string) => unknown): number {
  const found: number[] = [];
  for (let round = -2; round < ROUNDS; round++) {
    const began = now();
    let calls = 0;
    let taken = 0;
    do {
      for (const text of texts) work(text);
      calls += texts.length;
      taken = now() - began;
    } while (taken < ROUND);
    if (round >= 0) found.push(taken / calls);
  }
  return found.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0;
}

/** Nanoseconds of one call by the wall, the best of nine: how slow this text is, not how busy the machine was. */
export function timeOnce(text: string, work: (text: string) => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < ROUNDS; i++) {
    const began = process.hrtime.bigint();
    work(text);
    best = Math.min(best, Number(process.hrtime.bigint() - began));
  }
  return best;
}
