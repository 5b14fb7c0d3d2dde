import { useMemo } from 'preact/hooks';
import { draftOfExample, type JudgedExample } from '../../components/studio/example-list';
import { RuleEditor } from '../../components/studio/rule-editor';
import { dayOf } from '../../lib/memo/groups';
import { DEFAULT_SEVERITY } from '../../lib/model/category';
import { builtInLikeness } from '../../lib/policy/built-in';
import {
  addExample,
  addWord,
  type ExampleKind,
  type PackExample,
  putRule,
  removeRule,
  ruleIn,
} from '../../lib/policy/edit';
import { addException, exceptionsFor } from '../../lib/policy/exceptions';
import { missingWord } from '../../lib/policy/missing';
import { builtInPack } from '../../lib/policy/packs';
import { exampleFacts } from '../../lib/policy/self-test';
import { tellingFirst } from '../../lib/policy/telling';
import { type CompiledPolicy, check } from '../../lib/wording/check';
import * as draft from './draft';
import { go } from './place';

export const builtIn: ReadonlySet<string> = new Set((builtInPack().rules ?? []).map((rule) => rule.id));

/** Verdicts by the policy that gave them: a key pressed elsewhere in the form judges nothing anew. */
const verdicts = new WeakMap<CompiledPolicy, Map<string, JudgedExample>>();

/** Each example with what the policy as written makes of it. */
function judged(id: string, kind: ExampleKind, examples: readonly PackExample[] | undefined): readonly JudgedExample[] {
  const { compiled } = draft.tried.value;
  const known = verdicts.get(compiled) ?? new Map<string, JudgedExample>();
  verdicts.set(compiled, known);
  return (examples ?? []).map((example) => {
    const key = `${id} ${kind} ${JSON.stringify(example)}`;
    const verdict = known.get(key) ?? judge(compiled, id, kind, example);
    known.set(key, verdict);
    return verdict;
  });
}

function judge(compiled: CompiledPolicy, id: string, kind: ExampleKind, example: PackExample): JudgedExample {
  const { policy } = compiled;
  const rule = policy.rules.find((each) => each.id === id);
  const plain =
    typeof example === 'string' ? { draft: example, facts: {} } : { draft: example.draft, facts: example.facts ?? {} };
  const all = check(compiled, draftOfExample(example), exampleFacts(plain), true);
  const found = all.filter((f) => f.rule === id);
  const isHit = kind === 'passes' && found.length > 0 && rule !== undefined;
  const isMissed = kind === 'flags' && found.length === 0 && rule !== undefined;
  const other = isMissed ? all.find((f) => f.category === rule.category) : undefined;
  return {
    example,
    found: found.length > 0,
    other: other?.say,
    spans: other ? [other] : found,
    missing: isMissed ? missingWord(rule, plain, policy, builtInLikeness()) : undefined,
    exceptions: isHit ? exceptionsFor(rule, plain, policy, builtInLikeness()) : undefined,
  };
}

/** The rule in hand, as a form. */
export function RulePane({ id }: { id: string }) {
  const rule = ruleIn(draft.pack.value, id);
  const { vocabulary } = draft.tried.value.policy;
  const flags = rule?.flags;
  const telling = useMemo(() => tellingFirst(vocabulary, flags), [vocabulary, flags]);
  if (!rule) return null;
  const own = draft.pack.value.rules?.some((each) => each.id === id);
  return (
    <RuleEditor
      key={id}
      rule={rule}
      severity={rule.severity ?? DEFAULT_SEVERITY[rule.category ?? 'arguing']}
      origin={builtIn.has(id) ? (own ? 'changed' : 'built-in') : 'own'}
      vocabulary={telling}
      flags={judged(id, 'flags', rule.flags)}
      passes={judged(id, 'passes', rule.passes)}
      problems={draft.tried.value.problems.filter((p) => p.rule === id)}
      today={dayOf(Date.now())}
      onChange={(changes) =>
        draft.change(putRule(draft.pack.peek(), id, changes), `${id} ${Object.keys(changes).join()}`)
      }
      onAddExample={(kind, example) => draft.change(addExample(draft.pack.peek(), id, kind, example))}
      onAddWord={({ vocabulary, word }) => {
        draft.change(addWord(draft.pack.peek(), vocabulary, word));
        void draft.settle();
      }}
      onAddException={(word) => {
        draft.change(addException(draft.pack.peek(), id, word));
        void draft.settle();
      }}
      onRemove={() => {
        draft.change(removeRule(draft.pack.peek(), id));
        if (!builtIn.has(id)) go({ at: 'start' });
      }}
    />
  );
}
