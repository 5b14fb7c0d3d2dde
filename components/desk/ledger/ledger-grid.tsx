import { useLayoutEffect, useRef } from 'preact/hooks';
import type { EntryChange, LedgerEntry } from '../../../lib/memo/ledger';
import type { LedgerColumn } from '../../../lib/memo/ledger-columns';
import type { Block } from '../../../lib/memo/ledger-paste';
import type { LedgerSort } from '../../../lib/memo/ledger-sort';
import { t, word } from '../../words';
import type { Onward } from './cell-editor';
import { cellId, GRID, LedgerRow } from './ledger-row';
import { useWindow } from './use-window';

const ROW = 32;
const HEAD = 32;
const GRID_WIDE = GRID.reduce((all, { wide }) => all + wide, 0);

/** The cell in hand. */
export interface Place {
  id: string;
  column: number;
}

export interface LedgerGridProps {
  entries: readonly LedgerEntry[];
  now: number;
  place: Place | undefined;
  /** the cell in hand was gone to: until then the grid stands at its first column */
  chosen: boolean;
  block: Block | undefined;
  sort: LedgerSort | undefined;
  onSort: (column: LedgerColumn) => void;
  editing: boolean;
  onPlace: (place: Place) => void;
  onEdit: (place: Place) => void;
  onKeep: (entry: LedgerEntry, change: EntryChange | undefined, onward: Onward) => void;
  onCancel: () => void;
}

/**
 * The register as a grid. Only the rows in sight are drawn, however many there are; the focus stays on the grid, which
 * names the cell in hand, so that no row takes it along when it is scrolled away.
 */
export function LedgerGrid(props: LedgerGridProps) {
  const { entries, now, place, chosen, block, sort, editing, onPlace, onEdit, onKeep, onCancel } = props;
  const several = block && (block.top < block.bottom || block.left < block.right) ? block : undefined;
  const box = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const seen = useWindow(box, entries.length, ROW, HEAD);
  const row = place ? entries.findIndex((entry) => entry.id === place.id) : -1;
  useLayoutEffect(() => {
    if (row >= 0) seen.reveal(row);
    // The columns beside the two that stay are brought out from under them.
    const cell = place && document.getElementById(cellId(place.id, place.column));
    if (cell && chosen && place.column > 1) cell.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [place?.id, place?.column, chosen, row]);
  useLayoutEffect(() => {
    if (!editing && !document.activeElement?.matches('input, textarea, select'))
      grid.current?.focus({ preventScroll: true });
  }, [editing, place]);
  const select = (id: string, column: number) => {
    if (!(editing && place?.id === id && place.column === column)) onPlace({ id, column });
  };
  return (
    <div class="grid-box" ref={box}>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are gone through by keys
        role="grid"
        class="grid"
        tabIndex={0}
        style={{ width: `${GRID_WIDE}px` }}
        aria-label={t('ledgerGrid')}
        aria-rowcount={entries.length + 1}
        aria-colcount={GRID.length}
        aria-activedescendant={place && row >= 0 ? cellId(place.id, place.column) : undefined}
      >
        <colgroup>
          {GRID.map(({ column, wide }) => (
            <col key={column.id} style={{ width: `${wide}px` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {GRID.map(({ column }, i) => (
              <th
                key={column.id}
                scope="col"
                aria-colindex={i + 1}
                aria-sort={sort?.column.id !== column.id ? undefined : sort.down ? 'descending' : 'ascending'}
                class={`cell-${column.id}`}
              >
                {/* The grid is one stop of the Tab key; by keyboard the column in hand is sorted by its own key. */}
                <button type="button" class="grid-sort" tabIndex={-1} onClick={() => props.onSort(column)}>
                  {word('col', column.id)}
                  {sort?.column.id === column.id && <span aria-hidden="true">{sort.down ? ' ↓' : ' ↑'}</span>}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space tall={seen.above} />
          {entries.slice(seen.from, seen.to).map((entry, i) => (
            <LedgerRow
              key={entry.id}
              entry={entry}
              row={seen.from + i}
              now={now}
              active={entry.id === place?.id ? place.column : undefined}
              {...inBlock(several, seen.from + i)}
              editing={editing && entry.id === place?.id}
              onSelect={select}
              onEdit={(id, column) => onEdit({ id, column })}
              onKeep={onKeep}
              onCancel={onCancel}
            />
          ))}
          <Space tall={seen.below} />
        </tbody>
      </table>
    </div>
  );
}

const inBlock = (block: Block | undefined, row: number) =>
  block && row >= block.top && row <= block.bottom ? { left: block.left, right: block.right } : {};

/** The room of the rows that are not drawn. */
const Space = ({ tall }: { tall: number }) =>
  tall > 0 ? (
    <tr>
      <td colSpan={GRID.length} class="grid-space" style={{ height: `${tall}px` }} />
    </tr>
  ) : null;
