import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from './words';

export interface MemoNoteProps {
  label?: string;
  placeholder?: string;
  onSave: (said: string) => void;
  onCancel: () => void;
}

/** One line that is kept in the memo's log: what happened, or why it is dropped. */
export function MemoNote({
  label = t('memoNote'),
  placeholder = t('memoNotePlaceholder'),
  onSave,
  onCancel,
}: MemoNoteProps) {
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
      <input ref={field} aria-label={label} placeholder={placeholder} maxLength={500} />
      <button type="submit" class="primary">
        {t('memoSave')}
      </button>
    </form>
  );
}
