import { memo as unchanged } from 'preact/compat';
import { maskPersonal } from '../lib/model/mask';
import type { Memo } from '../lib/model/memo';
import { dueLine } from './due';
import { t, word } from './words';

export interface MemoRowProps {
  memo: Memo;
  now: number;
  overdue: boolean;
  current: boolean;
  onSelect: (memo: Memo) => void;
  onTick: (memo: Memo) => void;
}

/** One follow-up: when, what, for whom, and a box to tick. */
export const MemoRow = unchanged(function MemoRow({ memo, now, overdue, current, onSelect, onTick }: MemoRowProps) {
  const about = [
    memo.buyer?.name,
    memo.platform && word('platform', memo.platform),
    memo.state !== 'open' ? word('state', memo.state) : undefined,
    memo.order?.goods,
    lastNote(memo),
  ].filter(Boolean);
  return (
    <li class={current ? 'memo memo-current' : 'memo'} data-memo={memo.id}>
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={t('memoTick', memo.what)}
        checked={memo.state === 'done'}
        onChange={() => onTick(memo)}
      />
      <button
        type="button"
        class="memo-body"
        aria-current={current ? 'true' : undefined}
        tabIndex={current ? 0 : -1}
        onClick={() => onSelect(memo)}
        onFocus={() => onSelect(memo)}
      >
        <span class={overdue ? 'memo-due memo-overdue' : 'memo-due'}>{dueLine(memo.dueAt, now).text}</span>
        <span class="memo-text">
          <span class="memo-what page-text">
            {memo.priority === 'high' && <span class="urgent">{word('priority', 'high')}</span>}
            {maskPersonal(memo.what)}
          </span>
          <span class="secondary memo-about page-text">{maskPersonal(about.join(' · '))}</span>
        </span>
      </button>
      {current && <kbd>Space</kbd>}
    </li>
  );
});

const lastNote = (memo: Memo): string | undefined => memo.log.findLast((line) => line.did === 'noted')?.note;
