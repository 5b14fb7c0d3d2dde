import { useState } from 'preact/hooks';
import { MOST_REPLY, type ShelfReply } from '../../lib/model/reply';
import { t } from '../words';
import { replyOf, type Written } from './form-values';
import { PictureField } from './picture-field';
import { type Judging, ReplyCheck } from './reply-check';
import { ReplyFoundBy } from './reply-found-by';
import type { PictureOf } from './reply-row';
import { ReplyTextField } from './reply-text-field';

export interface ReplyFormProps {
  before: ShelfReply | undefined;
  /** what it begins with */
  text: string;
  pictureOf: PictureOf;
  judging: Judging;
  onSave: (written: Written, before: ShelfReply | undefined) => void;
  onRemove: (reply: ShelfReply) => void;
  onCancel: () => void;
}

/** A reply being written or changed; the check runs with every key. */
export function ReplyForm({ before, text, pictureOf, judging, onSave, onRemove, onCancel }: ReplyFormProps) {
  const reply = before?.reply;
  const [written, setWritten] = useState<Written>({
    title: reply?.title ?? '',
    text: reply?.text ?? text,
    keywords: reply?.keywords?.join(' ') ?? '',
    scenario: reply?.scenarios[0],
    tone: reply?.tone,
    shelf: before?.shelf === 'shop' ? 'shop' : 'own',
    picture: reply?.picture ? { id: reply.picture, alt: '' } : undefined,
  });
  const [pictureBad, setPictureBad] = useState(false);
  const set = (change: Partial<Written>) => setWritten({ ...written, ...change });
  const { length } = written.text.trim();
  const canSave = length > 0 && length <= MOST_REPLY && !pictureBad;
  return (
    <form
      class="reply-form body"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) onSave(written, before);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) {
          event.stopPropagation();
          onCancel();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && canSave) onSave(written, before);
      }}
    >
      <h1 class="reply-form-title">{before ? t('replyFormEdit') : t('replyFormNew')}</h1>
      <ReplyTextField text={written.text} onText={(typed) => set({ text: typed })} />
      {length > MOST_REPLY && (
        <p class="severity-block" role="alert">
          {t('replyTooLong', length)}
        </p>
      )}
      {length > 0 && (
        <ReplyCheck
          reply={replyOf(written, reply?.id ?? 'new', reply)}
          judging={judging}
          onUse={(clean) => set({ text: clean })}
        />
      )}
      <ReplyFoundBy written={written} onChange={set} />
      <PictureField
        picture={written.picture}
        pictureOf={pictureOf}
        onPicture={(picture, bad) => {
          setPictureBad(bad);
          set({ picture });
        }}
      />
      <div class="actions">
        <button type="submit" class="primary" disabled={!canSave}>
          {t('replySave')} <kbd>Ctrl Enter</kbd>
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {t('replyCancel')} <kbd>Esc</kbd>
        </button>
        {before && before.shelf !== 'built-in' && (
          <button type="button" class="quiet push" onClick={() => onRemove(before)}>
            {t('replyDelete')}
          </button>
        )}
      </div>
    </form>
  );
}
