import { NewRule } from '../../components/studio/new-rule';
import { builtInLikeness } from '../../lib/policy/built-in';
import { addExample, addWord, freeName, putRule, putWords } from '../../lib/policy/edit';
import { proposeWords } from '../../lib/policy/missing';
import type { Pack, PackRule } from '../../lib/policy/pack';
import { proposePatterns, spansOf } from '../../lib/policy/propose';
import * as draft from './draft';
import { go } from './place';
import { builtIn } from './rule-pane';

/** A new rule from sentences, or one word more for a rule that is there. */
export function New() {
  const { policy } = draft.tried.value;
  const own = (draft.pack.value.rules ?? []).map(({ id }) => id);
  return (
    <NewRule
      taken={new Set([...own, ...builtIn])}
      vocabulary={policy.vocabulary}
      propose={(flags, passes, category) => ({
        patterns: proposePatterns(flags, passes, policy),
        words: proposeWords(
          flags,
          passes,
          policy.rules.filter((rule) => rule.category === category),
          policy,
          builtInLikeness(),
        ),
      })}
      find={(pattern, sentence) => spansOf(pattern, sentence, policy)}
      onCreate={(id, rule, choice) => {
        draft.change(choice ? withWords(id, rule, choice) : putRule(draft.pack.peek(), id, rule));
        void draft.settle();
        go({ at: 'rule', id });
      }}
      onAddWord={({ rule, vocabulary, word }, flags, passes) => {
        let to = addWord(draft.pack.peek(), vocabulary, word);
        for (const flag of flags) to = addExample(to, rule.id, 'flags', flag);
        for (const pass of passes) to = addExample(to, rule.id, 'passes', pass);
        draft.change(to);
        void draft.settle();
        go({ at: 'rule', id: rule.id });
      }}
      onCancel={() => go({ at: 'start' })}
    />
  );
}

/** The rule with the choice in its pattern as a vocabulary of its own, to be added to later. */
function withWords(id: string, rule: Partial<PackRule>, choice: readonly string[]): Pack {
  const name = freeName('shop-words', new Set(Object.keys(draft.tried.peek().policy.vocabulary)));
  const find = rule.find?.map((pattern) => pattern.replace(`(${choice.join('|')})`, `<${name}>`));
  return putRule(putWords(draft.pack.peek(), name, choice), id, { ...rule, ...(find ? { find } : {}) });
}
