import { useState } from 'preact/hooks';
import { type EntryChange, isClosed, type LedgerEntry, type Missing, missingIn } from '../../../lib/memo/ledger';
import { isEditable, readCell } from '../../../lib/memo/ledger-columns';
import type { Pasted } from '../../../lib/memo/ledger-paste';
import { t, word } from '../../words';
import type { LedgerActions } from './ledger-actions';
import type { Place } from './ledger-grid';
import { GRID } from './ledger-row';
import { useBlock } from './use-block';
import type { InHand } from './use-place';

/** What is written in the register: in one open cell or a block of cells. A closed entry never lacks what it must have. */
export function useEdit(rows: readonly LedgerEntry[], inHand: InHand, actions: LedgerActions) {
  const { current, place, column, onPlace } = inHand;
  const [editing, setEditing] = useState(false);
  const edit = (at: Place) => {
    onPlace(at);
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
    else actions.onChange(entry, to, word('col', column?.id ?? ''));
  };
  const paste = (pasted: Pasted) => {
    if (pasted.changes.size > 0) actions.onPaste(pasted);
    else if (pasted.unfit > 0) actions.onSay(t('ledgerPastedNone'));
  };
  const { block, clear } = useBlock(rows, place, paste);
  const empty = () => {
    const one = block && block.top === block.bottom && block.left === block.right;
    if (!one) return clear();
    const to = current && column && isEditable(column) ? readCell(current, column, '') : undefined;
    if (current && to) change(current, to);
  };
  const close = () => {
    if (!current) return;
    const missing = missingIn(current);
    if (isClosed(current)) actions.onReopen(current);
    else if (missing) ask(current, missing);
    else actions.onClose(current);
  };
  const begin = async () => {
    const id = await actions.onNew();
    if (id !== undefined) edit({ id, column: 1 });
  };
  return { editing, block, onStop: () => setEditing(false), edit, change, empty, close, begin };
}
