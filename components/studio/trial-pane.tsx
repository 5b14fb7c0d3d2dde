import { useState } from 'preact/hooks';
import { type Backtest, type Difference, perThousand } from '../../lib/policy/backtest';
import { t } from '../words';

export interface TrialPaneProps {
  running: { done: number; of: number } | undefined;
  result: Backtest | undefined;
  /** lines of the log that could not be read */
  skipped: readonly { line: number; message: string }[];
  onText: (text: string) => void;
  onFile: (file: File) => void;
  onStop: () => void;
  onWrongHit: (difference: Difference) => void;
}

/** What the draft would have done with messages that were really sent, against the version in force. */
export function TrialPane({ running, result, skipped, onText, onFile, onStop, onWrongHit }: TrialPaneProps) {
  const [text, setText] = useState('');
  return (
    <section class="studio-trial" aria-label={t('stTrial')}>
      <h2>{t('stTrial')}</h2>
      <p class="secondary">{t('stTrialHelp')}</p>
      <textarea
        rows={3}
        aria-label={t('stTrialPaste')}
        placeholder={t('stTrialPaste')}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <div class="studio-row">
        <button type="button" disabled={text.trim() === '' || running !== undefined} onClick={() => onText(text)}>
          {t('stTrialRun')}
        </button>
        <label class="file">
          {t('stTrialFile')}
          <input
            type="file"
            accept=".csv,.jsonl,.txt,text/plain,text/csv"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (file) onFile(file);
            }}
          />
        </label>
      </div>
      {running && (
        <p class="studio-row">
          <progress max={running.of} value={running.done} aria-label={t('stTrial')} />
          <span class="secondary">{t('stTrialRunning', running.done, running.of)}</span>
          <button type="button" class="quiet" onClick={onStop}>
            {t('stTrialStop')}
          </button>
        </p>
      )}
      {skipped.length > 0 && (
        <p class="secondary">
          {t(
            'stTrialBad',
            skipped.length,
            skipped
              .slice(0, 3)
              .map((p) => `${p.line} ${p.message}`)
              .join('；'),
          )}
        </p>
      )}
      {result && <Result result={result} onWrongHit={onWrongHit} />}
    </section>
  );
}

function Result({ result, onWrongHit }: { result: Backtest; onWrongHit: (difference: Difference) => void }) {
  const share = result.messages === 0 ? 0 : result.held / result.messages;
  return (
    <div role="status">
      <p>
        <strong class="studio-figure">{result.held}</strong> {t('stTrialHeld', result.heldBefore)}
      </p>
      <progress max={1} value={share} aria-label={t('stTrialRate', result.messages, rate(result))} />
      <p class="secondary">{t('stTrialRate', result.messages, rate(result))}</p>
      {result.different === 0 && <p>{t('stTrialSame')}</p>}
      <ul class="studio-differences">
        {result.differences.slice(0, 100).map((difference, index) => {
          const { message, finding, kind } = difference;
          return (
            <li key={index}>
              <p class="page-text">
                {message.text.slice(Math.max(0, finding.start - 24), finding.start)}
                <mark>{message.text.slice(finding.start, finding.end)}</mark>
                {message.text.slice(finding.end, finding.end + 24)}
              </p>
              <p class="studio-row secondary">
                <span>
                  {t(kind === 'added' ? 'stAdded' : 'stGone')} · {message.where}
                </span>
                {kind === 'added' && (
                  <button type="button" class="quiet" onClick={() => onWrongHit(difference)}>
                    {t('stWrongHit')}
                  </button>
                )}
              </p>
            </li>
          );
        })}
      </ul>
      {result.different > 100 && <p class="secondary">{t('stTrialMore', result.different - 100)}</p>}
    </div>
  );
}

const rate = (result: Backtest) => perThousand(result.held, result.messages).toFixed(1);
