import type { Reply, Shelf, ShelfReply, Spelled } from '../model/reply';
import { spelledLibrary } from './library/spelled';
import { builtInReplies } from './reply';

/* The shelves beside one another: the product's own replies, the shop's, the agent's. */

let known: readonly ShelfReply[] | undefined;

/** The product's replies as they are searched. */
export function builtInShelf(): readonly ShelfReply[] {
  known ??= builtInReplies().map((reply) => ({
    reply,
    shelf: 'built-in' as const,
    spelled: spelledLibrary[reply.id] ?? { full: '', initials: '' },
  }));
  return known;
}

/** Replies of a shop's packs: found by their words, and by sound where they are spelled. */
export const onShelf = (
  replies: readonly Reply[],
  shelf: Shelf,
  spelledOf: (reply: Reply) => Spelled | undefined = () => undefined,
): readonly ShelfReply[] =>
  replies.map((reply) => ({ reply, shelf, spelled: spelledOf(reply) ?? { full: '', initials: '' } }));

/** Of two replies with one id the later shelf counts: what the shop or the agent rewrote takes the place of ours. */
export function shelvesTogether(...shelves: readonly (readonly ShelfReply[])[]): readonly ShelfReply[] {
  return [...new Map(shelves.flat().map((each) => [each.reply.id, each])).values()];
}
