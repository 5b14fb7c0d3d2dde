import type { RuleCounts } from '../model/rule-counts';
import type { GuardEvent } from '../model/view';

/*
 * How the rules fare: how often each held, was followed, was passed by, and why. Counted for the agent from what the guard
 * did on this machine; summed for the supervisor over what the agents' files bring.
 */

const MOST_REASONS = 20;
const NOTHING: Omit<RuleCounts, 'rule'> = {
  held: 0,
  left: 0,
  rewritten: 0,
  overridden: 0,
  disputed: 0,
  reasons: [],
};

const COUNTED = {
  held: 'held',
  rewritten: 'rewritten',
  overridden: 'overridden',
  'not-a-risk': 'disputed',
} as const satisfies Partial<Record<GuardEvent['did'], keyof RuleCounts>>;
const isCounted = (did: GuardEvent['did']): did is keyof typeof COUNTED => did in COUNTED;

/** Counts by rule what the guard did; `left` are the findings that went out, by rule, which are counted and not kept. */
export function countRules(events: readonly GuardEvent[], left: ReadonlyMap<string, number>): readonly RuleCounts[] {
  const each = [
    ...events.flatMap(({ did, rule, reason }): RuleCounts[] => {
      if (rule === undefined || rule === '' || !isCounted(did)) return [];
      const reasons = did === 'overridden' && reason ? [{ reason, count: 1 }] : [];
      return [{ ...NOTHING, rule, [COUNTED[did]]: 1, reasons }];
    }),
    ...[...left].map(([rule, count]): RuleCounts => ({ ...NOTHING, rule, left: count })),
  ];
  return sumRules([each]);
}

/** What several lists of counts come to together, the rules that had most to do first. */
export function sumRules(all: readonly (readonly RuleCounts[])[]): readonly RuleCounts[] {
  const sums = new Map<string, RuleCounts>();
  const reasons = new Map<string, Map<string, number>>();
  for (const counts of all.flat()) {
    const { rule } = counts;
    const sum = sums.get(rule) ?? { ...NOTHING, rule };
    sums.set(rule, {
      ...sum,
      held: sum.held + counts.held,
      left: sum.left + counts.left,
      rewritten: sum.rewritten + counts.rewritten,
      overridden: sum.overridden + counts.overridden,
      disputed: sum.disputed + counts.disputed,
    });
    const known = reasons.get(rule) ?? new Map<string, number>();
    reasons.set(rule, known);
    for (const { reason, count } of counts.reasons) known.set(reason, (known.get(reason) ?? 0) + count);
  }
  return [...sums.values()]
    .map((sum) => ({ ...sum, reasons: mostGiven(reasons.get(sum.rule)) }))
    .sort((a, b) => timesOf(b) - timesOf(a) || (a.rule < b.rule ? -1 : 1));
}

const timesOf = ({ held, left, rewritten, disputed }: RuleCounts): number => held + left + rewritten + disputed;

const mostGiven = (counts: ReadonlyMap<string, number> = new Map()): RuleCounts['reasons'] =>
  [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
    .slice(0, MOST_REASONS);

/**
 * When a rule deserves a look: agents went past it at least five times, and at least half as often as it held. Fewer than
 * five are one bad day; a rule that is passed by half the time stops more good messages than it is worth.
 */
export const WORTH_A_LOOK = { passed: 5, share: 0.5 } as const;

/** Whether agents so often send all the same, or call it no risk, that the rule itself may be wrong. */
export function isWorthALook({ held, overridden, disputed }: RuleCounts): boolean {
  const passed = overridden + disputed;
  return passed >= WORTH_A_LOOK.passed && passed >= WORTH_A_LOOK.share * held;
}
