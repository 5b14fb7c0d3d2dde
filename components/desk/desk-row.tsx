import { memo as unchanged } from 'preact/compat';
import type { LookDid } from '../../lib/memo/round';
import { maskPersonal } from '../../lib/model/mask';
import type { Memo } from '../../lib/model/memo';
import { dueLine } from '../due';
import { word } from '../words';

export interface DeskRowProps {
  memo: Memo;
  now: number;
  current: boolean;
  /** what was done with it in this round */
  look?: LookDid | undefined;
  onSelect: (memo: Memo) => void;
}

/** One follow-up in one line to scan: when, what, for whom, which order. */
export const DeskRow = unchanged(function DeskRow({ memo, now, current, look, onSelect }: DeskRowProps) {
  const due = dueLine(memo.dueAt, now);
  const late = due.late && look === undefined;
  return (
    <li class={`line${current ? ' line-current' : ''}${look ? ' line-looked' : ''}`} data-memo={memo.id}>
      <button
        type="button"
        class="line-body"
        aria-current={current ? 'true' : undefined}
        tabIndex={current ? 0 : -1}
        onClick={() => onSelect(memo)}
        onFocus={() => onSelect(memo)}
      >
        <span class={late ? 'line-due late' : 'line-due'}>{look ? word('look', look) : due.text}</span>
        <span class="line-what page-text">
          {memo.priority === 'high' && <span class="urgent">{word('priority', 'high')}</span>}
          {maskPersonal(memo.what)}
        </span>
        <span class="line-who page-text">
          {memo.buyer && maskPersonal(memo.buyer.name)}
          {memo.platform && <span class="secondary"> {word('platform', memo.platform)}</span>}
        </span>
        <span class="line-order">{memo.order && <OrderWords {...memo.order} />}</span>
        <span class="line-state secondary">
          {memo.state === 'open' ? word('kind', memo.kind) : word('state', memo.state)}
        </span>
      </button>
    </li>
  );
});

/** The end of the number is what agents compare; the whole of it stands in the sheet. */
function OrderWords({ number, goods }: { number: string; goods?: string }) {
  const tail = number.length > 8 ? `…${number.slice(-6)}` : number;
  return (
    <>
      <span class="mono">{tail}</span>
      {goods && <span class="secondary page-text"> {goods}</span>}
    </>
  );
}
