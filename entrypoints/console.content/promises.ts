import { t } from '../../components/words';
import { readCommitments } from '../../lib/case/commitment';
import { kindOf } from '../../lib/memo/kind';
import type { Conversation } from '../../lib/model/conversation';
import type { MemoId } from '../../lib/model/memo';
import type { ConsoleView } from '../../lib/model/view';
import { askBackground } from '../../lib/request';
import { tried } from './tried';

type Shown = ConsoleView['offers'][number];
interface Offer extends Shown {
  sent: string;
  /** the conversation it was promised in, as it stood then */
  to: Conversation;
}

const MOST = 5;
const DAY = 24 * 3_600_000;

/** What was promised in sent messages of this page, until it is kept as a memo or waved away. */
export class Promises {
  private offers: Offer[] = [];

  /** Reads a message that has just been sent. `now` in milliseconds. */
  read(sent: string, to: Conversation, now: number): void {
    const found = tried(() => readCommitments(sent, now)) ?? [];
    const fresh = found.map((promise) => ({
      ...promise,
      what: promise.what || t('promiseAnswer'),
      offerId: `${now}-${promise.start}`,
      sent,
      to,
    }));
    this.offers = [...fresh, ...this.offers].slice(0, MOST);
  }

  /** The offers of one buyer, newest first. */
  of(buyerId: string | undefined): readonly Shown[] {
    return this.offers.filter((offer) => offer.to.buyer.id === buyerId).map(({ to: _, sent: __, ...shown }) => shown);
  }

  drop(offerId: string): void {
    this.offers = this.offers.filter((offer) => offer.offerId !== offerId);
  }

  /** Keeps one as a memo bound to the buyer and order it was promised to. Rejects where it could not be saved. */
  async keep(offerId: string, link: string, dueAt?: number): Promise<MemoId | undefined> {
    const offer = this.offers.find((each) => each.offerId === offerId);
    if (!offer) return undefined;
    const { to } = offer;
    const kind = kindOf(offer.what);
    const order = to.order.state === 'found' ? to.order.value : undefined;
    // Taken off the list first: the key pressed twice keeps it once. It comes back where saving failed.
    this.drop(offerId);
    try {
      return await askBackground.keepMemo(to.agent, {
        what: offer.what,
        kind: kind === 'other' ? 'reply' : kind,
        source: 'commitment',
        dueAt: dueAt ?? offer.dueAt ?? Date.now() + DAY,
        buyer: { id: to.buyer.id, name: to.buyer.name },
        ...(order ? { order: { number: order.number, ...(order.goods ? { goods: order.goods } : {}) } } : {}),
        platform: to.platform,
        link: link.slice(0, 500),
        promised: offer.sent.slice(0, 2000),
      });
    } catch (error) {
      this.offers = [offer, ...this.offers].slice(0, MOST);
      throw error;
    }
  }
}
