import { useEffect, useRef, useState } from 'preact/hooks';
import type { RuleCounts } from '../../lib/model/rule-counts';
import { hrefOf } from '../../lib/policy/place';
import type { AgentReport, AnswerVerdict } from '../../lib/policy/report';
import { FileButton } from '../file-button';
import { RuleCountsTable } from '../rule-counts-table';
import { t, word } from '../words';

export interface AnswersPaneProps {
  reports: readonly AgentReport[];
  /** how the rules fared in all files and on this machine together */
  counts: readonly RuleCounts[];
  /** how many files these come from */
  files: number;
  sayOf: (rule: string) => string;
  onFile: (file: File) => void;
  onAnswer: (report: AgentReport, verdict: AnswerVerdict, text?: string) => void;
  onSave: () => void;
}

/** What agents said of findings: "no risk", or sent all the same and why. Accepted, put off, or declined with a word. */
export function AnswersPane({ reports, counts, files, sayOf, onFile, onAnswer, onSave }: AnswersPaneProps) {
  const isOpen = ({ answer }: AgentReport) => answer === undefined || answer.verdict === 'later';
  const open = reports.filter(isOpen);
  const answered = reports.filter((report) => !isOpen(report));
  const section = useRef<HTMLElement>(null);
  /** the place in the queue that was just answered */
  const answeredAt = useRef<number>(undefined);
  // Whoever goes through the queue by keys stands on the next report, or at the head once it is done.
  useEffect(() => {
    const at = answeredAt.current;
    answeredAt.current = undefined;
    if (at === undefined || !section.current?.isConnected || document.activeElement !== document.body) return;
    const lines = [...section.current.querySelectorAll<HTMLElement>('[data-open] button:not(:disabled)')];
    const next = section.current.querySelectorAll('[data-open]')[Math.min(at, open.length - 1)];
    (lines.find((button) => next?.contains(button)) ?? section.current.querySelector('h2'))?.focus();
  });
  return (
    <section class="studio-answers" ref={section}>
      <header>
        <h2 tabIndex={-1}>{t('stReports')}</h2>
        <FileButton label={t('polReportsImport')} accept=".json" onFile={onFile} />
      </header>
      <p class="secondary">{t('polReportsHelp')}</p>
      {open.length === 0 && <p>{t('stNoReports')}</p>}
      <ul class="studio-queue">
        {open.map((report, at) => (
          <Open
            key={report.id}
            report={report}
            say={sayOf(report.rule)}
            onAnswer={(...said) => {
              answeredAt.current = at;
              onAnswer(...said);
            }}
          />
        ))}
      </ul>
      {counts.length > 0 && (
        <>
          <h3>{t('rulesTitle')}</h3>
          <p class="secondary">{t('rulesTeam', files)}</p>
          <RuleCountsTable counts={counts} sayOf={sayOf} hrefOf={(id) => hrefOf({ at: 'rule', id })} />
        </>
      )}
      {answered.length > 0 && (
        <>
          <header>
            <h3>{t('polAnswered', answered.length)}</h3>
            <button type="button" onClick={onSave}>
              {t('polAnswersSave')}
            </button>
          </header>
          <p class="secondary">{t('polAnswersHelp')}</p>
          <ul class="studio-queue">
            {answered.map((report) => (
              <li key={report.id}>
                <What report={report} say={sayOf(report.rule)} />
                <p class="secondary">
                  {t(report.answer?.verdict === 'accepted' ? 'polAccepted' : 'polDeclined')}
                  {report.answer?.text && <span class="page-text"> · {report.answer.text}</span>}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function What({ report, say }: { report: AgentReport; say: string }) {
  const { sentence = '', quote = '' } = report;
  const at = quote === '' ? -1 : sentence.indexOf(quote);
  return (
    <>
      <p class="page-text">
        {at < 0 ? (
          sentence || quote || '—'
        ) : (
          <>
            {sentence.slice(0, at)}
            <mark>{quote}</mark>
            {sentence.slice(at + quote.length)}
          </>
        )}
      </p>
      <p class="secondary">
        {report.agent} · {new Date(report.at).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' })} ·{' '}
        {say}
        {report.fault && ` · ${t('factFault')}: ${word('fault', report.fault)}`}
      </p>
      <p class="secondary">
        {report.did === 'not-a-risk' ? t('stReportNotRisk') : t('stReportOverridden', report.reason ?? '')}
      </p>
    </>
  );
}

function Open({ report, say, onAnswer }: { report: AgentReport; say: string } & Pick<AnswersPaneProps, 'onAnswer'>) {
  const [declining, setDeclining] = useState(false);
  const decline = useRef<HTMLButtonElement>(null);
  const wasDeclining = useRef(false);
  // Whoever leaves the field stands where they came from.
  useEffect(() => {
    if (wasDeclining.current && !declining) decline.current?.focus();
    wasDeclining.current = declining;
  }, [declining]);
  const [text, setText] = useState('');
  return (
    <li data-open>
      <What report={report} say={say} />
      {declining ? (
        <form
          class="studio-row"
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.isComposing) return;
            event.stopPropagation();
            setDeclining(false);
          }}
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') onAnswer(report, 'declined', text);
          }}
        >
          <input
            // The agent reads this: the field is why the button was pressed.
            ref={(field) => field?.focus()}
            maxLength={300}
            aria-label={t('polDeclineWhy')}
            placeholder={t('polDeclineWhy')}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit" disabled={text.trim() === ''}>
            {t('polDeclineSend')}
          </button>
          <button type="button" class="quiet" onClick={() => setDeclining(false)}>
            {t('stCancel')}
          </button>
        </form>
      ) : (
        <p class="studio-row">
          <button
            type="button"
            disabled={!report.sentence && !report.quote}
            onClick={() => onAnswer(report, 'accepted')}
          >
            {t('stAccept')}
          </button>
          <button type="button" class="quiet" ref={decline} onClick={() => setDeclining(true)}>
            {t('polDecline')}
          </button>
          {report.answer === undefined && (
            <button type="button" class="quiet" onClick={() => onAnswer(report, 'later')}>
              {t('polLater')}
            </button>
          )}
        </p>
      )}
    </li>
  );
}
