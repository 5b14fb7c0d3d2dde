import type { RefObject } from 'preact';
import { t } from '../../components/words';
import { openSide } from './side';

/** The first stops of the Tab key: past the lists to the page in the middle, or to the trial. They are seen while in focus. */
export function Skips({ main }: { main: RefObject<HTMLElement | null> }) {
  return (
    <p class="studio-skips">
      <button type="button" onClick={() => main.current?.focus()}>
        {t('stuSkipToPage')}
      </button>
      <button type="button" onClick={openSide}>
        {t('stuSkipToTrial')}
      </button>
    </p>
  );
}
