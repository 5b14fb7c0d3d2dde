import type { PackRule } from '../../lib/policy/pack';
import { t } from '../words';
import { ModeChoice } from './mode-choice';

export interface RollOutProps {
  rule: PackRule;
  /** `2026-11-24`: where a new plan begins */
  today: string;
  onChange: (changes: Partial<PackRule>) => void;
}

/** For whom and from when: a share of the agents, groups, and the dated steps from silent to hold. */
export function RollOut({ rule, today, onChange }: RollOutProps) {
  const plan = rule.plan ?? [];
  const put = (to: NonNullable<PackRule['plan']>) => onChange({ plan: to.length > 0 ? to : undefined });
  const putFor = (to: NonNullable<PackRule['for']>) => {
    const entries = Object.entries(to).filter(([, value]) => value !== undefined);
    onChange({ for: entries.length > 0 ? Object.fromEntries(entries) : undefined });
  };
  return (
    <details class="studio-field">
      <summary>{t('stPlan')}</summary>
      <label class="studio-short">
        <span>{t('stShare')}</span>
        <input
          type="number"
          min="0"
          max="100"
          value={rule.for?.percent ?? ''}
          onChange={(event) => {
            const percent = event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value);
            putFor({ ...rule.for, percent });
          }}
        />
      </label>
      <label class="studio-short">
        <span>{t('stGroups')}</span>
        <input
          value={rule.for?.groups?.join('、') ?? ''}
          onChange={(event) => {
            const groups = namesIn(event.currentTarget.value);
            putFor({ ...rule.for, groups: groups.length > 0 ? groups : undefined });
          }}
        />
      </label>
      <label class="studio-short">
        <span>{t('polAgents')}</span>
        <input
          value={rule.for?.agents?.join('、') ?? ''}
          onChange={(event) => {
            const agents = namesIn(event.currentTarget.value);
            putFor({ ...rule.for, agents: agents.length > 0 ? agents : undefined });
          }}
        />
      </label>
      <ol>
        {plan.map((step, index) => (
          <li key={index} class="studio-step">
            <label>
              <span class="unseen">{t('stPlanFrom')}</span>
              <input
                type="date"
                value={step.from.slice(0, 10)}
                onChange={(event) => {
                  const from = event.currentTarget.value;
                  if (from !== '') put(plan.map((each, i) => (i === index ? { ...each, from } : each)));
                }}
              />
            </label>
            <ModeChoice
              acts={{ mode: step.mode, severity: step.severity ?? 'block' }}
              name={`step-${index}`}
              onChange={(to) => put(plan.map((each, i) => (i === index ? { ...each, ...to } : each)))}
            />
            <button
              type="button"
              class="quiet"
              aria-label={t('stRemoveLine', step.from)}
              onClick={() => put(plan.filter((_, i) => i !== index))}
            >
              ✕
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="quiet"
        onClick={() => put([...plan, { from: nextDay(plan.at(-1)?.from, today), mode: 'shadow' }])}
      >
        ＋ {t('stPlanAdd')}
      </button>
    </details>
  );
}

const namesIn = (text: string): string[] =>
  text
    .split(/[、,，]/)
    .map((name) => name.trim())
    .filter(Boolean);

/** Three days after the step before it. */
function nextDay(last: string | undefined, today: string): string {
  if (last === undefined) return today;
  const day = new Date(Date.parse(`${last.slice(0, 10)}T00:00Z`) + 3 * 86_400_000);
  return day.toISOString().slice(0, 10);
}
