import { maskPersonal } from '../lib/model/mask';
import { t } from './words';

/** What came of the agent's last step, and what can be done about it. */
export interface Said {
  text: string;
  undo?: () => void;
  /** it could not be kept: does it once more, with all that was written */
  again?: () => void;
}

/**
 * One line at the foot of a page. It is there from the start, so that it is read out when it fills. It quotes what was
 * written, so personal data is hidden in it as it is in the rows.
 */
export function SaidLine({ said, of }: { said: Said | undefined; of?: string }) {
  return (
    <div class={of ? `said ${of}` : 'said'} role="status">
      {said && <span>{maskPersonal(said.text)}</span>}
      {said?.again && (
        <button type="button" onClick={said.again}>
          {t('saveAgain')}
        </button>
      )}
      {said?.undo && (
        <button type="button" class="quiet" onClick={said.undo}>
          {t('undo')} <kbd>Z</kbd>
        </button>
      )}
    </div>
  );
}
