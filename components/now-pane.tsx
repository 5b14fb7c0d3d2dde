import { useLayoutEffect } from 'preact/hooks';
import { hasPassed } from '../lib/memo/promised';
import type { Finding } from '../lib/model/finding';
import type { CaseClock, CaseReading, ConsoleView, HandSet } from '../lib/model/view';
import { AidCard, type AidProps } from './aid-card';
import { CaseHead } from './case-head';
import { byWeight, DraftFindings } from './draft-findings';
import type { GapLimits } from './gap-form';
import { digitOf, isTyping } from './keys';
import { OfferCard } from './offer-card';
import { ReadProblems } from './read-problems';
import { SuggestionList } from './suggestion-list';
import { TabNotice, type TabNoticeProps, type TabState } from './tab-notice';

export interface NowActions extends Pick<TabNoticeProps, 'onAllow' | 'onAddSite' | 'onReload'> {
  onCopy: (text: string) => void;
  /** what is set by hand is to be `hand`; `reading` is what the choice was made on */
  onSetByHand: (reading: CaseReading, hand: HandSet) => void;
  onInsert: (text: string, reply: string) => void;
  onRewrite: (finding: Finding, index: number) => void;
  onNotARisk: (finding: Finding) => void;
  onKeepClock: (clock: CaseClock, dueAt: number) => void;
  /** enters the open case in the after-sales register */
  onRegister: () => void;
  onKeepOffer: (offerId: string, dueAt?: number) => void;
  onDismissOffer: (offerId: string) => void;
}

export interface NowPaneProps {
  tab: TabState;
  now: number;
  actions: NowActions;
  limits?: GapLimits | undefined;
  aid?: AidProps | undefined;
}

/** This buyer, this draft: who and what, what is established, what is wrong in the draft, what to say. */
export function NowPane({ tab, now, limits, actions, aid }: NowPaneProps) {
  const view = tab.state === 'console' && tab.view.state === 'open' ? tab.view : undefined;
  useNowKeys(view, actions, now);
  if (tab.state !== 'console') return <TabNotice tab={tab} {...actions} />;
  if (tab.view.state !== 'open') return <TabNotice tab={{ state: tab.view.state }} {...actions} />;
  if (!view?.conversation) return <TabNotice tab={{ state: 'mounting' }} {...actions} />;
  const orderStale = view.problems.some(({ part, kind }) => part === 'order' && kind === 'stale');
  return (
    <>
      <CaseHead
        conversation={view.conversation}
        reading={view.reading}
        now={now}
        orderStale={orderStale}
        {...actions}
      />
      <div class="body">
        <ReadProblems problems={view.problems} />
        {view.offers.map((offer, i) => (
          <OfferCard
            key={offer.offerId}
            offer={offer}
            now={now}
            keyed={i === 0}
            onKeep={actions.onKeepOffer}
            onDismiss={actions.onDismissOffer}
          />
        ))}
        <DraftFindings draft={view.draft} onRewrite={actions.onRewrite} onNotARisk={actions.onNotARisk} />
        <SuggestionList
          key={view.conversation.buyer.id}
          suggestions={view.suggestions}
          limits={limits}
          onInsert={actions.onInsert}
        />
        {aid && <AidCard {...aid} />}
      </div>
    </>
  );
}

/** Alt and a digit: the first finding's rewrites. Alt K: keep the promise. F, S, D, B: to a fact. L: the register. */
function useNowKeys(view: ConsoleView | undefined, actions: NowActions, now: number): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || isTyping(event)) return;
      if (act(event, view, actions, now)) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}

function act(event: KeyboardEvent, view: ConsoleView | undefined, actions: NowActions, now: number): boolean {
  if (!event.altKey) {
    if (event.key.toLowerCase() === 'l' && view?.conversation) {
      actions.onRegister();
      return true;
    }
    const fact = document.querySelector<HTMLElement>(`[data-fact="${CSS.escape(event.key.toUpperCase())}"]`);
    fact?.focus();
    return fact !== null;
  }
  const offer = view?.offers[0];
  if (event.code === 'KeyK' && offer && !hasPassed(offer.dueAt, now)) {
    actions.onKeepOffer(offer.offerId);
    return true;
  }
  const digit = digitOf(event);
  const finding = view?.draft.verdict.state === 'checked' ? byWeight(view.draft.verdict.findings)[0] : undefined;
  if (digit === undefined || !finding?.rewrites[digit - 1]) return false;
  actions.onRewrite(finding, digit - 1);
  return true;
}
