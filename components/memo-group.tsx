import { type ComponentChildren, Fragment } from 'preact';
import type { Memo } from '../lib/model/memo';
import { MemoRow } from './memo-row';

export interface MemoGroupProps {
  title: string;
  memos: readonly Memo[];
  overdue: boolean;
  now: number;
  current: string | undefined;
  /** how many of its rows are drawn already; the others follow */
  drawn: number;
  onSelect: (memo: Memo) => void;
  onTick: (memo: Memo) => void;
  /** what is being done with the current memo, drawn under its row */
  children?: ComponentChildren;
}

/** A part of the list. Rows out of sight cost nothing: the style leaves them unpainted. */
export function MemoGroup({ title, memos, overdue, now, current, drawn, onSelect, onTick, children }: MemoGroupProps) {
  if (memos.length === 0) return null;
  return (
    <section>
      <h2 class={overdue ? 'section section-overdue' : 'section'}>
        {title} {memos.length}
      </h2>
      <ul class="memos">
        {memos.slice(0, drawn).map((memo) => (
          <Fragment key={memo.id}>
            <MemoRow
              memo={memo}
              now={now}
              overdue={overdue}
              current={memo.id === current}
              onSelect={onSelect}
              onTick={onTick}
            />
            {memo.id === current && children && <li class="memo-doing">{children}</li>}
          </Fragment>
        ))}
      </ul>
    </section>
  );
}
