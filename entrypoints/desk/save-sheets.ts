import { saveFile, XLSX } from '../../components/save-file';
import type { Sheet } from '../../lib/memo/ledger-sheet';

/* Tables as files: a workbook, or a table any program reads. What writes them is fetched only when it is needed. */

export interface NamedSheet {
  name: string;
  sheet: Sheet;
}

/** Makes the file and hands it to the browser to save. CSV holds one table: the first. */
export async function saveSheets(
  name: string,
  format: 'xlsx' | 'csv',
  sheets: readonly [NamedSheet, ...NamedSheet[]],
): Promise<void> {
  if (format === 'csv') saveFile(name, (await import('./csv')).csvOf(sheets[0].sheet), 'text/csv');
  else saveFile(name, await xlsxOf(sheets), XLSX);
}

async function xlsxOf(sheets: readonly NamedSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const { writeXlsx } = await import('hucre/xlsx');
  const written = sheets.map(({ name, sheet: { head, rows } }) => ({
    name,
    columns: head.map((_, i) => ({ width: widthOf(head, rows, i) })),
    rows: [[...head], ...rows.map((row) => row.map((cell) => (cell === '' ? null : cell)))],
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${letterOf(head.length - 1)}${rows.length + 1}` },
  }));
  return new Uint8Array(await writeXlsx({ sheets: written }));
}

const LOOKED_AT = 200;

/** A column as wide as its longest words, within reason; Chinese characters take two places. */
function widthOf(head: readonly string[], rows: Sheet['rows'], at: number): number {
  const places = (cell: unknown) =>
    [...(String(cell ?? '').split('\n')[0] ?? '')].reduce((all, each) => all + (each > '\u2000' ? 2 : 1), 0);
  const widest = rows.slice(0, LOOKED_AT).reduce((most, row) => Math.max(most, places(row[at])), places(head[at]));
  return Math.min(48, Math.max(8, widest + 2));
}

const letterOf = (at: number): string => String.fromCharCode(65 + at);
