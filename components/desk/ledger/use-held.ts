import { useRef } from 'preact/hooks';
import type { LedgerEntry } from '../../../lib/memo/ledger';
import { findEntries, type LedgerIndex, type LedgerQuery } from '../../../lib/memo/ledger-find';

interface Held {
  index: LedgerIndex;
  query: LedgerQuery;
  rows: readonly LedgerEntry[];
}

/**
 * What is found, held still while it is worked on: an entry that no longer fits after a change stays where it is until
 * something else is looked for; one that is new stands on top. `reading`: the register is still coming in.
 */
export function useHeldEntries(
  index: LedgerIndex,
  query: LedgerQuery,
  now: number,
  reading: boolean,
): readonly LedgerEntry[] {
  const held = useRef<Held>(undefined);
  const was = held.current;
  if (was && was.index === index && was.query === query) return was.rows;
  const found = findEntries(index, query, now);
  const rows = was && was.query === query && !reading ? hold(was.rows, found, index) : found;
  held.current = { index, query, rows };
  return rows;
}

function hold(rows: readonly LedgerEntry[], found: readonly LedgerEntry[], index: LedgerIndex): readonly LedgerEntry[] {
  const byId = new Map(index.entries.map((entry) => [entry.id, entry]));
  const known = new Set(rows.map((entry) => entry.id));
  return [...found.filter((entry) => !known.has(entry.id)), ...rows.flatMap((entry) => byId.get(entry.id) ?? [])];
}
