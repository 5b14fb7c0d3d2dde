import type { RefObject } from 'preact';
import { ACTIVE_STATES, MEMO_KINDS } from '../../lib/model/memo';
import { t, word } from '../words';
import type { MemoFilter } from './memo-filter';

export interface MemosHeadProps {
  filter: MemoFilter;
  field: RefObject<HTMLInputElement | null>;
  count: number;
  /** how many of them are overdue */
  late: number;
  onFilter: (filter: MemoFilter) => void;
  onRecurring: () => void;
  onNew: () => void;
}

/** Which follow-ups are shown, how many, and the way to a new one and to those that come again. */
export function MemosHead({ filter, field, count, late, onFilter, onRecurring, onNew }: MemosHeadProps) {
  return (
    <header class="list-head">
      <input
        ref={field}
        type="search"
        aria-label={t('memosSearch')}
        placeholder={`${t('memosSearch')}  /`}
        value={filter.search}
        onInput={(event) => onFilter({ ...filter, search: event.currentTarget.value })}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <select
        aria-label={t('memoKind')}
        value={filter.kind}
        onChange={(event) => onFilter({ ...filter, kind: event.currentTarget.value })}
      >
        <option value="">{t('memosAllKinds')}</option>
        {MEMO_KINDS.map((each) => (
          <option key={each} value={each}>
            {word('kind', each)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('memoState')}
        value={filter.state}
        onChange={(event) => onFilter({ ...filter, state: event.currentTarget.value })}
      >
        <option value="">{t('memosAllStates')}</option>
        {ACTIVE_STATES.map((each) => (
          <option key={each} value={each}>
            {word('state', each)}
          </option>
        ))}
      </select>
      <span class="secondary figure">
        {t('memosCount', count)}
        {late > 0 && (
          <span class="late">
            {' '}
            · {t('groupOverdue')} {late}
          </span>
        )}
      </span>
      <button type="button" onClick={onRecurring}>
        {t('source_recurring')} <kbd>R</kbd>
      </button>
      <button type="button" class="primary" onClick={onNew}>
        {t('act_new')} <kbd>A</kbd>
      </button>
    </header>
  );
}
