import { useState } from 'preact/hooks';
import { maskPersonal } from '../../lib/model/mask';
import { Dialog } from '../dialog';
import { clock, monthDay } from '../moments';
import { t, word } from '../words';

export interface BuyerFound {
  table: string;
  records: readonly unknown[];
  mentions: number;
}

export interface BuyerDialogProps {
  id: string;
  found: readonly BuyerFound[];
  onExport: (text: string) => void;
  onErase: () => void;
  onClose: () => void;
}

/** All that is stored about one buyer. Personal data is hidden until it is asked for, here and in the file. */
export function BuyerDialog({ id, found, onExport, onErase, onClose }: BuyerDialogProps) {
  const [whole, setWhole] = useState(false);
  const [sure, setSure] = useState(false);
  const show = (value: unknown): string => {
    const text = JSON.stringify(value, readable, 2) ?? '';
    return whole ? text : maskPersonal(text);
  };
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
                  <details key={`${table}-${i}`} class="buyer-record">
                    <summary class="page-text">{titleOf(record, whole)}</summary>
                    <pre>{show(record)}</pre>
                  </details>
                ))}
              </section>
            ))}
          </div>
          <p class="secondary">{t('safeEraseHelp')}</p>
          <div class="actions">
            <button
              type="button"
              onClick={() => onExport(show(Object.fromEntries(found.map(({ table, records }) => [table, records]))))}
            >
              {t('safeExportBuyer')}
            </button>
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

function titleOf(record: unknown, whole: boolean): string {
  const fields = (typeof record === 'object' && record !== null ? record : {}) as Record<string, unknown>;
  const at = [fields['updatedAt'], fields['at'], fields['openedAt']].find((each) => typeof each === 'number');
  const what = [fields['what'], fields['outcome'], fields['orderNumber'], fields['caseKey']].find(
    (each) => typeof each === 'string',
  );
  const said = [typeof at === 'number' ? `${monthDay(at)} ${clock(at)}` : '', what ?? ''].filter(Boolean).join(' · ');
  return whole ? said : maskPersonal(said);
}
