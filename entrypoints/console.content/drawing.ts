import type { ReplySearchProps } from '../../components/guard/reply-search';
import type { ConsoleDescription } from '../../lib/console/description';
import type { PageReading } from '../../lib/console/read';
import type { Finding, Rewrite, Verdict } from '../../lib/model/finding';
import type { CaseReading, ConsoleView, Suggestion } from '../../lib/model/view';
import type { Shown } from './surface';

/* What of a console tab is drawn: in its page, and in the panel beside it. What it is drawn from is given; nothing is kept. */

/** How a tab stands. */
export interface Standing {
  description: ConsoleDescription;
  page: PageReading;
  reading: CaseReading | undefined;
  suggestions: readonly Suggestion[];
  draft: string;
  verdict: Verdict;
  /** the promises made to the open buyer that are not yet kept, the newest first */
  offers: ConsoleView['offers'];
  policyVersion: string;
}

/** What is open beside the box. */
export interface BesideBox {
  box: HTMLElement | undefined;
  /** whether the agent chose to send the draft all the same */
  released: boolean;
  cardOpen: boolean;
  /** the reasons the policy lists for sending a held message */
  reasons: readonly string[] | undefined;
  search: ReplySearchProps | undefined;
}

/** What the agent can do with what is drawn in the page. */
export interface PageActs {
  openCard: () => void;
  replace: (finding: Finding, rewrite: Rewrite) => void;
  back: () => void;
  override: (reason: string) => void;
  wave: (finding: Finding) => void;
  keep: (offerId: string, dueAt?: number) => void;
  dismiss: (offerId: string) => void;
}

/** What is drawn in the page. */
export function shownOf({ page, draft, verdict, offers }: Standing, beside: BesideBox, acts: PageActs): Shown {
  const { box, released, search } = beside;
  const [offer] = offers;
  const order = page.conversation?.order;
  return {
    box,
    draft,
    verdict,
    released,
    onOpen: acts.openCard,
    card: cardOf(verdict, beside, acts),
    search,
    offer: offer && {
      promise: offer,
      buyer: page.conversation?.buyer.name ?? '',
      goods: order?.state === 'found' ? order.value.goods : undefined,
      onKeep: (dueAt) => acts.keep(offer.offerId, dueAt),
      onDismiss: () => acts.dismiss(offer.offerId),
    },
  };
}

/** The card of the first finding, while it is open. */
function cardOf(verdict: Verdict, { cardOpen, reasons }: BesideBox, acts: PageActs): Shown['card'] {
  const findings = verdict.state === 'checked' ? verdict.findings : [];
  const [first] = findings;
  if (!cardOpen || !first) return undefined;
  return {
    finding: first,
    more: findings.length - 1,
    ...(reasons ? { reasons } : {}),
    onReplace: (rewrite) => acts.replace(first, rewrite),
    onBack: acts.back,
    onOverride: acts.override,
    onNotARisk: () => acts.wave(first),
  };
}

/** What the panel draws. */
export function viewOf(standing: Standing): ConsoleView {
  const { description, page, reading, suggestions, draft, verdict, offers, policyVersion } = standing;
  const { id, platform, name } = description;
  return {
    console: { id, platform, name },
    state: page.state,
    problems: page.problems,
    ...(page.conversation ? { conversation: page.conversation } : {}),
    ...(reading ? { reading } : {}),
    draft: { text: draft, verdict },
    suggestions,
    offers,
    policyVersion,
  };
}
