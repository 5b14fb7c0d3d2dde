import { t } from './words';

export interface PolicyNoteProps {
  version: number;
  note: string;
  onRead: () => void;
}

/** What the supervisor changed, in their words, until the agent has ticked it. */
export function PolicyNote({ version, note, onRead }: PolicyNoteProps) {
  return (
    <section class="policy-note" aria-label={t('noteTitle', version)}>
      <strong>{t('noteTitle', version)}</strong>
      <p class="page-text">{note}</p>
      <button type="button" onClick={onRead}>
        {t('noteRead')}
      </button>
    </section>
  );
}
