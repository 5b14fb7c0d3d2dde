import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { movesNow } from '../lib/memo/moves';
import { digitOf } from './keys';
import { clock, daysFrom, fromField, monthDay, toField } from './moments';
import { t } from './words';

export interface MoveMenuProps {
  now: number;
  dueAt: number;
  onMove: (dueAt: number) => void;
  onCancel: () => void;
}

/** When instead: ready times by digit, or any time. */
export function MoveMenu({ now, dueAt, onMove, onCancel }: MoveMenuProps) {
  const [own, setOwn] = useState(toField(Math.max(dueAt, now)));
  const box = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => box.current?.querySelector('button')?.focus(), []);
  const moves = movesNow(now);
  const ownAt = fromField(own);
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
        }
        event.stopPropagation();
      }}
    >
      <legend>{t('memoMoveTo')}</legend>
      {moves.map(({ move, dueAt: at }, i) => (
        <button key={move.id} type="button" onClick={() => onMove(at)} title={`${monthDay(at)} ${clock(at)}`}>
          <kbd>{i + 1}</kbd> {move.label}
          {daysFrom(now, at) > 1 && <span class="secondary"> {monthDay(at)}</span>}
        </button>
      ))}
      <span class="move-own">
        <input
          type="datetime-local"
          aria-label={t('moveOther')}
          value={own}
          onInput={(event) => setOwn(event.currentTarget.value)}
        />
        <button type="button" disabled={ownAt === undefined} onClick={() => ownAt !== undefined && onMove(ownAt)}>
          {t('memoSave')}
        </button>
      </span>
    </fieldset>
  );
}
