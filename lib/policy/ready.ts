import stored from 'virtual:built-in-policy';
import { type CompiledPolicy, compile, restore } from '../wording/check';
import { ready } from '../wording/compile';
import { clocksInForce, compiledOnce, policyOf } from './admit';
import { builtInClocks, builtInReady } from './built-in';
import type { Pack, PackClock } from './pack';

/* The policy in force, for our own pages: with a shop's packs over the built-in one, it is compiled where it is asked for. */

/** The policy in force, ready to judge. */
export const readyPolicy = (packs: readonly Pack[]): CompiledPolicy =>
  packs.length > 0 ? ready(compiledOnce(policyOf(packs))) : builtInReady();

let whole: CompiledPolicy | undefined;

/** The same with its patterns and examples, for who compares one policy with another. */
export function wholePolicy(packs: readonly Pack[]): CompiledPolicy {
  whole ??= restore(stored.policy, policyOf([]));
  return packs.length > 0 ? compile(policyOf(packs)) : whole;
}

/** The deadlines in force. */
export const readyClocks = (packs: readonly Pack[]): readonly PackClock[] =>
  packs.length > 0 ? clocksInForce(packs) : builtInClocks;
