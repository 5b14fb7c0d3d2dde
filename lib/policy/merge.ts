import { DEFAULT_SEVERITY } from '../model/category';
import { saying } from '../model/saying';
import type { Example, Policy, Rule, RuleRewrite } from '../wording/rule';
import type { Pack, PackClock, PackPart, PackRule } from './pack';
import type { PackProblem } from './problem';

/** Puts the parts of one pack together; a vocabulary named in several parts is extended, in order. */
export function joinParts(head: Omit<Pack, keyof PackPart>, parts: readonly PackPart[]): Pack {
  return {
    ...head,
    vocabulary: parts.reduce((all, part) => extend(all, part.vocabulary ?? {}), {} as Record<string, string[]>),
    allow: parts.flatMap((part) => part.allow ?? []),
    rules: parts.flatMap((part) => part.rules ?? []),
    clocks: parts.flatMap((part) => part.clocks ?? []),
  };
}

/**
 * Lays packs over one another, the first below. A later pack's rule of the same id changes what it gives; vocabularies and
 * allow terms are extended. Each rule says which pack made it as it is.
 */
export function mergePacks(packs: readonly Pack[]): { policy: Policy; problems: readonly PackProblem[] } {
  const problems: PackProblem[] = [];
  const rules = new Map<string, { rule: PackRule; from: string }>();
  let vocabulary: Record<string, string[]> = {};
  const allow: string[] = [];
  for (const pack of packs) {
    const from = `${pack.id} ${pack.version}`;
    vocabulary = extend(vocabulary, pack.vocabulary ?? {});
    allow.push(...(pack.allow ?? []));
    for (const rule of pack.rules ?? []) {
      const below = rules.get(rule.id)?.rule;
      if (below?.like && isEmptied(below, rule))
        problems.push({ rule: rule.id, field: 'find', message: saying('say_likeAlone', below.like.sure) });
      rules.set(rule.id, { rule: below ? { ...below, ...rule } : rule, from });
    }
  }
  const policy: Policy = {
    version: packs.map((pack) => `${pack.id} ${pack.version}`).join(' + '),
    vocabulary,
    allow: [...new Set(allow)],
    rules: [...rules.values()].flatMap(({ rule, from }) => ruleOf(rule, from, problems) ?? []),
  };
  return { policy, problems };
}

/** A bar that only confirms what patterns find lies far lower than one to find by. */
const isEmptied = (below: PackRule, { find, like, mode }: PackRule): boolean =>
  find?.length === 0 && (below.find?.length ?? 0) > 0 && like === undefined && mode !== 'off';

function extend(
  below: Record<string, string[]>,
  above: Readonly<Record<string, readonly string[]>>,
): Record<string, string[]> {
  const all = new Map(Object.entries(below));
  for (const [name, words] of Object.entries(above)) all.set(name, [...new Set([...(all.get(name) ?? []), ...words])]);
  return Object.fromEntries(all);
}

/** Exceptions of a rule by scope; a list alone is of the clause. */
export const scopesOf = (unless: PackRule['unless']): Exclude<PackRule['unless'], string[] | undefined> =>
  Array.isArray(unless) ? { clause: unless } : (unless ?? {});

function ruleOf(rule: PackRule, from: string, problems: PackProblem[]): Rule | undefined {
  const lacks = (['category', 'find', 'say', 'why', 'source'] as const).filter(
    (field) => rule[field] === undefined && !(field === 'find' && rule.like),
  );
  if (!rule.category || lacks.length > 0) {
    for (const field of lacks) problems.push({ rule: rule.id, field, message: saying('say_newRuleLacks') });
    return undefined;
  }
  return {
    id: rule.id,
    category: rule.category,
    severity: rule.severity ?? DEFAULT_SEVERITY[rule.category],
    mode: rule.mode ?? 'enforce',
    when: rule.when ?? {},
    find: rule.find ?? [],
    ...(rule.like ? { like: rule.like } : {}),
    unless: scopesOf(rule.unless),
    quoted: rule.quoted ?? false,
    say: rule.say ?? '',
    why: rule.why ?? '',
    sayWhen: rule.sayWhen ?? {},
    source: rule.source ?? '',
    rewrites: (rule.rewrites ?? []).map(rewriteOf),
    flags: (rule.flags ?? []).map(exampleOf),
    passes: (rule.passes ?? []).map(exampleOf),
    overridable: rule.overridable ?? true,
    from,
  };
}

function rewriteOf(rewrite: NonNullable<PackRule['rewrites']>[number]): RuleRewrite {
  if (typeof rewrite === 'string') return { text: rewrite, replaces: 'span' };
  return {
    text: rewrite.text,
    replaces: rewrite.replaces ?? 'span',
    ...(rewrite.fault ? { fault: rewrite.fault } : {}),
  };
}

function exampleOf(example: NonNullable<PackRule['flags']>[number]): Example {
  return typeof example === 'string'
    ? { draft: example, facts: {} }
    : { draft: example.draft, facts: example.facts ?? {} };
}

/**
 * The deadlines of the packs, the first below. A later pack's clock of the same id takes the place of every earlier one on
 * the platforms it names, or everywhere where it names none.
 */
export function clocksOf(packs: readonly Pack[]): readonly PackClock[] {
  let all: PackClock[] = [];
  for (const { clocks = [] } of packs) {
    const replaced = ({ id, platform }: PackClock) =>
      clocks.some((own) => own.id === id && (!own.platform || platform?.every((p) => own.platform?.includes(p))));
    all = [...clocks, ...all.filter((clock) => !replaced(clock))];
  }
  return all;
}
