import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from './words';

/** One line about what happened, kept in the memo's log. */
export function MemoNote({ onSave, onCancel }: { onSave: (said: string) => void; onCancel: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <form
      class="memo-note"
      onSubmit={(event) => {
        event.preventDefault();
        const said = field.current?.value.trim();
        if (said) onSave(said);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onCancel();
      }}
    >
      <input ref={field} aria-label={t('memoNote')} placeholder={t('memoNotePlaceholder')} maxLength={500} />
      <button type="submit" class="primary">
        {t('memoSave')}
      </button>
    </form>
  );
}
