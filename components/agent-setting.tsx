import { useState } from 'preact/hooks';
import { Setting } from './setting';
import { t } from './words';

export interface AgentSettingProps {
  ownerName: string | undefined;
  /** the administrator set it */
  fixedName?: boolean;
  limitYuan: number | undefined;
  /** what the shop lets every agent promise: more than that never counts */
  ceiling?: number | undefined;
  notifications: boolean;
  onSave: (settings: { ownerName?: string; limitYuan?: number }) => void;
  onNotifications: (on: boolean) => void;
}

const MOST_YUAN = 100_000;

/** Whose list follow-ups go on, how much this agent may promise, and whether reminders pop up. */
export function AgentSetting({
  ownerName,
  fixedName = false,
  limitYuan,
  ceiling,
  notifications,
  onSave,
  onNotifications,
}: AgentSettingProps) {
  const [name, setName] = useState(ownerName ?? '');
  const [limit, setLimit] = useState(limitYuan === undefined ? '' : String(limitYuan));
  const most = ceiling ?? MOST_YUAN;
  const wrong = limit.trim() !== '' && !(Number(limit) >= 0 && Number(limit) <= most);
  const save = (event: Event) => {
    event.preventDefault();
    if (wrong) return;
    onSave({
      ...(fixedName ? {} : { ownerName: name.trim() || undefined }),
      limitYuan: limit.trim() ? Number(limit) : undefined,
    });
  };
  return (
    <Setting title={t('optWho')}>
      <form class="fields" onSubmit={save}>
        <label>
          {t('optAgent')}
          <input
            maxLength={60}
            disabled={fixedName}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <span class="secondary">{t('optAgentHelp')}</span>
        </label>
        <label>
          {t('optLimit')}
          <input
            aria-invalid={wrong}
            inputMode="decimal"
            value={limit}
            onInput={(event) => setLimit(event.currentTarget.value)}
          />
          {wrong ? (
            <span class="severity-block" role="alert">
              {t('optLimitBad', most)}
            </span>
          ) : (
            <span class="secondary">{ceiling === undefined ? t('optLimitHelp') : t('optLimitCeiling', ceiling)}</span>
          )}
        </label>
        <button type="submit" class="primary">
          {t('memoSave')}
        </button>
      </form>
      <label class="setting-row">
        {t('optReminders')}
        <input
          type="checkbox"
          checked={notifications}
          onChange={(event) => onNotifications(event.currentTarget.checked)}
        />
      </label>
    </Setting>
  );
}
