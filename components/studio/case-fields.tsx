import { FAULTS, PLATFORMS, STAGES } from '../../lib/model/case';
import type { PackRule } from '../../lib/policy/pack';
import { t, word } from '../words';
import { Checks } from './fields';
import type { Vocabulary } from './pattern-chips';
import { PatternList } from './pattern-list';

export interface CaseFieldsProps {
  rule: PackRule;
  vocabulary: Vocabulary;
  problemIn: (field: string, pattern: string) => string | undefined;
  onChange: (changes: Partial<PackRule>) => void;
}

const SAID = ['buyerSaid', 'notBuyerSaid', 'agentSaid', 'notAgentSaid'] as const;
type When = NonNullable<PackRule['when']>;

/** In which cases a rule counts: whose fault, where the order stands, which platform, what was said before. */
export function CaseFields({ rule, vocabulary, problemIn, onChange }: CaseFieldsProps) {
  const when = rule.when ?? {};
  const put = (changes: When) => {
    const entries = Object.entries({ ...when, ...changes }).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    );
    onChange({ when: Object.fromEntries(entries) });
  };
  const isNarrow = SAID.some((field) => when[field]) || when.stage || when.platform || when.amount;
  return (
    <>
      <Checks
        label={t('stFaults')}
        field="when.fault"
        chosen={when.fault}
        options={FAULTS}
        nameOf={(fault) => word('fault', fault)}
        onChange={(fault) => put({ fault })}
      />
      <details class="studio-field" open={Boolean(isNarrow)}>
        <summary class="studio-label">{t('stuWhenMore')}</summary>
        <Checks
          label={word('field', 'stage')}
          field="when.stage"
          chosen={when.stage}
          options={STAGES}
          nameOf={(stage) => word('stage', stage)}
          onChange={(stage) => put({ stage })}
        />
        <Checks
          label={word('field', 'platform')}
          field="when.platform"
          chosen={when.platform}
          options={PLATFORMS}
          nameOf={(platform) => word('platform', platform)}
          onChange={(platform) => put({ platform })}
        />
        {SAID.map((field) => (
          <PatternList
            key={field}
            label={word('field', field)}
            field={`when.${field}`}
            patterns={when[field] ?? []}
            vocabulary={vocabulary}
            problemAt={(pattern) => problemIn(field, pattern)}
            onChange={(patterns) => put({ [field]: patterns })}
          />
        ))}
        <label class="studio-check">
          <input
            type="checkbox"
            checked={when.amount !== undefined}
            onChange={(event) => put({ amount: event.currentTarget.checked ? 'over-limit' : undefined })}
          />
          {t('stuOverLimit')}
        </label>
      </details>
    </>
  );
}
