import { t } from '../words';

export interface KeptLineProps {
  kept: { is: 'kept' } | { is: 'waiting' } | { is: 'failed'; problem: string } | { is: 'taken' };
  onLoadTheirs: () => void;
  onTakeOver: () => void;
  onSaveAsOwn: () => void;
}

/** Where the writing stands. Another window's work on the same draft is a question, never a loss. */
export function KeptLine({ kept, onLoadTheirs, onTakeOver, onSaveAsOwn }: KeptLineProps) {
  if (kept.is === 'kept' || kept.is === 'waiting')
    return <span class="secondary">{t(kept.is === 'kept' ? 'stuKept' : 'stuWaiting')}</span>;
  if (kept.is === 'failed')
    return (
      <p class="studio-bar" role="alert">
        {t('stuFailed', kept.problem)}
      </p>
    );
  return (
    <div class="studio-bar" role="alert">
      <p>{t('stuTaken')}</p>
      <button type="button" onClick={onLoadTheirs}>
        {t('stuLoadTheirs')}
      </button>
      <button type="button" onClick={onTakeOver}>
        {t('stuTakeOver')}
      </button>
      <button type="button" onClick={onSaveAsOwn}>
        {t('stuSaveOwn')}
      </button>
    </div>
  );
}
