import stored from 'virtual:built-in-policy';
import { type CompiledPolicy, compile, restore } from '../wording/check';
import { clocksInForce, policyOf } from './admit';
import type { Pack, PackClock } from './pack';

/*
 * The built-in policy as it was compiled when the product was built: a console's tab has it before the first key, without
 * reading a pattern. With a shop's own packs over it, it is compiled anew.
 */

let builtIn: CompiledPolicy | undefined;

/** The policy in force, ready to judge. */
export function readyPolicy(packs: readonly Pack[]): CompiledPolicy {
  if (packs.length > 0) return compile(policyOf(packs));
  const policy = builtIn ?? restore(stored.policy);
  builtIn = policy;
  return policy;
}

let whole: CompiledPolicy | undefined;

/** The same with its patterns and examples, for who compares one policy with another. */
export function wholePolicy(packs: readonly Pack[]): CompiledPolicy {
  whole ??= restore(stored.policy, policyOf([]));
  return packs.length > 0 ? compile(policyOf(packs)) : whole;
}

/** The deadlines in force. */
export const readyClocks = (packs: readonly Pack[]): readonly PackClock[] =>
  packs.length > 0 ? clocksInForce(packs) : stored.clocks;
