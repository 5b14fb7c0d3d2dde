import { atMinute } from '../case/calendar';
import { type Sub, saying } from '../model/saying';
import { readDue } from './when';

/** A time offered for moving a memo: an amount from now, or an hour of a day. */
export type Move =
  | { id: string; label: Sub; minutes: number }
  | { id: string; label: Sub; days: number; hour: number }
  | { id: string; label: Sub; weekday: number; hour: number }
  /** the agent's own, as they typed it */
  | { id: string; label: Sub; said: string };

/** What is offered where the agent chose nothing else. `weekday` counts from Sunday 0; it is always next week's. */
export const DEFAULT_MOVES: readonly Move[] = [
  { id: 'half-hour', label: saying('say_moveHalfHour'), minutes: 30 },
  { id: 'evening', label: saying('say_moveEvening'), days: 0, hour: 18 },
  { id: 'tomorrow', label: saying('say_moveTomorrow'), days: 1, hour: 10 },
  { id: 'day-after', label: saying('say_moveDayAfter'), days: 2, hour: 10 },
  { id: 'monday', label: saying('say_moveMonday'), weekday: 1, hour: 10 },
];

/** The agent's own times, in their order, so that a digit keeps its meaning; without any, the usual ones. */
export const ownMoves = (said: readonly string[]): readonly Move[] =>
  said.length === 0 ? DEFAULT_MOVES : said.map((words) => ({ id: `own:${words}`, label: words, said: words }));

/** The time a move means now; `undefined` where it has passed already ("今天18点" at 19:00). */
export function timeOf(move: Move, now: number): number | undefined {
  if ('minutes' in move) return now + move.minutes * 60_000;
  if ('said' in move) {
    const read = readDue(move.said, now);
    return read.state === 'read' ? read.dueAt : undefined;
  }
  const at = atMinute(now, 'days' in move ? move.days : daysTo(move.weekday, now), move.hour * 60);
  return at > now ? at : undefined;
}

/** The moves that can be offered now, each with its time: the usual ones soonest first, the agent's own as they wrote them. */
export function movesNow(now: number, moves: readonly Move[] = DEFAULT_MOVES): { move: Move; dueAt: number }[] {
  const offered = moves.flatMap((move) => {
    const dueAt = timeOf(move, now);
    return dueAt === undefined ? [] : [{ move, dueAt }];
  });
  return moves === DEFAULT_MOVES ? offered.sort((a, b) => a.dueAt - b.dueAt) : offered;
}

/** "下周一" is the Monday of next week, the week beginning on Monday: on a Sunday it is tomorrow. */
function daysTo(weekday: number, now: number): number {
  const fromMonday = (day: number) => (day + 6) % 7;
  return 7 - fromMonday(new Date(now).getDay()) + fromMonday(weekday);
}
