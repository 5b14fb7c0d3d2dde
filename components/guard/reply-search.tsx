import type { Suggestion } from '../../lib/model/view';
import type { Fit } from '../../lib/reply/slash';
import { GapForm } from '../gap-form';
import { openGaps, ReplyText } from '../reply-text';
import { t } from '../words';

/** A reply found for the words in the box, filled for the open case. */
export type FoundReply = Suggestion & Fit & { title?: string | undefined };

export interface ReplySearchProps {
  /** what was written after "/" */
  words: string;
  found: readonly FoundReply[];
  /** the one in hand */
  at: number;
  /** its gaps are being asked for */
  asking: boolean;
  onChoose: (reply: FoundReply) => void;
  onFilled: (text: string) => void;
  onClose: () => void;
}

/** The search beside the box. The box keeps the focus; only a gap that must be filled takes it. */
export function ReplySearch({ words, found, at, asking, onChoose, onFilled, onClose }: ReplySearchProps) {
  const chosen = found[at];
  if (asking && chosen)
    return (
      <section class="card reply-search" aria-label={t('slashTitle', words)}>
        <GapForm parts={chosen.parts} onFilled={onFilled} onCancel={onClose} />
      </section>
    );
  return (
    <section class="card reply-search" aria-label={t('slashTitle', words)}>
      <ul class="choices">
        {found.map((reply, i) => (
          <li key={reply.reply}>
            <button
              type="button"
              tabIndex={-1}
              class={i === at ? 'chosen' : undefined}
              aria-current={i === at ? 'true' : undefined}
              // The box must not lose its caret to a click.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(reply)}
            >
              <span class="found-text">
                {reply.title && <strong>{reply.title} </strong>}
                <ReplyText parts={reply.parts} />
                {(reply.caution || openGaps(reply.parts) > 0) && (
                  <span class="why">
                    {' '}
                    {openGaps(reply.parts) > 0 && t('gaps', openGaps(reply.parts))}{' '}
                    {reply.caution && <strong class="sev-warn">{reply.caution}</strong>}
                  </span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p class="more slash-keys" role="status">
        <span class="unseen">{chosen && t('replySelected', chosen.text)}</span>
        <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd> {t('key_digits')} · <kbd>Esc</kbd> {t('slashKeep')}
      </p>
    </section>
  );
}
