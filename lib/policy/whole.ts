import stored from 'virtual:built-in-policy';
import { type CompiledPolicy, compile, restore } from '../wording/check';
import { policyOf } from './admit';
import type { Pack } from './pack';

let builtIn: CompiledPolicy | undefined;

/**
 * The policy in force with its patterns and examples, for who compares one policy with another. What the build compiled is
 * taken as it is: of the built-in policy everything, of others what was learned.
 */
export function wholePolicy(packs: readonly Pack[]): CompiledPolicy {
  builtIn ??= restore(stored.policy, policyOf([]));
  return packs.length > 0 ? compile(policyOf(packs)) : builtIn;
}
