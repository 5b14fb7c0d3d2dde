import type { CompiledPolicy } from '../wording/check';
import { ready } from '../wording/compile';
import { compiledOnce } from './admit';
import { builtInLikeness, builtInReady } from './built-in';
import { policyOf } from './in-force';
import type { Pack } from './pack';

/* The policy in force, for our own pages: with a shop's packs over the built-in one, it is compiled where it is asked for. */

/** The policy in force, ready to judge. */
export const readyPolicy = (packs: readonly Pack[]): CompiledPolicy =>
  packs.length > 0 ? ready(compiledOnce(policyOf(packs)), builtInLikeness()) : builtInReady();
