import type { Conversation, Message } from '../../lib/model/conversation';

const MOST_BUYERS = 50;

/**
 * Consoles that show no time beside a message: one that comes in while we watch was sent now. What stood there before, or is
 * loaded above, keeps no time: it is never guessed.
 */
export class SeenTimes {
  private readonly buyers = new Map<string, Map<string, number | undefined>>();

  /** The conversation with the times that are known. `now` in milliseconds. */
  stamp(conversation: Conversation, now: number): Conversation {
    const { messages, buyer } = conversation;
    if (messages.every(({ sentAt }) => sentAt !== undefined)) return conversation;
    const known = this.buyers.get(buyer.id);
    const times = known ?? new Map<string, number | undefined>();
    const last = messages.findLastIndex(({ id }) => times.has(id));
    messages.forEach(({ id }, i) => {
      if (!times.has(id)) times.set(id, known && (last >= 0 || known.size === 0) && i > last ? now : undefined);
    });
    this.keep(buyer.id, times);
    return { ...conversation, messages: messages.map((message) => timed(message, times.get(message.id))) };
  }

  private keep(buyer: string, times: Map<string, number | undefined>): void {
    this.buyers.delete(buyer);
    this.buyers.set(buyer, times);
    const oldest = this.buyers.keys().next().value;
    if (this.buyers.size > MOST_BUYERS && oldest !== undefined) this.buyers.delete(oldest);
  }
}

const timed = (message: Message, at: number | undefined): Message =>
  message.sentAt !== undefined || at === undefined ? message : { ...message, sentAt: at };
