import type { CaseFacts } from '../model/case';
import { type Category, SEVERITY_WEIGHT } from '../model/category';
import type { Finding } from '../model/finding';
import { readYuan } from './amount';
import { type LikenessJudge, likenessJudge } from './likeness';
import { compileMatcher, type Matcher, type PatternSource, type VocabularyProblem } from './matcher';
import type { Policy, Rule, RuleLike } from './rule';
import type { Hit, Scan } from './scanner';

/** Where a pattern stands in a rule; problems name it. */
type Place = { rule: number; field: 'find' | 'clause' | 'sentence' | 'message' };
type Said = { rule: number; field: 'buyerSaid' | 'notBuyerSaid' | 'agentSaid' | 'notAgentSaid' };

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
  chat: Matcher;
  said: readonly Said[];
  quoting: readonly string[];
  /** words of an offer of money */
  offering: readonly string[];
  memory: WeakMap<readonly string[], ReadonlySet<number>>;
  /** rules by likeness, and what judges it */
  alikes: readonly { rule: Rule; index: number; like: RuleLike }[];
  likeness: LikenessJudge | undefined;
  problems: readonly RuleProblem[];
}

/** Compiles a policy. Rules that cannot be read are named in `problems` and never found; the others work. */
export function compile(policy: Policy): CompiledPolicy {
  const places: Place[] = [];
  const patterns: PatternSource[] = [];
  const said: Said[] = [];
  const sayings: { id: number; pattern: string }[] = [];
  policy.rules.forEach((rule, index) => {
    if (rule.mode === 'off') return;
    const put = (field: Place['field'], list: readonly string[] | undefined) => {
      for (const pattern of list ?? []) {
        const id = places.push({ rule: index, field }) - 1;
        patterns.push({ id, pattern, group: index, waits: field !== 'find' });
      }
    };
    put('find', rule.find);
    put('clause', rule.unless.clause);
    put('sentence', rule.unless.sentence);
    put('message', rule.unless.message);
    for (const field of ['buyerSaid', 'notBuyerSaid', 'agentSaid', 'notAgentSaid'] as const) {
      for (const pattern of rule.when[field] ?? [])
        sayings.push({ id: said.push({ rule: index, field }) - 1, pattern });
    }
  });
  const { vocabulary, allow } = policy;
  const alikes = policy.rules.flatMap((rule, index) =>
    rule.like && rule.mode !== 'off' ? [{ rule, index, like: rule.like }] : [],
  );
  const draft = compileMatcher({ vocabulary, allow, patterns });
  const chat = compileMatcher({ vocabulary, patterns: sayings });
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
    chat: chat.matcher,
    said,
    quoting: policy.vocabulary['quoting'] ?? [],
    offering: policy.vocabulary['offering'] ?? [],
    memory: new WeakMap(),
    alikes,
    likeness: policy.learned && alikes.length > 0 ? likenessJudge(policy.learned) : undefined,
    problems: [...draft.problems.map(name(places)), ...chat.problems.map(name(said)).filter((p) => !p.vocabulary)],
  };
}

/**
 * Judges a draft in its case. Pure and synchronous. Gives what was found, weightiest first, never two findings of a
 * category for the same characters; offsets are UTF-16 places in the draft as typed. Rules in shadow are left out
 * unless `shadow` asks for them.
 */
export function check(compiled: CompiledPolicy, draft: string, facts: CaseFacts, shadow = false): readonly Finding[] {
  return arrange(countedIn(compiled, draft, facts, shadow)).map(({ rule, hit }) => findingOf(rule, hit, facts));
}

/** Every rule that finds something in the draft, also where another rule's finding of the same characters is the one shown. */
export const rulesFinding = (compiled: CompiledPolicy, draft: string, facts: CaseFacts): ReadonlySet<string> =>
  new Set(countedIn(compiled, draft, facts, true).map(({ rule }) => rule.id));

function countedIn(compiled: CompiledPolicy, draft: string, facts: CaseFacts, shadow: boolean): Counted[] {
  const { policy, places } = compiled;
  const scan = compiled.matcher.scan(draft, (index) => {
    const rule = policy.rules[index] as Rule;
    return (rule.mode === 'shadow' && !shadow) || !fits(rule, facts);
  });
  const byRule = new Map<number, Found>();
  for (const hit of scan.hits) {
    const { rule, field } = places[hit.id] as Place;
    let found = byRule.get(rule);
    if (!found) {
      found = { finds: [], excused: undefined };
      byRule.set(rule, found);
    }
    if (field === 'find') found.finds.push(hit);
    else excuse(found, scan, field, hit);
  }
  const quotes = quotedPlaces(draft, compiled.quoting);
  const counted: Counted[] = [];
  // Where patterns of a category had something to say, found or excused, no likeness says more.
  const spoken = new Set<Category>();
  for (const [index, { finds, excused }] of byRule) {
    const rule = policy.rules[index] as Rule;
    spoken.add(rule.category);
    if (excused === 'message' || !holds(compiled, index, rule, facts)) continue;
    for (const hit of finds) {
      if (excused && isExcused(scan, excused, hit)) continue;
      if (!rule.quoted && quotes.some((q) => q.start <= hit.start && hit.end <= q.end)) continue;
      if (rule.when.amount && !overLimit(compiled, draft, scan, hit, facts)) continue;
      counted.push({ rule, index, hit });
    }
  }
  alike(compiled, draft, facts, shadow, (rule, index, hit) => {
    if (spoken.has(rule.category) || !holds(compiled, index, rule, facts)) return;
    if (rule.quoted || !quotes.some((q) => q.start <= hit.start && hit.end <= q.end))
      counted.push({ rule, index, hit });
  });
  return counted;
}

/** What the rules by likeness find in the draft just scanned. */
function alike(
  { alikes, likeness, matcher }: CompiledPolicy,
  draft: string,
  facts: CaseFacts,
  shadow: boolean,
  found: (rule: Rule, index: number, hit: Hit) => void,
): void {
  if (!likeness) return;
  const room = matcher.folded();
  likeness.read(room);
  for (const { rule, index, like } of alikes) {
    if ((rule.mode === 'shadow' && !shadow) || !fits(rule, facts)) continue;
    const is = likeness.of(like.kind, like.sure);
    if (!is) continue;
    const start = room.at[is.from] as number;
    const end = Math.min(draft.length, (room.at[Math.max(is.from, is.to - 1)] as number) + 1);
    found(rule, index, { id: -1, from: is.from, to: is.to, start, end });
  }
}

/** What one rule found: its hits, and which clauses and sentences (or the whole message) an exception covers. */
interface Found {
  finds: Hit[];
  excused: 'message' | { clauses: Uint8Array; sentences: Uint8Array } | undefined;
}

interface Counted {
  rule: Rule;
  /** its place in the policy: what decides where nothing else does */
  index: number;
  hit: Hit;
}

function excuse(found: Found, scan: Scan, scope: Place['field'], hit: Hit): void {
  if (scope === 'message') found.excused = 'message';
  if (found.excused === 'message') return;
  found.excused ??= {
    clauses: new Uint8Array((scan.clauseOf.at(-1) ?? 0) + 1),
    sentences: new Uint8Array((scan.sentenceOf.at(-1) ?? 0) + 1),
  };
  if (scope === 'clause') found.excused.clauses.fill(1, ...stretch(scan.clauseOf, hit));
  else found.excused.sentences.fill(1, ...stretch(scan.sentenceOf, hit));
}

/** The clauses or sentences a hit lies in: the first, and one past the last. */
function stretch(of: Int32Array, hit: Hit): [number, number] {
  return [of[hit.from] ?? 0, (of[Math.max(hit.from, hit.to - 1)] ?? 0) + 1];
}

function isExcused(scan: Scan, excused: { clauses: Uint8Array; sentences: Uint8Array }, hit: Hit): boolean {
  const isCovered = (covered: Uint8Array, [first, until]: [number, number]) => {
    for (let i = first; i < until; i++) if (covered[i] === 1) return true;
    return false;
  };
  return (
    isCovered(excused.clauses, stretch(scan.clauseOf, hit)) ||
    isCovered(excused.sentences, stretch(scan.sentenceOf, hit))
  );
}

/** Whether the case is one the rule speaks of, as far as the case's own values tell. */
function fits({ when }: Rule, facts: CaseFacts): boolean {
  if (when.fault && !when.fault.includes(facts.fault)) return false;
  if (when.stage && !when.stage.includes(facts.stage)) return false;
  return !when.platform || when.platform.includes(facts.platform);
}

/** Whether the chat so far is one the rule speaks of. */
function holds(compiled: CompiledPolicy, index: number, rule: Rule, facts: CaseFacts): boolean {
  const { when } = rule;
  const has = (field: Said['field'], messages: readonly string[]) =>
    [...heard(compiled, messages)].some(
      (id) => compiled.said[id]?.rule === index && compiled.said[id]?.field === field,
    );
  if (when.buyerSaid && !has('buyerSaid', facts.buyer)) return false;
  if (when.notBuyerSaid && has('notBuyerSaid', facts.buyer)) return false;
  if (when.agentSaid && !has('agentSaid', facts.agent)) return false;
  if (when.notAgentSaid && has('notAgentSaid', facts.agent)) return false;
  return true;
}

/** Which sayings the chat holds; read once for a list of messages, not once a keystroke. */
function heard(compiled: CompiledPolicy, messages: readonly string[]): ReadonlySet<number> {
  const known = compiled.memory.get(messages);
  if (known) return known;
  const found = new Set<number>();
  for (const message of messages) for (const hit of compiled.chat.scan(message).hits) found.add(hit.id);
  compiled.memory.set(messages, found);
  return found;
}

function overLimit(compiled: CompiledPolicy, draft: string, scan: Scan, hit: Hit, facts: CaseFacts): boolean {
  if (facts.limitYuan === undefined) return false;
  const sentence = scan.sentenceOf[hit.from];
  let from = hit.from;
  let to = hit.to;
  while (from > 0 && scan.sentenceOf[from - 1] === sentence) from--;
  while (to < scan.sentenceOf.length - 1 && scan.sentenceOf[to] === sentence) to++;
  const here = readYuan(draft.slice(scan.at[from] ?? 0, scan.at[to] ?? draft.length));
  const before = new Set(
    facts.agent.flatMap((message) =>
      compiled.offering.some((word) => message.includes(word)) ? [Math.max(0, ...readYuan(message))] : [],
    ),
  );
  const most = Math.max(0, ...here);
  // Offers of one case add up; the same sum said again is one offer.
  const promised = [...before].reduce((sum, yuan) => sum + yuan, 0);
  return most > 0 && most + promised > facts.limitYuan;
}

function findingOf(rule: Rule, hit: Hit, facts: CaseFacts): Finding {
  const other = rule.sayWhen[facts.fault];
  return {
    rule: rule.id,
    category: rule.category,
    severity: rule.severity,
    start: hit.start,
    end: hit.end,
    say: other?.say ?? rule.say,
    why: other?.why ?? rule.why,
    source: rule.source,
    rewrites: rule.rewrites
      .filter((r) => !r.fault || r.fault.includes(facts.fault))
      .map(({ text, replaces }) => ({ text, replaces })),
    because: {
      ...(rule.when.fault ? { fault: facts.fault } : {}),
      ...(rule.when.stage ? { stage: facts.stage } : {}),
      ...(rule.when.amount && facts.limitYuan !== undefined ? { limitYuan: facts.limitYuan } : {}),
    },
    from: rule.from,
    overridable: rule.overridable,
  };
}

/** Findings of one draft; more would help nobody. */
const MOST = 400;

/** Weightiest first, then as they stand in the draft; of those that overlap within a category the weightiest, longest stays. */
function arrange(counted: Counted[]): readonly Counted[] {
  const weight = ({ rule }: Counted) => SEVERITY_WEIGHT[rule.severity];
  if (counted.length > 1)
    counted.sort(
      (a, b) =>
        weight(b) - weight(a) ||
        b.hit.end - b.hit.start - (a.hit.end - a.hit.start) ||
        a.hit.start - b.hit.start ||
        a.index - b.index,
    );
  const kept: Counted[] = [];
  for (const { rule, index, hit } of counted.slice(0, MOST)) {
    const isTwice = kept.some(
      (k) => k.rule.category === rule.category && k.hit.start < hit.end && hit.start < k.hit.end,
    );
    if (!isTwice) kept.push({ rule, index, hit });
  }
  return kept.sort(
    (a, b) => weight(b) - weight(a) || a.hit.start - b.hit.start || a.hit.end - b.hit.end || a.index - b.index,
  );
}

const QUOTE = /[“"「『]([^”"」』\n]{1,80})[”"」』]/g;

/** What the agent quotes of somebody: marks with a word of saying shortly before them. */
function quotedPlaces(draft: string, quoting: readonly string[]): { start: number; end: number }[] {
  if (!/[“"「『]/.test(draft)) return [];
  return [...draft.matchAll(QUOTE)].flatMap((m) => {
    const lead = draft.slice(Math.max(0, m.index - 8), m.index);
    return quoting.some((word) => lead.includes(word)) ? [{ start: m.index, end: m.index + m[0].length }] : [];
  });
}
