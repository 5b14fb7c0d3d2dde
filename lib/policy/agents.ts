import { minuteOf } from '../model/time-of-day';
import type { Pack } from './pack';

/* What the shop decides for its agents that would otherwise be their own choice. */

/** Minutes of the local day. */
export interface Hours {
  from: number;
  to: number;
}

export interface Fixed {
  /** whether suggestions that never hold are shown; `undefined`: the agent's choice */
  hints: boolean | undefined;
  /** whether agents may use replies of their own */
  ownReplies: boolean;
  /** the hours without reminders, for everybody; `'none'`: nobody has any; `undefined`: the agent's choice */
  quiet: Hours | 'none' | undefined;
}

/** What the packs fix; of each, as the topmost pack that says anything about it says. */
export function fixedIn(packs: readonly Pack[]): Fixed {
  const find = <K extends keyof NonNullable<Pack['agents']>>(field: K) =>
    packs.findLast(({ agents }) => agents?.[field] !== undefined)?.agents?.[field];
  const hints = find('hints');
  const quiet = find('quietHours');
  return {
    hints: hints && hints === 'show',
    ownReplies: find('ownReplies') !== 'forbid',
    quiet: typeof quiet === 'object' ? { from: minuteOf(quiet.from), to: minuteOf(quiet.to) } : quiet,
  };
}

/** The hours without reminders, of what the agent chose and what the shop fixes. */
export const quietHours = ({ quiet }: Fixed, own: Hours | undefined): Hours | undefined =>
  quiet === 'none' ? undefined : (quiet ?? own);
