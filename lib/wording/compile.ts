import type { Saying } from '../model/saying';
import type { PatternSource } from './compiler';
import type { Scope } from './excuses';
import { LikenessJudge } from './likeness';
import { type LikenessTables, NOTHING_LEARNED } from './likeness-tables';
import { compileTables, type Matcher, matcherOf } from './matcher';
import { type OfferWords, offerWordsOf } from './offers';
import { type Packed, pack, unpack } from './packed';
import { type Policy, READ_AS_WORDS } from './rule';
import { type Alike, SAID_FIELDS, type Said, Sayings, Situations } from './situation';
import type { Tables } from './tables';
import type { VocabularyProblem } from './vocabulary';

/** Where patterns of a rule stand, by number. */
export const FIELDS = ['find', 'clause', 'sentence', 'message'] as const satisfies readonly ('find' | Scope)[];
export const FIND = 0;

/** Per pattern: the place of its rule in the policy, and the field it stands in, by `FIELDS`. */
export interface Owners {
  rule: Int32Array;
  field: Uint8Array;
}

export interface RuleProblem {
  rule?: string;
  vocabulary?: string;
  field: string;
  pattern: string;
  at: number;
  message: Saying;
}

/** A policy made ready once, to judge any number of drafts. */
export interface CompiledPolicy {
  policy: Policy;
  matcher: Matcher;
  owners: Owners;
  situations: Situations;
  sayings: Sayings;
  quoting: readonly string[];
  /** what is said with a sum of money */
  offers: OfferWords;
  /** judges the rules by likeness */
  likeness: LikenessJudge;
  /** by place of the rule: what a draft must be like for the rule's patterns to count */
  gates: ReadonlyMap<number, Alike>;
  problems: readonly RuleProblem[];
}

/** A policy compiled, as data: it can be stored and made ready another time. */
export interface PolicyTables {
  policy: Policy;
  owners: Owners;
  said: readonly Said[];
  draft: Tables;
  chat: Tables;
  problems: readonly RuleProblem[];
}

/**
 * Compiles a policy; its rules by likeness go by `likeness`. Rules that cannot be read are named in `problems` and never found;
 * the others work.
 */
export const compile = (policy: Policy, likeness: LikenessTables = NOTHING_LEARNED): CompiledPolicy =>
  ready(compilePolicy(policy), likeness);

/** Compiles a policy to data alone. */
export function compilePolicy(policy: Policy): PolicyTables {
  const owned: { rule: number; field: (typeof FIELDS)[number] }[] = [];
  const patterns: PatternSource[] = [];
  const said: Said[] = [];
  const sayings: PatternSource[] = [];
  policy.rules.forEach((rule, index) => {
    if (rule.mode === 'off') return;
    const put = (field: (typeof FIELDS)[number], list: readonly string[] = [], waits?: PatternSource['waits']) => {
      for (const pattern of list)
        patterns.push({ id: owned.push({ rule: index, field }) - 1, pattern, group: index, ...(waits && { waits }) });
    };
    put('find', rule.find);
    for (const scope of FIELDS)
      if (scope !== 'find') put(scope, rule.unless[scope], scope === 'message' ? 'anywhere' : 'there');
    for (const field of SAID_FIELDS)
      for (const pattern of rule.when[field] ?? [])
        sayings.push({ id: said.push({ rule: index, field }) - 1, pattern });
  });
  const { vocabulary, allow } = policy;
  const draft = compileTables({ vocabulary, allow, patterns });
  const chat = compileTables({ vocabulary, patterns: sayings });
  const name = (from: readonly { rule: number; field: string }[]) => (p: VocabularyProblem) => ({
    ...(p.vocabulary === undefined ? {} : { vocabulary: p.vocabulary }),
    ...(p.id === undefined ? {} : { rule: policy.rules[from[p.id]?.rule ?? -1]?.id }),
    field: p.id === undefined ? 'vocabulary' : (from[p.id]?.field ?? ''),
    pattern: p.pattern,
    at: p.at,
    message: p.message,
  });
  return {
    policy,
    owners: {
      rule: Int32Array.from(owned, ({ rule }) => rule),
      field: Uint8Array.from(owned, ({ field }) => FIELDS.indexOf(field)),
    },
    said,
    draft: draft.tables,
    chat: chat.tables,
    problems: [...draft.problems.map(name(owned)), ...chat.problems.map(name(said)).filter((p) => !p.vocabulary)],
  };
}

/** A policy that judges, from what was compiled now or before, and by what was learned. */
export function ready(
  { policy, owners, said, draft, chat, problems }: PolicyTables,
  likeness: LikenessTables,
): CompiledPolicy {
  const alone = policy.rules.flatMap(({ like }) => (like?.within === 'clause' ? [like.kind] : []));
  const judge = new LikenessJudge(likeness, new Set(alone));
  // A stored rule has lost its patterns; where they stand tells that it had some.
  const withPatterns = new Set(owners.rule.filter((_, pattern) => owners.field[pattern] === FIND));
  const alikes = alikesOf(policy, judge);
  return {
    policy,
    matcher: matcherOf(draft),
    owners,
    situations: new Situations(
      policy.rules,
      alikes.filter(({ index }) => !withPatterns.has(index)),
    ),
    sayings: new Sayings(matcherOf(chat), said),
    quoting: policy.vocabulary['quoting'] ?? [],
    offers: offerWordsOf(policy.vocabulary),
    likeness: judge,
    gates: new Map(alikes.flatMap((alike) => (withPatterns.has(alike.index) ? [[alike.index, alike] as const] : []))),
    problems,
  };
}

/** What a script or a record keeps of a compiled policy. */
export type StoredPolicy = Packed<PolicyTables>;

/** A compiled policy as it is kept: without patterns and examples, which judging no longer reads. */
export function store({ policy, ...tables }: PolicyTables): StoredPolicy {
  const { version, allow, vocabulary } = policy;
  const rules = policy.rules.map((rule) => ({ ...rule, find: [], unless: {}, flags: [], passes: [] }));
  const spoken = Object.entries(vocabulary).filter(([name]) => READ_AS_WORDS.has(name));
  const kept = { version, allow, rules, vocabulary: Object.fromEntries(spoken) };
  return { ...pack(tables), policy: kept };
}

/** A policy that judges, from what was kept; `whole` is the same policy with all that was not kept of it. */
export function restore({ policy, ...packed }: StoredPolicy, likeness: LikenessTables, whole?: Policy): CompiledPolicy {
  const tables = unpack<Omit<PolicyTables, 'policy'>>(packed);
  return ready({ ...tables, policy: whole ?? policy }, likeness);
}

/** Sums of floating numbers differ by less than this from what they stand for. */
const HAIR = 1e-6;

function alikesOf({ rules }: Policy, likeness: LikenessJudge): readonly Alike[] {
  return rules.flatMap((rule, index) => {
    const { like } = rule;
    if (!like || rule.mode === 'off' || likeness.kind(like.kind) < 0) return [];
    const bar = Math.log(like.sure / (1 - like.sure)) - HAIR;
    return [{ rule, index, like, kind: likeness.kind(like.kind), bar }];
  });
}
