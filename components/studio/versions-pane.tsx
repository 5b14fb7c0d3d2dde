import type { GuardEvent } from '../../lib/model/view';
import { t } from '../words';

export interface VersionsPaneProps {
  versions: readonly { version: number; note: string | undefined; publishedAt: number }[];
  onReturn: (version: number) => void;
}

/** What was published, the newest first; an older one comes back as the next. */
export function VersionsPane({ versions, onReturn }: VersionsPaneProps) {
  return (
    <section class="studio-trial" aria-label={t('stVersions')}>
      <h2>{t('stVersions')}</h2>
      {versions.length === 0 && <p class="secondary">{t('stNoVersions')}</p>}
      <ul class="studio-versions">
        {versions.map(({ version, note, publishedAt }, index) => (
          <li key={version}>
            <span>
              v{version} <span class="secondary">{new Date(publishedAt).toLocaleDateString()}</span>
            </span>
            {index > 0 && (
              <button type="button" class="quiet" onClick={() => onReturn(version)}>
                {t('stReturnTo')}
              </button>
            )}
            {note && <p class="secondary page-text">{note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface ReportsPaneProps {
  reports: readonly GuardEvent[];
  onAccept: (report: GuardEvent) => void;
}

/** What agents said of findings: "no risk", or sent all the same and why. One key makes it an example that must pass. */
export function ReportsPane({ reports, onAccept }: ReportsPaneProps) {
  return (
    <section class="studio-trial" aria-label={t('stReports')}>
      <h2>{t('stReports')}</h2>
      {reports.length === 0 && <p class="secondary">{t('stNoReports')}</p>}
      <ul class="studio-differences">
        {reports.map((report) => (
          <li key={`${report.at} ${report.rule} ${report.quote}`}>
            <p class="page-text">{report.quote}</p>
            <p class="studio-row secondary">
              <span>
                {report.did === 'not-a-risk' ? t('stReportNotRisk') : t('stReportOverridden', report.reason ?? '')}
              </span>
              <button type="button" class="quiet" onClick={() => onAccept(report)}>
                {t('stAccept')}
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
