import type { Memo } from '../../lib/model/memo';
import { t } from '../words';
import { ACT_KEYS, type DeskAct } from './desk-actions';

const SHOWN: Record<string, string> = { ' ': 'Space' };

export interface ActBarProps {
  memo: Memo;
  acts: readonly DeskAct[];
  onAct: (act: DeskAct) => void;
}

/** What can be done with the memo in hand: each key where it acts, and a button for the mouse. */
export function ActBar({ memo, acts, onAct }: ActBarProps) {
  return (
    <div class="act-bar" role="toolbar" aria-label={t('keysTitle')}>
      {acts.map((act) => {
        const key = SHOWN[ACT_KEYS[act]] ?? ACT_KEYS[act].toUpperCase();
        return (
          <button
            key={act}
            type="button"
            class={act === 'done' ? 'primary' : undefined}
            disabled={act === 'open' && memo.link === undefined}
            title={act === 'open' && memo.link === undefined ? t('memoNoLink') : undefined}
            aria-keyshortcuts={key}
            onClick={() => onAct(act)}
          >
            {t(`act_${act}`)} <kbd>{key}</kbd>
          </button>
        );
      })}
    </div>
  );
}
