import type { CaseFacts } from '../model/case';
import { SEVERITY_WEIGHT } from '../model/category';
import type { Finding, Rewrite } from '../model/finding';
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

/**
 * What rules found in one draft, of which only the weightiest are kept: a draft of nothing but bad words has tens of
 * thousands, and one that comes after all that are kept is put aside with a comparison.
 */
export class Weightiest {
  private kept: Counted[] = [];
  private last: Counted | undefined;

  add(rule: Rule, index: number, start: number, end: number): void {
    const { last } = this;
    if (last !== undefined && comesAfter(last, rule, index, start, end)) return;
    this.kept.push({ rule, index, start, end });
    if (this.kept.length < MOST * 4) return;
    this.cut();
    this.last = this.kept.at(-1);
  }

  /** Weightiest first, then as they stand; of those that overlap within a category the weightiest, longest stays. */
  arranged(): readonly Counted[] {
    if (this.kept.length < 2) return this.kept;
    this.cut();
    const apart: Counted[] = [];
    for (const next of this.kept) {
      const isTwice = apart.some(
        (k) => k.rule.category === next.rule.category && k.start < next.end && next.start < k.end,
      );
      if (!isTwice) apart.push(next);
    }
    return apart.sort((a, b) => weight(b) - weight(a) || a.start - b.start || a.end - b.end || a.index - b.index);
  }

  private cut(): void {
    this.kept = this.kept.sort(byWeight).slice(0, MOST);
  }
}

function comesAfter(last: Counted, rule: Rule, index: number, start: number, end: number): boolean {
  const heavier = SEVERITY_WEIGHT[rule.severity] - weight(last);
  if (heavier !== 0) return heavier < 0;
  const longer = end - start - (last.end - last.start);
  if (longer !== 0) return longer < 0;
  return start > last.start || (start === last.start && index >= last.index);
}

/** What changes the phrase alone is offered before what takes the place of all that was written. */
const phrasesFirst = (rewrites: readonly Rewrite[]): readonly Rewrite[] => [
  ...rewrites.filter(({ replaces }) => replaces !== 'message'),
  ...rewrites.filter(({ replaces }) => replaces === 'message'),
];

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
    rewrites: phrasesFirst(
      rule.rewrites
        .filter((r) => !r.fault || r.fault.includes(facts.fault))
        .map(({ text, replaces }) => ({ text, replaces })),
    ),
    because: {
      ...(rule.when.fault ? { fault: facts.fault } : {}),
      ...(rule.when.stage ? { stage: facts.stage } : {}),
      ...(rule.when.amount && facts.limitYuan !== undefined ? { limitYuan: facts.limitYuan } : {}),
    },
    from: rule.from,
    overridable: rule.overridable,
  };
}
