import { type PackProblem, toldInLine } from '../lib/policy/problem';
import { FileButton } from './file-button';
import { Setting } from './setting';
import { inWords, t } from './words';

export interface PackSettingProps {
  /** the administrator set where the policy comes from: no pack is brought or taken by hand */
  locked?: boolean;
  packs: readonly { id: string; name: string; version: number }[];
  problems: readonly PackProblem[];
  onImport: (file: File) => void;
  onRemove: (id: string) => void;
}

/** The shop's packs in force, and why the last file was refused: every place, and what to write instead. */
export function PackSetting({ locked = false, packs, problems, onImport, onRemove }: PackSettingProps) {
  return (
    <Setting title={t('optPacks')} help={t('optPacksHelp')}>
      {packs.length === 0 && <p>{t('optPackBuiltIn')}</p>}
      <ul>
        {packs.map((pack) => (
          <li key={pack.id} class="setting-row">
            <span>{t('optPackTaken', `${pack.name} v${pack.version}`)}</span>
            {!locked && (
              <button type="button" onClick={() => onRemove(pack.id)}>
                {t('optPackRemove')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {!locked && <FileButton label={t('optPackImport')} accept=".json,.yaml,.yml" onFile={onImport} />}
      {problems.length > 0 && (
        <div class="unchecked" role="alert">
          <strong>{t('optPackRefused')}</strong>
          <ul class="refused">
            {problems
              .map((problem) => inWords(toldInLine(problem)))
              .map((line) => (
                <li key={line}>{line}</li>
              ))}
          </ul>
        </div>
      )}
    </Setting>
  );
}
