import { useState } from 'preact/hooks';
import { prepFor } from '../../lib/memo/prep';
import { SCENARIOS, type Scenario } from '../../lib/model/case';
import type { CallPrep as Prep } from '../../lib/model/memo';
import { t, word } from '../words';

export interface CallPrepProps {
  prep: Prep;
  scenario?: Scenario | undefined;
  limitYuan?: number | undefined;
  onSave: (prep: Prep, scenario: Scenario | undefined) => void;
}

/** The sheet before a call, to be read at a glance: aim, offers in their order, the end, the limit, what may be asked. */
export function CallPrepSheet({ prep, scenario, limitYuan, onSave }: CallPrepProps) {
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <PrepForm
        prep={prep}
        onCancel={() => setEditing(false)}
        onSave={(changed) => {
          onSave(changed, scenario);
          setEditing(false);
        }}
      />
    );
  }
  return (
    <div class="prep">
      <div class="prep-head">
        <label class="secondary">
          {t('callScenario')}{' '}
          <select
            value={scenario ?? ''}
            onChange={(event) => {
              const chosen = SCENARIOS.find((each) => each === event.currentTarget.value);
              onSave(prepFor(chosen), chosen);
            }}
          >
            <option value="">{t('callScenarioAny')}</option>
            {SCENARIOS.map((each) => (
              <option key={each} value={each}>
                {word('scenario', each)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => setEditing(true)}>
          {t('callEdit')}
        </button>
      </div>
      <h3>{t('callGoal')}</h3>
      <p class="page-text prep-goal">{prep.goal}</p>
      <h3>{t('callOptions')}</h3>
      <ol class="prep-options">
        {prep.options.map((each) => (
          <li key={each} class="page-text">
            {each}
          </li>
        ))}
      </ol>
      <h3>{t('callFloor')}</h3>
      <p class="page-text">{prep.floor}</p>
      <h3>{t('callLimit')}</h3>
      <p>{limitYuan === undefined ? t('callLimitNone') : t('callLimitYuan', limitYuan)}</p>
      <h3>{t('callAsks')}</h3>
      <ul class="prep-asks">
        {prep.asks.map((each) => (
          <li key={each} class="page-text">
            {each}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface PrepFormProps {
  prep: Prep;
  onSave: (prep: Prep) => void;
  onCancel: () => void;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, 200))
    .filter(Boolean)
    .slice(0, 20);

function PrepForm({ prep, onSave, onCancel }: PrepFormProps) {
  const [goal, setGoal] = useState(prep.goal);
  const [options, setOptions] = useState(prep.options.join('\n'));
  const [floor, setFloor] = useState(prep.floor);
  const [asks, setAsks] = useState(prep.asks.join('\n'));
  const area = (label: string, value: string, set: (text: string) => void, rows: number) => (
    <label>
      {label}
      <textarea rows={rows} maxLength={4000} value={value} onInput={(event) => set(event.currentTarget.value)} />
    </label>
  );
  return (
    <form
      class="act-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave({
          goal: goal.trim().slice(0, 200),
          options: linesOf(options),
          floor: floor.trim().slice(0, 200),
          asks: linesOf(asks),
        });
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onCancel();
      }}
    >
      {area(t('callGoal'), goal, setGoal, 2)}
      {area(t('aside', t('callOptions'), t('callOneLine')), options, setOptions, 4)}
      {area(t('callFloor'), floor, setFloor, 2)}
      {area(t('aside', t('callAsks'), t('callOneLine')), asks, setAsks, 4)}
      <div class="actions">
        <button type="submit" class="primary">
          {t('memoSave')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('memoCancel')} <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
}
