import type { Change } from '../../lib/policy/compare';
import type { PackProblem } from '../../lib/policy/problem';
import { t } from '../words';
import { ChangeList } from './change-list';
import { ProblemList } from './problem-list';

export interface PublishFormProps {
  version: number;
  note: string;
  publicKey: string;
  changes: readonly Change[];
  problems: readonly PackProblem[];
  /** it goes out only once this is settled */
  waits?: boolean;
  onNote: (note: string) => void;
  onPublish: () => void;
}

/** The last look before a version goes out: what changed, what is still wrong, what the agents are told. */
export function PublishForm({
  note,
  publicKey,
  changes,
  problems,
  waits = false,
  onNote,
  onPublish,
}: PublishFormProps) {
  return (
    <div class="studio-publish">
      {problems.length > 0 ? (
        <div class="unchecked" role="alert">
          <strong>{t('stPublishBlocked')}</strong>
          <ProblemList problems={problems} />
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
        <button type="button" class="primary" disabled={problems.length > 0 || waits} onClick={onPublish}>
          {t('stPublishNow')}
        </button>
      </p>
    </div>
  );
}
