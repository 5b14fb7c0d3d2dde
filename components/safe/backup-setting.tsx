import { useState } from 'preact/hooks';
import { FileButton } from '../file-button';
import { Setting } from '../setting';
import { t } from '../words';
import { DailyBackup, type DailyBackupProps } from './daily-backup';
import { NewPassphrase } from './new-passphrase';

export interface BackupSettingProps {
  lastAt: number | undefined;
  /** days without one, where that is worth a word */
  overdueDays: number | undefined;
  daily: DailyBackupProps;
  onExport: (passphrase: string | undefined) => void;
  onRestore: (file: File) => void;
}

/** Everything kept here to one file, and back; and the backup that is made by itself each day. */
export function BackupSetting({ lastAt, overdueDays, daily, onExport, onRestore }: BackupSettingProps) {
  const [closing, setClosing] = useState(false);
  const [pass, setPass] = useState<string>();
  return (
    <Setting title={t('optBackup')} help={t('safeBackupHelp')}>
      {overdueDays !== undefined && (
        <p class="safe-warn" role="alert">
          {t('safeOverdue', overdueDays)}
        </p>
      )}
      <p class="secondary">
        {lastAt === undefined ? t('safeNoBackup') : t('safeLastBackup', new Date(lastAt).toLocaleString())}
      </p>
      <label class="setting-row">
        <span>
          {t('safeClose')} <span class="secondary">{t('safeCloseHelp')}</span>
        </span>
        <input
          type="checkbox"
          checked={closing}
          onChange={(event) => {
            setClosing(event.currentTarget.checked);
            setPass(undefined);
          }}
        />
      </label>
      {closing && <NewPassphrase onChange={setPass} />}
      <div class="actions">
        <button type="button" class="primary" disabled={closing && pass === undefined} onClick={() => onExport(pass)}>
          {t('optExport')}
        </button>
        <FileButton label={t('optImport')} accept=".json,application/json" onFile={onRestore} />
      </div>
      <DailyBackup {...daily} />
    </Setting>
  );
}
