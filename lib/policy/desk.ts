import { minuteOf } from '../model/time-of-day';
import type { Pack, PackCallHours, PackRecurring } from './pack';

/* What the packs in force say about the follow-ups' day: the hours for calls, and the follow-ups that come again. */

/** Minutes of the local day. */
export interface CallHours {
  from: number;
  to: number;
  perDay: number;
}

/** The hours and the number of calls, from the topmost pack that sets them; `undefined` where none does. */
export function callHoursIn(packs: readonly Pack[]): CallHours | undefined {
  const calls: PackCallHours | undefined = packs.findLast((pack) => pack.calls)?.calls;
  return calls && { from: minuteOf(calls.from), to: minuteOf(calls.to), perDay: calls.perDay };
}

/** How many days closed cases stay in the register, from the topmost pack that sets it; `undefined` where none does. */
export const keepDaysIn = (packs: readonly Pack[]): number | undefined =>
  packs.findLast((pack) => pack.ledger)?.ledger?.keepDays;

/** Every recurring follow-up of the packs, by its pack and id; a later pack's of the same id takes the earlier one's place. */
export function recurringIn(packs: readonly Pack[]): readonly (Omit<PackRecurring, 'at'> & { minute: number })[] {
  const found = new Map(packs.flatMap((pack) => (pack.recurring ?? []).map((each) => [each.id, each] as const)));
  return [...found.values()].map(({ at, ...rest }) => ({ ...rest, minute: minuteOf(at) }));
}

/** Whether the writing aid may be used: as the topmost pack that says anything about it says. */
export const aidAllowedIn = (packs: readonly Pack[]): boolean => packs.findLast((pack) => pack.aid)?.aid !== 'forbid';
