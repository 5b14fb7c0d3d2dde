import { useLayoutEffect, useRef } from 'preact/hooks';
import { SLOTS } from '../../lib/reply/slots';
import { t, word } from '../words';

/** The words of a reply, and the slots that one click puts in where the caret stands. It has the focus when it appears. */
export function ReplyTextField({ text, onText }: { text: string; onText: (text: string) => void }) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => area.current?.focus(), []);
  const addSlot = (slot: string) => {
    const { selectionStart: start = text.length, selectionEnd: end = start } = area.current ?? {};
    onText(`${text.slice(0, start)}{${slot}}${text.slice(end)}`);
    area.current?.focus();
  };
  return (
    <>
      <label>
        <span class="secondary">{t('replyText')}</span>
        <textarea ref={area} rows={5} required value={text} onInput={(event) => onText(event.currentTarget.value)} />
      </label>
      <fieldset class="reply-slots">
        <legend class="unseen">{t('replySlots')}</legend>
        {SLOTS.map((slot) => (
          <button key={slot} type="button" class="gap" title={t('replySlots')} onClick={() => addSlot(slot)}>
            {word('slot', slot)}
          </button>
        ))}
      </fieldset>
    </>
  );
}
