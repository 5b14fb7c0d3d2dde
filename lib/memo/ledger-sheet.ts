import type { Cause } from './cause';
import type { LedgerEntry } from './ledger';
import { type ColumnId, cellText, columnOf, type Say } from './ledger-columns';
import { costOf } from './ledger-find';

/* What each department gets of the register: the cases that are theirs, in the columns they work with, and the sums. */

export interface Department {
  id: 'warehouse' | 'courier' | 'product' | 'operations';
  /** the causes it answers for; every case, where it is left out */
  causes?: readonly Cause[];
  columns: readonly ColumnId[];
}

export const DEPARTMENTS: readonly Department[] = [
  {
    id: 'warehouse',
    causes: ['late', 'wrong', 'packaging'],
    columns: ['openedAt', 'orderNumber', 'goods', 'sku', 'scenario', 'cause', 'done', 'result', 'costYuan', 'progress'],
  },
  {
    id: 'courier',
    causes: ['manner', 'slow', 'misrouted', 'lost', 'packaging'],
    columns: [
      'openedAt',
      'orderNumber',
      'courier',
      'tracking',
      'scenario',
      'cause',
      'done',
      'costYuan',
      'progress',
      'closedAt',
    ],
  },
  {
    id: 'product',
    causes: ['goods', 'mismatch', 'expected', 'used', 'packaging'],
    columns: [
      'openedAt',
      'orderNumber',
      'goods',
      'sku',
      'scenario',
      'cause',
      'weight',
      'result',
      'asked',
      'costYuan',
      'progress',
    ],
  },
  {
    id: 'operations',
    columns: [
      'openedAt',
      'orderNumber',
      'platform',
      'buyer',
      'goods',
      'sku',
      'amountYuan',
      'stage',
      'scenario',
      'cause',
      'party',
      'courier',
      'tracking',
      'promised',
      'done',
      'costYuan',
      'weight',
      'result',
      'asked',
      'progress',
      'closedAt',
    ],
  },
];

/** A table with its head: figures stay figures, everything else is text. */
export interface Sheet {
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

export interface SheetWords {
  say: Say;
  head: (column: ColumnId) => string;
  /** phone numbers, addresses and names as they are */
  unmasked: boolean;
}

/** The entries a department answers for. */
export const casesFor = (entries: readonly LedgerEntry[], { causes }: Department): readonly LedgerEntry[] =>
  causes === undefined ? entries : entries.filter(({ cause }) => cause !== undefined && causes.includes(cause));

/** Entries as a department's table. */
export function departmentSheet(entries: readonly LedgerEntry[], department: Department, words: SheetWords): Sheet {
  const columns = department.columns.map(columnOf);
  return {
    head: columns.map((column) => words.head(column.id)),
    rows: entries.map((entry) =>
      columns.map((column) =>
        column.kind === 'yuan' ? (entry[column.id] ?? '') : cellText(entry, column, words.say, words.unmasked),
      ),
    ),
  };
}

/** How often, and at what cost, by one column's value; the most frequent first. A case without the value is in `none`. */
export function tally(
  entries: readonly LedgerEntry[],
  column: 'cause' | 'party' | 'courier' | 'goods',
): readonly { id: string; count: number; costYuan: number }[] {
  const groups = new Map<string, LedgerEntry[]>();
  for (const entry of entries) {
    const id = entry[column] || 'none';
    const group = groups.get(id);
    if (group) group.push(entry);
    else groups.set(id, [entry]);
  }
  return [...groups]
    .map(([id, group]) => ({ id, count: group.length, costYuan: costOf(group) }))
    .sort((a, b) => b.count - a.count || b.costYuan - a.costYuan);
}
