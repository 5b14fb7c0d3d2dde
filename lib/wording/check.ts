import type { CaseFacts } from '../model/case';
import { SEVERITY_WEIGHT } from '../model/category';
import type { Finding } from '../model/finding';
import { readYuan } from './amount';
import { compileMatcher, type Hit, type Matcher, type Scan, type VocabularyProblem } from './matcher';
import type { Policy, Rule } from './rule';

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
  problems: readonly RuleProblem[];
}

/** Compiles a policy. Rules that cannot be read are named in `problems` and never found; the others work. */
export function compile(policy: Policy): CompiledPolicy {
  const places: Place[] = [];
  const patterns: { id: number; pattern: string }[] = [];
  const said: Said[] = [];
  const sayings: { id: number; pattern: string }[] = [];
  policy.rules.forEach((rule, index) => {
    if (rule.mode === 'off') return;
    const put = (field: Place['field'], list: readonly string[] | undefined) => {
      for (const pattern of list ?? []) patterns.push({ id: places.push({ rule: index, field }) - 1, pattern });
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
    problems: [...draft.problems.map(name(places)), ...chat.problems.map(name(said)).filter((p) => !p.vocabulary)],
  };
}

/**
 * Judges a draft in its case. Pure and synchronous. Gives what was found, weightiest first, never two findings of a
 * category for the same characters; offsets are UTF-16 places in the draft as typed. Rules in shadow are left out
 * unless `shadow` asks for them.
 */
export function check(compiled: CompiledPolicy, draft: string, facts: CaseFacts, shadow = false): readonly Finding[] {
  const scan = compiled.matcher.scan(draft);
  if (scan.hits.length === 0) return [];
  const byRule = new Map<number, { finds: Hit[]; excuses: { field: Place['field']; hit: Hit }[] }>();
  for (const hit of scan.hits) {
    const place = compiled.places[hit.id];
    if (!place) continue;
    let group = byRule.get(place.rule);
    if (!group) {
      group = { finds: [], excuses: [] };
      byRule.set(place.rule, group);
    }
    if (place.field === 'find') group.finds.push(hit);
    else group.excuses.push({ field: place.field, hit });
  }
  const quotes = quotedPlaces(draft, compiled.quoting);
  const findings: Finding[] = [];
  for (const [index, { finds, excuses }] of byRule) {
    const rule = compiled.policy.rules[index];
    if (!rule || finds.length === 0 || (rule.mode === 'shadow' && !shadow) || !holds(compiled, index, rule, facts))
      continue;
    for (const hit of finds) {
      if (excuses.some((excuse) => excused(scan, hit, excuse.field, excuse.hit))) continue;
      if (!rule.quoted && quotes.some((q) => q.start <= hit.start && hit.end <= q.end)) continue;
      if (rule.when.amount && !overLimit(compiled, draft, scan, hit, facts)) continue;
      findings.push(findingOf(rule, hit, facts));
    }
  }
  return arrange(findings);
}

function excused(scan: Scan, hit: Hit, scope: Place['field'], excuse: Hit): boolean {
  if (scope === 'message') return true;
  const of = scope === 'clause' ? scan.clauseOf : scan.sentenceOf;
  const first = of[hit.from] ?? 0;
  const last = of[Math.max(hit.from, hit.to - 1)] ?? 0;
  const from = of[excuse.from] ?? 0;
  const to = of[Math.max(excuse.from, excuse.to - 1)] ?? 0;
  return from <= last && to >= first;
}

function holds(compiled: CompiledPolicy, index: number, rule: Rule, facts: CaseFacts): boolean {
  const { when } = rule;
  if (when.fault && !when.fault.includes(facts.fault)) return false;
  if (when.stage && !when.stage.includes(facts.stage)) return false;
  if (when.platform && !when.platform.includes(facts.platform)) return false;
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
  while (to < scan.folded.text.length && scan.sentenceOf[to] === sentence) to++;
  const here = readYuan(draft.slice(scan.folded.at[from] ?? 0, scan.folded.at[to] ?? draft.length));
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

/** Weightiest first, then as they stand in the draft; of those that overlap within a category the weightiest, longest stays. */
function arrange(findings: readonly Finding[]): readonly Finding[] {
  const weight = (f: Finding) => SEVERITY_WEIGHT[f.severity];
  const sorted = [...findings].sort(
    (a, b) => weight(b) - weight(a) || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const kept: Finding[] = [];
  for (const finding of sorted.slice(0, 400)) {
    const twice = kept.some((k) => k.category === finding.category && k.start < finding.end && finding.start < k.end);
    if (!twice) kept.push(finding);
  }
  return kept.sort((a, b) => weight(b) - weight(a) || a.start - b.start || a.end - b.end);
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
