import { useState } from 'preact/hooks';
import { SCENARIOS, type Scenario } from '../../lib/model/case';
import type { Reply } from '../../lib/model/reply';
import { hrefOf } from '../../lib/policy/place';
import { listed, t, word } from '../words';
import { ChoiceField } from './fields';

export interface RepliesPaneProps {
  replies: readonly Reply[];
  own: ReadonlySet<string>;
  failing: ReadonlySet<string>;
  onNew: () => void;
}

const SHOWN = 80;

/** The library as agents have it: the shop's own replies first, those that no longer pass marked. */
export function RepliesPane({ replies, own, failing, onNew }: RepliesPaneProps) {
  const [scenario, setScenario] = useState<Scenario>();
  const [asked, setAsked] = useState('');
  const [most, setMost] = useState(SHOWN);
  const fitting = replies.filter(
    (reply) => (!scenario || reply.scenarios.includes(scenario)) && (asked === '' || reply.text.includes(asked)),
  );
  const shown = [...fitting].sort((a, b) => rank(b) - rank(a)).slice(0, most);
  function rank({ id }: Reply): number {
    return (failing.has(id) ? 2 : 0) + (own.has(id) ? 1 : 0);
  }
  return (
    <article class="studio-rule" aria-label={t('stuReplies')}>
      <header>
        <h2>{t('stuReplies')}</h2>
        <button type="button" onClick={onNew}>
          ＋ {t('stuNewReply')}
        </button>
      </header>
      <div class="studio-pair">
        <ChoiceField
          label={word('field', 'scenarios')}
          value={scenario}
          options={SCENARIOS}
          none={t('stuEvery')}
          nameOf={(each) => word('scenario', each)}
          onChange={setScenario}
        />
        <div class="studio-field">
          <label>
            <span class="studio-label">{t('stuFilterReplies')}</span>
            <input type="search" value={asked} onInput={(event) => setAsked(event.currentTarget.value.trim())} />
          </label>
        </div>
      </div>
      <p class="secondary studio-count" role="status">
        {t('stuRepliesFound', fitting.length)}
      </p>
      <ul class="studio-list">
        {shown.map((reply) => (
          <li key={reply.id}>
            <a href={hrefOf({ at: 'replies', id: reply.id })} class={own.has(reply.id) ? 'own' : undefined}>
              <span class="page-text">{reply.text}</span>
              <span class="secondary">
                {failing.has(reply.id) && <strong class="severity-block">{t('stuReplyFails')} </strong>}
                {listed(reply.scenarios.map((each) => word('scenario', each))) || t('stuEvery')}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {fitting.length > most && (
        <button type="button" class="quiet" onClick={() => setMost(most + 4 * SHOWN)}>
          {t('stuShowRest', fitting.length - most)}
        </button>
      )}
    </article>
  );
}
