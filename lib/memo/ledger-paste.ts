import { type EntryChange, isClosed, type LedgerEntry, missingIn } from './ledger';
import { cellText, isEditable, type LedgerColumn, readCell, type Say } from './ledger-columns';

/* Several cells at once: as text between tabs, as every table program copies them, and back into the register. */

/** A block of the grid: rows and columns from … to, both counted in. */
export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The cells of a block as text: tabs between, a line a row; what holds a tab or a line of its own stands in quotes. */
export function blockText(
  rows: readonly LedgerEntry[],
  columns: readonly LedgerColumn[],
  block: Block,
  say: Say,
): string {
  const wanted = columns.slice(block.left, block.right + 1);
  return rows
    .slice(block.top, block.bottom + 1)
    .map((entry) => wanted.map((column) => quoted(cellText(entry, column, say))).join('\t'))
    .join('\n');
}

const quoted = (text: string): string => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Text from the clipboard as rows of cells. */
export function readTable(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  // A cell in quotes may hold tabs, lines, and quotes written twice; any other ends at the next tab or line.
  const cell = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*)/y;
  for (let at = 0; ; ) {
    cell.lastIndex = at;
    const found = cell.exec(text);
    if (!found) return rows;
    rows.at(-1)?.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'));
    at = cell.lastIndex;
    const between = /\t|\r\n|\r|\n/y;
    between.lastIndex = at;
    const gap = between.exec(text);
    if (!gap) return rows;
    at = between.lastIndex;
    // The line that ends a copied block begins no further row.
    if (gap[0] !== '\t' && at === text.length) return rows;
    if (gap[0] !== '\t') rows.push([]);
  }
}

/** What pasting comes to: the changes by entry, how many cells they fill, and how many words made no sense in theirs. */
export interface Pasted {
  changes: ReadonlyMap<string, EntryChange>;
  cells: number;
  unfit: number;
}

/**
 * Pasted cells over the register, from the block's first cell on; one alone fills the whole block. Words stand for the
 * choices that are called so. A cell that cannot be typed in, lies outside, or would leave a closed case without cause
 * or party stays as it is and is counted.
 */
export function pasteInto(
  rows: readonly LedgerEntry[],
  columns: readonly LedgerColumn[],
  block: Block,
  table: readonly (readonly string[])[],
  say: Say,
): Pasted {
  const one = table.length === 1 && table[0]?.length === 1 ? table[0][0] : undefined;
  const high = one === undefined ? table.length : block.bottom - block.top + 1;
  const changes = new Map<string, EntryChange>();
  let cells = 0;
  let unfit = 0;
  for (let down = 0; down < high; down++) {
    const entry = rows[block.top + down];
    const line =
      one === undefined ? (table[down] ?? []) : Array.from({ length: block.right - block.left + 1 }, () => one);
    const change: EntryChange = {};
    let filled = 0;
    for (const [right, typed] of line.entries()) {
      const column = columns[block.left + right];
      const to = entry && column && isEditable(column) ? changeOf(entry, column, typed, say) : undefined;
      if (to) filled += 1;
      else unfit += 1;
      Object.assign(change, to);
    }
    if (!entry || filled === 0) continue;
    if (isClosed(entry) && missingIn({ ...entry, ...change })) unfit += filled;
    else {
      cells += filled;
      if (Object.keys(change).length > 0) changes.set(entry.id, change);
    }
  }
  return { changes, cells, unfit };
}

function changeOf(entry: LedgerEntry, column: LedgerColumn, typed: string, say: Say): EntryChange | undefined {
  const text = typed.trim();
  // What was copied here has its personal data starred: put back, it must not replace what is known.
  if (text !== '' && text === cellText(entry, column, say)) return {};
  if (column.kind !== 'choice' || text === '') return readCell(entry, column, text);
  const id = column.ids.find((each) => each === text || say(column.id, each) === text);
  return id === undefined ? undefined : readCell(entry, column, id);
}
