import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Finding, Rewrite } from '../../lib/model/finding';
import { shortened } from '../quote';
import { t, word } from '../words';

export interface SendCardProps {
  draft: string;
  finding: Finding;
  /** how many more would be held after this one */
  more: number;
  /** the reasons the policy lists for sending all the same; none: the usual ones */
  reasons?: readonly string[];
  onReplace: (rewrite: Rewrite) => void;
  onBack: () => void;
  onOverride: (reason: string) => void;
  onNotARisk: () => void;
}

const REASONS = ['agreed', 'settled', 'asked', 'wrong'] as const;

/** What was found, why it matters in this case, and what to do: everything by one key. */
export function SendCard(props: SendCardProps) {
  const { draft, finding, more, onReplace, onBack, onOverride, onNotARisk } = props;
  const reasons = props.reasons ?? REASONS.map((reason) => t(`guardReason_${reason}`));
  const [choosing, setChoosing] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  // At once, and once for each thing found: keys pressed right after belong to the card, later ones to who took the focus.
  const about = `${finding.rule} ${finding.start} ${choosing}`;
  useLayoutEffect(() => card.current?.focus({ preventScroll: true }), [about]);

  const choices = choosing ? reasons.length : finding.rewrites.length;
  const choose = (index: number) => {
    const reason = reasons[index];
    const rewrite = finding.rewrites[index];
    if (choosing) {
      if (reason) onOverride(reason);
    } else if (rewrite) onReplace(rewrite);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = Number(event.key);
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      if (choosing) setChoosing(false);
      else onBack();
    } else if (digit >= 1 && digit <= choices) choose(digit - 1);
    else if (event.key === 'Enter' && event.altKey && finding.overridable) setChoosing(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const found = draft.slice(finding.start, finding.end);
  return (
    <div
      class="card send-card"
      role="alertdialog"
      aria-label={t('guardDialog')}
      aria-describedby="wenda-why"
      tabIndex={-1}
      ref={card}
      onKeyDown={onKeyDown}
    >
      <div class="card-body">
        <p class="card-title">
          <strong class={`sev-${finding.severity}`}>{t('guardStop')}</strong> {finding.say}
        </p>
        <p class="quote">
          {finding.start > 8 && '…'}
          {draft.slice(Math.max(0, finding.start - 8), finding.start)}
          <mark class={`sev-${finding.severity}`}>{shortened(found)}</mark>
          {draft.slice(finding.end, finding.end + 8)}
          {finding.end + 8 < draft.length && '…'}
        </p>
        <p class="why" id="wenda-why">
          {finding.because.fault && (
            <span
              class={`chip ${finding.because.fault === 'unknown' ? 'chip-unknown' : ''}`}
            >{`${t('factFault')} ${word('fault', finding.because.fault)}`}</span>
          )}
          {finding.why} <cite>{t('say_because', t('guardSource'), finding.source)}</cite>
        </p>
        <Choices
          asks={choosing}
          choices={choosing ? reasons.map((text) => ({ text })) : finding.rewrites}
          onChoose={choose}
        />
      </div>
      <div class="card-foot">
        <button type="button" class="quiet" onClick={choosing ? () => setChoosing(false) : onBack}>
          <kbd>Esc</kbd> {t('guardBack')}
        </button>
        {more > 0 && <span class="more">{t('moreFindings', more)}</span>}
        <button type="button" class="quiet" onClick={onNotARisk}>
          {t('notARisk')}
        </button>
        {!finding.overridable && <span class="more push">{t('notOverridable')}</span>}
        {finding.overridable && !choosing && (
          <button type="button" class="quiet push" onClick={() => setChoosing(true)}>
            {t('guardSendAnyway')} <kbd>Alt Enter</kbd>
          </button>
        )}
      </div>
    </div>
  );
}

/** A reason, or a rewrite with what it replaces. */
type Choice = Pick<Rewrite, 'text'> & Partial<Rewrite>;

interface ChoicesProps {
  /** why it is sent all the same is what is asked */
  asks: boolean;
  choices: readonly Choice[];
  onChoose: (index: number) => void;
}

function Choices({ asks, choices, onChoose }: ChoicesProps) {
  return (
    <>
      {asks && <p class="ask">{t('guardWhyAnyway')}</p>}
      <ol class="choices">
        {choices.map(({ text, replaces }, index) => (
          <li key={text}>
            <button type="button" onClick={() => onChoose(index)}>
              <kbd>{index + 1}</kbd>
              <span>
                {replaces === 'message' && <strong class="rewrite-whole">{t('rewriteWhole')} </strong>}
                {text}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
