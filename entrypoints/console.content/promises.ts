import { t } from '../../components/words';
import { readCommitments } from '../../lib/case/commitment';
import { boundTo } from '../../lib/memo/bound';
import { kindOf } from '../../lib/memo/kind';
import { aboutOf, hasPassed } from '../../lib/memo/promised';
import type { Conversation } from '../../lib/model/conversation';
import type { MemoKind } from '../../lib/model/memo';
import { saying } from '../../lib/model/saying';
import type { Offer } from '../../lib/model/view';
import type { ConsoleRequests, KeptMemo } from '../../lib/request';
import { tried } from './tried';

interface Promised extends Offer {
  sent: string;
  kind: MemoKind;
  /** the conversation it was promised in, as it stood then */
  to: Conversation;
}

/** The background does not answer: most likely the extension was renewed under the page. */
const CUT_OFF = saying('say_storeCutOff');

const PAST = saying('say_timePast');

const MOST = 5;
const DAY = 24 * 3_600_000;

/** What was promised, and on what where the promise does not say: a list of "答复" cannot be told apart. */
function titleOf(what: string, { messages }: Conversation): string {
  const title = what || t('promiseAnswer');
  const about = aboutOf(what, messages);
  return about === undefined ? title : t('colonAfter', title) + about;
}

/** What was promised in sent messages of this page, until it is kept as a memo or waved away. */
export class Promises {
  private offers: Promised[] = [];

  constructor(private readonly keepMemo: ConsoleRequests['keepMemo']) {}

  /** Reads a message that has just been sent. `now` in milliseconds. */
  read(sent: string, to: Conversation, now: number): void {
    const found = tried(() => readCommitments(sent, now)) ?? [];
    const fresh = found.map((promise) => ({
      ...promise,
      what: titleOf(promise.what, to),
      kind: kindOf(promise.what),
      offerId: `${now}-${promise.start}`,
      sent,
      to,
    }));
    this.offers = [...fresh, ...this.offers].slice(0, MOST);
  }

  /** The offers of one buyer, newest first. */
  of(buyerId: string | undefined): readonly Offer[] {
    return this.offers
      .filter((offer) => offer.to.buyer.id === buyerId)
      .map(({ to: _, sent: __, kind: ___, ...shown }) => shown);
  }

  drop(offerId: string): void {
    this.offers = this.offers.filter((offer) => offer.offerId !== offerId);
  }

  /** Keeps one as a memo bound to the buyer and order it was promised to; never for a time that has passed. Where it cannot be saved the offer stands again, and says why. */
  async keep(offerId: string, link: string, dueAt?: number): Promise<KeptMemo | undefined> {
    const offer = this.offers.find((each) => each.offerId === offerId);
    if (!offer) return undefined;
    const due = dueAt ?? offer.dueAt ?? Date.now() + DAY;
    // It stays on offer, and says that its hour has passed.
    if (hasPassed(due, Date.now())) return { ok: false, problem: PAST };
    const { to, problem: _, ...promised } = offer;
    // Taken off the list first: the key pressed twice keeps it once.
    this.drop(offerId);
    const kept = await this.keepMemo(to.agent, {
      ...boundTo(to, link),
      what: offer.what,
      kind: offer.kind === 'other' ? 'reply' : offer.kind,
      source: 'commitment',
      dueAt: due,
      promised: offer.sent.slice(0, 2000),
    }).catch((): KeptMemo => ({ ok: false, problem: CUT_OFF }));
    if (!kept.ok) this.offers = [{ ...promised, to, problem: kept.problem }, ...this.offers].slice(0, MOST);
    return kept;
  }
}
