import type { Change } from '../../lib/policy/compare';
import { t } from '../words';

const KIND = { added: 'stChangeAdded', removed: 'stChangeRemoved', changed: 'stChangeChanged' } as const;

/** What differs between two versions, one entry a rule, vocabulary or setting. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <p class="secondary">{t('stUnchanged')}</p>;
  return (
    <ul class="studio-changes">
      {changes.map((change) => (
        <li key={change.what}>
          <strong>
            {t(KIND[change.kind])} {change.what}
          </strong>
          <ul>
            {change.lines.map((line) => (
              <li key={line} class="page-text">
                {line}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
