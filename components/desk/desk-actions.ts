import type { Memo, MemoState, NewMemo } from '../../lib/model/memo';

/** What can be done with the memo in hand, wherever it is shown on the desk. */
export interface DeskActions {
  onDone: (memo: Memo) => void;
  /** what was written in a form gives false where it could not be kept: the form stays, with all that is in it */
  onMove: (memo: Memo, said: string, dueAt: number) => Promise<boolean>;
  onCall: (memo: Memo) => void;
  onOpen: (memo: Memo) => void;
  onHand: (memo: Memo, to: string, why: string) => Promise<boolean>;
  onKeep: (memo: Memo) => void;
  onDrop: (memo: Memo, why: string) => Promise<boolean>;
  onSnooze: (memo: Memo, until: number) => Promise<boolean>;
  onState: (memo: Memo, state: MemoState) => void;
  onStep: (memo: Memo, at: number) => void;
  onMerge: (memo: Memo, twin: Memo) => void;
  onRegister: (memo: Memo) => void;
  onEdit: (memo: Memo, to: NewMemo) => Promise<boolean>;
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
