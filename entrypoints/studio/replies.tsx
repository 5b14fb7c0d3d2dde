import { computed } from '@preact/signals';
import { RepliesPane } from '../../components/studio/replies-pane';
import { ReplyEditor } from '../../components/studio/reply-editor';
import type { Reply } from '../../lib/model/reply';
import { freeName, putReply, removeReply } from '../../lib/policy/edit';
import { repliesOver } from '../../lib/policy/shop';
import { replyJudge } from '../../lib/reply/failing';
import { builtInReplies } from '../../lib/reply/reply';
import * as draft from './draft';
import { failing } from './health';
import { go } from './place';
import { sayOf } from './words';

export const replies = computed<readonly Reply[]>(() => repliesOver(builtInReplies(), [draft.pack.value]));

/** A reply by its id, or by its place in the pack. */
export const replyAt = (id: string): Reply | undefined =>
  replies.value.find((each) => each.id === id) ?? draft.pack.value.replies?.[Number(id)];

/** The whole library, or the reply that is named (by its id, or by its place in the pack). */
export function Replies({ id }: { id: string | undefined }) {
  const own = new Set((draft.pack.value.replies ?? []).map((reply) => reply.id));
  const reply = id === undefined ? undefined : replyAt(id);
  if (!reply)
    return (
      <RepliesPane
        replies={replies.value}
        own={own}
        failing={new Set(failing.value.map((each) => each.reply))}
        onNew={() => {
          const name = freeName('shop-reply', new Set(replies.peek().map((each) => each.id)));
          draft.change(putReply(draft.pack.peek(), { id: name, scenarios: [], text: '' }));
          go({ at: 'replies', id: name });
        }}
      />
    );
  const isBelow = builtInReplies().some((each) => each.id === reply.id);
  const [fails] = replyJudge(draft.tried.value.compiled)(reply);
  return (
    <ReplyEditor
      key={reply.id}
      reply={reply}
      origin={isBelow ? (own.has(reply.id) ? 'changed' : 'built-in') : 'own'}
      fails={fails && { fault: fails.cases[0]?.fault ?? 'unknown', say: sayOf(fails.rule), rule: fails.rule }}
      onChange={(to) => draft.change(putReply(draft.pack.peek(), to), `reply ${to.id}`)}
      onRemove={() => {
        draft.change(removeReply(draft.pack.peek(), reply.id));
        if (!isBelow) go({ at: 'replies' });
      }}
    />
  );
}
