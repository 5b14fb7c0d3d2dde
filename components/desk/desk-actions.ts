import type { Memo, MemoState, NewMemo } from '../../lib/model/memo';

/** What can be done with the memo in hand, wherever it is shown on the desk. */
export interface DeskActions {
  onDone: (memo: Memo) => void;
  onMove: (memo: Memo, said: string, dueAt: number) => void;
  onCall: (memo: Memo) => void;
  onOpen: (memo: Memo) => void;
  onHand: (memo: Memo, to: string, why: string) => void;
  onKeep: (memo: Memo) => void;
  onDrop: (memo: Memo, why: string) => void;
  onSnooze: (memo: Memo, until: number) => void;
  onState: (memo: Memo, state: MemoState) => void;
  onStep: (memo: Memo, at: number) => void;
  onMerge: (memo: Memo, twin: Memo) => void;
  onRegister: (memo: Memo) => void;
  onEdit: (memo: Memo, to: NewMemo) => void;
  onUndo: () => void;
}

export type DeskAct = 'done' | 'move' | 'call' | 'open' | 'hand' | 'keep' | 'drop' | 'snooze' | 'edit' | 'ledger';

/** Each act with its key. */
export const ACT_KEYS: Record<DeskAct, string> = {
  done: 'd',
  move: 'm',
  call: 'c',
  open: 'o',
  hand: 'h',
  keep: ' ',
  drop: 'x',
  snooze: 's',
  edit: 'i',
  ledger: 'l',
};
