import { store } from '../wording/compile';
import { compiledOnce } from './admit';
import type { HandedPolicy } from './handed';
import { clocksInForce, policyOf } from './in-force';
import type { Pack } from './pack';
import { overrideReasonsIn, repliesOver } from './shop';

/** Compiles what a tab is handed of these packs, as they were worked out for its agent; `id` names them. */
export const handOver = (packs: readonly Pack[], id: string): HandedPolicy => ({
  id,
  policy: packs.length > 0 ? JSON.stringify(store(compiledOnce(policyOf(packs)))) : undefined,
  clocks: clocksInForce(packs),
  replies: repliesOver([], packs),
  reasons: overrideReasonsIn(packs),
});
