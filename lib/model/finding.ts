import type { Fault, Stage } from './case';
import type { Category, Severity } from './category';
import type { Saying } from './saying';

/** A compliant wording offered for a finding: put in place of the found characters, or of the whole message. */
export interface Rewrite {
  text: string;
  replaces: 'span' | 'message';
}

/** One place in a draft where a rule found something. `start`/`end` are UTF-16 offsets in the draft as typed. */
export interface Finding {
  rule: string;
  category: Category;
  severity: Severity;
  start: number;
  end: number;
  /** what was found, why it matters in this case, where the rule comes from */
  say: string;
  why: string;
  source: string;
  rewrites: readonly Rewrite[];
  /** the case facts the rule looked at, in their present value; empty where the rule holds in any case */
  because: { fault?: Fault; stage?: Stage; limitYuan?: number };
  /** which pack set the rule's severity: "wenda 1.0.0" */
  from: string;
  /** false where the policy forbids sending this all the same */
  overridable: boolean;
}

/** A draft is never quietly called clean: when checking fails, the agent is told so. */
export type Verdict = { state: 'checked'; findings: readonly Finding[] } | { state: 'unchecked'; problem: Saying };
