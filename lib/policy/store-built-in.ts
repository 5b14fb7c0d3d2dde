import { compilePolicy, type StoredPolicy, store } from '../wording/compile';
import { clocksInForce, policyOf } from './admit';
import type { PackClock } from './pack';

/** What the build puts into the product of the built-in policy. */
export interface BuiltInPolicy {
  policy: StoredPolicy;
  clocks: readonly PackClock[];
}

/** Compiles the built-in policy, the same every time. */
export const builtInPolicy = (): BuiltInPolicy => ({
  policy: store(compilePolicy(policyOf([]))),
  clocks: clocksInForce([]),
});
