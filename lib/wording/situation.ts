import type { CaseFacts } from '../model/case';
import type { Matcher } from './matcher';
import type { Policy, Rule, RuleLike } from './rule';

/* Which rules have a say: by the case's own values, and by what has been said in the chat so far. */

export const SAID_FIELDS = ['buyerSaid', 'notBuyerSaid', 'agentSaid', 'notAgentSaid'] as const;
export type Said = { rule: number; field: (typeof SAID_FIELDS)[number] };

/** A rule by likeness, ready to be asked. */
export interface Alike {
  rule: Rule;
  index: number;
  like: RuleLike;
  /** its kind's number among those learned */
  kind: number;
  /** no score at or below this is as likely as the rule wants */
  bar: number;
}

/** The rules that have a say in cases of the same values. */
export interface Situation {
  /** per rule: 1 where it is not looked for */
  skips: Uint8Array;
  alikes: readonly Alike[];
}

/** The situations of a policy, worked out once for each combination of values. */
export class Situations {
  /** every rule has a say */
  readonly any: Situation;
  private readonly known = new Map<string, Situation>();
  private readonly bySkips = new Map<string, Situation>();
  private last: { facts: Pick<CaseFacts, 'fault' | 'stage' | 'platform'>; shadow: boolean; is: Situation } | undefined;

  constructor(
    private readonly rules: Policy['rules'],
    private readonly alikes: readonly Alike[],
  ) {
    this.any = { skips: new Uint8Array(rules.length), alikes };
  }

  of({ fault, stage, platform }: CaseFacts, shadow: boolean): Situation {
    const { last } = this;
    if (
      last !== undefined &&
      last.facts.fault === fault &&
      last.facts.stage === stage &&
      last.facts.platform === platform &&
      last.shadow === shadow
    )
      return last.is;
    const key = `${fault} ${stage} ${platform} ${shadow}`;
    const facts = { fault, stage, platform };
    const has = (rule: Rule) => (shadow || rule.mode !== 'shadow') && fits(rule, facts);
    const is = this.known.get(key) ?? this.situationOf(has);
    this.known.set(key, is);
    this.last = { facts, shadow, is };
    return is;
  }

  /** Cases in which the same rules have a say are one situation. */
  private situationOf(has: (rule: Rule) => boolean): Situation {
    const skips = Uint8Array.from(this.rules, (rule) => (has(rule) ? 0 : 1));
    const key = skips.join('');
    const is = this.bySkips.get(key) ?? { skips, alikes: this.alikes.filter(({ rule }) => has(rule)) };
    this.bySkips.set(key, is);
    return is;
  }
}

/** Whether the case is one the rule speaks of, as far as the case's own values tell. */
function fits({ when }: Rule, facts: Pick<CaseFacts, 'fault' | 'stage' | 'platform'>): boolean {
  if (when.fault && !when.fault.includes(facts.fault)) return false;
  if (when.stage && !when.stage.includes(facts.stage)) return false;
  return !when.platform || when.platform.includes(facts.platform);
}

/** What rules want to have been said, or not, and which of it was. */
export class Sayings {
  private readonly heardIn = new WeakMap<readonly string[], ReadonlySet<number>>();

  constructor(
    private readonly matcher: Matcher,
    private readonly said: readonly Said[],
  ) {}

  /** Whether the chat so far is one the rule speaks of. */
  suit(index: number, { when }: Rule, facts: CaseFacts): boolean {
    if (when.buyerSaid && !this.has(index, 'buyerSaid', facts.buyer)) return false;
    if (when.notBuyerSaid && this.has(index, 'notBuyerSaid', facts.buyer)) return false;
    if (when.agentSaid && !this.has(index, 'agentSaid', facts.agent)) return false;
    return !(when.notAgentSaid && this.has(index, 'notAgentSaid', facts.agent));
  }

  private has(rule: number, field: Said['field'], messages: readonly string[]): boolean {
    return [...this.heard(messages)].some((id) => this.said[id]?.rule === rule && this.said[id]?.field === field);
  }

  /** Which sayings the chat holds; read once for a list of messages, not once a keystroke. */
  private heard(messages: readonly string[]): ReadonlySet<number> {
    const known = this.heardIn.get(messages);
    if (known) return known;
    const found = new Set<number>();
    for (const message of messages) for (const hit of this.matcher.scan(message).hits) found.add(hit.id);
    this.heardIn.set(messages, found);
    return found;
  }
}
