import { draftOfExample, type JudgedExample } from '../../components/studio/example-list';
import { RuleEditor } from '../../components/studio/rule-editor';
import { DEFAULT_SEVERITY } from '../../lib/model/category';
import { addExample, type ExampleKind, type PackExample, putRule, removeRule, ruleIn } from '../../lib/policy/edit';
import { builtInPack } from '../../lib/policy/packs';
import { exampleFacts } from '../../lib/policy/self-test';
import { check } from '../../lib/wording/check';
import * as draft from './draft';

export const builtIn: ReadonlySet<string> = new Set((builtInPack().rules ?? []).map((rule) => rule.id));

/** Each example with what the policy as written makes of it. */
function judged(id: string, examples: readonly PackExample[] | undefined): readonly JudgedExample[] {
  const { compiled } = draft.tried.value;
  return (examples ?? []).map((example) => {
    const facts = exampleFacts(
      typeof example === 'string'
        ? { draft: example, facts: {} }
        : { draft: example.draft, facts: example.facts ?? {} },
    );
    const found = check(compiled, draftOfExample(example), facts, true).filter((f) => f.rule === id);
    return { example, found: found.length > 0, spans: found };
  });
}

/** The rule in hand, as a form. */
export function RulePane({ id }: { id: string }) {
  const rule = ruleIn(draft.pack.value, id);
  if (!rule) return null;
  const own = draft.pack.value.rules?.some((each) => each.id === id);
  return (
    <RuleEditor
      key={id}
      rule={rule}
      severity={rule.severity ?? DEFAULT_SEVERITY[rule.category ?? 'arguing']}
      origin={builtIn.has(id) ? (own ? 'changed' : 'built-in') : 'own'}
      flags={judged(id, rule.flags)}
      passes={judged(id, rule.passes)}
      problems={draft.tried.value.problems.filter((p) => p.rule === id)}
      today={new Date().toISOString().slice(0, 10)}
      onChange={(changes) =>
        draft.change(putRule(draft.pack.peek(), id, changes), `${id} ${Object.keys(changes).join()}`)
      }
      onAddExample={(kind: ExampleKind, text) => draft.change(addExample(draft.pack.peek(), id, kind, text))}
      onRemove={() => draft.change(removeRule(draft.pack.peek(), id))}
    />
  );
}
