import { useState } from 'preact/hooks';
import { Dialog } from '../dialog';
import { t, word } from '../words';

export interface RestoreStanding {
  table: string;
  fresh: number;
  newer: number;
  newerHere: number;
  same: number;
  damaged: number;
  onlyHere: number;
}

/** What is being restored: a closed file that asks for its passphrase, one that can be looked at, one that runs. */
export type Restoring =
  | { state: 'closed'; name: string; problem: string }
  | { state: 'refused'; name: string; problem: string }
  | { state: 'preview'; name: string; at: number; standings: readonly RestoreStanding[] }
  | { state: 'running'; name: string; done: number; all: number };

export interface RestoreDialogProps {
  restoring: Restoring;
  onPassphrase: (passphrase: string) => void;
  onRestore: (how: 'merge' | 'replace') => void;
  onClose: () => void;
}

/** A restore is looked at before anything is changed. */
export function RestoreDialog({ restoring, onPassphrase, onRestore, onClose }: RestoreDialogProps) {
  return (
    <Dialog title={t('safeRestore')} onClose={onClose}>
      <p class="secondary page-text">{restoring.name}</p>
      {restoring.state === 'refused' && (
        <p class="safe-warn" role="alert">
          {restoring.problem}
        </p>
      )}
      {restoring.state === 'closed' && <Passphrase problem={restoring.problem} onPassphrase={onPassphrase} />}
      {restoring.state === 'preview' && <Preview {...restoring} onRestore={onRestore} />}
      {restoring.state === 'running' && (
        <p>
          <progress max={restoring.all} value={restoring.done} aria-label={t('safeRestoring')} />{' '}
          <span class="figure">
            {restoring.done} / {restoring.all}
          </span>
        </p>
      )}
    </Dialog>
  );
}

function Passphrase({ problem, onPassphrase }: { problem: string; onPassphrase: (passphrase: string) => void }) {
  const [pass, setPass] = useState('');
  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        onPassphrase(pass);
      }}
    >
      <label>
        {t('safePass')}
        <input
          type="password"
          autocomplete="current-password"
          value={pass}
          onInput={(event) => setPass(event.currentTarget.value)}
        />
        <span class="secondary" role="alert">
          {problem}
        </span>
      </label>
      <button type="submit" class="primary" disabled={pass === ''}>
        {t('safeOpen')}
      </button>
    </form>
  );
}

const COUNTS = ['fresh', 'newer', 'newerHere', 'same', 'damaged', 'onlyHere'] as const;

function Preview({
  at,
  standings,
  onRestore,
}: {
  at: number;
  standings: readonly RestoreStanding[];
  onRestore: (how: 'merge' | 'replace') => void;
}) {
  const [sure, setSure] = useState(false);
  const sum = (count: (typeof COUNTS)[number]) => standings.reduce((all, each) => all + each[count], 0);
  const rows = standings.filter((each) => COUNTS.some((count) => each[count] > 0));
  return (
    <>
      <p>{t('safeFrom', new Date(at).toLocaleString())}</p>
      <div class="safe-scroll">
        <table class="safe-table">
          <thead>
            <tr>
              <th scope="col">{t('safeWhat')}</th>
              {COUNTS.map((count) => (
                <th key={count} scope="col" class="figure">
                  {word('restore', count)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((each) => (
              <tr key={each.table}>
                <th scope="row">{word('table', each.table)}</th>
                {COUNTS.map((count) => (
                  <td key={count} class={count === 'damaged' && each.damaged > 0 ? 'figure late' : 'figure'}>
                    {each[count] || '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <p class="secondary">{t('safeEmptyFile')}</p>}
      {sum('damaged') > 0 && <p class="safe-warn">{t('safeDamaged', sum('damaged'))}</p>}
      <p class="secondary">{t('safeMergeHelp')}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={() => onRestore('merge')}>
          {t('safeMerge', sum('fresh') + sum('newer'))}
        </button>
        {sure ? (
          <button type="button" class="safe-danger" onClick={() => onRestore('replace')}>
            {t('safeReplaceSure', sum('onlyHere') + sum('newerHere'))}
          </button>
        ) : (
          <button type="button" onClick={() => setSure(true)}>
            {t('safeReplace')}
          </button>
        )}
      </div>
    </>
  );
}
