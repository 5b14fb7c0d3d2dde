import { COLUMNS, type Mapping } from '../../lib/reply/sheet';
import { t } from '../words';

export interface ImportColumnsProps {
  name: string;
  rows: readonly (readonly string[])[];
  mapping: Mapping;
  onMap: (mapping: Mapping) => void;
  onCheck: () => void;
  onCancel: () => void;
}

const SHOWN = 5;

/** Which column is what: guessed, shown on the first rows, changed where the guess is wrong. */
export function ImportColumns({ name, rows, mapping, onMap, onCheck, onCancel }: ImportColumnsProps) {
  const width = Math.max(...rows.slice(0, 200).map((row) => row.length));
  const [header = []] = rows;
  const nameOf = (at: number) =>
    mapping.hasHeader && header[at]?.trim() ? header[at].slice(0, 30) : t('importColumnNumber', at + 1);
  const body = rows.slice(mapping.hasHeader ? 1 : 0);
  const used = COLUMNS.filter((column) => mapping[column] !== undefined);
  return (
    <section>
      <h2>{t('importColumns')}</h2>
      <p class="secondary page-text">{name}</p>
      <div class="import-columns">
        {COLUMNS.map((column) => (
          <label key={column}>
            <span class="secondary">{t(`importColumn_${column}`)}</span>
            <select
              value={mapping[column] ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget;
                onMap({ ...mapping, [column]: value === '' ? undefined : Number(value) });
              }}
            >
              <option value="">{t('importNoColumn')}</option>
              {Array.from({ length: width }, (_, at) => (
                <option key={at} value={at}>
                  {nameOf(at)}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <label class="import-check">
        <input
          type="checkbox"
          checked={mapping.hasHeader}
          onChange={(event) => onMap({ ...mapping, hasHeader: event.currentTarget.checked })}
        />
        {t('importHasHeader')}
      </label>
      <table>
        <caption class="secondary">{t('importPreview')}</caption>
        <thead>
          <tr>
            {used.map((column) => (
              <th key={column} scope="col">
                {t(`importColumn_${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.slice(0, SHOWN).map((row, at) => (
            <tr key={at}>
              {used.map((column) => (
                <td key={column} class="page-text">
                  {row[mapping[column] ?? -1]?.slice(0, 200)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {mapping.text === undefined && <p class="severity-warn">{t('importNeedsText')}</p>}
      <p class="actions">
        <button type="button" class="primary" disabled={mapping.text === undefined} onClick={onCheck}>
          {t('importCheck', body.length)}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {t('importBack')}
        </button>
      </p>
    </section>
  );
}
