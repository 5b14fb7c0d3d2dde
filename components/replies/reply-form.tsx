import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { SCENARIOS } from '../../lib/model/case';
import { MOST_REPLY, type ShelfReply, TONES } from '../../lib/model/reply';
import { SLOTS } from '../../lib/reply/slots';
import { t, word } from '../words';
import { replyOf, type Written } from './form-values';
import { PictureField } from './picture-field';
import { type Judging, ReplyCheck } from './reply-check';
import type { PictureOf } from './reply-row';

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
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => area.current?.focus(), []);
  const set = (change: Partial<Written>) => setWritten({ ...written, ...change });
  const addSlot = (slot: string) => {
    const { selectionStart: start = written.text.length, selectionEnd: end = start } = area.current ?? {};
    set({ text: `${written.text.slice(0, start)}{${slot}}${written.text.slice(end)}` });
    area.current?.focus();
  };
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
      <label>
        <span class="secondary">{t('replyText')}</span>
        <textarea
          ref={area}
          rows={5}
          required
          value={written.text}
          onInput={(event) => set({ text: event.currentTarget.value })}
        />
      </label>
      <fieldset class="reply-slots">
        <legend class="unseen">{t('replySlots')}</legend>
        {SLOTS.map((slot) => (
          <button key={slot} type="button" class="gap" title={t('replySlots')} onClick={() => addSlot(slot)}>
            {word('slot', slot)}
          </button>
        ))}
      </fieldset>
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
      <label>
        <span class="secondary">
          {t('replyTitle')} · {t('replyTitleHint')}
        </span>
        <input maxLength={60} value={written.title} onInput={(event) => set({ title: event.currentTarget.value })} />
      </label>
      <label>
        <span class="secondary">
          {t('replyKeywords')} · {t('replyKeywordsHint')}
        </span>
        <input
          maxLength={200}
          value={written.keywords}
          onInput={(event) => set({ keywords: event.currentTarget.value })}
        />
      </label>
      <div class="reply-form-row">
        <label>
          <span class="secondary">{t('repliesScenario')}</span>
          <select
            value={written.scenario ?? ''}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              set({ scenario: SCENARIOS.find((id) => id === chosen) });
            }}
          >
            <option value="">{t('replyScenarioAny')}</option>
            {SCENARIOS.map((id) => (
              <option key={id} value={id}>
                {word('scenario', id)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="secondary">{t('replyTone')}</span>
          <select
            value={written.tone ?? ''}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              set({ tone: TONES.find((tone) => tone === chosen) });
            }}
          >
            <option value="">{t('replyToneAny')}</option>
            {TONES.map((tone) => (
              <option key={tone} value={tone}>
                {word('tone', tone)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="secondary">{t('replyKeepOn')}</span>
          <select
            value={written.shelf}
            onChange={(event) => set({ shelf: event.currentTarget.value === 'shop' ? 'shop' : 'own' })}
          >
            <option value="own">{word('shelf', 'own')}</option>
            <option value="shop">{word('shelf', 'shop')}</option>
          </select>
        </label>
      </div>
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
