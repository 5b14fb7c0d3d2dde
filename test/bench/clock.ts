import { existsSync, readFileSync } from 'node:fs';
import { timerBy } from './timer';

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

const wall = () => Number(process.hrtime.bigint());

export const { time, timeOnce } = timerBy(now, wall);
