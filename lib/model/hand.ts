import type { HandChange, HandSet } from './view';

/*
 * What is set by hand is changed from what the agent was shown, and by then more may be kept of the case than they saw: set
 * in another tab, or read a moment later. A choice says what it changes, and leaves the rest.
 */

const VALUES = ['fault', 'stage', 'scenario', 'buyerType', 'buyerTypeAt'] as const;
const LISTS = ['ticked', 'stopped', 'noted'] as const;

/** `hand` with a choice made on it: what the choice changed is as it says, what it left is as it was. Holds nothing empty. */
export function withChange(hand: HandSet, { before, after }: HandChange): HandSet {
  const values = VALUES.map((key) => [key, after[key] === before[key] ? hand[key] : after[key]] as const);
  const lists = LISTS.map((key) => {
    const [had, has] = [before[key] ?? [], after[key] ?? []];
    const left = (hand[key] ?? []).filter((each) => has.includes(each) || !had.includes(each));
    const list = [...new Set([...left, ...has.filter((each) => !had.includes(each))])];
    return [key, list.length > 0 ? list : undefined] as const;
  });
  return Object.fromEntries([...values, ...lists].filter(([, value]) => value !== undefined));
}

/** The choice that takes a choice back. */
export const reversed = ({ before, after }: HandChange): HandChange => ({ before: after, after: before });
