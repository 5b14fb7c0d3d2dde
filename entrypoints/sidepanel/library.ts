import type { LibraryReply } from '../../components/reply-pane';
import { t, word } from '../../components/words';
import type { CaseFacts } from '../../lib/model/case';
import type { Conversation } from '../../lib/model/conversation';
import type { Reply } from '../../lib/model/reply';
import { builtInReplies } from '../../lib/reply/reply';
import { fillSlots, partsText } from '../../lib/reply/suggest';
import { type CompiledPolicy, check } from '../../lib/wording/check';

const NOBODY: Conversation = {
  consoleId: '',
  platform: 'other',
  buyer: { id: '', name: '', idIsName: true },
  order: { state: 'absent' },
  messages: [],
};

export interface OpenCase {
  conversation: Conversation;
  facts: CaseFacts;
}

/**
 * The whole library, filled from the open case; without one, every slot stays a gap. What does not fit the case, or
 * would be held in it, is kept to be found and says so.
 */
export function libraryFor(open: OpenCase | undefined, policy: CompiledPolicy): readonly LibraryReply[] {
  return builtInReplies().map((reply) => {
    const filled = fillSlots(reply, open?.conversation ?? NOBODY);
    const parts = open
      ? filled
      : filled.map((part) => (typeof part === 'string' ? part : { ...part, value: undefined }));
    const text = partsText(parts);
    const caution = open && cautionOf(reply, text, open.facts, policy);
    return {
      reply: reply.id,
      scenarios: reply.scenarios,
      parts,
      text,
      complete: parts.every((part) => typeof part === 'string' || part.value !== undefined),
      because: reply.scenarios
        .slice(0, 2)
        .map((scenario) => word('scenario', scenario))
        .join(' · '),
      ...(caution ? { caution } : {}),
    };
  });
}

function cautionOf(reply: Reply, text: string, facts: CaseFacts, policy: CompiledPolicy): string | undefined {
  const fits =
    (reply.faults === undefined || reply.faults.includes(facts.fault)) &&
    (reply.stages === undefined || reply.stages.includes(facts.stage));
  if (!fits) return t('replyNotHere');
  const isHeld = check(policy, text, facts).some(
    ({ severity, category }) => severity === 'block' && category !== 'unfilled-slot',
  );
  return isHeld ? t('replyHeldHere') : undefined;
}
