import { Notice } from '../../notice';
import { t } from '../../words';

/** Instead of the grid: nothing is in the register, or nothing of it was found. */
export function LedgerNone({ empty, onClear }: { empty: boolean; onClear: () => void }) {
  if (empty) return <Notice title={t('ledgerEmpty')} help={t('ledgerEmptyDo')} />;
  return (
    <Notice title={t('ledgerNoMatch')} help={t('ledgerNoMatchDo')}>
      <button type="button" onClick={onClear}>
        {t('ledgerClear')}
      </button>
    </Notice>
  );
}
