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
        <label class="file">
          {t('optImport')}
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (file) onImport(file);
            }}
          />
        </label>
      </div>
    </Setting>
  );
}
