import type { Shift } from '../lib/memo/shift';
import { gapWords } from './gap-words';
import { t } from './words';

export interface ShiftBlockProps {
  shift: Shift;
  onSeen: () => void;
}

/** What the day begins with, once, in one quiet block: overdue, due today, came due while away, handed over, the gap. */
export function ShiftBlock({ shift, onSeen }: ShiftBlockProps) {
  const { overdue, today, away, recurring, handed, gap } = shift;
  return (
    <section class="shift" aria-label={t('shiftTitle')}>
      <div class="shift-words">
        <p class="figure">
          <strong>{t('shiftTitle')}</strong>
          {overdue > 0 && <span class="late">{t('shiftOverdue', overdue)}</span>}
          {today > 0 && <span>{t('shiftToday', today)}</span>}
          {away > 0 && <span>{t('shiftAway', away)}</span>}
          {handed > 0 && <span>{t('shiftHanded', handed)}</span>}
        </p>
        {recurring.length > 0 && <p class="secondary page-text">{t('shiftRecurring', recurring)}</p>}
        {gap && <p class="secondary">{gapWords(gap)}</p>}
      </div>
      <button type="button" class="quiet" onClick={onSeen}>
        {t('shiftSeen')}
      </button>
    </section>
  );
}
