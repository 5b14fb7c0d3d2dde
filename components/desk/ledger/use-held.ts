import { useRef } from 'preact/hooks';
import type { LedgerEntry } from '../../../lib/memo/ledger';
import { findEntries, type LedgerIndex, type LedgerQuery } from '../../../lib/memo/ledger-find';
import { type LedgerSort, sortEntries } from '../../../lib/memo/ledger-sort';

interface Held {
  index: LedgerIndex;
  query: LedgerQuery;
  sort: LedgerSort | undefined;
  rows: readonly LedgerEntry[];
}

/**
 * What is found, held still while it is worked on: an entry that no longer fits after a change stays where it is until
 * something else is looked for or it is sorted anew; one that is new stands on top. `reading`: the register is still coming in.
 */
export function useHeldEntries(
  index: LedgerIndex,
  query: LedgerQuery,
  sort: LedgerSort | undefined,
  now: number,
  reading: boolean,
): readonly LedgerEntry[] {
  const held = useRef<Held>(undefined);
  const was = held.current;
  const asked = was && was.query === query && was.sort === sort;
  if (asked && was.index === index) return was.rows;
  const found = findEntries(index, query, now);
  const fresh = () => (sort ? sortEntries(found, sort) : found);
  const rows = asked && !reading ? hold(was.rows, found, index) : fresh();
  held.current = { index, query, sort, rows };
  return rows;
}

function hold(rows: readonly LedgerEntry[], found: readonly LedgerEntry[], index: LedgerIndex): readonly LedgerEntry[] {
  const byId = new Map(index.entries.map((entry) => [entry.id, entry]));
  const known = new Set(rows.map((entry) => entry.id));
  return [...found.filter((entry) => !known.has(entry.id)), ...rows.flatMap((entry) => byId.get(entry.id) ?? [])];
}
