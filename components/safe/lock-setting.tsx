import { useState } from 'preact/hooks';
import { Setting } from '../setting';
import { t } from '../words';

export interface LockSettingProps {
  /** idle minutes after which it closes; `undefined`: no lock */
  afterMinutes: number | undefined;
  onLock: (pin: string, afterMinutes: number) => void;
  onRemove: () => void;
  onLockNow: () => void;
}

const PIN = /^\d{4,12}$/;
const MINUTES = [1, 5, 10, 30, 60] as const;

/** The lock screen: a PIN, and after how long it closes. It says itself what it does not promise. */
export function LockSetting({ afterMinutes, onLock, onRemove, onLockNow }: LockSettingProps) {
  const [pin, setPin] = useState('');
  const [minutes, setMinutes] = useState<number>(10);
  const wrong = pin !== '' && !PIN.test(pin);
  return (
    <Setting title={t('safeLock')} help={t('safeLockHelp')}>
      {afterMinutes === undefined ? (
        <form
          class="fields"
          onSubmit={(event) => {
            event.preventDefault();
            if (!PIN.test(pin)) return;
            onLock(pin, minutes);
            setPin('');
          }}
        >
          <label>
            {t('safePin')}
            <input
              type="password"
              inputMode="numeric"
              autocomplete="new-password"
              maxLength={12}
              aria-invalid={wrong}
              value={pin}
              onInput={(event) => setPin(event.currentTarget.value)}
            />
            <span class={wrong ? 'severity-block' : 'secondary'}>{t('safePinHelp')}</span>
          </label>
          <label>
            {t('safeLockAfter')}
            <select value={minutes} onChange={(event) => setMinutes(MINUTES[event.currentTarget.selectedIndex] ?? 10)}>
              {MINUTES.map((each) => (
                <option key={each} value={each}>
                  {t('safeMinutes', each)}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" disabled={!PIN.test(pin)}>
            {t('safeLockOn')}
          </button>
        </form>
      ) : (
        <div class="actions">
          <span>{t('safeLockIsOn', afterMinutes)}</span>
          <button type="button" onClick={onLockNow}>
            {t('safeLockNow')}
          </button>
          <button type="button" onClick={onRemove}>
            {t('safeLockOff')}
          </button>
        </div>
      )}
    </Setting>
  );
}
