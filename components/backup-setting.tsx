import { FileButton } from './file-button';
import { Setting } from './setting';
import { t } from './words';

/** Every follow-up to one file, and back. */
export function BackupSetting({ onExport, onImport }: { onExport: () => void; onImport: (file: File) => void }) {
  return (
    <Setting title={t('optBackup')} help={t('optBackupHelp')}>
      <div class="actions">
        <button type="button" onClick={onExport}>
          {t('optExport')}
        </button>
        <FileButton label={t('optImport')} accept=".json,application/json" onFile={onImport} />
      </div>
    </Setting>
  );
}
