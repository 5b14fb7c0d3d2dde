import type { LedgerExport } from '../../components/desk/ledger/export-dialog';
import { t, word } from '../../components/words';
import { dayOf } from '../../lib/memo/groups';
import { departmentSheet, type Sheet, tally } from '../../lib/memo/ledger-sheet';
import { saveSheets } from './save-sheets';

/* The register as a file for a department: a workbook with the cases and their sums, or a table any program reads. */

/** Makes the file and hands it to the browser to save. */
export async function exportLedger(wanted: LedgerExport): Promise<void> {
  const { entries, department, format, unmasked } = wanted;
  const sheet = departmentSheet(entries, department, { say: word, head: (column) => word('col', column), unmasked });
  const name = `${t('deskLedger')}-${word('dept', department.id)}-${dayOf(Date.now())}.${format}`;
  await saveSheets(name, format, [
    { name: t('exportCases'), sheet },
    { name: t('exportSums'), sheet: sumsOf(wanted) },
  ]);
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
