import { effect } from '@preact/signals';
import { MemosPane } from '../../components/desk/memos-pane';
import type { MemoId } from '../../lib/model/memo';
import { hear } from '../../lib/request';
import { followActions } from './acts';
import { address } from './address';
import { deskActions } from './desk-acts';
import { memos, minute, owner } from './follow-ups';
import { addRule, pauseRule, readRules, removeRule, rules } from './recurring-state';
import { owners, readRound } from './round-state';

hear('stored', ({ table }) => {
  if (table === 'recurring') void readRules();
});
effect(() => {
  void owner.value;
  void readRules();
  void readRound();
});

/** All open follow-ups. */
export function MemosTab() {
  return (
    <MemosPane
      memos={memos.value}
      now={minute.value}
      owners={owners.value}
      rules={rules.value}
      wanted={address.value.rest as MemoId | undefined}
      actions={deskActions}
      onAdd={followActions.onAdd}
      onAddRule={addRule}
      onPauseRule={pauseRule}
      onRemoveRule={removeRule}
    />
  );
}
