import type { RefObject } from 'preact';
import type { LedgerEntry } from '../../../lib/memo/ledger';
import { costOf, couriersIn, type LedgerIndex, type LedgerQuery } from '../../../lib/memo/ledger-find';
import { t } from '../../words';
import { LedgerFilters } from './ledger-filters';

export interface LedgerHeadProps {
  index: LedgerIndex;
  /** what was found */
  rows: readonly LedgerEntry[];
  reading: number | undefined;
  query: LedgerQuery;
  field: RefObject<HTMLInputElement | null>;
  /** whether the entry in hand is shown beside the grid */
  side: boolean;
  onQuery: (query: LedgerQuery) => void;
  onSide: () => void;
  onExport: () => void;
  onNew: () => void;
}

const MOST_COURIERS = 30;

/** What is looked for, how much was found, and what can be done with all of it. */
export function LedgerHead(props: LedgerHeadProps) {
  const { index, rows, reading, query, field, side, onQuery, onSide, onExport, onNew } = props;
  return (
    <header class="list-head ledger-head">
      <LedgerFilters
        query={query}
        couriers={couriersIn(index).slice(0, MOST_COURIERS)}
        field={field}
        onQuery={onQuery}
      />
      <span class="secondary figure" role="status">
        {reading === undefined ? t('ledgerCount', rows.length, costOf(rows).toFixed(2)) : t('ledgerReading', reading)}
      </span>
      <button type="button" aria-pressed={side} onClick={onSide}>
        {t('ledgerSide')} <kbd>I</kbd>
      </button>
      <button type="button" onClick={onExport}>
        {t('ledgerExport')} <kbd>E</kbd>
      </button>
      <button type="button" class="primary" onClick={onNew}>
        {t('ledgerNew')} <kbd>A</kbd>
      </button>
    </header>
  );
}
