import { monthDay } from '../../moments';
import { t } from '../../words';

/** How long closed cases are kept, who says so, and what was last wiped. */
export interface Keeping {
  days?: number | undefined;
  byPolicy: boolean;
  wiped?: { at: number; gone: number } | undefined;
}

const OFFERED = [90, 180, 365, 730] as const;

export interface LedgerFootProps {
  keeping: Keeping;
  setAside: number;
  onKeep: (days: number | undefined) => void;
}

/** The quiet line under the grid: its keys, how long closed cases stay, what was wiped. */
export function LedgerFoot({ keeping, setAside, onKeep }: LedgerFootProps) {
  const { days, byPolicy, wiped } = keeping;
  const offered = days === undefined || OFFERED.some((each) => each === days) ? OFFERED : [days, ...OFFERED];
  return (
    <footer class="ledger-foot secondary">
      <span class="ledger-keys">{t('ledgerKeysHelp')}</span>
      {setAside > 0 && <span class="late">{t('ledgerSetAside', setAside)}</span>}
      {wiped && wiped.gone > 0 && <span>{t('ledgerWiped', monthDay(wiped.at), wiped.gone)}</span>}
      {byPolicy && days !== undefined ? (
        <span>{t('ledgerKeepPolicy', days)}</span>
      ) : (
        <label>
          {t('ledgerKeep')}{' '}
          <select
            value={days === undefined ? '' : String(days)}
            onChange={(event) =>
              onKeep(event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value))
            }
          >
            <option value="">{t('ledgerKeepAlways')}</option>
            {offered.map((each) => (
              <option key={each} value={String(each)}>
                {t('ledgerKeepDays', each)}
              </option>
            ))}
          </select>
        </label>
      )}
    </footer>
  );
}
