import { compilePolicy, type StoredPolicy, store } from '../wording/compile';
import { fromFile, type LearnedFile } from '../wording/learned';
import { storeLikeness } from '../wording/likeness-store';
import type { StoredLikeness } from '../wording/likeness-tables';
import { clocksInForce, policyOf } from './in-force';
import learned from './learned.json?raw';
import type { PackClock } from './pack';

/** What the build puts into the product of the built-in policy. */
export interface BuiltInPolicy {
  policy: StoredPolicy;
  likeness: StoredLikeness;
  clocks: readonly PackClock[];
}

/** Compiles the built-in policy, the same every time. */
export function builtInPolicy(): BuiltInPolicy {
  return {
    policy: store(compilePolicy(policyOf([]))),
    likeness: storeLikeness(fromFile(JSON.parse(learned) as LearnedFile)),
    clocks: clocksInForce([]),
  };
}
