import { useEffect, useState } from 'preact/hooks';
import type { ReplyUse, ShelfReply } from '../../lib/model/reply';
import type { Suggestion } from '../../lib/model/view';
import { GapForm, type GapLimits } from '../gap-form';
import { openGaps, ReplyText } from '../reply-text';
import { t, word, wordsOf } from '../words';

/** A reply of the library with its slots filled, and why it should not be used in this case, where it should not. */
export type FilledReply = Suggestion & { caution?: string | undefined };

/** A stored picture as an address to draw, and what it shows. */
export type PictureOf = (id: string) => Promise<{ url: string; alt: string } | undefined>;

export interface ReplyRowProps {
  reply: ShelfReply;
  filled: FilledReply;
  use: ReplyUse | undefined;
  digit: number | undefined;
  selected: boolean;
  asking: boolean;
  limits?: GapLimits | undefined;
  pictureOf: PictureOf;
  onChoose: () => void;
  onInsert: (text: string) => void;
  onAsk: (asking: boolean) => void;
  onStar: () => void;
  onEdit: () => void;
}

/** One reply of the library: a press puts it in the box; beside it the star and the pen. */
export function ReplyRow(props: ReplyRowProps) {
  const { reply, filled, use, digit, selected, asking } = props;
  const { title, picture } = reply.reply;
  const favourite = use?.favourite === true;
  const gaps = openGaps(filled.parts);
  const about = [
    reply.shelf !== 'built-in' && word('shelf', reply.shelf),
    wordsOf(filled.because),
    gaps > 0 && t('gaps', gaps),
    use !== undefined && use.count > 0 && t('replyUsed', use.count),
  ];
  return (
    <div class={selected ? 'suggestion reply-row suggestion-first' : 'suggestion reply-row'}>
      <div class="reply-line">
        <button
          type="button"
          class="suggestion-button"
          aria-keyshortcuts={digit ? String(digit) : undefined}
          aria-current={selected ? 'true' : undefined}
          onClick={props.onChoose}
        >
          <kbd class={digit ? 'digit' : 'digit digit-none'}>{digit}</kbd>
          <span class="suggestion-text page-text">
            {title && <strong class="reply-title">{title}</strong>}
            {!asking && <ReplyText parts={filled.parts} />}
            {picture && <ReplyPicture id={picture} pictureOf={props.pictureOf} />}
            <span class="secondary suggestion-because">
              {about.filter(Boolean).join(' · ')}
              {filled.caution && <strong class="severity-warn"> {filled.caution}</strong>}
            </span>
          </span>
        </button>
        <span class="reply-acts">
          <button
            type="button"
            class="quiet"
            aria-pressed={favourite}
            aria-label={favourite ? t('replyUnstar') : t('replyStar')}
            title={favourite ? t('replyUnstar') : t('replyStar')}
            onClick={props.onStar}
          >
            {favourite ? '★' : '☆'}
          </button>
          <button
            type="button"
            class="quiet"
            title={reply.shelf === 'built-in' ? t('replyCopyToOwn') : t('replyEdit')}
            aria-label={reply.shelf === 'built-in' ? t('replyCopyToOwn') : t('replyEdit')}
            onClick={props.onEdit}
          >
            ✎
          </button>
        </span>
      </div>
      {asking && (
        <GapForm
          parts={filled.parts}
          limits={props.limits}
          onFilled={props.onInsert}
          onCancel={() => props.onAsk(false)}
        />
      )}
    </div>
  );
}

/** A reply's picture, small; it can be dragged into a box that takes pictures. */
export function ReplyPicture({ id, pictureOf }: { id: string; pictureOf: PictureOf }) {
  const [picture, setPicture] = useState<{ url: string; alt: string }>();
  useEffect(() => {
    let gone = false;
    void pictureOf(id).then((found) => !gone && setPicture(found));
    return () => {
      gone = true;
    };
  }, [id, pictureOf]);
  return picture ? <img class="reply-picture" src={picture.url} alt={picture.alt} draggable /> : null;
}
