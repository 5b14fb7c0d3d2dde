import { FAULTS } from '../../lib/model/case';
import type { PackRule } from '../../lib/policy/pack';
import { t, word } from '../words';
import { TextField } from './fields';

export interface SayFieldsProps {
  rule: PackRule;
  problemOf: (field: string) => string | undefined;
  onChange: (changes: Partial<PackRule>) => void;
}

/** The rule's words to the agent: what it is, why it matters, where it comes from; and otherwise by fault. */
export function SayFields({ rule, problemOf, onChange }: SayFieldsProps) {
  const putWhen = (fault: (typeof FAULTS)[number], changes: { say?: string; why?: string }) => {
    const one = Object.fromEntries(
      Object.entries({ ...rule.sayWhen?.[fault], ...changes }).filter(([, text]) => text !== ''),
    );
    const all = Object.entries({ ...rule.sayWhen, [fault]: one }).filter(
      ([, said]) => Object.keys(said ?? {}).length > 0,
    );
    onChange({ sayWhen: all.length > 0 ? Object.fromEntries(all) : undefined });
  };
  return (
    <>
      <TextField
        label={t('stSay')}
        field="say"
        value={rule.say ?? ''}
        problem={problemOf('say')}
        onChange={(say) => onChange({ say })}
      />
      <TextField
        label={t('stWhy')}
        field="why"
        rows={3}
        value={rule.why ?? ''}
        problem={problemOf('why')}
        onChange={(why) => onChange({ why })}
      />
      <TextField
        label={t('stSource')}
        field="source"
        value={rule.source ?? ''}
        problem={problemOf('source')}
        onChange={(source) => onChange({ source })}
      />
      <details class="studio-field" open={rule.sayWhen !== undefined}>
        <summary class="studio-label">{word('field', 'sayWhen')}</summary>
        {FAULTS.map((fault) => (
          <div key={fault} class="studio-pair">
            <TextField
              label={`${word('fault', fault)} · ${t('stSay')}`}
              field={`sayWhen.${fault}.say`}
              value={rule.sayWhen?.[fault]?.say ?? ''}
              onChange={(say) => putWhen(fault, { say })}
            />
            <TextField
              label={`${word('fault', fault)} · ${t('stWhy')}`}
              field={`sayWhen.${fault}.why`}
              value={rule.sayWhen?.[fault]?.why ?? ''}
              onChange={(why) => putWhen(fault, { why })}
            />
          </div>
        ))}
      </details>
    </>
  );
}
