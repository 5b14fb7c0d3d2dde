import { effect } from '@preact/signals';
import { RoundPane } from '../../components/desk/round-pane';
import { t } from '../../components/words';
import { dayOf } from '../../lib/memo/groups';
import { hear } from '../../lib/request';
import { after } from './acts';
import { deskActions } from './desk-acts';
import { memos, minute, owner } from './follow-ups';
import { gap, owners, readRound, round, roundMemos, stamp } from './round-state';
import { shift } from './shift-state';

hear('stored', ({ table }) => {
  if (table === 'rounds' || table === 'memos') void readRound();
});
// Another agent's list, another day, another list: the round is theirs.
effect(() => {
  void [owner.value, dayOf(minute.value), memos.value];
  void readRound();
});

export function RoundTab() {
  return (
    <RoundPane
      round={round.value}
      memos={roundMemos.value}
      // While the day's start stands above, the gap is told there.
      gap={shift.value ? undefined : gap.value}
      now={minute.value}
      owners={owners.value}
      actions={deskActions}
      onStamp={() => void after(() => stamp(), t('roundStamp'))}
    />
  );
}
