import { t, word } from '../../components/words';
import { type Trouble, troubleSheet } from '../../lib/insight/trouble';
import { dayOf } from '../../lib/memo/groups';
import { maskPersonal } from '../../lib/model/mask';
import { saveSheets } from './save-sheets';

/** The figures by cause, product and courier as a file, personal data starred. Gives how many lines it has. */
export async function exportTrouble(trouble: Trouble, format: 'xlsx' | 'csv'): Promise<number> {
  const sheet = troubleSheet(trouble, {
    head: [
      t('exportBy'),
      t('exportName'),
      word('col', 'cause'),
      t('exportCount'),
      word('col', 'costYuan'),
      t('troubleCountBefore'),
      t('troubleCostBefore'),
      t('troubleMark'),
    ],
    side: (side) => word('col', side),
    name: (id) => (id === 'none' ? t('ledgerNone') : maskPersonal(id)),
    cause: (cause) => (cause === 'none' ? t('ledgerNone') : word('cause', cause)),
    standsOut: t('troubleStandsOut'),
  });
  const name = `${t('troubleTitle')}-${dayOf(trouble.from)}-${dayOf(trouble.to)}.${format}`;
  await saveSheets(name, format, [{ name: t('troubleTitle'), sheet }]);
  return sheet.rows.length;
}
