import type { CaseFacts } from '../model/case';
import type { Conversation } from '../model/conversation';
import type { Reply, ShopWords } from '../model/reply';
import type { Suggestion } from '../model/view';
import { type CompiledPolicy, check } from '../wording/check';
import { fitsCase } from './order';
import { fillSlots, partsText } from './slots';
import { isTooLate } from './too-late';

/** Why a reply that was looked up had better not be used now; each is the key of its words. */
export type Caution = 'replyNotHere' | 'replyHeldHere' | 'replyTooLate';

/** Where a reply is to be used; what is not known is not judged by. */
export interface Where {
  conversation: Conversation | undefined;
  facts: CaseFacts | undefined;
  policy: CompiledPolicy | undefined;
  shop: ShopWords | undefined;
  /** milliseconds */
  now: number;
}

/**
 * A reply filled for the open case, with why it had better not be used there, where it had not. `isClean`: once it stands
 * in the box, nothing will be found in it.
 */
export function filledReply(
  reply: Reply,
  { conversation, facts, policy, shop, now }: Where,
): Omit<Suggestion, 'because'> & { caution: Caution | undefined; isClean: boolean } {
  const parts = fillSlots(reply, conversation, shop);
  const text = partsText(parts);
  // A gap that is still open asks for itself when it is put in.
  const fits = !facts || fitsCase(reply, facts);
  const found = fits && facts && policy ? check(policy, text, facts).filter((f) => f.category !== 'unfilled-slot') : [];
  const cautionFor = (): Caution | undefined => {
    if (!fits) return 'replyNotHere';
    if (found.some((f) => f.severity === 'block')) return 'replyHeldHere';
    return isTooLate(text, now) ? 'replyTooLate' : undefined;
  };
  const complete = parts.every((part) => typeof part === 'string' || part.value !== undefined);
  return { reply: reply.id, parts, text, complete, caution: cautionFor(), isClean: fits && found.length === 0 };
}
