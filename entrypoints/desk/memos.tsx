import { FollowPane } from '../../components/follow-pane';
import { followActions, said } from './acts';
import { doneToday, memos, minute, storeProblem } from './follow-ups';

/** All open follow-ups. */
export function MemosTab() {
  void said;
  return (
    <FollowPane
      memos={memos.value}
      {...(storeProblem.value === undefined ? {} : { problem: storeProblem.value })}
      doneToday={doneToday.value}
      now={minute.value}
      actions={followActions}
    />
  );
}
