import stored from 'virtual:built-in-policy';
import { store } from '../wording/compile';
import { knowLikeness } from '../wording/learned';
import { restoreLikeness } from '../wording/likeness-store';
import { admitPack, clocksInForce, compiledOnce, policyOf } from './admit';
import type { HandedPolicy } from './handed';
import { whatWasLearned } from './merge';
import type { Pack } from './pack';
import type { Admitted } from './problem';
import { overrideReasonsIn, repliesOver } from './shop';

/** Compiles what a tab is handed of these packs, as they were worked out for its agent; `id` names them. */
export function handOver(packs: readonly Pack[], id: string): HandedPolicy {
  takeWhatIsCompiled();
  return {
    id,
    policy: packs.length > 0 ? JSON.stringify(store(compiledOnce(policyOf(packs)))) : undefined,
    clocks: clocksInForce(packs),
    replies: repliesOver([], packs),
    reasons: overrideReasonsIn(packs),
  };
}

/** Admits a shop's pack like `admitPack`, sooner: what the build compiled is not compiled again. */
export function admitSoon(input: unknown): Admitted<Pack> {
  takeWhatIsCompiled();
  return admitPack(input);
}

let isTaken = false;

function takeWhatIsCompiled(): void {
  if (!isTaken) knowLikeness(whatWasLearned, restoreLikeness(stored.policy.likeness));
  isTaken = true;
}
