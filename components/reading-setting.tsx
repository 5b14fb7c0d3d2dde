import { FileButton } from './file-button';
import { Setting } from './setting';
import { t } from './words';

export interface ReadingSettingProps {
  added: readonly { id: string; name: string }[];
  /** why the last file was not used, where it was not */
  problem: string | undefined;
  onImport: (file: File) => void;
  onRemove: (id: string) => void;
}

/** How to read a console: the shop's own descriptions, before the built-in ones. */
export function ReadingSetting({ added, problem, onImport, onRemove }: ReadingSettingProps) {
  return (
    <Setting title={t('optReading')} help={t('optReadingHelp')}>
      {added.length === 0 && <p>{t('optReadingNone')}</p>}
      <ul>
        {added.map(({ id, name }) => (
          <li key={id} class="setting-row">
            <span class="page-text">{t('optReadingTaken', name)}</span>
            <button type="button" aria-label={`${t('optSiteRemove')} ${name}`} onClick={() => onRemove(id)}>
              {t('optSiteRemove')}
            </button>
          </li>
        ))}
      </ul>
      <FileButton label={t('optReadingImport')} accept=".json,.yaml,.yml" onFile={onImport} />
      {problem && (
        <p class="unchecked" role="alert">
          {problem}
        </p>
      )}
    </Setting>
  );
}
