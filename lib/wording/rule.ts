import type { Fault, Platform, Stage } from '../model/case';
import type { Category, Severity } from '../model/category';
import type { Rewrite } from '../model/finding';

/** How a rule acts: `shadow` records and shows nothing, `off` is not looked for. */
export const MODES = ['enforce', 'shadow', 'off'] as const;
export type Mode = (typeof MODES)[number];

/** The case in which a rule counts. All that is given must hold. */
export interface RuleWhen {
  fault?: readonly Fault[];
  stage?: readonly Stage[];
  platform?: readonly Platform[];
  buyerSaid?: readonly string[];
  notBuyerSaid?: readonly string[];
  agentSaid?: readonly string[];
  notAgentSaid?: readonly string[];
  /** the amounts offered in this draft and before it add up above the agent's limit; no limit known: never */
  amount?: 'over-limit';
}

export interface RuleUnless {
  clause?: readonly string[];
  sentence?: readonly string[];
  message?: readonly string[];
}

/** A kind of sentence that was learned, and how sure the recogniser must be of it, from 0 to 1. */
export interface RuleLike {
  kind: string;
  sure: number;
  /** a clause that is like it counts, whatever stands around it; otherwise the sentence must be: what stands beside can make it good */
  within?: 'clause';
}

/** Another wording of `say` and `why` where this is who is at fault. */
export type SayWhen = Partial<Record<Fault, { say?: string; why?: string }>>;

export interface RuleRewrite extends Rewrite {
  /** offered only under these */
  fault?: readonly Fault[];
}

/** An example sentence of a rule, with the facts it is said in. */
export interface Example {
  draft: string;
  facts: {
    fault?: Fault;
    stage?: Stage;
    platform?: Platform;
    limitYuan?: number;
    buyer?: readonly string[];
    agent?: readonly string[];
  };
}

/** What is looked for: the same for the built-in pack and a shop's own. */
export interface Rule {
  id: string;
  category: Category;
  severity: Severity;
  mode: Mode;
  when: RuleWhen;
  find: readonly string[];
  unless: RuleUnless;
  /**
   * Without patterns: found by what such sentences are made of, where no pattern of its category found or excused anything and
   * no exception of its own stands in what is found. Beside patterns: what they find counts only in a draft that is like this.
   */
  like?: RuleLike;
  /** also found inside a quotation of the buyer */
  quoted: boolean;
  say: string;
  why: string;
  sayWhen: SayWhen;
  source: string;
  rewrites: readonly RuleRewrite[];
  flags: readonly Example[];
  passes: readonly Example[];
  overridable: boolean;
  /** which pack set it as it is: "wenda 1" */
  from: string;
}

/**
 * Vocabularies read as they are, beside the patterns: what opens a quotation of the buyer, and what is said with a sum of
 * money, of an offer, of what was paid, of offers taken together.
 */
export const READ_AS_WORDS: ReadonlySet<string> = new Set(['quoting', 'offering', 'paid', 'totalling']);

/** Rules and vocabularies in force. */
export interface Policy {
  version: string;
  vocabulary: Readonly<Record<string, readonly string[]>>;
  allow: readonly string[];
  rules: readonly Rule[];
}
