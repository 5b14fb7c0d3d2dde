import { type CaseFacts, FAULTS, NO_FACTS } from '../model/case';
import { saying } from '../model/saying';
import { type CompiledPolicy, check, compile, rulesFinding } from '../wording/check';
import type { LikenessTables } from '../wording/likeness-tables';
import type { Example, Policy, Rule } from '../wording/rule';
import { builtInLikeness } from './built-in';
import { fieldOfWords, type PackProblem } from './problem';

/** The facts an example is said in: what it does not say is unknown. */
export function exampleFacts(example: Example): CaseFacts {
  return { ...NO_FACTS, stage: 'after-sale', buyer: [], agent: [], ...example.facts };
}

/**
 * Runs every rule's own examples, and every rewrite through the whole policy in each case it is offered for. Gives what
 * fails, with rule, field and what to do; an empty list is a policy that keeps its own word. `compiled`, where it is at hand, is
 * the policy compiled.
 */
export function selfTest(
  policy: Policy,
  only?: ReadonlySet<string>,
  compiled = compile(policy, builtInLikeness()),
): readonly PackProblem[] {
  const inQuestion = compiled.problems.filter((p) => !only || p.rule === undefined || only.has(p.rule));
  const problems: PackProblem[] = inQuestion.map((p) => ({
    ...(p.rule === undefined ? {} : { rule: p.rule }),
    ...(p.vocabulary === undefined
      ? { field: p.field }
      : { vocabulary: p.vocabulary, field: fieldOfWords(p.vocabulary) }),
    pattern: p.pattern,
    at: p.at,
    message: saying('say_inPattern', p.pattern, p.at + 1, p.message),
  }));
  for (const rule of policy.rules) {
    if (rule.mode === 'off' || (only && !only.has(rule.id))) continue;
    problems.push(...testExamples(compiled, rule), ...testRewrites(compiled, rule));
  }
  return problems;
}

function testExamples(compiled: CompiledPolicy, rule: Rule): PackProblem[] {
  // What goes by likeness alone is silent where a pattern of its category speaks; that is as good.
  const speaksFor = (id: string) => id === rule.id || (rule.find.length === 0 && sameCategory(compiled, id, rule));
  const finds = (example: Example) => [...rulesFinding(compiled, example.draft, exampleFacts(example))].some(speaksFor);
  const own = (example: Example) =>
    check(compiled, example.draft, exampleFacts(example), true).some((f) => f.rule === rule.id);
  return [
    ...rule.flags.flatMap((example, i) =>
      finds(example)
        ? []
        : [{ rule: rule.id, field: `flags.${i}`, message: saying('say_flagNotFound', example.draft) }],
    ),
    ...rule.passes.flatMap((example, i) =>
      own(example) ? [{ rule: rule.id, field: `passes.${i}`, message: saying('say_passFound', example.draft) }] : [],
    ),
  ];
}

const sameCategory = (compiled: CompiledPolicy, id: string, rule: Rule) =>
  compiled.policy.rules.some((r) => r.id === id && r.category === rule.category);

function testRewrites(compiled: CompiledPolicy, rule: Rule): PackProblem[] {
  const faults = rule.when.fault ?? FAULTS;
  return rule.rewrites.flatMap((rewrite, i) =>
    faults
      .filter((fault) => !rewrite.fault || rewrite.fault.includes(fault))
      .flatMap((fault) => {
        const facts: CaseFacts = { ...NO_FACTS, stage: 'after-sale', fault };
        const wrong = check(compiled, rewrite.text, facts).find((f) => f.severity !== 'hint');
        if (!wrong) return [];
        return [
          {
            rule: rule.id,
            field: `rewrites.${i}`,
            message: saying('say_rewriteFound', rewrite.text, fault, wrong.rule),
          },
        ];
      }),
  );
}

/** What the words of rules are looked up in. */
export type Words = Pick<Policy, 'vocabulary' | 'allow'>;

/** What one rule by itself finds in an example; without `likeness`, what its patterns do, whatever they are like. */
export const findingsOf = (rule: Rule, example: Example, { vocabulary, allow }: Words, likeness?: LikenessTables) =>
  check(
    compile({ version: '', vocabulary, allow, rules: [{ ...rule, mode: 'enforce' }] }, likeness),
    example.draft,
    exampleFacts(example),
  );
