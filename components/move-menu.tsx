import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { readDue } from '../lib/memo/when';
import { clockAt } from '../lib/model/time-of-day';
import { digitOf } from './keys';
import { daysFrom, monthDay } from './moments';
import { useMoves } from './own-moves';
import { WhenField } from './when-field';
import { t, wordsOf } from './words';

export interface MoveMenuProps {
  now: number;
  /** not where it opens by itself: the agent may be writing */
  takesFocus?: boolean;
  onMove: (dueAt: number) => void;
  onCancel: () => void;
}

/** When instead: ready times by digit, or any time. */
export function MoveMenu({ now, takesFocus = true, onMove, onCancel }: MoveMenuProps) {
  const [own, setOwn] = useState('');
  const box = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) box.current?.querySelector('button')?.focus();
  }, []);
  const moves = useMoves(now);
  const read = readDue(own, now);
  const ownAt = read.state === 'read' ? read.dueAt : undefined;
  return (
    <fieldset
      ref={box}
      class="moves"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
        else if (!(event.target instanceof HTMLInputElement)) {
          const move = moves[(digitOf(event) ?? 0) - 1];
          if (move) onMove(move.dueAt);
          else if (event.key !== 'Enter' && event.key !== ' ') return;
        } else if (event.key === 'Enter' && ownAt !== undefined) {
          event.preventDefault();
          onMove(ownAt);
        }
        event.stopPropagation();
      }}
    >
      <legend>{t('memoMoveTo')}</legend>
      {moves.map(({ move, dueAt: at }, i) => (
        <button key={move.id} type="button" onClick={() => onMove(at)} title={`${monthDay(at)} ${clockAt(at)}`}>
          <kbd>{i + 1}</kbd> {wordsOf(move.label)}
          {daysFrom(now, at) > 1 && <span class="secondary"> {monthDay(at)}</span>}
        </button>
      ))}
      <span class="move-own">
        <WhenField value={own} now={now} label={t('moveOther')} onInput={setOwn} />
        <button type="button" disabled={ownAt === undefined} onClick={() => ownAt !== undefined && onMove(ownAt)}>
          {t('memoSave')}
        </button>
      </span>
    </fieldset>
  );
}
