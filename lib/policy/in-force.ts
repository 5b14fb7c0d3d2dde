import type { Policy } from '../wording/rule';
import { clocksOf, mergePacks } from './merge';
import type { Pack, PackClock } from './pack';
import { builtInPack } from './packs';

/* What is in force with a shop's admitted packs over the built-in one. */

export const policyOf = (packs: readonly Pack[]): Policy => mergePacks([builtInPack(), ...packs]).policy;

/** The deadlines: the built-in figures with the shop's own over them. */
export const clocksInForce = (packs: readonly Pack[]): readonly PackClock[] => clocksOf([builtInPack(), ...packs]);
