import { memo as unchanged } from 'preact/compat';
import { type EntryChange, isClosed, isStale, type LedgerEntry } from '../../../lib/memo/ledger';
import { type ColumnId, cellText, columnOf, type LedgerColumn } from '../../../lib/memo/ledger-columns';
import { clockAt } from '../../../lib/model/time-of-day';
import { daysFrom, monthDay } from '../../moments';
import { t, word } from '../../words';
import { CellEditor, type Onward } from './cell-editor';

/** The columns of the grid with their widths in pixels; the first two stay in sight. */
export const GRID: readonly { column: LedgerColumn; wide: number }[] = (
  [
    ['openedAt', 88],
    ['orderNumber', 176],
    ['buyer', 96],
    ['goods', 150],
    ['scenario', 92],
    ['cause', 104],
    ['party', 84],
    ['courier', 92],
    ['promised', 180],
    ['done', 180],
    ['costYuan', 76],
    ['weight', 64],
    ['result', 88],
    ['asked', 80],
    ['closedAt', 104],
  ] as const satisfies readonly (readonly [ColumnId, number])[]
).map(([id, wide]) => ({ column: columnOf(id), wide }));

export const cellId = (entry: string, column: number): string => `cell-${entry}-${column}`;

export interface LedgerRowProps {
  entry: LedgerEntry;
  /** its place in the whole list, from 0 */
  row: number;
  now: number;
  /** the column in hand, where this row is */
  active?: number | undefined;
  /** the columns of the block in hand, both counted in, where it is more than one cell and this row is in it */
  left?: number | undefined;
  right?: number | undefined;
  editing: boolean;
  onSelect: (id: string, column: number) => void;
  onEdit: (id: string, column: number) => void;
  onKeep: (entry: LedgerEntry, change: EntryChange | undefined, onward: Onward) => void;
  onCancel: () => void;
}

/** One case in a line. */
export const LedgerRow = unchanged(function LedgerRow(props: LedgerRowProps) {
  const { entry, row, now, active, left, right, editing, onSelect, onEdit } = props;
  const inBlock = (at: number) => left !== undefined && right !== undefined && at >= left && at <= right;
  return (
    <tr
      aria-rowindex={row + 2}
      class={`${active === undefined ? '' : 'grid-current'}${isClosed(entry) ? ' grid-closed' : ''}`}
      data-entry={entry.id}
    >
      {GRID.map(({ column }, i) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid can be selected
        // biome-ignore lint/a11y/useKeyWithClickEvents: the page hears the keys for all cells of the grid
        <td
          key={column.id}
          id={cellId(entry.id, i)}
          aria-colindex={i + 1}
          class={`cell-${column.id}${i === active ? ' cell-active' : ''}${inBlock(i) ? ' cell-block' : ''}`}
          aria-selected={inBlock(i) || undefined}
          onClick={() => onSelect(entry.id, i)}
          onDblClick={() => onEdit(entry.id, i)}
        >
          {i === active && editing ? (
            <CellEditor
              entry={entry}
              column={column}
              onKeep={(change, onward) => props.onKeep(entry, change, onward)}
              onCancel={props.onCancel}
            />
          ) : (
            <Shown entry={entry} column={column} now={now} />
          )}
        </td>
      ))}
    </tr>
  );
});

function Shown({ entry, column, now }: { entry: LedgerEntry; column: LedgerColumn; now: number }) {
  const text = cellText(entry, column, word);
  if (column.id === 'openedAt')
    return daysFrom(now, entry.openedAt) === 0 ? clockAt(entry.openedAt) : monthDay(entry.openedAt);
  if (column.id === 'closedAt') {
    if (entry.closedAt !== undefined) return <span class="closed-mark">✓ {monthDay(entry.closedAt)}</span>;
    const days = daysFrom(entry.updatedAt, now);
    return isStale(entry, now) ? <span class="late">{t('ledgerStale', days)}</span> : t('ledgerState_open');
  }
  if (text === '' && (column.id === 'cause' || column.id === 'party') && !isClosed(entry))
    return <span class="cell-asked">{t('ledgerNone')}</span>;
  return column.id === 'orderNumber' ? <span class="mono">{text}</span> : text;
}
