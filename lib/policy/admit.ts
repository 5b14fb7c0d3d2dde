import { compilePolicy, type PolicyTables, ready } from '../wording/compile';
import type { Policy } from '../wording/rule';
import { clocksOf, mergePacks } from './merge';
import { type Pack, type PackClock, parsePack } from './pack';
import { builtInPack } from './packs';
import type { Admitted } from './problem';
import { selfTest } from './self-test';

/**
 * Admits a shop's pack from what a file held: its form, its patterns, its examples and its rewrites are all tried over the
 * built-in policy. A pack that fails anywhere is refused with the full list.
 */
export function admitPack(input: unknown): Admitted<Pack> {
  const parsed = parsePack(input);
  if (!parsed.ok) return parsed;
  const pack = parsed.value;
  const { policy, problems } = mergePacks([builtInPack(), pack]);
  const mine = new Set((pack.rules ?? []).map((rule) => rule.id));
  const all = [...problems, ...selfTest(policy, mine, ready(compiledOnce(policy)))];
  return all.length > 0 ? { ok: false, problems: all } : { ok: true, value: pack };
}

let last: { key: string; tables: PolicyTables } | undefined;

/** Compiles a policy, or gives what was compiled last: what was just admitted is as a rule what comes into force next. */
export function compiledOnce(policy: Policy): PolicyTables {
  const key = JSON.stringify({ ...policy, learned: undefined });
  if (last?.key !== key) last = { key, tables: compilePolicy(policy) };
  return last.tables;
}

/** The policy in force: the built-in pack with the shop's admitted packs over it. */
export function policyOf(packs: readonly Pack[]): Policy {
  return mergePacks([builtInPack(), ...packs]).policy;
}

/** The deadlines in force: the built-in figures with the shop's own over them. */
export const clocksInForce = (packs: readonly Pack[]): readonly PackClock[] => clocksOf([builtInPack(), ...packs]);
