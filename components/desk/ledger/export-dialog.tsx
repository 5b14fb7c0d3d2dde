import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LedgerEntry } from '../../../lib/memo/ledger';
import { casesFor, DEPARTMENTS, type Department } from '../../../lib/memo/ledger-sheet';
import { t, word } from '../../words';

/** A file of the register: for whom, in which form, and whether personal data stands in it. */
export interface LedgerExport {
  entries: readonly LedgerEntry[];
  department: Department;
  format: 'xlsx' | 'csv';
  unmasked: boolean;
}

export interface ExportDialogProps {
  /** what the filters show now: a file holds no more */
  entries: readonly LedgerEntry[];
  /** done once the file is made */
  onExport: (wanted: LedgerExport) => Promise<void>;
  onClose: () => void;
}

/** Asks for whom the file is. A real dialog: Esc closes it, the focus comes back. */
export function ExportDialog({ entries, onExport, onClose }: ExportDialogProps) {
  const [chosen, setChosen] = useState<Department['id']>('operations');
  const [unmasked, setUnmasked] = useState(false);
  const [busy, setBusy] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal?.(), []);
  const department = DEPARTMENTS.find(({ id }) => id === chosen);
  if (!department) return null;
  const cases = casesFor(entries, department);
  const open = department.causes ? entries.filter(({ cause }) => cause === undefined).length : 0;
  const save = (format: LedgerExport['format']) => {
    setBusy(true);
    void onExport({ entries: cases, department, format, unmasked }).then(onClose);
  };
  return (
    <dialog
      ref={dialog}
      class="export"
      aria-label={t('exportTitle')}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2>{t('exportTitle')}</h2>
      <fieldset class="export-for">
        <legend class="secondary">{t('exportFor')}</legend>
        {DEPARTMENTS.map(({ id }) => (
          <label key={id}>
            <input type="radio" name="department" checked={id === chosen} onChange={() => setChosen(id)} />
            {word('dept', id)}
          </label>
        ))}
      </fieldset>
      <p class="figure">
        {t('exportWhat', entries.length, cases.length)}
        {open > 0 && <span class="secondary export-open">{t('exportNoCause', open)}</span>}
      </p>
      <label class="export-unmasked">
        <input type="checkbox" checked={unmasked} onChange={(event) => setUnmasked(event.currentTarget.checked)} />
        {t('exportUnmasked')}
      </label>
      <div class="actions">
        <button type="button" class="primary" disabled={busy || cases.length === 0} onClick={() => save('xlsx')}>
          {busy ? t('exportBusy') : t('exportXlsx')}
        </button>
        <button type="button" disabled={busy || cases.length === 0} onClick={() => save('csv')}>
          {t('exportCsv')}
        </button>
        <button type="button" onClick={onClose}>
          {t('memoCancel')} <kbd>Esc</kbd>
        </button>
      </div>
    </dialog>
  );
}
