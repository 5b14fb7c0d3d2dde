import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isClosed, type LedgerEntry, missingIn } from '../../../lib/memo/ledger';
import { type ColumnId, cellText, columnOf } from '../../../lib/memo/ledger-columns';
import { maskPersonal } from '../../../lib/model/mask';
import { clockAt } from '../../../lib/model/time-of-day';
import { daysFrom, monthDay } from '../../moments';
import { t, word } from '../../words';

const FACTS: readonly ColumnId[] = [
  'orderNumber',
  'buyer',
  'goods',
  'sku',
  'amountYuan',
  'scenario',
  'stage',
  'cause',
  'party',
  'courier',
  'tracking',
  'promised',
  'done',
  'costYuan',
  'weight',
  'result',
  'asked',
];

export interface EntrySheetProps {
  entry: LedgerEntry;
  now: number;
  noting: boolean;
  onNoting: (open: boolean) => void;
  onNote: (said: string) => void;
  onClose: () => void;
  onReopen: () => void;
}

/** The whole of one case: all that is known, how it went on, and what closes it. */
export function EntrySheet({ entry, now, noting, onNoting, onNote, onClose, onReopen }: EntrySheetProps) {
  const missing = missingIn(entry);
  const days = daysFrom(entry.openedAt, now);
  return (
    <article class="sheet" aria-label={t('ledgerSide')}>
      <h2 class="page-text">{entry.goods || entry.orderNumber || t('ledgerNew')}</h2>
      <p class="sheet-due secondary">
        {entry.closedAt === undefined
          ? days === 0
            ? t('ledgerOpenToday')
            : t('ledgerOpenDays', days)
          : t('ledgerClosedOn', `${monthDay(entry.closedAt)} ${clockAt(entry.closedAt)}`)}
        {entry.memos.length > 0 && ` · ${t('ledgerMemos', entry.memos.length)}`}
      </p>
      {noting ? (
        <NoteForm onSave={onNote} onCancel={() => onNoting(false)} />
      ) : (
        <div class="act-bar">
          <button type="button" onClick={() => onNoting(true)}>
            {t('ledgerNote')} <kbd>N</kbd>
          </button>
          {isClosed(entry) ? (
            <button type="button" onClick={onReopen}>
              {t('ledgerReopen')} <kbd>C</kbd>
            </button>
          ) : (
            <button type="button" class={missing ? undefined : 'primary'} onClick={onClose}>
              {t('ledgerClose')} <kbd>C</kbd>
            </button>
          )}
        </div>
      )}
      {missing && !isClosed(entry) && <p class="secondary">{word('ledgerMissing', missing)}</p>}
      <dl class="sheet-facts">
        {FACTS.map((id) => {
          const text = cellText(entry, columnOf(id), word);
          return (
            text !== '' && (
              <div key={id}>
                <dt>{word('col', id)}</dt>
                <dd class={id === 'orderNumber' || id === 'tracking' ? 'page-text mono' : 'page-text'}>{text}</dd>
              </div>
            )
          );
        })}
      </dl>
      <h3>{t('ledgerNoteLabel')}</h3>
      {entry.progress.length === 0 ? (
        <p class="secondary">{t('ledgerNoProgress')}</p>
      ) : (
        <ol class="progress">
          {entry.progress.toReversed().map((line, i) => (
            <li key={`${line.at}-${i}`}>
              <time class="secondary" dateTime={new Date(line.at).toISOString()}>
                {monthDay(line.at)} {clockAt(line.at)}
              </time>{' '}
              <span class="page-text">{maskPersonal(line.said)}</span>
            </li>
          ))}
        </ol>
      )}
    </article>
  );
}

function NoteForm({ onSave, onCancel }: { onSave: (said: string) => void; onCancel: () => void }) {
  const [said, setSaid] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <form
      class="act-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (said.trim()) onSave(said.trim());
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape' && !event.isComposing) onCancel();
      }}
    >
      <label>
        {t('ledgerNoteLabel')}
        <input
          ref={field}
          maxLength={500}
          placeholder={t('ledgerNotePlaceholder')}
          value={said}
          onInput={(event) => setSaid(event.currentTarget.value)}
        />
      </label>
      <div class="actions">
        <button type="submit" class="primary" disabled={said.trim() === ''}>
          {t('memoSave')} <kbd>Enter</kbd>
        </button>
        <button type="button" onClick={onCancel}>
          {t('memoCancel')} <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
}
