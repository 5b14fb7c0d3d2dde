import { hrefOf } from '../../lib/policy/place';
import { t } from '../words';

export interface VersionsPaneProps {
  versions: readonly { version: number; note: string | undefined; publishedAt: number; hasFile: boolean }[];
  onReturn: (version: number) => void;
  onSave: (version: number) => void;
}

/** What was published, the newest first; an older one comes back as the next. */
export function VersionsPane({ versions, onReturn, onSave }: VersionsPaneProps) {
  return (
    <section class="studio-trial" aria-label={t('stVersions')}>
      <h2>{t('stVersions')}</h2>
      <p>
        <a href={hrefOf({ at: 'trust' })}>{t('polTrust')}</a>
      </p>
      {versions.length === 0 && <p class="secondary">{t('stNoVersions')}</p>}
      <ul class="studio-versions">
        {versions.map(({ version, note, publishedAt, hasFile }, index) => (
          <li key={version}>
            <span>
              v{version} <span class="secondary">{new Date(publishedAt).toLocaleDateString()}</span>
            </span>
            {index > 0 && (
              <button type="button" class="quiet" onClick={() => onReturn(version)}>
                {t('stReturnTo')}
              </button>
            )}
            {hasFile && (
              <button type="button" class="quiet studio-save" onClick={() => onSave(version)}>
                {t('polSaveAgain')}
              </button>
            )}
            {note && <p class="secondary page-text">{note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
