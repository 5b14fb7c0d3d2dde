import { useLayoutEffect, useRef } from 'preact/hooks';
import { isTyping } from './keys';
import { listed, t } from './words';

/** What the writing aid is doing for the open buyer. */
export type AidState =
  | { state: 'idle' }
  | { state: 'writing'; text: string }
  | { state: 'ready'; text: string }
  /** written, and not offered: what it would be flagged for */
  | { state: 'refused'; because: readonly string[] }
  | { state: 'failed'; problem: string };

export interface AidProps {
  aid: AidState;
  /** what would be asked for: the draft made better, or a reply written */
  does: 'rewrite' | 'draft';
  onAsk: () => void;
  onCancel: () => void;
  onInsert: (text: string) => void;
}

/** The writing aid under the suggestions: one button, and what came of it. Nothing reaches the box without the agent's key. */
export function AidCard({ aid, does, onAsk, onCancel, onInsert }: AidProps) {
  const writing = aid.state === 'writing';
  useAidKeys(writing, onAsk, onCancel);
  return (
    <section class="aid" aria-label={t('aidTitle')} aria-busy={writing}>
      {aid.state === 'writing' && (
        <>
          {/* Read out once it is done, not with every piece. */}
          <p class="aid-text page-text">{aid.text || t('aidWriting')}</p>
          <button type="button" class="quiet" onClick={onCancel}>
            {t('aidCancel')} <kbd>Esc</kbd>
          </button>
        </>
      )}
      {aid.state === 'ready' && <Ready text={aid.text} onAsk={onAsk} onInsert={onInsert} />}
      {aid.state === 'refused' && (
        <div role="status">
          <p>
            <strong class="severity-warn">{t('aidRefused')}</strong> {listed(aid.because, 'listApart')}
          </p>
          <Again onAsk={onAsk} />
        </div>
      )}
      {aid.state === 'failed' && (
        <div role="status">
          <p class="page-text">
            <strong class="severity-warn">{t('aidFailed')}</strong> {aid.problem}
          </p>
          <Again onAsk={onAsk} />
        </div>
      )}
      {aid.state === 'idle' && (
        <button type="button" class="aid-ask" onClick={onAsk}>
          {t(does === 'rewrite' ? 'aidRewrite' : 'aidDraft')} <kbd>Alt G</kbd>
        </button>
      )}
    </section>
  );
}

function Ready({ text, onAsk, onInsert }: { text: string; onAsk: () => void; onInsert: (text: string) => void }) {
  const insert = useRef<HTMLButtonElement>(null);
  // The agent asked from here and waits for it: Enter puts it in the box. Focus elsewhere is left where it is.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) insert.current?.focus();
  }, []);
  return (
    <div role="status">
      <p class="aid-text page-text">{text}</p>
      <p class="aid-acts">
        <button ref={insert} type="button" class="primary" onClick={() => onInsert(text)}>
          {t('aidInsert')} <kbd>Enter</kbd>
        </button>
        <Again onAsk={onAsk} />
        <span class="secondary">{t('aidPassed')}</span>
      </p>
    </div>
  );
}

function Again({ onAsk }: { onAsk: () => void }) {
  return (
    <button type="button" class="quiet" onClick={onAsk}>
      {t('aidAgain')} <kbd>Alt G</kbd>
    </button>
  );
}

/** Alt G asks; Escape stops the writing before it means "back to the box". */
function useAidKeys(writing: boolean, onAsk: () => void, onCancel: () => void): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey && event.code === 'KeyG' && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        if (!writing) onAsk();
      } else if (event.key === 'Escape' && writing && !isTyping(event)) {
        event.stopImmediatePropagation();
        onCancel();
      }
    };
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  });
}
