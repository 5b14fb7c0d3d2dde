import type { CaseFacts } from '../model/case';
import type { Category } from '../model/category';
import type { Finding } from '../model/finding';
import { Excusable, type Scope } from './excuses';
import { arrange, type Counted, findingOf } from './findings';
import { LikenessJudge, likenessTables } from './likeness';
import { compileMatcher, LONGEST_TEXT, type Matcher, type PatternSource, type VocabularyProblem } from './matcher';
import { Offers } from './offers';
import { isQuoted, type Quote, quotesIn } from './quotes';
import type { Policy, Rule } from './rule';
import { type Alike, SAID_FIELDS, type Said, Sayings, Situations } from './situation';

/** Where a pattern stands in a rule; problems name it. */
type Place = { rule: number; field: 'find' | Scope };

export interface RuleProblem {
  rule?: string;
  vocabulary?: string;
  field: string;
  pattern: string;
  at: number;
  message: string;
}

/** A policy made ready once, to judge any number of drafts. */
export interface CompiledPolicy {
  policy: Policy;
  matcher: Matcher;
  places: readonly Place[];
  situations: Situations;
  sayings: Sayings;
  quoting: readonly string[];
  /** words of an offer of money */
  offering: readonly string[];
  /** judges the rules by likeness */
  likeness: LikenessJudge;
  problems: readonly RuleProblem[];
}

const SCOPES = ['clause', 'sentence', 'message'] as const satisfies readonly Scope[];

/** Compiles a policy. Rules that cannot be read are named in `problems` and never found; the others work. */
export function compile(policy: Policy): CompiledPolicy {
  const places: Place[] = [];
  const patterns: PatternSource[] = [];
  const said: Said[] = [];
  const sayings: PatternSource[] = [];
  policy.rules.forEach((rule, index) => {
    if (rule.mode === 'off') return;
    const put = (field: Place['field'], list: readonly string[] = [], waits?: PatternSource['waits']) => {
      for (const pattern of list)
        patterns.push({ id: places.push({ rule: index, field }) - 1, pattern, group: index, ...(waits && { waits }) });
    };
    put('find', rule.find);
    for (const scope of SCOPES) put(scope, rule.unless[scope], scope === 'message' ? 'anywhere' : 'there');
    for (const field of SAID_FIELDS)
      for (const pattern of rule.when[field] ?? [])
        sayings.push({ id: said.push({ rule: index, field }) - 1, pattern });
  });
  const { vocabulary, allow } = policy;
  const draft = compileMatcher({ vocabulary, allow, patterns });
  const chat = compileMatcher({ vocabulary, patterns: sayings });
  const likeness = likenessOf(policy);
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
    matcher: draft.matcher,
    places,
    situations: new Situations(policy.rules, alikesOf(policy, likeness)),
    sayings: new Sayings(chat.matcher, said),
    quoting: policy.vocabulary['quoting'] ?? [],
    offering: policy.vocabulary['offering'] ?? [],
    likeness,
    problems: [...draft.problems.map(name(places)), ...chat.problems.map(name(said)).filter((p) => !p.vocabulary)],
  };
}

const NOTHING_LEARNED = { kinds: [], step: 0, start: [], rows: {} };

function likenessOf({ rules, learned }: Policy): LikenessJudge {
  const kinds = rules.flatMap(({ like, mode }) => (like && mode !== 'off' ? [like.kind] : []));
  return new LikenessJudge(likenessTables(learned ?? NOTHING_LEARNED, [...new Set(kinds)]));
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

const NOTHING_FOUND: readonly Finding[] = [];

/**
 * Judges a draft in its case. Pure and synchronous. Gives what was found, weightiest first, never two findings of a
 * category for the same characters; offsets are UTF-16 places in the draft as typed. Rules in shadow are left out
 * unless `shadow` asks for them.
 */
export function check(compiled: CompiledPolicy, draft: string, facts: CaseFacts, shadow = false): readonly Finding[] {
  const { matcher, likeness } = compiled;
  const { scanner } = matcher;
  const { skips, alikes } = compiled.situations.of(facts, shadow);
  scanner.scan(draft.length > LONGEST_TEXT ? draft.slice(0, LONGEST_TEXT) : draft, skips);
  if (alikes.length > 0) likeness.read(scanner.room, scanner.sentences);
  const likely = alikes.filter(({ kind, bar }) => (likeness.best[kind] as number) > bar);
  if (scanner.hits.size === 0 && likely.length === 0) return NOTHING_FOUND;
  const quotes = quotesIn(draft, compiled.quoting);
  const { counted, spoken } = byPatterns(compiled, facts, quotes);
  for (const alike of likely) {
    if (spoken.has(alike.rule.category) || !compiled.sayings.suit(alike.index, alike.rule, facts)) continue;
    const found = byLikeness(compiled, alike, draft.length);
    if (found && (alike.rule.quoted || !isQuoted(quotes, found.start, found.end))) counted.push(found);
  }
  return counted.length === 0 ? NOTHING_FOUND : arrange(counted).map((each) => findingOf(each, facts));
}

/** What patterns found that counts, and the categories in which they had something to say, found or excused. */
function byPatterns(
  compiled: CompiledPolicy,
  facts: CaseFacts,
  quotes: readonly Quote[],
): { counted: Counted[]; spoken: ReadonlySet<Category> } {
  const { scanner } = compiled.matcher;
  const { hits, room } = scanner;
  const counted: Counted[] = [];
  // Where patterns of a category had something to say, found or excused, no likeness says more.
  const spoken = new Set<Category>();
  if (hits.size === 0) return { counted, spoken };
  const offers = new Offers(scanner, facts, compiled.offering);
  for (const [index, found] of foundByRule(compiled)) {
    const rule = compiled.policy.rules[index] as Rule;
    if (found.finds.length > 0) spoken.add(rule.category);
    if (found.isForgiven || !compiled.sayings.suit(index, rule, facts)) continue;
    for (const hit of found.finds) {
      const from = hits.from(hit);
      const to = hits.to(hit);
      if (found.isExcused(room, from, to)) continue;
      const start = scanner.start(hit);
      const end = scanner.end(hit);
      if (!rule.quoted && quotes.length > 0 && isQuoted(quotes, start, end)) continue;
      if (rule.when.amount && !offers.isOver(from, to)) continue;
      counted.push({ rule, index, start, end });
    }
  }
  return { counted, spoken };
}

function foundByRule({ matcher: { scanner }, places }: CompiledPolicy): ReadonlyMap<number, Excusable> {
  const { hits, room } = scanner;
  const byRule = new Map<number, Excusable>();
  let last = -1;
  let found: Excusable | undefined;
  for (let hit = 0; hit < hits.size; hit++) {
    const { rule, field } = places[hits.pattern(hit)] as Place;
    if (rule !== last || !found) {
      last = rule;
      found = byRule.get(rule) ?? new Excusable();
      byRule.set(rule, found);
    }
    if (field === 'find') found.finds.push(hit);
    else found.excuse(field, room, hits.from(hit), hits.to(hit));
  }
  return byRule;
}

function byLikeness(
  { likeness, matcher: { scanner } }: CompiledPolicy,
  { rule, index, kind, like }: Alike,
  length: number,
): Counted | undefined {
  const is = likeness.of(kind, like.sure);
  if (!is) return undefined;
  const { at } = scanner.room;
  const start = at[is.from] as number;
  return { rule, index, start, end: Math.min(length, (at[Math.max(is.from, is.to - 1)] as number) + 1) };
}
