import { t } from '../words';
import './safe-note.css';

/** One line about the data's safety, and the way to where it is mended. Drawn only where something is to be done. */
export function SafeNote({ text }: { text: string }) {
  return (
    <p class="safe-note" role="status">
      <span>{text}</span>
      <a href="options.html" target="_blank" rel="noreferrer">
        {t('safeNoteOpen')}
      </a>
    </p>
  );
}
