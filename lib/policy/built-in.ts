import stored from 'virtual:built-in-policy';
import { type CompiledPolicy, restore } from '../wording/check';
import type { PackClock } from './pack';

/*
 * The built-in policy as it was compiled when the product was built: a console's tab has it before the first key, without
 * reading a pattern.
 */

let builtIn: CompiledPolicy | undefined;

/** The built-in policy, ready to judge. */
export function builtInReady(): CompiledPolicy {
  builtIn ??= restore(stored.policy);
  return builtIn;
}

/** Its deadlines. */
export const builtInClocks: readonly PackClock[] = stored.clocks;
