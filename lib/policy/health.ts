import type { CaseFacts, Fault } from '../model/case';
import { SEVERITY_WEIGHT, type Severity } from '../model/category';
import { type CompiledPolicy, check, rulesFinding } from '../wording/check';
import type { Example, Rule } from '../wording/rule';
import type { Pack } from './pack';
import type { Place } from './place';
import { exampleFacts } from './self-test';
import { unknownNames, unusedNames } from './uses';

/*
 * The check-up of a pack as a whole: what its own examples cannot tell. Each finding is data with the place where it is
 * mended; the page gives it words.
 */

export type HealthItem =
  /** nothing it was shown makes it speak: neither a message of the log, nor any example while no log is there */
  | { is: 'silent'; rule: string; seen: number; place: Place }
  /** every sentence of `rule` is found by `other` too */
  | { is: 'overlap'; rule: string; other: string; place: Place }
  /** `other` finds a sentence that must pass by `rule` */
  | { is: 'contradiction'; rule: string; other: string; text: string; place: Place }
  | { is: 'reply'; reply: string; text: string; rule: string; fault: CaseFacts['fault']; place: Place }
  /** an example that was judged otherwise by the version in force; `undefined` is "let by" */
  | { is: 'verdict'; rule: string; text: string; was?: Severity | undefined; now?: Severity | undefined; place: Place }
  | { is: 'unknown-words'; name: string; rules: readonly string[]; place: Place }
  | { is: 'unused-words'; name: string; place: Place };

export interface CheckUp {
  pack: Pack;
  compiled: CompiledPolicy;
  /** the version in force, to see whose verdict changed */
  before?: CompiledPolicy;
  /** replies that would be held or flagged, each with the rule that does it and whose fault it then is */
  failing: readonly { reply: string; text: string; rule: string; fault: Fault }[];
  /** the rules that found something in messages really sent, where a log was tried, and how many those were */
  heard?: { rules: ReadonlySet<string>; messages: number };
}

/** All there is to look at, the gravest kinds first. */
export function checkUp(up: CheckUp): readonly HealthItem[] {
  const own = new Set((up.pack.rules ?? []).map(({ id }) => id));
  return [
    ...contradictions(up.compiled, own),
    ...up.failing.map((each): HealthItem => ({ is: 'reply', ...each, place: { at: 'replies', id: each.reply } })),
    ...changedVerdicts(up),
    ...unknownWords(up.compiled),
    ...overlaps(up.compiled, own),
    ...silentRules(up.compiled, own, up.heard),
    ...unusedNames(up.compiled.policy, Object.keys(up.pack.vocabulary ?? {})).map(
      (name): HealthItem => ({ is: 'unused-words', name, place: { at: 'words', id: name } }),
    ),
  ];
}

const acting = ({ policy }: CompiledPolicy): readonly Rule[] => policy.rules.filter(({ mode }) => mode !== 'off');
const finders = (compiled: CompiledPolicy, { draft, facts }: Example) =>
  rulesFinding(compiled, draft, exampleFacts({ draft, facts }));

/** Sentences that must pass by one rule and are held or flagged by another, where the pack has a hand in either. */
function contradictions(compiled: CompiledPolicy, own: ReadonlySet<string>): HealthItem[] {
  return acting(compiled).flatMap((rule) =>
    rule.passes.flatMap((example, i) =>
      check(compiled, example.draft, exampleFacts(example), true)
        .filter((f) => f.rule !== rule.id && f.severity !== 'hint' && (own.has(rule.id) || own.has(f.rule)))
        .slice(0, 1)
        .map(
          (f): HealthItem => ({
            is: 'contradiction',
            rule: rule.id,
            other: f.rule,
            text: example.draft,
            place: { at: 'rule', id: rule.id, field: `passes.${i}` },
          }),
        ),
    ),
  );
}

/** Examples, the pack's and those below, that the version in force judged otherwise. */
function changedVerdicts({ compiled, before }: CheckUp): HealthItem[] {
  if (!before) return [];
  const known = new Set(before.policy.rules.map(({ id }) => id));
  const worst = (by: CompiledPolicy, { draft, facts }: Example) =>
    check(by, draft, exampleFacts({ draft, facts })).reduce<Severity | undefined>(
      (most, { severity }) => (most && SEVERITY_WEIGHT[most] >= SEVERITY_WEIGHT[severity] ? most : severity),
      undefined,
    );
  return acting(compiled)
    .filter(({ id }) => known.has(id))
    .flatMap((rule) =>
      (['flags', 'passes'] as const).flatMap((kind) =>
        rule[kind].flatMap((example, i): HealthItem[] => {
          const [was, now] = [worst(before, example), worst(compiled, example)];
          if (was === now) return [];
          const place: Place = { at: 'rule', id: rule.id, field: `${kind}.${i}` };
          return [{ is: 'verdict', rule: rule.id, text: example.draft, was, now, place }];
        }),
      ),
    );
}

function unknownWords({ policy }: CompiledPolicy): HealthItem[] {
  return unknownNames(policy).map((name) => {
    const rules = policy.rules.filter((rule) => JSON.stringify(rule).includes(`<${name}>`)).map(({ id }) => id);
    const [first] = rules;
    return {
      is: 'unknown-words',
      name,
      rules,
      place: first === undefined ? { at: 'words', id: name } : { at: 'rule', id: first, field: 'find' },
    };
  });
}

/** The pack's rules whose every sentence another rule finds as well. */
function overlaps(compiled: CompiledPolicy, own: ReadonlySet<string>): HealthItem[] {
  return acting(compiled)
    .filter(({ id, flags }) => own.has(id) && flags.length > 0)
    .flatMap((rule) => {
      const [first = new Set<string>(), ...rest] = rule.flags.map((flag) => finders(compiled, flag));
      const all = [...first].filter((id) => id !== rule.id && rest.every((each) => each.has(id)));
      return all.map(
        (other): HealthItem => ({ is: 'overlap', rule: rule.id, other, place: { at: 'rule', id: rule.id } }),
      );
    });
}

/** With a log: the pack's rules that met nothing in it. Without: rules that do not even speak for their own sentences. */
function silentRules(compiled: CompiledPolicy, own: ReadonlySet<string>, heard: CheckUp['heard']): HealthItem[] {
  const isHeard = (rule: Rule) =>
    heard ? heard.rules.has(rule.id) : rule.flags.some((flag) => finders(compiled, flag).has(rule.id));
  return acting(compiled)
    .filter((rule) => (own.has(rule.id) || !heard) && rule.flags.length > 0 && !isHeard(rule))
    .map((rule) => ({
      is: 'silent',
      rule: rule.id,
      seen: heard?.messages ?? 0,
      place: { at: 'rule', id: rule.id },
    }));
}
