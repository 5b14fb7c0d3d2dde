import { storedLikeness, storedPolicy } from 'virtual:built-in-policy';
import { type CompiledPolicy, restore } from '../wording/check';
import { type LikenessTables, restoreLikeness } from '../wording/likeness-tables';

/*
 * The built-in policy as it was compiled when the product was built: a console's tab has it before the first key, without
 * reading a pattern.
 */

let builtIn: CompiledPolicy | undefined;
let likeness: LikenessTables | undefined;

/** The built-in policy, ready to judge. */
export function builtInReady(): CompiledPolicy {
  builtIn ??= restore(storedPolicy(), builtInLikeness());
  return builtIn;
}

/** What the rules by likeness of every policy go by: it was learned once, for all shops. */
export function builtInLikeness(): LikenessTables {
  likeness ??= restoreLikeness(storedLikeness());
  return likeness;
}
