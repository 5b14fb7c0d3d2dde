import stored from 'virtual:built-in-policy';
import { type CompiledPolicy, compile, restore } from '../wording/check';
import type { Policy } from '../wording/rule';
import { policyOf } from './admit';
import type { Pack } from './pack';

/*
 * Policies with their patterns and examples, for who writes one or compares one with another. What the build compiled is
 * taken as it is: of the built-in policy everything, of others what was learned, which takes longest.
 */

let builtIn: CompiledPolicy | undefined;

/** The built-in policy. */
export function builtInWhole(): CompiledPolicy {
  builtIn ??= restore(stored.policy, policyOf([]));
  return builtIn;
}

/** The policy in force with these packs. */
export const wholePolicy = (packs: readonly Pack[]): CompiledPolicy =>
  packs.length > 0 ? compileWhole(policyOf(packs)) : builtInWhole();

/** Compiles a policy that was merged over the built-in pack. */
export function compileWhole(policy: Policy): CompiledPolicy {
  builtInWhole();
  return compile(policy);
}
