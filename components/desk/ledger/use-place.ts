import { useState } from 'preact/hooks';
import type { LedgerEntry } from '../../../lib/memo/ledger';
import type { LedgerColumn } from '../../../lib/memo/ledger-columns';
import type { Place } from './ledger-grid';
import { GRID } from './ledger-row';

const PAGE = 15;
const FIRST_COLUMN = 5;

/** The cell in hand, with its entry and column; none while there are no rows. */
export interface InHand {
  current: LedgerEntry | undefined;
  place: Place | undefined;
  column: LedgerColumn | undefined;
  /** the agent went to it; until then it is where the hand begins */
  isChosen: boolean;
  onPlace: (place: Place) => void;
}

/**
 * The cell in hand, and what moves it. It begins at the entry `wanted`; one that is gone gives way to the first. `onGone`
 * hears when the hand was moved.
 */
export function usePlace(rows: readonly LedgerEntry[], wanted: string | undefined, onGone: () => void) {
  const [chosen, setPlace] = useState<Place>();
  const current = rows.find((entry) => entry.id === (chosen?.id ?? wanted)) ?? rows[0];
  const place = current && { id: current.id, column: chosen?.column ?? FIRST_COLUMN };
  const go = (down: number, right: number) => {
    if (!place || !current) return;
    const row = Math.min(rows.length - 1, Math.max(0, rows.indexOf(current) + down));
    setPlace({ id: rows[row]?.id ?? place.id, column: Math.min(GRID.length - 1, Math.max(0, place.column + right)) });
    onGone();
  };
  const keys = {
    ArrowDown: () => go(1, 0),
    ArrowUp: () => go(-1, 0),
    ArrowRight: () => go(0, 1),
    ArrowLeft: () => go(0, -1),
    PageDown: () => go(PAGE, 0),
    PageUp: () => go(-PAGE, 0),
    Home: () => go(0, -GRID.length),
    End: () => go(0, GRID.length),
  };
  const point = (at: Place) => {
    setPlace(at);
    onGone();
  };
  const inHand: InHand = {
    current,
    place,
    column: GRID[place?.column ?? 0]?.column,
    isChosen: chosen !== undefined,
    onPlace: setPlace,
  };
  return { inHand, go, point, keys };
}
