import { ChangeList } from '../../components/studio/change-list';
import { NewRule } from '../../components/studio/new-rule';
import { ProblemList } from '../../components/studio/problem-list';
import { TextView } from '../../components/studio/text-view';
import { t } from '../../components/words';
import { putRule } from '../../lib/policy/edit';
import { proposePatterns } from '../../lib/policy/propose';
import * as draft from './draft';
import { go, place } from './place';
import { builtIn, RulePane } from './rule-pane';

/** What stands in the middle, by the place. */
export function Middle() {
  const at = place.value;
  if (at.at === 'rule') return <RulePane id={at.id} />;
  if (at.at === 'text') return <TextView text={JSON.stringify(draft.pack.peek(), null, 2)} onApply={() => {}} />;
  if (at.at === 'new') return <New />;
  if (at.at === 'changes') return <ChangeList changes={draft.changes.value} />;
  if (at.at === 'health') return <ProblemList problems={draft.tried.value.problems} />;
  return <p class="secondary">{t('stPick')}</p>;
}

function New() {
  const own = (draft.pack.value.rules ?? []).map(({ id }) => id);
  return (
    <NewRule
      taken={new Set([...own, ...builtIn])}
      propose={(flags, passes) => proposePatterns(flags, passes, draft.tried.peek().policy)}
      onCreate={(id, rule) => {
        draft.change(putRule(draft.pack.peek(), id, rule));
        void draft.settle();
        go({ at: 'rule', id });
      }}
      onCancel={() => go({ at: 'start' })}
    />
  );
}
