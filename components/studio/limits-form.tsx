import type { Pack } from '../../lib/policy/pack';
import type { PackProblem } from '../../lib/policy/problem';
import { t, word } from '../words';
import { AgentsFields } from './agents-fields';
import { ChoiceField, ValueField, type ValueFieldProps, WordChips } from './fields';
import { firstOf } from './problem-list';

export interface LimitsFormProps {
  pack: Pack;
  problems: readonly PackProblem[];
  onChange: (
    changes: Partial<Pick<Pack, 'limits' | 'overrides' | 'keep' | 'ledger' | 'aid' | 'agents' | 'calls'>>,
  ) => void;
}

const numberIn = (value: string) => (value === '' ? undefined : Number(value));
const NO_CALLS = { from: '10:00', to: '18:00', perDay: 2 };

/** The shop's figures: what may be promised, when to call, why to override, how long to keep, what agents decide. */
export function LimitsForm({ pack, problems, onChange }: LimitsFormProps) {
  const { limits, overrides, keep, calls, ledger } = pack;
  const problemOf = (field: string) => firstOf(problems, (p) => p.field === field);
  const putKeep = (changes: NonNullable<Pack['keep']>) => {
    const entries = Object.entries({ ...keep, ...changes }).filter(([, value]) => value !== undefined);
    onChange({ keep: entries.length > 0 ? Object.fromEntries(entries) : undefined });
  };
  const putCalls = (changes: Partial<typeof NO_CALLS>) => onChange({ calls: { ...(calls ?? NO_CALLS), ...changes } });
  const figure = (field: string, label: string, more: Omit<ValueFieldProps, 'label' | 'field' | 'problem'>) => (
    <ValueField label={label} field={field} problem={problemOf(field)} {...more} />
  );
  return (
    <>
      <section aria-label={word('field', 'limits')}>
        {figure('limits.yuan', t('stuLimitYuan'), {
          type: 'number',
          min: 0,
          value: limits?.yuan,
          help: t('stuLimitHelp'),
          onChange: (value) => onChange({ limits: value === '' ? undefined : { yuan: Number(value) } }),
        })}
      </section>
      <WordChips
        label={t('stuReasons')}
        help={t('stuReasonsHelp')}
        field="overrides.reasons"
        words={overrides?.reasons ?? []}
        placeholder={t('stuAddReason')}
        removeLabel={(reason) => t('stRemoveLine', reason)}
        problem={problemOf('overrides.reasons') ?? firstOf(problems, ({ field }) => field.startsWith('overrides'))}
        onChange={(reasons) => onChange({ overrides: reasons.length > 0 ? { reasons: [...reasons] } : undefined })}
      />
      <fieldset class="studio-field">
        <legend class="studio-label">{word('field', 'calls')}</legend>
        <div class="studio-pair">
          {(['from', 'to'] as const).map((end) =>
            figure(`calls.${end}`, word('field', end), {
              type: 'time',
              value: calls?.[end].padStart(5, '0'),
              onChange: (time) => putCalls({ [end]: time }),
            }),
          )}
          {figure('calls.perDay', t('stuCallsPerDay'), {
            type: 'number',
            min: 0,
            max: 20,
            value: calls?.perDay,
            onChange: (value) => putCalls({ perDay: Number(value) }),
          })}
          {calls && (
            <button type="button" class="quiet" onClick={() => onChange({ calls: undefined })}>
              {t('stuUnset')}
            </button>
          )}
        </div>
      </fieldset>
      <fieldset class="studio-field">
        <legend class="studio-label">{word('field', 'keep')}</legend>
        <div class="studio-pair">
          {figure('keep.eventDays', word('field', 'eventDays'), {
            type: 'number',
            min: 1,
            max: 400,
            value: keep?.eventDays,
            help: t('stuEventDaysHelp'),
            onChange: (value) => putKeep({ eventDays: numberIn(value) }),
          })}
          {figure('keep.sentDays', word('field', 'sentDays'), {
            type: 'number',
            min: 0,
            max: 90,
            value: keep?.sentDays,
            help: t('stuSentDaysHelp'),
            onChange: (value) => putKeep({ sentDays: numberIn(value) }),
          })}
          {figure('ledger.keepDays', word('field', 'keepDays'), {
            type: 'number',
            min: 30,
            max: 3650,
            value: ledger?.keepDays,
            onChange: (value) => onChange({ ledger: value === '' ? undefined : { keepDays: Number(value) } }),
          })}
        </div>
      </fieldset>
      <ChoiceField
        label={word('field', 'aid')}
        field="aid"
        value={pack.aid}
        options={['allow', 'forbid']}
        none={t('stuUnset')}
        nameOf={(aid) => t(aid === 'allow' ? 'stuAidAllow' : 'stuAidForbid')}
        onChange={(aid) => onChange({ aid })}
      />
      <AgentsFields agents={pack.agents} problemOf={problemOf} onChange={(agents) => onChange({ agents })} />
    </>
  );
}
