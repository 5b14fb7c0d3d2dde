import papa from 'papaparse';
import type { Sheet } from '../../lib/memo/ledger-sheet';

/** A table as CSV. A byte order mark, or Excel reads Chinese as something else; formulas are shown as text, never run. */
export const csvOf = ({ head, rows }: Sheet): string =>
  `\uFEFF${papa.unparse(
    { fields: [...head], data: rows.map((row) => [...row]) },
    { escapeFormulae: true, newline: '\r\n' },
  )}`;
