import { useState } from 'preact/hooks';
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

/** Asks before a policy is switched off: one slip must not take the shop's rules away. */
function RemoveButton({ onRemove }: { onRemove: () => void }) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <button type="button" onClick={() => setAsked(true)}>
        {t('optPackRemove')}
      </button>
    );
  return (
    <span class="pack-remove" role="alert">
      {t('optPackRemoveSure')}
      <button type="button" class="danger" onClick={onRemove}>
        {t('optPackRemoveDo')}
      </button>
      <button type="button" onClick={() => setAsked(false)}>
        {t('optPackRemoveNot')}
      </button>
    </span>
  );
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
            {!locked && <RemoveButton onRemove={() => onRemove(pack.id)} />}
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
