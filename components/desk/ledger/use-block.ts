import { useLayoutEffect, useState } from 'preact/hooks';
import type { LedgerEntry } from '../../../lib/memo/ledger';
import { type Block, blockText, type Pasted, pasteInto, readTable } from '../../../lib/memo/ledger-paste';
import { word } from '../../words';
import type { Place } from './ledger-grid';
import { GRID } from './ledger-row';

const COLUMNS = GRID.map(({ column }) => column);
const MOVES = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End', 'Escape'];

/**
 * The cells in hand: one, or with Shift held a block from where it began; copied and pasted as table programs do. The keys
 * and clicks that move the hand itself are the pane's.
 */
export function useBlock(
  rows: readonly LedgerEntry[],
  place: Place | undefined,
  onPaste: (pasted: Pasted) => void,
): { block: Block | undefined; clear: () => void } {
  const [anchor, setAnchor] = useState<Place>();
  const block = place && blockOf(rows, anchor ?? place, place);
  useLayoutEffect(() => {
    const mark = (shift: boolean) => setAnchor(shift ? (anchor ?? place) : undefined);
    const press = (event: KeyboardEvent) => {
      if (isField(event.target)) return;
      if (MOVES.includes(event.key)) mark(event.shiftKey);
      // One cell is changed, and the hand goes on from there.
      else if (event.key === 'Enter' || event.key === 'F2') mark(false);
    };
    const point = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || !event.target.closest('td[aria-colindex]') || isField(event.target))
        return;
      mark(event.shiftKey);
      // The browser would mark the words between.
      if (event.shiftKey) event.preventDefault();
    };
    const copy = (event: ClipboardEvent) => {
      if (!block || isField(event.target) || getSelection()?.toString()) return;
      event.clipboardData?.setData('text/plain', blockText(rows, COLUMNS, block, word));
      event.preventDefault();
    };
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!block || isField(event.target) || text === '') return;
      event.preventDefault();
      onPaste(pasteInto(rows, COLUMNS, block, readTable(text), word));
    };
    // Before the keys that move: where the block begins is where the hand still is.
    document.addEventListener('keydown', press, true);
    document.addEventListener('mousedown', point, true);
    document.addEventListener('copy', copy);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('keydown', press, true);
      document.removeEventListener('mousedown', point, true);
      document.removeEventListener('copy', copy);
      document.removeEventListener('paste', paste);
    };
  });
  return { block, clear: () => block && onPaste(pasteInto(rows, COLUMNS, block, [['']], word)) };
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, dialog') !== null;

function blockOf(rows: readonly LedgerEntry[], from: Place, to: Place): Block | undefined {
  const at = rows.findIndex(({ id }) => id === to.id);
  const began = from.id === to.id ? at : rows.findIndex(({ id }) => id === from.id);
  if (at < 0) return undefined;
  const start = began < 0 ? at : began;
  return {
    top: Math.min(start, at),
    bottom: Math.max(start, at),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  };
}
