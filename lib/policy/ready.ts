import type { CompiledPolicy } from '../wording/check';
import { ready } from '../wording/compile';
import { clocksInForce, compiledOnce, policyOf } from './admit';
import { builtInClocks, builtInReady } from './built-in';
import type { Pack, PackClock } from './pack';

/* The policy in force, for our own pages: with a shop's packs over the built-in one, it is compiled where it is asked for. */

/** The policy in force, ready to judge. */
export const readyPolicy = (packs: readonly Pack[]): CompiledPolicy =>
  packs.length > 0 ? ready(compiledOnce(policyOf(packs))) : builtInReady();

/** The deadlines in force. */
export const readyClocks = (packs: readonly Pack[]): readonly PackClock[] =>
  packs.length > 0 ? clocksInForce(packs) : builtInClocks;
