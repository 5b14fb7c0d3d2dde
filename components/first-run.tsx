import { t } from './words';

/** Three steps for the first day; gone for good with one press. */
export function FirstRun({ onDone }: { onDone: () => void }) {
  return (
    <section class="first-run" aria-label={t('firstRunTitle')}>
      <h2>{t('firstRunTitle')}</h2>
      <ol>
        <li>{t('firstRun1')}</li>
        <li>{t('firstRun2')}</li>
        <li>{t('firstRun3')}</li>
      </ol>
      <button type="button" class="primary" onClick={onDone}>
        {t('firstRunSkip')}
      </button>
    </section>
  );
}
