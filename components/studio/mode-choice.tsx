import type { PackRule } from '../../lib/policy/pack';
import { t } from '../words';

export interface ActsAs {
  mode: NonNullable<PackRule['mode']>;
  severity: NonNullable<PackRule['severity']>;
}

const CHOICES = [
  { key: 'stModeOff', mode: 'off' },
  { key: 'stModeShadow', mode: 'shadow' },
  { key: 'stModeHint', mode: 'enforce', severity: 'hint' },
  { key: 'stModeWarn', mode: 'enforce', severity: 'warn' },
  { key: 'stModeBlock', mode: 'enforce', severity: 'block' },
] as const;

/** How a rule acts: off, silent, suggest, warn, hold. One choice of five, as radios. */
export function ModeChoice({
  acts,
  name = 'acts',
  onChange,
}: {
  acts: ActsAs;
  name?: string;
  onChange: (to: Partial<ActsAs>) => void;
}) {
  return (
    <fieldset class="studio-modes">
      <legend class="unseen">{t('stMode')}</legend>
      {CHOICES.map((choice) => {
        const severity = 'severity' in choice ? choice.severity : undefined;
        const chosen = choice.mode === acts.mode && (severity === undefined || severity === acts.severity);
        return (
          <label key={choice.key} class={chosen ? 'chosen' : undefined}>
            <input
              type="radio"
              name={name}
              checked={chosen}
              onChange={() => onChange({ mode: choice.mode, ...(severity === undefined ? {} : { severity }) })}
            />
            {t(choice.key)}
          </label>
        );
      })}
    </fieldset>
  );
}
