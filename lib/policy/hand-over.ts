import { store } from '../wording/compile';
import { clocksInForce, compiledOnce, policyOf } from './admit';
import type { HandedPolicy } from './handed';
import type { Pack } from './pack';
import { overrideReasonsIn, repliesOver } from './shop';

/** Compiles what a tab is handed of these packs, as they were worked out for its agent; `id` names them. */
export function handOver(packs: readonly Pack[], id: string): HandedPolicy {
  return {
    id,
    policy: packs.length > 0 ? JSON.stringify(store(compiledOnce(policyOf(packs)))) : undefined,
    clocks: clocksInForce(packs),
    replies: repliesOver([], packs),
    reasons: overrideReasonsIn(packs),
  };
}
