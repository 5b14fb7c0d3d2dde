import type { LibraryReply } from '../../components/reply-pane';
import type { Conversation } from '../../lib/model/conversation';
import { builtInReplies } from '../../lib/reply/reply';
import { fillSlots, partsText } from '../../lib/reply/suggest';

const NOBODY: Conversation = {
  consoleId: '',
  platform: 'other',
  buyer: { id: '', name: '', idIsName: true },
  order: { state: 'absent' },
  messages: [],
};

/** The whole library, filled from the open conversation; without one, every slot stays a gap. */
export function libraryFor(conversation: Conversation | undefined): readonly LibraryReply[] {
  return builtInReplies().map((reply) => {
    const filled = fillSlots(reply, conversation ?? NOBODY);
    const parts = conversation
      ? filled
      : filled.map((part) => (typeof part === 'string' ? part : { ...part, value: undefined }));
    return {
      reply: reply.id,
      scenarios: reply.scenarios,
      parts,
      text: partsText(parts),
      complete: parts.every((part) => typeof part === 'string' || part.value !== undefined),
      because: '',
    };
  });
}
