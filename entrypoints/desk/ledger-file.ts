import type { LedgerExport } from '../../components/desk/ledger/export-dialog';
import { saveFile, XLSX } from '../../components/save-file';
import { t, word } from '../../components/words';
import { dayOf } from '../../lib/memo/groups';
import { departmentSheet, type Sheet, tally } from '../../lib/memo/ledger-sheet';

/* The register as a file for a department: a workbook with the cases and their sums, or a table any program reads. */

/** Makes the file and hands it to the browser to save. What writes it is fetched only now. */
export async function exportLedger(wanted: LedgerExport): Promise<void> {
  const { entries, department, format, unmasked } = wanted;
  const sheet = departmentSheet(entries, department, { say: word, head: (column) => word('col', column), unmasked });
  const name = `${t('deskLedger')}-${word('dept', department.id)}-${dayOf(Date.now())}.${format}`;
  if (format === 'csv') saveFile(name, (await import('./csv')).csvOf(sheet), 'text/csv');
  else saveFile(name, await xlsxOf(sheet, sumsOf(wanted)), XLSX);
}

async function xlsxOf(cases: Sheet, sums: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const { writeXlsx } = await import('hucre/xlsx');
  const sheetNamed = (name: string, { head, rows }: Sheet) => ({
    name,
    columns: head.map((_, i) => ({ width: widthOf(head, rows, i) })),
    rows: [[...head], ...rows.map((row) => row.map((cell) => (cell === '' ? null : cell)))],
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${letterOf(head.length - 1)}${rows.length + 1}` },
  });
  return new Uint8Array(
    await writeXlsx({ sheets: [sheetNamed(t('exportCases'), cases), sheetNamed(t('exportSums'), sums)] }),
  );
}

/** How often each cause, party, courier and article occurs, and what it cost. */
function sumsOf({ entries }: LedgerExport): Sheet {
  return {
    head: [t('exportBy'), t('exportName'), t('exportCount'), word('col', 'costYuan')],
    rows: (['cause', 'party', 'courier', 'goods'] as const).flatMap((column) =>
      tally(entries, column).map(({ id, count, costYuan }) => [
        word('col', column),
        id === 'none' ? t('ledgerNone') : column === 'cause' || column === 'party' ? word(column, id) : id,
        count,
        costYuan,
      ]),
    ),
  };
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
