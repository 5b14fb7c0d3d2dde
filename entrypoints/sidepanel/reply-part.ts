import type { GapLimits } from '../../components/gap-form';
import type { ReplyPaneProps } from '../../components/replies/reply-pane';
import { fill, judging, library, pictureOf, uses } from './library';
import { openCase } from './open-case';
import { replyActions } from './reply-acts';
import { openView } from './tab';

/* The library in one piece, for who fetches it: what is drawn of it, and what is done with it. */

export { openLibrary, orderAgain, policy, request } from './library';
export { askSupervisor } from './reply-acts';

/** What the pane of replies draws; to be asked for only while it is looked at. */
export const replyProps = (limits: GapLimits): ReplyPaneProps => ({
  library: library.value,
  uses: uses.value,
  scenario: openCase.value?.scenario,
  draft: openView()?.draft.text ?? '',
  limits,
  fill: fill.value,
  pictureOf,
  judging: judging.value,
  actions: replyActions,
});
