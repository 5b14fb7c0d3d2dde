import { t } from './words';

export interface MemoExtrasProps {
  draft: string;
  /** one step a line */
  steps: string;
  onDraft: (draft: string) => void;
  onSteps: (steps: string) => void;
}

/** What few follow-ups need, folded away: words prepared for the chat, and steps. */
export function MemoExtras({ draft, steps, onDraft, onSteps }: MemoExtrasProps) {
  return (
    <details>
      <summary>{t('memoMore')}</summary>
      <label>
        {t('memoDraft')}
        <textarea rows={2} maxLength={500} value={draft} onInput={(event) => onDraft(event.currentTarget.value)} />
      </label>
      <label>
        {t('memoSteps')}
        <textarea rows={3} maxLength={2000} value={steps} onInput={(event) => onSteps(event.currentTarget.value)} />
      </label>
    </details>
  );
}
