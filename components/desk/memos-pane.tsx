import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { holdOrder } from '../../lib/memo/hold-order';
import type { Recurring } from '../../lib/memo/recur';
import { roundOrder } from '../../lib/memo/round';
import type { Memo, MemoId, NewMemo } from '../../lib/model/memo';
import { MemoForm } from '../memo-form';
import { Notice } from '../notice';
import { useAdding } from '../use-adding';
import { t } from '../words';
import type { DeskAct, DeskActions } from './desk-actions';
import { useDeskKeys } from './desk-keys';
import { DeskRow } from './desk-row';
import { EVERY_MEMO, isAskedFor, type MemoFilter } from './memo-filter';
import { MemoInHand } from './memo-in-hand';
import { MemosHead } from './memos-head';
import { type NewRecurring, RecurringSheet } from './recurring-sheet';
import { useRowFocus } from './use-row';

const ACTS: readonly DeskAct[] = ['done', 'move', 'call', 'open', 'hand', 'snooze', 'drop', 'edit', 'ledger'];

export interface MemosPaneProps {
  memos: readonly Memo[];
  now: number;
  owners: readonly string[];
  rules: readonly Recurring[];
  /** the memo the address names */
  wanted?: MemoId | undefined;
  /** what a new one begins with, where a key asked for one */
  start?: { words?: string; bound?: Partial<NewMemo> } | undefined;
  actions: DeskActions;
  /** gives false where it could not be kept */
  onAdd: (memo: NewMemo) => Promise<boolean>;
  onAddRule: (rule: NewRecurring) => void;
  onPauseRule: (rule: Recurring) => void;
  onRemoveRule: (rule: Recurring) => void;
}

type Side = 'memo' | 'new' | 'recurring';

/** All open follow-ups, to be searched and filtered. While it is worked on, the list sorts nothing away from the hand. */
export function MemosPane(props: MemosPaneProps) {
  const { memos, now, owners, wanted, actions } = props;
  const [filter, setFilter] = useState<MemoFilter>(EVERY_MEMO);
  const [chosen, setChosen] = useState<MemoId | undefined>(wanted);
  useLayoutEffect(() => {
    if (wanted !== undefined) setChosen(wanted);
  }, [wanted]);
  const [side, setSide] = useState<Side>(props.start ? 'new' : 'memo');
  const field = useRef<HTMLInputElement>(null);
  const rows = useHeldRows(
    memos.filter((memo) => isAskedFor(memo, filter)),
    now,
    `${filter.search}/${filter.kind}/${filter.state}`,
  );
  const current = rows.find((memo) => memo.id === chosen) ?? rows[0];
  useRowFocus(side === 'memo' ? current?.id : undefined);
  const at = current ? rows.indexOf(current) : 0;
  const go = (by: number) => setChosen(rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.id);
  const back = () => setSide('memo');
  const begin = () => setSide('new');
  const { again, onSave, onCancel } = useAdding(props.onAdd, { open: begin, close: back });
  useDeskKeys({
    j: () => go(1),
    k: () => go(-1),
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    z: actions.onUndo,
    a: begin,
    r: () => setSide('recurring'),
    '/': () => field.current?.focus(),
    Escape: back,
  });
  const none = memos.length === 0 ? 'followEmpty' : 'memosNoMatch';
  return (
    <div class="halves">
      <section class="half-list" aria-label={t('deskMemos')}>
        <MemosHead
          filter={filter}
          field={field}
          count={rows.length}
          late={rows.filter((memo) => memo.dueAt <= now).length}
          onFilter={setFilter}
          onRecurring={() => setSide('recurring')}
          onNew={begin}
        />
        {rows.length === 0 && <Notice title={t(none)} help={t(`${none}Do`)} />}
        <ul class="lines">
          {rows.map((memo) => (
            <DeskRow
              key={memo.id}
              memo={memo}
              now={now}
              current={memo.id === current?.id}
              onSelect={(each) => setChosen(each.id)}
            />
          ))}
        </ul>
      </section>
      <aside class="half-sheet">
        {side === 'new' && (
          <div class="sheet">
            <MemoForm
              now={now}
              bound={again ?? props.start?.bound}
              words={props.start?.words}
              again={again}
              onCancel={onCancel}
              onSave={onSave}
            />
          </div>
        )}
        {side === 'recurring' && (
          <RecurringSheet
            rules={props.rules}
            onAdd={props.onAddRule}
            onPause={props.onPauseRule}
            onRemove={props.onRemoveRule}
            onClose={back}
          />
        )}
        {side === 'memo' && current && (
          <MemoInHand
            key={current.id}
            memo={current}
            memos={memos}
            now={now}
            owners={owners}
            acts={ACTS}
            actions={actions}
            onWent={(memo) => setChosen((rows[rows.indexOf(memo) + 1] ?? rows[rows.indexOf(memo) - 1])?.id)}
          />
        )}
      </aside>
    </div>
  );
}

/** Sorted when the list is opened or another part of it is asked for; held still while it is worked on. */
function useHeldRows(memos: readonly Memo[], now: number, asked: string): readonly Memo[] {
  const held = useRef<{ asked: string; ids: readonly MemoId[] }>({ asked: '', ids: [] });
  const sorted = roundOrder(memos, now).map((memo) => memo.id);
  const ids = held.current.asked === asked ? holdOrder(held.current.ids, sorted) : sorted;
  held.current = { asked, ids };
  const byId = new Map(memos.map((memo) => [memo.id, memo]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
