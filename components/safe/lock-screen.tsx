import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import './lock.css';
import { t } from '../words';

export interface LockScreenProps {
  /** until when no try is taken; times in milliseconds */
  waitUntil: number | undefined;
  /** the last try was wrong */
  wrong: boolean;
  now: number;
  onTry: (pin: string) => void;
}

/** The lock, and nothing else of the page. */
export function LockScreen({ waitUntil, wrong, now, onTry }: LockScreenProps) {
  const [pin, setPin] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const seconds = Math.max(0, Math.ceil(((waitUntil ?? 0) - now) / 1000));
  useLayoutEffect(() => field.current?.focus(), [seconds > 0]);
  return (
    <main class="lock">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (pin === '' || seconds > 0) return;
          onTry(pin);
          setPin('');
        }}
      >
        <h1>{t('safeLocked')}</h1>
        <label>
          <span class="unseen">{t('safePin')}</span>
          <input
            ref={field}
            type="password"
            inputMode="numeric"
            autocomplete="off"
            maxLength={12}
            placeholder={t('safePin')}
            disabled={seconds > 0}
            value={pin}
            onInput={(event) => setPin(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="primary" disabled={pin === '' || seconds > 0}>
          {t('safeUnlock')} <kbd>Enter</kbd>
        </button>
        <p class={seconds > 0 || wrong ? 'severity-block' : 'secondary'} role="status">
          {seconds > 0 ? t('safeLockWait', seconds) : t(wrong ? 'safeLockWrong' : 'safeLockedHelp')}
        </p>
      </form>
    </main>
  );
}
