/*
 * Undo and redo of a whole session, as a value. Steps that follow one another at the same place within a moment are one
 * step: undo takes back a phrase, not a letter.
 */

export interface History<T> {
  past: readonly T[];
  now: T;
  future: readonly T[];
  /** what the last step changed, and when */
  of: string;
  at: number;
}

const MOST = 1000;
const ONE_STEP_MS = 1200;

export const begin = <T>(now: T): History<T> => ({ past: [], now, future: [], of: '', at: 0 });

/** One step on, at `at` in milliseconds; a step at the same place `of` shortly after is taken together with the last. */
export function stepTo<T>(history: History<T>, now: T, of: string, at: number): History<T> {
  if (now === history.now) return history;
  const together = of !== '' && of === history.of && at - history.at < ONE_STEP_MS && history.past.length > 0;
  const past = together ? history.past : [...history.past.slice(1 - MOST), history.now];
  return { past, now, future: [], of, at };
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), now: before, future: [...history.future, history.now], of: '', at: 0 };
}

export function redo<T>(history: History<T>): History<T> {
  const next = history.future.at(-1);
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future: history.future.slice(0, -1), of: '', at: 0 };
}

/** Puts a state just before the present one: it is what undo gives next. */
export const slipBefore = <T>(history: History<T>, before: T): History<T> => ({
  ...history,
  past: [...history.past, before],
  of: '',
});
