import { useState } from 'preact/hooks';
import type { Saying } from '../../lib/model/saying';
import { type Backtest, perThousand } from '../../lib/policy/backtest';
import type { Difference } from '../../lib/policy/differences';
import { FileButton } from '../file-button';
import { inWords, listed, t } from '../words';
import { ColumnMap, type ColumnMapProps } from './column-map';
import { DifferenceList } from './difference-list';

export interface TrialPaneProps {
  /** `of` is 0 while the log is being read */
  running: { done: number; of: number } | undefined;
  result: (Backtest & { seconds: number }) | undefined;
  /** a file whose columns can be mapped */
  mapping: Pick<ColumnMapProps, 'sheet' | 'columns'> | undefined;
  /** lines of the log that could not be read */
  skipped: readonly { line: number; message: Saying }[];
  /** why nothing came of the last trial */
  failed: Saying | undefined;
  /** somebody comes to this pane: a log may be tried soon */
  onNear: () => void;
  onText: (text: string) => void;
  onFile: (file: File) => void;
  onMap: ColumnMapProps['onMap'];
  /** messages kept on this computer, where the shop keeps them */
  kept: number;
  onKept: () => void;
  onStop: () => void;
  /** the draft has changed since: tries the same messages once more */
  onAgain: (() => void) | undefined;
  onWrongHit: (difference: Difference) => void;
}

/** What the draft would have done with messages that were really sent, against the version in force. */
export function TrialPane(props: TrialPaneProps) {
  const {
    running,
    result,
    mapping,
    skipped,
    failed,
    onNear,
    onText,
    onFile,
    onMap,
    onStop,
    onAgain,
    kept,
    onKept,
    onWrongHit,
  } = props;
  const [text, setText] = useState('');
  return (
    <section class="studio-trial" aria-label={t('stTrial')} onPointerEnter={onNear} onFocusIn={onNear}>
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
        <FileButton label={t('stTrialFile')} accept=".csv,.jsonl,.txt,.xlsx,text/plain,text/csv" onFile={onFile} />
      </div>
      {kept > 0 && (
        <button type="button" disabled={running !== undefined} onClick={onKept}>
          {t('polTrialKept', kept)}
        </button>
      )}
      {mapping && <ColumnMap key={mapping.sheet.names.join('\n')} {...mapping} onMap={onMap} />}
      {running && (
        <p class="studio-row">
          {running.of === 0 ? (
            <progress aria-label={t('stTrial')} />
          ) : (
            <progress max={running.of} value={running.done} aria-label={t('stTrial')} />
          )}
          <span class="secondary">
            {running.of === 0 ? t('polTrialReading') : t('stTrialRunning', running.done, running.of)}
          </span>
          <button type="button" class="quiet" onClick={onStop}>
            {t('stTrialStop')}
          </button>
        </p>
      )}
      {failed && (
        <p class="studio-problem" role="alert">
          {inWords(failed)}
        </p>
      )}
      {skipped.length > 0 && (
        <p class="secondary">
          {t(
            'stTrialBad',
            skipped.length,
            listed(
              skipped.slice(0, 3).map((p) => `${p.line} ${inWords(p.message)}`),
              'listApart',
            ),
          )}
        </p>
      )}
      {result && running === undefined && onAgain && (
        <button type="button" onClick={onAgain}>
          {t('stTrialAgain')}
        </button>
      )}
      {result && <Result result={result} onWrongHit={onWrongHit} />}
    </section>
  );
}

/** A share of fewer messages than this says nothing. */
const WORTH_A_RATE = 100;

function Result({ result, onWrongHit }: { result: Props<'result'>; onWrongHit: TrialPaneProps['onWrongHit'] }) {
  const { messages, held, heldBefore, heldInShadow, talks, talksHeld, seconds, counts, differences } = result;
  // What is held is counted among what is told of at all.
  const [warned, warnedBefore] = [result.warned - held, result.warnedBefore - heldBefore];
  const isMany = messages >= WORTH_A_RATE;
  const found = counts.added + counts.gone + counts.both + counts.shadow;
  return (
    <div>
      <div role="status">
        <p>
          <strong class="studio-figure">{held}</strong> {t('stTrialHeld', heldBefore)}
        </p>
        {isMany && <progress max={1} value={held / messages} aria-label={t('polTrialShare')} />}
        {warned + warnedBefore > 0 && <p>{t('polTrialWarned', warned, warnedBefore)}</p>}
        {heldInShadow > 0 && <p>{t('polTrialShadow', heldInShadow)}</p>}
        <p class="secondary">
          {isMany ? t('stTrialRate', messages, rate(held, messages)) : t('polTrialFew', messages)}
        </p>
        {isMany && <p class="secondary">{t('polTrialRateBefore', rate(heldBefore, messages), seconds.toFixed(1))}</p>}
        {talks > 0 && <p class="secondary">{t('polTrialTalks', talks, talksHeld)}</p>}
        {counts.added + counts.gone === 0 && <p>{t(found === 0 ? 'polTrialNone' : 'stTrialSame')}</p>}
      </div>
      <DifferenceList counts={counts} differences={differences} onWrongHit={onWrongHit} />
    </div>
  );
}

type Props<K extends keyof TrialPaneProps> = NonNullable<TrialPaneProps[K]>;

const rate = (part: number, messages: number) => perThousand(part, messages).toFixed(1);
