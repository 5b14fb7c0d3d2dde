import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { EntryChange, LedgerEntry } from '../../../lib/memo/ledger';
import { isOptional, type LedgerColumn, readCell } from '../../../lib/memo/ledger-columns';
import { t, word } from '../../words';

/** Where the hand goes after a cell was kept. */
export type Onward = 'down' | 'right' | 'left' | 'stay';

export interface CellEditorProps {
  entry: LedgerEntry;
  column: LedgerColumn;
  onKeep: (change: EntryChange | undefined, onward: Onward) => void;
  onCancel: () => void;
}

/** A cell being changed: Enter keeps and goes down, Tab keeps and goes on, Escape leaves it as it was. */
export function CellEditor({ entry, column, onKeep, onCancel }: CellEditorProps) {
  const first = rawText(entry, column);
  const [typed, setTyped] = useState(first);
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const left = useRef(false);
  useLayoutEffect(() => {
    field.current?.focus();
    if (column.kind !== 'choice') field.current?.select();
  }, [column]);
  const keep = (onward: Onward) => {
    if (left.current) return;
    const change = typed === first ? undefined : readCell(entry, column, typed);
    if (typed !== first && change === undefined) return setWrong(true);
    left.current = true;
    onKeep(change, onward);
  };
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      left.current = true;
      onCancel();
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      keep(event.key === 'Enter' ? 'down' : event.shiftKey ? 'left' : 'right');
    }
  };
  const shared = {
    ref: field,
    class: 'cell-field',
    'aria-label': word('col', column.id),
    value: typed,
    onKeyDown: press,
    onBlur: () => keep('stay'),
  };
  if (column.kind === 'choice')
    return (
      // The digit before a word is its key: a list jumps to what is typed, and an input method would swallow the word.
      <select {...shared} onInput={(event) => setTyped(event.currentTarget.value)}>
        {isOptional(column) && <option value="">0 {t('ledgerNone')}</option>}
        {column.ids.map((id, i) => (
          <option key={id} value={id}>
            {i + 1} {word(column.id, id)}
          </option>
        ))}
      </select>
    );
  return (
    <>
      <input
        {...shared}
        inputMode={column.kind === 'yuan' ? 'decimal' : 'text'}
        maxLength={column.kind === 'text' ? column.most : 20}
        aria-invalid={wrong}
        autocomplete="off"
        onInput={(event) => {
          setWrong(false);
          setTyped(event.currentTarget.value);
        }}
      />
      {wrong && (
        <span class="cell-wrong" role="alert">
          {t(column.kind === 'yuan' ? 'ledgerBadYuan' : 'ledgerBadText')}
        </span>
      )}
    </>
  );
}

/** What stands in the field: who changes a value sees it whole. */
function rawText(entry: LedgerEntry, column: LedgerColumn): string {
  switch (column.kind) {
    case 'text':
      return column.id === 'buyer' ? entry.buyer.name : entry[column.id];
    case 'choice':
    case 'yuan':
      return String(entry[column.id] ?? '');
    default:
      return '';
  }
}
