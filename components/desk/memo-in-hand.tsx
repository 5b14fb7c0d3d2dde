import { useState } from 'preact/hooks';
import { duplicatesOf } from '../../lib/memo/merge';
import type { Memo } from '../../lib/model/memo';
import { MemoForm } from '../memo-form';
import { ActBar } from './act-bar';
import { DropForm, HandForm, MoveForm } from './act-forms';
import { ACT_KEYS, type DeskAct, type DeskActions } from './desk-actions';
import { useDeskKeys } from './desk-keys';
import { MemoSheet } from './memo-sheet';

export interface MemoInHandProps {
  memo: Memo;
  memos: readonly Memo[];
  now: number;
  owners: readonly string[];
  acts: readonly DeskAct[];
  actions: DeskActions;
  /** after something was done with it: on to the next */
  onWent: (memo: Memo) => void;
}

type Doing = 'move' | 'hand' | 'drop' | 'snooze' | 'edit' | undefined;

/** The memo in hand with its keys: what takes one press is done at once, what needs words opens its form. */
export function MemoInHand({ memo, memos, now, owners, acts, actions, onWent }: MemoInHandProps) {
  const [doing, setDoing] = useState<Doing>();
  const [twin] = duplicatesOf(memo, memos);
  const went = () => {
    setDoing(undefined);
    onWent(memo);
  };
  const does: Record<DeskAct, () => void> = {
    done: () => {
      actions.onDone(memo);
      went();
    },
    keep: () => {
      actions.onKeep(memo);
      went();
    },
    call: () => actions.onCall(memo),
    open: () => {
      if (memo.link === undefined) return;
      actions.onOpen(memo);
      went();
    },
    move: () => setDoing('move'),
    hand: () => setDoing('hand'),
    drop: () => setDoing('drop'),
    snooze: () => setDoing('snooze'),
    edit: () => setDoing('edit'),
    ledger: () => actions.onRegister(memo),
  };
  const steps = memo.checklist.slice(0, 9).map((_, i) => [String(i + 1), () => actions.onStep(memo, i)] as const);
  useDeskKeys({
    ...Object.fromEntries(acts.map((act) => [ACT_KEYS[act], does[act]])),
    ...Object.fromEntries(steps),
    ...(twin ? { g: () => actions.onMerge(memo, twin) } : {}),
  });
  const cancel = () => setDoing(undefined);
  return (
    <MemoSheet
      memo={memo}
      now={now}
      twin={twin}
      onState={(state) => actions.onState(memo, state)}
      onStep={(at) => actions.onStep(memo, at)}
      onMerge={(other) => actions.onMerge(memo, other)}
    >
      {doing === undefined && <ActBar memo={memo} acts={acts} onAct={(act) => does[act]()} />}
      {doing === 'move' && (
        <MoveForm
          now={now}
          withNote
          onCancel={cancel}
          onSave={(said, dueAt) => {
            actions.onMove(memo, said, dueAt);
            went();
          }}
        />
      )}
      {doing === 'snooze' && (
        <MoveForm
          now={now}
          withNote={false}
          onCancel={cancel}
          onSave={(_, until) => {
            actions.onSnooze(memo, until);
            cancel();
          }}
        />
      )}
      {doing === 'edit' && (
        <MemoForm
          now={now}
          memo={memo}
          onCancel={cancel}
          onSave={(to) => {
            actions.onEdit(memo, to);
            cancel();
          }}
        />
      )}
      {doing === 'hand' && (
        <HandForm
          owners={owners}
          onCancel={cancel}
          onSave={(to, why) => {
            actions.onHand(memo, to, why);
            went();
          }}
        />
      )}
      {doing === 'drop' && (
        <DropForm
          onCancel={cancel}
          onSave={(why) => {
            actions.onDrop(memo, why);
            went();
          }}
        />
      )}
    </MemoSheet>
  );
}
