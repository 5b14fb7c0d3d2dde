import type { Answer, Report } from '../lib/policy/report';
import { FileButton } from './file-button';
import { Setting } from './setting';
import { t } from './words';

export interface FeedbackSettingProps {
  reports: readonly (Report & { answer?: Answer | undefined })[];
  /** sent messages kept here, and for how many days the shop asks it; nought: not at all */
  sent: { count: number; days: number; keep: boolean };
  onExport: () => void;
  onAnswers: (file: File) => void;
  onKeepSent: (on: boolean) => void;
}

const SHOWN = 20;

/** What the agent said of findings, on its way to the supervisor and with their answer; and what is kept of sent messages. */
export function FeedbackSetting({ reports, sent, onExport, onAnswers, onKeepSent }: FeedbackSettingProps) {
  return (
    <Setting title={t('polFeedback')} help={t('polFeedbackHelp')}>
      {sent.days > 0 && (
        <div class="kept-sent">
          <p>{t('polSentOn', sent.days, sent.count)}</p>
          <label class="setting-row">
            {t('polSentKeep')}
            <input type="checkbox" checked={sent.keep} onChange={(event) => onKeepSent(event.currentTarget.checked)} />
          </label>
        </div>
      )}
      <p>{reports.length === 0 ? t('polFeedbackNone') : t('polFeedbackCount', reports.length)}</p>
      {reports.length > 0 && (
        <ul class="feedback">
          {reports.slice(0, SHOWN).map(({ id, sentence, quote, at, answer }) => (
            <li key={id}>
              <p class="page-text">{sentence ?? quote ?? '—'}</p>
              <p class="secondary page-text">
                {new Date(at).toLocaleDateString()} · {answerWords(answer)}
              </p>
            </li>
          ))}
        </ul>
      )}
      <div class="setting-row">
        <button type="button" onClick={onExport}>
          {t('polFeedbackExport')}
        </button>
        <FileButton label={t('polFeedbackImport')} accept=".json" onFile={onAnswers} />
      </div>
    </Setting>
  );
}

function answerWords(answer: Answer | undefined): string {
  if (!answer) return t('polNoAnswer');
  if (answer.verdict === 'accepted') return t('polAnswerAccepted');
  return answer.verdict === 'later' ? t('polAnswerLater') : t('polAnswerDeclined', answer.text ?? '');
}
