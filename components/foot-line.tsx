import { t } from './words';

export interface FootLineProps {
  guarding: boolean;
  /** messages that were sent today, each checked before */
  checked: number;
  /** how often one was held */
  held: number;
  policyVersion?: string;
  onKeys: () => void;
}

/** The line that shows it is alive. */
export function FootLine({ guarding, checked, held, policyVersion, onKeys }: FootLineProps) {
  return (
    <footer class="foot">
      <span class={guarding ? 'alive' : 'alive alive-not'} aria-hidden="true" />
      <span class="figure">
        {guarding ? t('footGuarding') : t('footNotReading')} · {t('footToday', checked, held)}
      </span>
      {policyVersion && (
        <span class="foot-policy" title={t('footPolicy', policyVersion)}>
          {t('footPolicy', policyVersion)}
        </span>
      )}
      <button type="button" class="quiet" aria-label={t('keysOpen')} onClick={onKeys}>
        <kbd>?</kbd>
      </button>
    </footer>
  );
}
