import { useState } from 'preact/hooks';
import { Setting } from './setting';
import { t } from './words';

export interface AgentSettingProps {
  ownerName: string | undefined;
  limitYuan: number | undefined;
  onSave: (settings: { ownerName?: string; limitYuan?: number }) => void;
}

/** Whose list follow-ups go on, and how much this agent may promise. */
export function AgentSetting({ ownerName, limitYuan, onSave }: AgentSettingProps) {
  const [name, setName] = useState(ownerName ?? '');
  const [limit, setLimit] = useState(limitYuan === undefined ? '' : String(limitYuan));
  const wrong = limit.trim() !== '' && !(Number(limit) >= 0 && Number(limit) <= 100_000);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong)
          onSave({ ownerName: name.trim() || undefined, limitYuan: limit.trim() ? Number(limit) : undefined });
      }}
    >
      <Setting title={t('optAgent')} help={t('optAgentHelp')}>
        <input
          aria-label={t('optAgent')}
          maxLength={60}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </Setting>
      <Setting title={t('optLimit')} help={t('optLimitHelp')}>
        <input
          aria-label={t('optLimit')}
          aria-invalid={wrong}
          inputMode="decimal"
          value={limit}
          onInput={(event) => setLimit(event.currentTarget.value)}
        />
        {wrong && <p class="severity-block">{t('optLimitBad')}</p>}
      </Setting>
      <button type="submit" class="primary">
        {t('memoSave')}
      </button>
    </form>
  );
}
