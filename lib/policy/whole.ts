import { storedPolicy } from 'virtual:built-in-policy';
import { type CompiledPolicy, compile, restore } from '../wording/check';
import type { Policy } from '../wording/rule';
import { builtInLikeness } from './built-in';
import { policyOf } from './in-force';
import type { Pack } from './pack';

/*
 * Policies with their patterns and examples, for who writes one or compares one with another. The built-in one is taken as the
 * build compiled it.
 */

let builtIn: CompiledPolicy | undefined;

/** The built-in policy. */
export function builtInWhole(): CompiledPolicy {
  builtIn ??= restore(storedPolicy(), builtInLikeness(), policyOf([]));
  return builtIn;
}

/** The policy in force with these packs. */
export const wholePolicy = (packs: readonly Pack[]): CompiledPolicy =>
  packs.length > 0 ? compileWhole(policyOf(packs)) : builtInWhole();

/** Compiles a policy that was merged over the built-in pack. */
export const compileWhole = (policy: Policy): CompiledPolicy => compile(policy, builtInLikeness());
