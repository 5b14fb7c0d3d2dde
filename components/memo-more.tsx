import type { Memo } from '../lib/model/memo';
import { t } from './words';

export interface MemoMoreProps {
  memo: Memo;
  /** another memo that looks like the same thing */
  twin: Memo | undefined;
  onStep: (at: number) => void;
  onMerge: (twin: Memo) => void;
}

/** What else the row in hand carries: its steps, prepared words, the promise it came from, a twin to merge with. */
export function MemoMore({ memo, twin, onStep, onMerge }: MemoMoreProps) {
  return (
    <div class="memo-more">
      {twin && (
        <p class="memo-twin">
          <span class="page-text">{t('memoTwin', twin.what)}</span>
          <button type="button" onClick={() => onMerge(twin)}>
            {t('memoMerge')} <kbd>G</kbd>
          </button>
        </p>
      )}
      {memo.promised && <p class="secondary page-text">“{memo.promised}”</p>}
      {memo.draft && (
        <p class="page-text">
          <span class="secondary">{t('memoDraftTitle')}</span> {memo.draft}
        </p>
      )}
      {memo.checklist.map((item, i) => (
        <label key={item.text} class={item.done ? 'memo-step step-ticked' : 'memo-step'}>
          <input type="checkbox" checked={item.done} onChange={() => onStep(i)} />
          <span class="page-text">{item.text}</span>
        </label>
      ))}
    </div>
  );
}

/** True where there is more of a memo than its row says. */
export const hasMore = (memo: Memo, twin: Memo | undefined): boolean =>
  twin !== undefined || memo.promised !== undefined || memo.draft !== undefined || memo.checklist.length > 0;
