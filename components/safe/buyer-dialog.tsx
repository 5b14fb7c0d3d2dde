import { useState } from 'preact/hooks';
import { maskPersonal } from '../../lib/model/mask';
import { Dialog } from '../dialog';
import { t, word } from '../words';
import { BuyerRecord } from './buyer-record';
import { CopyRaw } from './copy-raw';

export interface BuyerFound {
  table: string;
  records: readonly unknown[];
  mentions: number;
}

export interface BuyerDialogProps {
  id: string;
  found: readonly BuyerFound[];
  onExport: (text: string) => void;
  /** gives whether it was copied */
  onCopy: (text: string) => Promise<boolean>;
  onErase: () => void;
  onClose: () => void;
}

/** All that is stored about one buyer. Personal data is hidden until it is asked for, here and in the file. */
export function BuyerDialog({ id, found, onExport, onCopy, onErase, onClose }: BuyerDialogProps) {
  const [whole, setWhole] = useState(false);
  const [sure, setSure] = useState(false);
  const shown = (text: string): string => (whole ? text : maskPersonal(text));
  const raw = (): string =>
    shown(JSON.stringify(Object.fromEntries(found.map(({ table, records }) => [table, records])), readable, 2));
  const all = found.reduce((sum, each) => sum + each.records.length, 0);
  const mentions = found.reduce((sum, each) => sum + each.mentions, 0);
  return (
    <Dialog title={t('safeBuyerStored', id)} onClose={onClose}>
      {found.length === 0 ? (
        <p>{t('safeBuyerNothing')}</p>
      ) : (
        <>
          <label class="safe-choice">
            <input type="checkbox" checked={whole} onChange={(event) => setWhole(event.currentTarget.checked)} />
            {t('safeShowWhole')}
          </label>
          <div class="safe-scroll">
            {found.map(({ table, records, mentions: more }) => (
              <section key={table}>
                <h3>
                  {word('table', table)} {records.length}
                  {more > 0 && <span class="secondary"> {t('safeMentions', more)}</span>}
                </h3>
                {records.map((record, i) => (
                  <BuyerRecord key={`${table}-${i}`} table={table} record={record} shown={shown} />
                ))}
              </section>
            ))}
          </div>
          <p class="secondary">{t('safeEraseHelp')}</p>
          <div class="actions">
            <button type="button" onClick={() => onExport(raw())}>
              {t('safeExportBuyer')}
            </button>
            <CopyRaw text={raw} onCopy={onCopy} />
            {sure ? (
              <button type="button" class="safe-danger" onClick={onErase}>
                {t('safeEraseSure', all, mentions)}
              </button>
            ) : (
              <button type="button" onClick={() => setSure(true)}>
                {t('safeErase')}
              </button>
            )}
          </div>
        </>
      )}
    </Dialog>
  );
}

const SINCE = 1e12;
const UNTIL = 4e12;

/** Times as an agent reads them; pictures by their size. */
function readable(_: string, value: unknown): unknown {
  if (typeof value === 'number' && value > SINCE && value < UNTIL) return new Date(value).toLocaleString();
  return value instanceof Blob ? `${value.type} ${value.size} B` : value;
}
