import type { CaseFacts } from '../model/case';
import { SEVERITY_WEIGHT } from '../model/category';
import type { Finding } from '../model/finding';
import type { Rule } from './rule';

/** What a rule found in a draft, in places of the text as typed. */
export interface Counted {
  rule: Rule;
  /** its place in the policy: what decides where nothing else does */
  index: number;
  start: number;
  end: number;
}

/** Findings of one draft; more would help nobody. */
const MOST = 400;

const weight = ({ rule }: Counted) => SEVERITY_WEIGHT[rule.severity];

const byWeight = (a: Counted, b: Counted): number =>
  weight(b) - weight(a) || b.end - b.start - (a.end - a.start) || a.start - b.start || a.index - b.index;

/** Weightiest first, then as they stand in the draft; of those that overlap within a category the weightiest, longest stays. */
export function arrange(counted: readonly Counted[]): readonly Counted[] {
  if (counted.length < 2) return counted;
  const kept: Counted[] = [];
  for (const next of weightiest(counted)) {
    const isTwice = kept.some(
      (k) => k.rule.category === next.rule.category && k.start < next.end && next.start < k.end,
    );
    if (!isTwice) kept.push(next);
  }
  return kept.sort((a, b) => weight(b) - weight(a) || a.start - b.start || a.end - b.end || a.index - b.index);
}

const BITS = 2 ** 17;

/**
 * The `MOST` that come first by weight. A draft of nothing but bad words has tens of thousands: as numbers they are put in
 * order ten times faster than by comparing them one with another.
 */
function weightiest(counted: readonly Counted[]): readonly Counted[] {
  if (counted.length <= MOST) return [...counted].sort(byWeight);
  const keys = Float64Array.from(
    counted,
    (each) => -((weight(each) * BITS + (each.end - each.start)) * BITS + (BITS - 1 - each.start)),
  ).sort();
  const limit = keys[MOST - 1] as number;
  return counted
    .filter((each) => -((weight(each) * BITS + (each.end - each.start)) * BITS + (BITS - 1 - each.start)) <= limit)
    .sort(byWeight)
    .slice(0, MOST);
}

/** What the agent is shown of it, in this case. */
export function findingOf({ rule, start, end }: Counted, facts: CaseFacts): Finding {
  const other = rule.sayWhen[facts.fault];
  return {
    rule: rule.id,
    category: rule.category,
    severity: rule.severity,
    start,
    end,
    say: other?.say ?? rule.say,
    why: other?.why ?? rule.why,
    source: rule.source,
    rewrites: rule.rewrites
      .filter((r) => !r.fault || r.fault.includes(facts.fault))
      .map(({ text, replaces }) => ({ text, replaces })),
    because: {
      ...(rule.when.fault ? { fault: facts.fault } : {}),
      ...(rule.when.stage ? { stage: facts.stage } : {}),
      ...(rule.when.amount && facts.limitYuan !== undefined ? { limitYuan: facts.limitYuan } : {}),
    },
    from: rule.from,
    overridable: rule.overridable,
  };
}
