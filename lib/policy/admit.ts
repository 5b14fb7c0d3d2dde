import { compilePolicy, type PolicyTables, ready } from '../wording/compile';
import type { Policy } from '../wording/rule';
import { builtInLikeness } from './built-in';
import { mergePacks } from './merge';
import { type Pack, parsePack } from './pack';
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
  const all = [...problems, ...selfTest(policy, mine, ready(compiledOnce(policy), builtInLikeness()))];
  return all.length > 0 ? { ok: false, problems: all } : { ok: true, value: pack };
}

let last: { key: string; tables: PolicyTables } | undefined;

/** Compiles a policy, or gives what was compiled last: what was just admitted is as a rule what comes into force next. */
export function compiledOnce(policy: Policy): PolicyTables {
  const key = JSON.stringify(policy);
  if (last?.key !== key) last = { key, tables: compilePolicy(policy) };
  return last.tables;
}
