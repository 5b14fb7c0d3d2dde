import { ComparePane } from '../../components/studio/compare-pane';
import { HealthPane } from '../../components/studio/health-pane';
import { StartPane } from '../../components/studio/start-pane';
import { t, wordsName } from '../../components/words';
import type { Place } from '../../lib/policy/place';
import * as draft from './draft';
import { health, seen } from './health';
import { isLost } from './lost';
import { New } from './new';
import { go, place } from './place';
import { Answers, Trust } from './reach';
import { Replies } from './replies';
import { RulePane } from './rule-pane';
import { Limits, PackSettings } from './settings';
import { Text } from './text';
import { sayOf, Words } from './words';

/** What stands in the middle, by the place. While the text does not read, the forms wait. */
export function Middle() {
  if (place.value.at === 'text') return <Text />;
  return (
    <>
      {draft.unread.value && (
        <div class="studio-bar" role="alert">
          <p>{t('stuUnread')}</p>
          <button type="button" onClick={() => go({ at: 'text' })}>
            {t('stuBackToText')}
          </button>
          <button type="button" onClick={draft.dropText}>
            {t('stuDropText')}
          </button>
        </div>
      )}
      <fieldset class="studio-forms" disabled={draft.unread.value}>
        {isLost.value && (
          <p class="studio-bar" role="alert">
            {t('stuLost', place.value.id ?? '')}
          </p>
        )}
        <Form at={isLost.value ? listOf(place.value) : place.value} />
      </fieldset>
    </>
  );
}

/** Where to look instead of what is not there: the list of its kind, or the start. */
const listOf = ({ at }: Place): Place => ({ at: at === 'rule' ? 'start' : at });

function Form({ at }: { at: Place }) {
  switch (at.at) {
    case 'rule':
      return <RulePane id={at.id} />;
    case 'words':
      return <Words name={at.id} />;
    case 'replies':
      return <Replies id={at.id} />;
    case 'limits':
      return <Limits />;
    case 'pack':
      return <PackSettings />;
    case 'new':
      return <New />;
    case 'trust':
      return <Trust />;
    case 'answers':
      return <Answers />;
    case 'health':
      return <HealthPane problems={draft.tried.value.problems} items={health.value} seen={seen.value} sayOf={sayOf} />;
    case 'changes':
      return (
        <ComparePane
          draft={draft.pack.value}
          versions={draft.versions.value.map(({ pack }) => pack)}
          nameOf={({ of, id }) => (of === 'rule' ? sayOf(id) : of === 'words' ? wordsName(id) : undefined)}
        />
      );
    default:
      return (
        <StartPane
          rules={draft.tried.value.policy.rules.length}
          own={(draft.pack.value.rules ?? []).map(({ id }) => ({ id, say: sayOf(id) }))}
          problems={draft.tried.value.problems.length}
        />
      );
  }
}
