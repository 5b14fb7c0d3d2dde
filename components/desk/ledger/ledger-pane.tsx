import { useRef, useState } from 'preact/hooks';
import { type EntryChange, isClosed, type LedgerEntry, type Missing, missingIn } from '../../../lib/memo/ledger';
import { isEditable, type LedgerColumn, readCell } from '../../../lib/memo/ledger-columns';
import { costOf, couriersIn, EVERYTHING, type LedgerIndex, type LedgerQuery } from '../../../lib/memo/ledger-find';
import type { Pasted } from '../../../lib/memo/ledger-paste';
import { type LedgerSort, nextSort } from '../../../lib/memo/ledger-sort';
import { Notice } from '../../notice';
import { t, word } from '../../words';
import { useDeskKeys } from '../desk-keys';
import type { Onward } from './cell-editor';
import { EntrySheet } from './entry-sheet';
import { ExportDialog, type LedgerExport } from './export-dialog';
import { LedgerFilters } from './ledger-filters';
import { type Keeping, LedgerFoot } from './ledger-foot';
import { LedgerGrid, type Place } from './ledger-grid';
import { GRID } from './ledger-row';
import { useBlock } from './use-block';
import { useHeldEntries } from './use-held';

export interface LedgerActions {
  /** makes an empty entry and gives its id, once it is kept */
  onNew: () => Promise<string | undefined>;
  onChange: (entry: LedgerEntry, change: EntryChange, what: string) => void;
  /** several cells at once, all of them or none */
  onPaste: (pasted: Pasted) => void;
  onClose: (entry: LedgerEntry) => void;
  onReopen: (entry: LedgerEntry) => void;
  onNote: (entry: LedgerEntry, said: string) => void;
  onExport: (wanted: LedgerExport) => Promise<void>;
  onKeep: (days: number | undefined) => void;
  /** says why something was not done */
  onSay: (text: string) => void;
  onUndo: () => void;
}

export interface LedgerPaneProps {
  index: LedgerIndex;
  /** how many were read so far, while the register is still being read */
  reading?: number | undefined;
  setAside: number;
  keeping: Keeping;
  now: number;
  /** the entry the address asks for */
  wanted?: string | undefined;
  actions: LedgerActions;
}

const PAGE = 15;
const OPEN_ONES: LedgerQuery = { ...EVERYTHING, state: 'open' };

/** The after-sales register: searched, filtered, edited by keyboard or mouse, and handed to the departments as files. */
export function LedgerPane({ index, reading, setAside, keeping, now, wanted, actions }: LedgerPaneProps) {
  const [query, setQuery] = useState<LedgerQuery>(wanted === undefined ? OPEN_ONES : EVERYTHING);
  const [chosen, setPlace] = useState<Place | undefined>(wanted === undefined ? undefined : { id: wanted, column: 5 });
  const [editing, setEditing] = useState(false);
  const [sort, setSort] = useState<LedgerSort>();
  const [side, setSide] = useState(() => window.innerWidth >= 1200);
  const [noting, setNoting] = useState(false);
  const [exporting, setExporting] = useState<'asked' | 'busy'>();
  const field = useRef<HTMLInputElement>(null);
  const rows = useHeldEntries(index, query, sort, now, reading !== undefined);
  const current = rows.find((entry) => entry.id === chosen?.id) ?? rows[0];
  const place = current && { id: current.id, column: chosen?.column ?? 5 };
  const column = GRID[place?.column ?? 0]?.column;
  const sortBy = (by: LedgerColumn | undefined) => by && setSort(nextSort(sort, by));
  const paste = (pasted: Pasted) => {
    if (pasted.changes.size > 0) actions.onPaste(pasted);
    else if (pasted.unfit > 0) actions.onSay(t('ledgerPastedNone'));
  };
  const { block, clear: clearBlock } = useBlock(rows, place, paste);

  const go = (down: number, right: number) => {
    if (!place || !current) return;
    const row = Math.min(rows.length - 1, Math.max(0, rows.indexOf(current) + down));
    setPlace({ id: rows[row]?.id ?? place.id, column: Math.min(GRID.length - 1, Math.max(0, place.column + right)) });
    setNoting(false);
  };
  const edit = (at: Place) => {
    setPlace(at);
    const asked = GRID[at.column]?.column;
    if (asked && isEditable(asked)) setEditing(true);
  };
  const ask = (entry: LedgerEntry, missing: Missing) => {
    actions.onSay(word('ledgerMissing', missing));
    edit({ id: entry.id, column: GRID.findIndex((each) => each.column.id === missing) });
  };
  const change = (entry: LedgerEntry, to: EntryChange) => {
    const missing = isClosed(entry) ? missingIn({ ...entry, ...to }) : undefined;
    if (missing) actions.onSay(word('ledgerMissing', missing));
    else actions.onChange(entry, to, word('col', GRID[place?.column ?? 0]?.column.id ?? ''));
  };
  const keep = (entry: LedgerEntry, to: EntryChange | undefined, onward: Onward) => {
    setEditing(false);
    if (to) change(entry, to);
    if (onward !== 'stay') go(onward === 'down' ? 1 : 0, onward === 'right' ? 1 : onward === 'left' ? -1 : 0);
  };
  const close = () => {
    if (!current) return;
    const missing = missingIn(current);
    if (isClosed(current)) actions.onReopen(current);
    else if (missing) ask(current, missing);
    else actions.onClose(current);
  };
  const note = () => {
    setSide(true);
    setNoting(true);
  };
  const clear = () => {
    if (query === OPEN_ONES || noting) return setNoting(false);
    setQuery(OPEN_ONES);
  };
  const fresh = async () => {
    const id = await actions.onNew();
    if (id !== undefined) edit({ id, column: 1 });
  };
  const clearCells = () => {
    const one = block && block.top === block.bottom && block.left === block.right;
    if (!one) return clearBlock();
    const to = current && column && isEditable(column) ? readCell(current, column, '') : undefined;
    if (current && to) change(current, to);
  };
  useDeskKeys({
    ArrowDown: () => go(1, 0),
    ArrowUp: () => go(-1, 0),
    ArrowRight: () => go(0, 1),
    ArrowLeft: () => go(0, -1),
    PageDown: () => go(PAGE, 0),
    PageUp: () => go(-PAGE, 0),
    Home: () => go(0, -GRID.length),
    End: () => go(0, GRID.length),
    Enter: () => place && edit(place),
    F2: () => place && edit(place),
    Delete: clearCells,
    s: () => sortBy(column),
    a: () => void fresh(),
    c: close,
    e: () => setExporting('asked'),
    i: () => setSide(!side),
    n: () => current && note(),
    z: actions.onUndo,
    '/': () => field.current?.focus(),
    Escape: clear,
  });
  const shown = side && current;
  return (
    <div class="ledger">
      <header class="list-head ledger-head">
        <LedgerFilters query={query} couriers={couriersIn(index).slice(0, 30)} field={field} onQuery={setQuery} />
        <span class="secondary figure" role="status">
          {reading === undefined ? t('ledgerCount', rows.length, costOf(rows).toFixed(2)) : t('ledgerReading', reading)}
        </span>
        <button type="button" aria-pressed={side} onClick={() => setSide(!side)}>
          {t('ledgerSide')} <kbd>I</kbd>
        </button>
        <button type="button" onClick={() => setExporting('asked')}>
          {t('ledgerExport')} <kbd>E</kbd>
        </button>
        <button type="button" class="primary" onClick={() => void fresh()}>
          {t('ledgerNew')} <kbd>A</kbd>
        </button>
      </header>
      <div class={shown ? 'ledger-body ledger-with-side' : 'ledger-body'}>
        {rows.length > 0 ? (
          <LedgerGrid
            entries={rows}
            now={now}
            place={place}
            block={block}
            sort={sort}
            onSort={sortBy}
            editing={editing}
            onPlace={(at) => {
              setPlace(at);
              setNoting(false);
            }}
            onEdit={edit}
            onKeep={keep}
            onCancel={() => setEditing(false)}
          />
        ) : reading !== undefined ? null : index.entries.length === 0 ? (
          <Notice title={t('ledgerEmpty')} help={t('ledgerEmptyDo')} />
        ) : (
          <Notice title={t('ledgerNoMatch')} help={t('ledgerNoMatchDo')}>
            <button type="button" onClick={() => setQuery(EVERYTHING)}>
              {t('ledgerClear')}
            </button>
          </Notice>
        )}
        {shown && (
          <aside class="half-sheet">
            <EntrySheet
              key={current.id}
              entry={current}
              now={now}
              noting={noting}
              onNoting={setNoting}
              onNote={(said) => {
                actions.onNote(current, said);
                setNoting(false);
              }}
              onClose={close}
              onReopen={() => actions.onReopen(current)}
            />
          </aside>
        )}
      </div>
      <LedgerFoot keeping={keeping} setAside={setAside} onKeep={actions.onKeep} />
      {exporting && (
        <ExportDialog
          entries={rows}
          busy={exporting === 'busy'}
          onClose={() => setExporting(undefined)}
          onExport={(wantedFile) => {
            setExporting('busy');
            void actions.onExport(wantedFile).then(() => setExporting(undefined));
          }}
        />
      )}
    </div>
  );
}
