import type { LedgerEntry } from './ledger';
import type { LedgerColumn } from './ledger-columns';

/* The register by one of its columns. What is empty stands last either way; equal ones keep the order they had. */

/** Which column, and whether the last comes first. */
export interface LedgerSort {
  column: LedgerColumn;
  down: boolean;
}

/** A column is gone through upwards, downwards, then the register's own order (the newest first) again. */
export function nextSort(sort: LedgerSort | undefined, column: LedgerColumn): LedgerSort | undefined {
  if (sort?.column.id !== column.id) return { column, down: false };
  return sort.down ? undefined : { column, down: true };
}

/** Beyond so many different words they are compared by their characters: to go by their sound would be felt. */
const MOST_BY_SOUND = 3000;

/** The entries in the order of a column: amounts and times by size, choices as they are listed, words by their sound. */
export function sortEntries(entries: readonly LedgerEntry[], { column, down }: LedgerSort): readonly LedgerEntry[] {
  const rank = ranksIn(entries, column);
  const sign = down ? -1 : 1;
  return entries
    .map((entry, at) => ({ entry, at, rank: rank(entry) }))
    .sort((a, b) => {
      if (a.rank === undefined || b.rank === undefined)
        return Number(a.rank === undefined) - Number(b.rank === undefined) || a.at - b.at;
      return sign * (a.rank - b.rank) || a.at - b.at;
    })
    .map(({ entry }) => entry);
}

type Rank = (entry: LedgerEntry) => number | undefined;

function ranksIn(entries: readonly LedgerEntry[], column: LedgerColumn): Rank {
  switch (column.kind) {
    case 'yuan':
    case 'time':
      return (entry) => entry[column.id];
    case 'lines':
      return (entry) => entry.progress.at(-1)?.at;
    case 'choice': {
      const places = new Map(column.ids.map((id, at) => [id, at]));
      return (entry) => places.get(entry[column.id] ?? '');
    }
    case 'text': {
      const words = (entry: LedgerEntry) => (column.id === 'buyer' ? entry.buyer.name : entry[column.id]);
      const all = [...new Set(entries.map(words))].filter((each) => each !== '');
      const sound = new Intl.Collator('zh-CN', { numeric: true });
      all.sort(all.length <= MOST_BY_SOUND ? sound.compare : undefined);
      const places = new Map(all.map((each, at) => [each, at]));
      return (entry) => places.get(words(entry));
    }
  }
}
