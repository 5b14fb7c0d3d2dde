import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { groupMemos } from '../lib/memo/groups';
import { duplicatesOf } from '../lib/memo/merge';
import type { Memo, MemoId, NewMemo } from '../lib/model/memo';
import { FollowBar } from './follow-bar';
import { FollowHead } from './follow-head';
import { type FollowKey, followKey } from './follow-keys';
import { MemoForm, type MemoFormProps } from './memo-form';
import { MemoGroup } from './memo-group';
import { hasMore, MemoMore } from './memo-more';
import { MemoNote } from './memo-note';
import { MoveMenu } from './move-menu';
import { Notice } from './notice';
import { useAdding } from './use-adding';
import { t } from './words';

export interface FollowActions {
  onTick: (memo: Memo) => void;
  onMove: (memo: Memo, dueAt: number) => void;
  onNote: (memo: Memo, said: string) => void;
  onOpenChat: (memo: Memo) => void;
  onDrop: (memo: Memo, why: string) => void;
  onSnooze: (memo: Memo, until: number) => void;
  onStep: (memo: Memo, at: number) => void;
  onMerge: (memo: Memo, twin: Memo) => void;
  /** enters the follow-up's case in the after-sales register */
  onRegister: (memo: Memo) => void;
  onUndo: () => void;
  /** gives false where it could not be kept */
  onAdd: (memo: NewMemo) => Promise<boolean>;
}

export interface FollowPaneProps {
  memos: readonly Memo[];
  /** why the store could not be opened, where it could not */
  problem?: string;
  /** how many of today's were done today already */
  doneToday: number;
  now: number;
  bound?: MemoFormProps['bound'];
  /** the memo that is to be in hand: a reminder was clicked for it */
  wanted?: MemoId | undefined;
  actions: FollowActions;
}

/** More rows than any panel is high: they are painted first, and the long rest right after, out of sight. */
const FIRST_ROWS = 40;
const REST_AFTER_MS = 50;

type Doing = 'move' | 'snooze' | 'note' | 'drop' | 'new' | undefined;

/** All open follow-ups, overdue first. The row in hand keeps its place when the list changes around it. */
export function FollowPane({ memos, problem, doneToday, now, bound, wanted, actions }: FollowPaneProps) {
  const [chosen, setChosen] = useState<MemoId | undefined>(wanted);
  useLayoutEffect(() => {
    if (wanted !== undefined) setChosen(wanted);
  }, [wanted]);
  const [doing, setDoing] = useState<Doing>();
  const done = () => setDoing(undefined);
  const { again, onSave, onCancel } = useAdding(actions.onAdd, { open: () => setDoing('new'), close: done });
  const groups = groupMemos(memos, now);
  const order = [...groups.overdue, ...groups.today, ...groups.later, ...groups.waiting];
  const parts = [
    { title: 'groupOverdue', list: groups.overdue, from: 0 },
    { title: 'groupToday', list: groups.today, from: groups.overdue.length },
    { title: 'groupLater', list: groups.later, from: groups.overdue.length + groups.today.length },
    { title: 'groupWaiting', list: groups.waiting, from: order.length - groups.waiting.length },
  ] as const;
  const current = order.find((memo) => memo.id === chosen) ?? order[0];
  const [twin] = current ? duplicatesOf(current, memos) : [];
  const drawn = useDrawn(current ? order.indexOf(current) : 0);
  const go = (by: number) => {
    const next = order[Math.min(order.length - 1, Math.max(0, (current ? order.indexOf(current) : 0) + by))];
    if (next) setChosen(next.id);
  };
  const tick = (memo: Memo) => {
    const at = order.indexOf(memo);
    if (memo === current) setChosen((order[at + 1] ?? order[at - 1])?.id);
    actions.onTick(memo);
  };
  const act: Record<FollowKey, () => void> = {
    next: () => go(1),
    previous: () => go(-1),
    tick: () => current && tick(current),
    move: () => current && setDoing('move'),
    note: () => current && setDoing('note'),
    snooze: () => current && setDoing('snooze'),
    drop: () => current && setDoing('drop'),
    merge: () => current && twin && actions.onMerge(current, twin),
    register: () => current && actions.onRegister(current),
    open: () => current && actions.onOpenChat(current),
    undo: actions.onUndo,
    new: () => setDoing('new'),
  };
  useFollowKeys(act);
  useLayoutEffect(() => {
    const row = current && document.querySelector<HTMLElement>(`[data-memo="${CSS.escape(current.id)}"] .memo-body`);
    row?.scrollIntoView?.({ block: 'nearest' });
    if (!doing) row?.focus({ preventScroll: true });
  }, [chosen, doing]);

  if (problem !== undefined) {
    return (
      <Notice title={t('stateStoreDown')} help={problem}>
        <p class="secondary">{t('stateStoreDownDo')}</p>
      </Notice>
    );
  }
  const shared = {
    now,
    current: current?.id,
    onTick: tick,
    onSelect: (memo: Memo) => {
      if (memo.id === current?.id) return;
      setChosen(memo.id);
      done();
    },
    children: current && (hasMore(current, twin) || (doing !== undefined && doing !== 'new')) && (
      <UnderRow memo={current} twin={twin} doing={doing} now={now} actions={actions} onDone={done} />
    ),
  };
  return (
    <>
      <FollowHead done={doneToday} all={doneToday + groups.overdue.length + groups.today.length} onNew={act.new} />
      <div class="body">
        {doing === 'new' && (
          <MemoForm now={now} bound={again ?? bound} again={again} onCancel={onCancel} onSave={onSave} />
        )}
        {order.length === 0 && doing !== 'new' && <Notice title={t('followEmpty')} help={t('followEmptyDo')} />}
        {parts.map(({ title, list, from }) => (
          <MemoGroup
            key={title}
            title={t(title)}
            memos={list}
            drawn={Math.max(0, drawn - from)}
            overdue={list === groups.overdue}
            {...shared}
          />
        ))}
      </div>
      {current && <FollowBar act={act} hasLink={current.link !== undefined} />}
    </>
  );
}

function useFollowKeys(act: Readonly<Record<FollowKey, () => void>>): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = followKey(event);
      if (!key) return;
      event.preventDefault();
      act[key]();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}

/** How many rows are drawn: a first screen of them, and all of them from soon after the first paint, or once one of them is in hand. */
function useDrawn(inHand: number): number {
  const [all, setAll] = useState(false);
  useEffect(() => {
    const rest = setTimeout(() => setAll(true), REST_AFTER_MS);
    return () => clearTimeout(rest);
  }, []);
  return all || inHand >= FIRST_ROWS ? Number.POSITIVE_INFINITY : FIRST_ROWS;
}

interface UnderRowProps {
  memo: Memo;
  twin: Memo | undefined;
  doing: Doing;
  now: number;
  actions: FollowActions;
  onDone: () => void;
}

/** What is being done with the row in hand; while nothing is, what else it carries. */
function UnderRow({ memo, twin, doing, now, actions, onDone }: UnderRowProps) {
  const then =
    <A extends readonly unknown[]>(act: (...args: A) => void) =>
    (...args: A) => {
      act(...args);
      onDone();
    };
  switch (doing) {
    case 'move':
      return <MoveMenu now={now} onCancel={onDone} onMove={then((dueAt) => actions.onMove(memo, dueAt))} />;
    case 'snooze':
      return <MoveMenu now={now} onCancel={onDone} onMove={then((until) => actions.onSnooze(memo, until))} />;
    case 'note':
      return <MemoNote onCancel={onDone} onSave={then((said) => actions.onNote(memo, said))} />;
    case 'drop':
      return (
        <MemoNote
          label={t('dropWhy')}
          placeholder={t('dropWhyPlaceholder')}
          onCancel={onDone}
          onSave={then((why) => actions.onDrop(memo, why))}
        />
      );
    default:
      return (
        <MemoMore
          memo={memo}
          twin={twin}
          onStep={(at) => actions.onStep(memo, at)}
          onMerge={(other) => actions.onMerge(memo, other)}
        />
      );
  }
}
