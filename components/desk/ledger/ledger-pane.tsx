import { useRef, useState } from 'preact/hooks';
import type { EntryChange, LedgerEntry } from '../../../lib/memo/ledger';
import { queryIn } from '../../../lib/memo/ledger-address';
import type { LedgerColumn } from '../../../lib/memo/ledger-columns';
import { EVERYTHING, type LedgerIndex, type LedgerQuery } from '../../../lib/memo/ledger-find';
import { type LedgerSort, nextSort } from '../../../lib/memo/ledger-sort';
import { useDeskKeys } from '../desk-keys';
import type { Onward } from './cell-editor';
import { EntrySheet } from './entry-sheet';
import { ExportDialog } from './export-dialog';
import type { LedgerActions } from './ledger-actions';
import { type Keeping, LedgerFoot } from './ledger-foot';
import { LedgerGrid } from './ledger-grid';
import { LedgerHead } from './ledger-head';
import { LedgerNone } from './ledger-none';
import { useEdit } from './use-edit';
import { useHeldEntries } from './use-held';
import { usePlace } from './use-place';

export interface LedgerPaneProps {
  index: LedgerIndex;
  /** how many were read so far, while the register is still being read */
  reading?: number | undefined;
  setAside: number;
  keeping: Keeping;
  now: number;
  /** the entry the address asks for, or what to look for */
  wanted?: string | undefined;
  actions: LedgerActions;
}

const OPEN_ONES: LedgerQuery = { ...EVERYTHING, state: 'open' };

const firstQuery = (wanted: string | undefined): LedgerQuery =>
  wanted === undefined ? OPEN_ONES : (queryIn(wanted) ?? EVERYTHING);

/** The after-sales register: searched, filtered, edited by keyboard or mouse, and handed to the departments as files. */
export function LedgerPane({ index, reading, setAside, keeping, now, wanted, actions }: LedgerPaneProps) {
  const [query, setQuery] = useState<LedgerQuery>(() => firstQuery(wanted));
  const [sort, setSort] = useState<LedgerSort>();
  const [side, setSide] = useState(() => window.innerWidth >= 1200);
  const [noting, setNoting] = useState(false);
  const [exporting, setExporting] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const rows = useHeldEntries(index, query, sort, now, reading !== undefined);
  const { inHand, go, point, keys } = usePlace(rows, wanted, () => setNoting(false));
  const { current, place, column, isChosen } = inHand;
  const { editing, block, onStop, edit, change, empty, close, begin } = useEdit(rows, inHand, actions);
  const sortBy = (by: LedgerColumn | undefined) => by && setSort(nextSort(sort, by));
  const keep = (entry: LedgerEntry, to: EntryChange | undefined, onward: Onward) => {
    onStop();
    if (to) change(entry, to);
    if (onward !== 'stay') go(onward === 'down' ? 1 : 0, onward === 'right' ? 1 : onward === 'left' ? -1 : 0);
  };
  const note = () => {
    setSide(true);
    setNoting(true);
  };
  const clear = () => {
    if (query === OPEN_ONES || noting) return setNoting(false);
    setQuery(OPEN_ONES);
  };
  useDeskKeys({
    ...keys,
    Enter: () => place && edit(place),
    F2: () => place && edit(place),
    Delete: empty,
    s: () => sortBy(column),
    a: () => void begin(),
    c: close,
    e: () => setExporting(true),
    i: () => setSide(!side),
    n: () => current && note(),
    z: actions.onUndo,
    '/': () => field.current?.focus(),
    Escape: clear,
  });
  const shown = side && current;
  return (
    <div class="ledger">
      <LedgerHead
        index={index}
        rows={rows}
        reading={reading}
        query={query}
        field={field}
        side={side}
        onQuery={setQuery}
        onSide={() => setSide(!side)}
        onExport={() => setExporting(true)}
        onNew={() => void begin()}
      />
      <div class={shown ? 'ledger-body ledger-with-side' : 'ledger-body'}>
        {rows.length > 0 && (
          <LedgerGrid
            entries={rows}
            now={now}
            place={place}
            chosen={isChosen}
            block={block}
            sort={sort}
            editing={editing}
            onSort={sortBy}
            onPlace={point}
            onEdit={edit}
            onKeep={keep}
            onCancel={onStop}
          />
        )}
        {rows.length === 0 && reading === undefined && (
          <LedgerNone empty={index.entries.length === 0} onClear={() => setQuery(EVERYTHING)} />
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
      {exporting && <ExportDialog entries={rows} onClose={() => setExporting(false)} onExport={actions.onExport} />}
    </div>
  );
}
