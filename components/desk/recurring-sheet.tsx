import { useState } from 'preact/hooks';
import { kindOf } from '../../lib/memo/kind';
import { type Every, type Recurring, USUAL_RECURRING } from '../../lib/memo/recur';
import { clockOf } from '../../lib/model/time-of-day';
import { inWords, t } from '../words';

export type NewRecurring = Pick<Recurring, 'what' | 'kind' | 'minute' | 'every' | 'steps'> & { id?: string };

export interface RecurringSheetProps {
  rules: readonly Recurring[];
  onAdd: (rule: NewRecurring) => void;
  onPause: (rule: Recurring) => void;
  onRemove: (rule: Recurring) => void;
  onClose: () => void;
}

/** Memos that come again: those in force, the usual ones to take over, and one of the agent's own. */
export function RecurringSheet({ rules, onAdd, onPause, onRemove, onClose }: RecurringSheetProps) {
  const usual = USUAL_RECURRING.map((rule) => ({
    ...rule,
    what: inWords(rule.what),
    steps: rule.steps.map(inWords),
  })).filter(({ what }) => !rules.some((rule) => rule.what === what));
  return (
    <section class="sheet" aria-label={t('recurTitle')} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <div class="sheet-title">
        <h2>{t('recurTitle')}</h2>
        <button type="button" class="quiet" onClick={onClose}>
          {t('sheetClose')} <kbd>Esc</kbd>
        </button>
      </div>
      <p class="secondary">{t('recurHelp')}</p>
      <ul class="recurs">
        {rules.map((rule) => (
          <li key={rule.id} class={rule.paused ? 'recur-paused' : undefined}>
            <RuleWords
              {...rule}
              note={rule.paused ? t('recurPaused') : rule.source === 'policy' ? t('recurFromPolicy') : ''}
            />
            <button type="button" onClick={() => onPause(rule)}>
              {rule.paused ? t('recurResume') : t('recurPause')}
            </button>
            {rule.source === 'hand' && (
              <button type="button" onClick={() => onRemove(rule)}>
                {t('recurRemove')}
              </button>
            )}
          </li>
        ))}
        {usual.map((rule) => (
          <li key={rule.id}>
            <RuleWords {...rule} note={t('recurUsual')} />
            <button type="button" onClick={() => onAdd(rule)}>
              {t('recurUse')}
            </button>
          </li>
        ))}
      </ul>
      <RecurringForm onAdd={onAdd} />
    </section>
  );
}

function RuleWords({ what, every, minute, note }: Pick<Recurring, 'what' | 'every' | 'minute'> & { note: string }) {
  return (
    <span class="recur-words">
      <span class="page-text">{what}</span>
      <span class="secondary">
        {everyWords(every)} {clockOf(minute)} {note && `· ${note}`}
      </span>
    </span>
  );
}

const weekdays = () => t('weekdayNames').split(',');
/** Monday first, as a working week is read. */
const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

function everyWords(every: Every): string {
  if (every.every === 'week') return t('recur_week', every.on.map((day) => weekdays()[day]).join(' '));
  if (every.every === 'month') return t('recur_month', every.on);
  return t(every.every === 'day' ? 'recur_day' : 'recur_workday');
}

const HOW_OFTEN = ['day', 'workday', 'week', 'month'] as const;

function RecurringForm({ onAdd }: { onAdd: (rule: NewRecurring) => void }) {
  const [what, setWhat] = useState('');
  const [often, setOften] = useState<(typeof HOW_OFTEN)[number]>('day');
  const [days, setDays] = useState<readonly number[]>([1]);
  const [date, setDate] = useState(1);
  const [at, setAt] = useState('10:00');
  const [hours = 10, minutes = 0] = at.split(':').map(Number);
  const every: Every =
    often === 'week'
      ? { every: 'week', on: days }
      : often === 'month'
        ? { every: 'month', on: date }
        : { every: often };
  const ready = what.trim() !== '' && at !== '' && (often !== 'week' || days.length > 0);
  return (
    <form
      class="act-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        onAdd({ what: what.trim(), kind: kindOf(what), minute: hours * 60 + minutes, every, steps: [] });
        setWhat('');
      }}
    >
      <label>
        {t('memoWhat')}
        <input maxLength={200} value={what} onInput={(event) => setWhat(event.currentTarget.value)} />
      </label>
      <div class="recur-when">
        <label>
          {t('recurEvery')}
          <select value={often} onChange={(event) => setOften(HOW_OFTEN[event.currentTarget.selectedIndex] ?? 'day')}>
            <option value="day">{t('recur_day')}</option>
            <option value="workday">{t('recur_workday')}</option>
            <option value="week">{t('recurWeekly')}</option>
            <option value="month">{t('recurMonthly')}</option>
          </select>
        </label>
        {often === 'month' && (
          <label>
            {t('recurDayOfMonth')}
            <input
              type="number"
              min={1}
              max={31}
              value={date}
              onInput={(event) => setDate(Math.min(31, Math.max(1, Number(event.currentTarget.value) || 1)))}
            />
          </label>
        )}
        <label>
          {t('recurAt')}
          <input type="time" value={at} onInput={(event) => setAt(event.currentTarget.value)} />
        </label>
      </div>
      {often === 'week' && (
        <fieldset class="recur-days">
          <legend class="unseen">{t('recurWeekly')}</legend>
          {WEEK.map((day) => (
            <label key={day}>
              <input
                type="checkbox"
                checked={days.includes(day)}
                onChange={() => setDays(days.includes(day) ? days.filter((each) => each !== day) : [...days, day])}
              />
              {weekdays()[day]}
            </label>
          ))}
        </fieldset>
      )}
      <div class="actions">
        <button type="submit" class="primary" disabled={!ready}>
          {t('memoSave')} <kbd>Enter</kbd>
        </button>
      </div>
    </form>
  );
}
