import type { Change } from '../../lib/policy/compare';
import type { PackProblem } from '../../lib/policy/problem';
import { t } from '../words';

export interface PublishFormProps {
  version: number;
  note: string;
  publicKey: string;
  changes: readonly Change[];
  problems: readonly PackProblem[];
  onNote: (note: string) => void;
  onPublish: () => void;
}

/** The last look before a version goes out: what changed, what is still wrong, what the agents are told. */
export function PublishForm({ note, publicKey, changes, problems, onNote, onPublish }: PublishFormProps) {
  return (
    <div class="studio-publish">
      {problems.length > 0 ? (
        <div class="unchecked" role="alert">
          <strong>{t('stPublishBlocked')}</strong>
          <Problems problems={problems} />
        </div>
      ) : (
        <p class="secondary">{t('stPublishHelp')}</p>
      )}
      <label class="studio-field">
        <span>{t('stNote')}</span>
        <textarea rows={3} value={note} onInput={(event) => onNote(event.currentTarget.value)} />
      </label>
      <ChangeList changes={changes} />
      <p class="secondary">{t('stKey')}</p>
      <code class="studio-key">{publicKey}</code>
      <p>
        <button type="button" class="primary" disabled={problems.length > 0} onClick={onPublish}>
          {t('stPublishNow')}
        </button>
      </p>
    </div>
  );
}

export function Problems({ problems }: { problems: readonly PackProblem[] }) {
  return (
    <ul class="studio-problems">
      {problems.map(({ rule, field, message }) => (
        <li key={`${rule} ${field} ${message}`}>{[rule, field, message].filter(Boolean).join(' · ')}</li>
      ))}
    </ul>
  );
}

const KIND = { added: 'stChangeAdded', removed: 'stChangeRemoved', changed: 'stChangeChanged' } as const;

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
