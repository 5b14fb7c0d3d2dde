import type { PackRecurring } from '../../lib/policy/pack';
import type { PackProblem } from '../../lib/policy/problem';
import { t, word } from '../words';
import { Checks, ChoiceField, TextField, ValueField } from './fields';
import { firstOf } from './problem-list';

export interface RecurringFormProps {
  recurring: readonly PackRecurring[];
  problems: readonly PackProblem[];
  onChange: (recurring: PackRecurring[]) => void;
}

const RHYTHMS = ['day', 'workday', 'week', 'month'] as const;
const DAYS = ['1', '2', '3', '4', '5', '6', '0'] as const;
type Every = PackRecurring['every'];

const rhythmOf = (every: Every): (typeof RHYTHMS)[number] =>
  typeof every === 'string' ? every : 'week' in every ? 'week' : 'month';

const everyOf = (rhythm: (typeof RHYTHMS)[number]): Every =>
  rhythm === 'week' ? { week: [1] } : rhythm === 'month' ? { month: 1 } : rhythm;

/** Follow-ups that every agent has again and again: what, when, on which days, step by step. */
export function RecurringForm({ recurring, problems, onChange }: RecurringFormProps) {
  const put = (index: number, changes: Partial<PackRecurring>) =>
    onChange(recurring.map((each, i) => (i === index ? { ...each, ...changes } : each)));
  return (
    <section class="studio-field" aria-label={word('field', 'recurring')}>
      <h3 class="studio-label">{word('field', 'recurring')}</h3>
      {recurring.map((each, index) => {
        const { every } = each;
        const field = `recurring.${index}`;
        const problemOf = (name: string) => firstOf(problems, (p) => p.field === `${field}.${name}`);
        return (
          <div key={index} class="studio-card studio-item">
            <TextField
              label={word('field', 'what')}
              field={`${field}.what`}
              value={each.what}
              problem={problemOf('what')}
              onChange={(what) => put(index, { what })}
            />
            <div class="studio-pair">
              <ValueField
                label={word('field', 'at')}
                field={`${field}.at`}
                type="time"
                value={each.at.padStart(5, '0')}
                problem={problemOf('at')}
                onChange={(at) => put(index, { at })}
              />
              <ChoiceField
                label={word('field', 'every')}
                field={`${field}.every`}
                value={rhythmOf(every)}
                options={RHYTHMS}
                nameOf={(rhythm) => t(RHYTHM[rhythm])}
                onChange={(rhythm) => rhythm && put(index, { every: everyOf(rhythm) })}
              />
              {typeof every === 'object' && 'month' in every && (
                <ValueField
                  label={t('stuMonthDay')}
                  type="number"
                  min={1}
                  max={31}
                  value={every.month}
                  problem={problemOf('every.month')}
                  onChange={(value) => put(index, { every: { month: Number(value) } })}
                />
              )}
            </div>
            {typeof every === 'object' && 'week' in every && (
              <Checks
                label={t('stuWeekDays')}
                chosen={DAYS.filter((day) => every.week.includes(Number(day)))}
                options={DAYS}
                nameOf={(day) => t(`stuDay${day}`)}
                onChange={(days) => days && put(index, { every: { week: days.map(Number) } })}
              />
            )}
            <TextField
              label={t('stuSteps')}
              rows={2}
              value={each.steps?.join('\n') ?? ''}
              onChange={(text) => put(index, { steps: text.trim() === '' ? undefined : text.split('\n') })}
            />
            <button
              type="button"
              class="quiet danger"
              onClick={() => onChange(recurring.filter((_, i) => i !== index))}
            >
              {t('stRemoveLine', each.what)}
            </button>
          </div>
        );
      })}
      <button
        type="button"
        class="quiet"
        onClick={() =>
          onChange([...recurring, { id: freeId(recurring), what: t('stuNewRecurring'), at: '09:00', every: 'workday' }])
        }
      >
        ＋ {t('stuNewRecurring')}
      </button>
    </section>
  );
}

const RHYTHM = {
  day: 'stuEveryDay',
  workday: 'stuEveryWorkday',
  week: 'stuEveryWeek',
  month: 'stuEveryMonth',
} as const;

function freeId(recurring: readonly PackRecurring[]): string {
  const taken = new Set(recurring.map(({ id }) => id));
  let n = recurring.length + 1;
  while (taken.has(`daily-${n}`)) n++;
  return `daily-${n}`;
}
