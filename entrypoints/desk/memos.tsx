import { effect, signal } from '@preact/signals';
import { MemosPane } from '../../components/desk/memos-pane';
import type { MemoId } from '../../lib/model/memo';
import { hear } from '../../lib/request';
import { followActions } from './acts';
import { address } from './address';
import { deskActions } from './desk-acts';
import { memos, minute, owner } from './follow-ups';
import { type QuickStart, takeStart } from './quick-start';
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

/** What a key elsewhere began; `asking` until it is known, so that the form is drawn once, filled. */
const start = signal<QuickStart | 'asking' | undefined>(address.value.rest === 'new' ? 'asking' : undefined);
if (start.value === 'asking')
  void takeStart().then((found) => {
    start.value = found;
  });

/** All open follow-ups. */
export function MemosTab() {
  if (start.value === 'asking') return null;
  return (
    <MemosPane
      start={start.value}
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
