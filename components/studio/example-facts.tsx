import { FAULTS, PLATFORMS, STAGES } from '../../lib/model/case';
import type { PackExample } from '../../lib/policy/edit';
import { t, word } from '../words';
import { ChoiceField, TextField, ValueField } from './fields';

type Facts = NonNullable<Exclude<PackExample, string>['facts']>;

export interface ExampleFactsProps {
  text: string;
  facts: Facts;
  onChange: (text: string, facts: Facts) => void;
}

const linesOf = (text: string) => (text.trim() === '' ? undefined : text.split('\n'));

/** The case an example is said in, and its words themselves. What is not said is as it usually is. */
export function ExampleFacts({ text, facts, onChange }: ExampleFactsProps) {
  const put = (changes: Facts) => {
    const entries = Object.entries({ ...facts, ...changes }).filter(([, value]) => value !== undefined);
    onChange(text, Object.fromEntries(entries));
  };
  const none = t('stuEvery');
  return (
    <div class="studio-facts">
      <TextField label={word('field', 'draft')} value={text} onChange={(draft) => onChange(draft, facts)} />
      <div class="studio-pair">
        <ChoiceField
          label={word('field', 'fault')}
          value={facts.fault}
          options={FAULTS}
          none={none}
          nameOf={(fault) => word('fault', fault)}
          onChange={(fault) => put({ fault })}
        />
        <ChoiceField
          label={word('field', 'stage')}
          value={facts.stage}
          options={STAGES}
          none={none}
          nameOf={(stage) => word('stage', stage)}
          onChange={(stage) => put({ stage })}
        />
        <ChoiceField
          label={word('field', 'platform')}
          value={facts.platform}
          options={PLATFORMS}
          none={none}
          nameOf={(platform) => word('platform', platform)}
          onChange={(platform) => put({ platform })}
        />
        <ValueField
          label={word('field', 'limitYuan')}
          type="number"
          min={0}
          value={facts.limitYuan}
          onChange={(value) => put({ limitYuan: value === '' ? undefined : Number(value) })}
        />
      </div>
      <div class="studio-pair">
        {(['buyer', 'agent'] as const).map((who) => (
          <TextField
            key={who}
            label={word('field', who)}
            rows={2}
            value={facts[who]?.join('\n') ?? ''}
            onChange={(said) => put({ [who]: linesOf(said) })}
          />
        ))}
      </div>
    </div>
  );
}
