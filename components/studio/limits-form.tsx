import type { Pack } from '../../lib/policy/pack';
import type { PackProblem } from '../../lib/policy/problem';
import { t, word } from '../words';
import { ChoiceField, ValueField, WordChips } from './fields';

export interface LimitsFormProps {
  pack: Pack;
  problems: readonly PackProblem[];
  onChange: (changes: Partial<Pick<Pack, 'limits' | 'overrides' | 'keep' | 'ledger' | 'aid' | 'calls'>>) => void;
}

const numberIn = (value: string) => (value === '' ? undefined : Number(value));
const NO_CALLS = { from: '10:00', to: '18:00', perDay: 2 };

/** The shop's figures: what may be promised, when to call, why to override, how long to keep. */
export function LimitsForm({ pack, problems, onChange }: LimitsFormProps) {
  const { limits, overrides, keep, calls } = pack;
  const problemOf = (field: string) => problems.find((p) => p.field === field)?.message;
  const putKeep = (changes: NonNullable<Pack['keep']>) => {
    const entries = Object.entries({ ...keep, ...changes }).filter(([, value]) => value !== undefined);
    onChange({ keep: entries.length > 0 ? Object.fromEntries(entries) : undefined });
  };
  const putCalls = (changes: Partial<typeof NO_CALLS>) => onChange({ calls: { ...(calls ?? NO_CALLS), ...changes } });
  return (
    <>
      <section aria-label={word('field', 'limits')}>
        <ValueField
          label={t('stuLimitYuan')}
          help={t('stuLimitHelp')}
          field="limits.yuan"
          type="number"
          min={0}
          value={limits?.yuan}
          problem={problemOf('limits.yuan')}
          onChange={(value) => onChange({ limits: value === '' ? undefined : { yuan: Number(value) } })}
        />
      </section>
      <WordChips
        label={t('stuReasons')}
        help={t('stuReasonsHelp')}
        field="overrides.reasons"
        words={overrides?.reasons ?? []}
        placeholder={t('stuAddReason')}
        removeLabel={(reason) => t('stRemoveLine', reason)}
        problem={problemOf('overrides.reasons') ?? problems.find(({ field }) => field.startsWith('overrides'))?.message}
        onChange={(reasons) => onChange({ overrides: reasons.length > 0 ? { reasons: [...reasons] } : undefined })}
      />
      <fieldset class="studio-field">
        <legend class="studio-label">{word('field', 'calls')}</legend>
        <div class="studio-pair">
          <ValueField
            label={word('field', 'from')}
            field="calls.from"
            type="time"
            value={calls?.from.padStart(5, '0')}
            problem={problemOf('calls.from')}
            onChange={(from) => putCalls({ from })}
          />
          <ValueField
            label={word('field', 'to')}
            field="calls.to"
            type="time"
            value={calls?.to.padStart(5, '0')}
            problem={problemOf('calls.to')}
            onChange={(to) => putCalls({ to })}
          />
          <ValueField
            label={t('stuCallsPerDay')}
            field="calls.perDay"
            type="number"
            min={0}
            max={20}
            value={calls?.perDay}
            problem={problemOf('calls.perDay')}
            onChange={(value) => putCalls({ perDay: Number(value) })}
          />
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
          <ValueField
            label={word('field', 'eventDays')}
            field="keep.eventDays"
            type="number"
            min={1}
            max={400}
            value={keep?.eventDays}
            help={t('stuEventDaysHelp')}
            problem={problemOf('keep.eventDays')}
            onChange={(value) => putKeep({ eventDays: numberIn(value) })}
          />
          <ValueField
            label={word('field', 'sentDays')}
            field="keep.sentDays"
            type="number"
            min={0}
            max={90}
            value={keep?.sentDays}
            help={t('stuSentDaysHelp')}
            problem={problemOf('keep.sentDays')}
            onChange={(value) => putKeep({ sentDays: numberIn(value) })}
          />
          <ValueField
            label={word('field', 'keepDays')}
            field="ledger.keepDays"
            type="number"
            min={30}
            max={3650}
            value={pack.ledger?.keepDays}
            problem={problemOf('ledger.keepDays')}
            onChange={(value) => onChange({ ledger: value === '' ? undefined : { keepDays: Number(value) } })}
          />
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
    </>
  );
}
