import { useState } from 'preact/hooks';
import { t } from '../words';
import { NewPassphrase } from './new-passphrase';

export const DAILY = ['off', 'folder', 'download'] as const;
export type Daily = (typeof DAILY)[number];

export interface DailyBackupProps {
  daily: Daily;
  /** the chosen folder's name */
  folder: string | undefined;
  /** the browser knows no folders (Firefox): only downloads are offered */
  canFolder: boolean;
  /** the browser wants the agent's word again before it writes there */
  mustAllow: boolean;
  sealed: boolean;
  /** why the last one could not be made */
  problem: string | undefined;
  onDaily: (daily: Daily) => void;
  onChooseFolder: () => void;
  onAllow: () => void;
  /** `undefined`: not closed any more */
  onPassphrase: (passphrase: string | undefined) => void;
}

const LABELS = { off: 'safeDailyOff', folder: 'safeDailyFolder', download: 'safeDailyDownload' } as const;

/** The backup of each day: whether, where to, and what came of the last one. */
export function DailyBackup(props: DailyBackupProps) {
  const { daily, folder, canFolder, mustAllow, sealed, problem } = props;
  const [closing, setClosing] = useState(sealed);
  const [pass, setPass] = useState<string>();
  return (
    <fieldset class="safe-daily">
      <legend>{t('safeDaily')}</legend>
      {DAILY.filter((each) => canFolder || each !== 'folder').map((each) => (
        <label key={each} class="safe-choice">
          <input type="radio" name="daily" checked={each === daily} onChange={() => props.onDaily(each)} />
          {t(LABELS[each])}
        </label>
      ))}
      {daily === 'folder' && (
        <p class="actions">
          <span class="page-text">{folder === undefined ? t('safeNoFolder') : t('safeFolder', folder)}</span>
          <button type="button" onClick={props.onChooseFolder}>
            {t('safeChooseFolder')}
          </button>
          {mustAllow && (
            <button type="button" class="primary" onClick={props.onAllow}>
              {t('safeAllowFolder')}
            </button>
          )}
        </p>
      )}
      {daily !== 'off' && (
        <label class="safe-choice">
          <input
            type="checkbox"
            checked={closing}
            onChange={(event) => {
              setClosing(event.currentTarget.checked);
              if (!event.currentTarget.checked && sealed) props.onPassphrase(undefined);
            }}
          />
          {t('safeDailyClose')}
        </label>
      )}
      {daily !== 'off' && closing && !sealed && (
        <>
          <NewPassphrase onChange={setPass} />
          <div class="actions">
            <button type="button" disabled={pass === undefined} onClick={() => props.onPassphrase(pass)}>
              {t('safePassKeep')}
            </button>
          </div>
        </>
      )}
      {problem && (
        <p class="safe-warn page-text" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
