import { t } from './words';

/** More would be too thin to tell apart. */
const MOST_SEGMENTS = 10;

/** How far the day's follow-ups are, and the way to add one. */
export function FollowHead({ done, all, onNew }: { done: number; all: number; onNew: () => void }) {
  const segments = Math.min(all, MOST_SEGMENTS);
  const filled = all === 0 ? 0 : Math.round((done / all) * segments);
  return (
    <header class="case follow-head">
      <div class="case-top">
        <h1 class="buyer">{t('followTitle')}</h1>
        <span class="waited figure">{t('followDone', done, all)}</span>
        <a class="desk-link" href="desk.html" target="_blank" rel="noreferrer" title={t('deskOpenHelp')}>
          {t('deskTitle')}
        </a>
        <button type="button" class="quiet" onClick={onNew}>
          {t('memoNewShort')} <kbd>A</kbd>
        </button>
      </div>
      {segments > 0 && (
        <div class="steps" role="img" aria-label={t('followProgress', done, all)}>
          {Array.from({ length: segments }, (_, i) => (
            <span key={i} class={i < filled ? 'step step-done' : 'step'} />
          ))}
        </div>
      )}
    </header>
  );
}
