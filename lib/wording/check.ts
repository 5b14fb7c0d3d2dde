import { type CaseFacts, FAULTS } from '../model/case';
import type { Category } from '../model/category';
import type { Finding } from '../model/finding';
import { type CompiledPolicy, FIELDS, FIND } from './compile';
import { Excusable } from './excuses';
import { findingOf, Weightiest } from './findings';
import { type FoldRoom, SIGNS } from './fold';
import { ALONE, type Likeness, type LikenessJudge } from './likeness';
import { LONGEST_TEXT } from './matcher';
import { Offers } from './offers';
import { isQuoted, type Quote, quotesIn } from './quotes';
import type { Rule } from './rule';
import type { Alike, Situation } from './situation';

export { type CompiledPolicy, compile, restore } from './compile';

/** What `check` gives where nothing is in a draft at all, whatever was said before it; another empty list says less. */
export const NOTHING_THERE: readonly Finding[] = [];
const NO_QUOTES: readonly Quote[] = [];

/**
 * Judges a draft in its case. Pure and synchronous. Gives what was found, weightiest first, never two findings of a
 * category for the same characters; offsets are UTF-16 places in the draft as typed. Rules in shadow are left out
 * unless `shadow` asks for them.
 */
export function check(compiled: CompiledPolicy, draft: string, facts: CaseFacts, shadow = false): readonly Finding[] {
  const situation = compiled.situations.of(facts, shadow);
  if (!isAnythingThere(compiled, draft, situation)) return NOTHING_THERE;
  const found = new Weightiest();
  findIn(compiled, draft, facts, situation, found);
  return found.arranged().map((each) => findingOf(each, facts));
}

/** Whether a draft may have something in it in some case; most have nothing in any, and nobody need ask which case it is. */
export const mayFind = (compiled: CompiledPolicy, draft: string): boolean =>
  isAnythingThere(compiled, draft, compiled.situations.any);

/**
 * Whether something of weight is in a draft whoever is at fault: of `facts` everything counts but that. Where nothing is,
 * nobody need find out who it is, which takes longer.
 */
export function mayCount(
  compiled: CompiledPolicy,
  draft: string,
  { stage, platform, limitYuan, buyer, agent }: CaseFacts,
  shadow: boolean,
): boolean {
  const facts = { stage, platform, buyer, agent, ...(limitYuan === undefined ? {} : { limitYuan }) };
  const asked = new Set<Situation>();
  return FAULTS.some((fault) => {
    const situation = compiled.situations.of({ ...facts, fault }, shadow);
    if (asked.has(situation)) return false;
    asked.add(situation);
    return check(compiled, draft, { ...facts, fault }, shadow).some(({ severity }) => severity !== 'hint');
  });
}

/** Every rule that finds something in the draft, also where another rule's finding of the same characters is the one shown. */
export function rulesFinding(compiled: CompiledPolicy, draft: string, facts: CaseFacts): ReadonlySet<string> {
  const ids = new Set<string>();
  const situation = compiled.situations.of(facts, true);
  if (isAnythingThere(compiled, draft, situation))
    findIn(compiled, draft, facts, situation, { add: (rule) => ids.add(rule.id) });
  return ids;
}

/** Who takes what is found, in places of the draft as typed. */
interface Finds {
  add(rule: Rule, index: number, start: number, end: number): void;
}

/** Goes through a draft; tells whether a pattern was found in it or it is like something: most drafts end here. */
function isAnythingThere({ matcher, likeness, gates }: CompiledPolicy, draft: string, situation: Situation): boolean {
  const { scanner } = matcher;
  scanner.scan(draft.length > LONGEST_TEXT ? draft.slice(0, LONGEST_TEXT) : draft, situation.skips);
  const { hits, room } = scanner;
  // A text of marks and signs alone is like nothing.
  const isAsked = situation.alikes.length > 0 && room.size > 0;
  if (isAsked || (gates.size > 0 && hits.size > 0)) likeness.read(room, scanner.sentences);
  return hits.size > 0 || (isAsked && situation.alikes.some((alike) => isLikely(likeness, alike)));
}

/** What is wrong in one way sounds a little wrong in others: a second kind must be so much surer, in log odds. */
const BESIDE = 0.5;
/** Patterns of the kind found something and excused it all: likeness must be so much surer to say otherwise, in log odds. */
const EXCUSED = 1;

const isLikely = ({ best }: LikenessJudge, { kind, bar }: Alike, more = 0): boolean =>
  (best[kind] as number) > bar + more;

/** Gives to `found` all that counts in this case of what is there. */
function findIn(compiled: CompiledPolicy, draft: string, facts: CaseFacts, { alikes }: Situation, found: Finds): void {
  const { room } = compiled.matcher.scanner;
  const quotes = (room.signs & SIGNS.quote) === 0 ? NO_QUOTES : quotesIn(draft, compiled.quoting);
  const said = byPatterns(compiled, facts, quotes, found);
  if (room.size === 0) return;
  let told = said.isTold;
  for (const alike of likeliest(compiled.likeness, alikes, said)) {
    if (told && !isLikely(compiled.likeness, alike, BESIDE)) continue;
    if (!compiled.sayings.suit(alike.index, alike.rule, facts)) continue;
    const like = compiled.likeness.of(alike.kind, alike.like.sure);
    if (!like || isExcused(compiled, alike.index, like)) continue;
    const is = asTyped(room, like, draft.length);
    if (is.end <= is.start || (!alike.rule.quoted && isQuoted(quotes, is.start, is.end))) continue;
    found.add(alike.rule, alike.index, is.start, is.end);
    told ||= alike.rule.severity !== 'hint';
  }
}

/** What the draft is like, likeliest first, but for the categories that patterns have settled. */
function likeliest(likeness: LikenessJudge, alikes: readonly Alike[], { settled, excused }: Said): readonly Alike[] {
  const likely = alikes.filter(
    (alike) =>
      isLikely(likeness, alike, excused.has(alike.rule.category) ? EXCUSED : 0) && !settled.has(alike.rule.category),
  );
  if (likely.length < 2) return likely;
  return likely.sort((a, b) => (likeness.best[b.kind] as number) - (likeness.best[a.kind] as number));
}

/** What patterns said. */
interface Said {
  /** categories of what counted, or is right in this case, of which the words alone cannot know */
  settled: ReadonlySet<Category>;
  /** categories of what was found: where nothing of it counted, other words excuse it */
  excused: ReadonlySet<Category>;
  /** whether something of weight counted */
  isTold: boolean;
}

/** Adds what patterns found that counts. */
function byPatterns(compiled: CompiledPolicy, facts: CaseFacts, quotes: readonly Quote[], counted: Finds): Said {
  const { owners } = compiled;
  const { scanner } = compiled.matcher;
  const { hits, room } = scanner;
  const said = { settled: new Set<Category>(), excused: new Set<Category>(), isTold: false };
  if (hits.size === 0) return said;
  const byRule = foundByRule(compiled);
  for (const [index, found] of byRule) {
    if (!found.hasFinds) continue;
    const rule = compiled.policy.rules[index] as Rule;
    const suits = compiled.sayings.suit(index, rule, facts);
    (suits ? said.excused : said.settled).add(rule.category);
    // Beside patterns, likeness only decides whether what they found counts.
    const gate = compiled.gates.get(index);
    found.counts = suits && !found.isForgiven;
    found.isSure = gate === undefined || isLikely(compiled.likeness, gate);
  }
  const offers = new Offers(scanner, facts, compiled.offers);
  let found: Excusable | undefined;
  let index = -1;
  for (let hit = 0; hit < hits.size; hit++) {
    const pattern = hits.pattern(hit);
    if (owners.field[pattern] !== FIND) continue;
    const own = owners.rule[pattern] as number;
    if (own !== index) found = byRule.get(own);
    index = own;
    const from = hits.from(hit);
    const to = hits.to(hit);
    if (!found?.counts || found.isExcused(room, from, to)) continue;
    if (!found.isSure && !isLikelyThere(compiled, index, from, to)) continue;
    const rule = compiled.policy.rules[index] as Rule;
    const start = scanner.start(hit);
    const end = scanner.end(hit);
    if (!rule.quoted && quotes.length > 0 && isQuoted(quotes, start, end)) continue;
    if (rule.when.amount && !offers.isOver(from, to)) continue;
    counted.add(rule, index, start, end);
    said.settled.add(rule.category);
    said.isTold ||= rule.severity !== 'hint';
  }
  return said;
}

/** How far around what was found is looked at, in characters of its own clauses: what stands further off says nothing of it. */
const AROUND = 16;

/** Whether the clauses in which something was found are by themselves as like it as the rule wants: courtesies around it make it no better. */
function isLikelyThere({ likeness, gates, matcher }: CompiledPolicy, index: number, from: number, to: number): boolean {
  const gate = gates.get(index);
  if (gate?.like.within !== 'clause') return false;
  const { clauseOf, size } = matcher.scanner.room;
  const first = clauseOf[from];
  const last = clauseOf[Math.max(from, to - 1)];
  let begin = from;
  while (begin > 0 && from - begin < AROUND && clauseOf[begin - 1] === first) begin--;
  let end = to;
  while (end < size && end - to < AROUND && clauseOf[end] === last) end++;
  return likeness.scoreWithin(gate.kind, begin, end) - ALONE > gate.bar;
}

function foundByRule({ matcher: { scanner }, owners }: CompiledPolicy): ReadonlyMap<number, Excusable> {
  const { hits, room } = scanner;
  const byRule = new Map<number, Excusable>();
  let last = -1;
  let found: Excusable | undefined;
  for (let hit = 0; hit < hits.size; hit++) {
    const pattern = hits.pattern(hit);
    const rule = owners.rule[pattern] as number;
    if (rule !== last || !found) {
      last = rule;
      found = byRule.get(rule) ?? new Excusable();
      byRule.set(rule, found);
    }
    const field = FIELDS[owners.field[pattern] as number];
    if (field === 'find') found.hasFinds = true;
    else if (field) found.excuse(field, room, hits.from(hit), hits.to(hit));
  }
  return byRule;
}

/** Whether an exception of a rule without patterns covers a part of the stretch that is like it. */
function isExcused({ matcher: { scanner }, owners }: CompiledPolicy, index: number, { from, to }: Likeness): boolean {
  const hits = scanner.exceptionsOf(index);
  if (hits.size === 0) return false;
  const { room } = scanner;
  const excusable = new Excusable();
  for (let hit = 0; hit < hits.size; hit++) {
    const field = FIELDS[owners.field[hits.pattern(hit)] as number];
    if (field && field !== 'find') excusable.excuse(field, room, hits.from(hit), hits.to(hit));
  }
  return excusable.isForgiven || excusable.isExcused(room, from, to);
}

/** The places that a folded stretch has in the draft as typed: one character at least. */
function asTyped({ at }: FoldRoom, { from, to }: Likeness, length: number): Quote {
  return { start: at[from] as number, end: Math.min(length, (at[Math.max(from, to - 1)] as number) + 1) };
}
