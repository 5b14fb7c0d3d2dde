import type { Conversation } from '../lib/model/conversation';
import type { CaseClock, CaseReading, HandSet } from '../lib/model/view';
import { ChecklistCard } from './case/checklist-card';
import { ClockLines } from './case/clock-lines';
import { PromiseLines } from './case/promise-lines';
import { BuyerTypeChip, FactChips } from './fact-chips';
import { FaultEvidenceList } from './fault-evidence';
import { waitedFor } from './moments';
import { OrderLines } from './order-lines';
import { StepStrip } from './step-strip';
import { listed, t, word } from './words';

export interface CaseHeadProps {
  conversation: Conversation;
  reading: CaseReading | undefined;
  now: number;
  /** the order pane still shows the previous buyer's */
  orderStale: boolean;
  onCopy: (text: string) => void;
  onSetByHand: (reading: CaseReading, hand: HandSet) => void;
  onRegister: () => void;
  onKeepClock: (clock: CaseClock, dueAt: number) => void;
}

/** Who and what; then what is established and what is missing. */
export function CaseHead(props: CaseHeadProps) {
  const { conversation, reading, now, orderStale, onCopy, onSetByHand } = props;
  const since = waitingSince(conversation);
  const waited = since === undefined ? undefined : waitedWords(since, now);
  return (
    <header class="case">
      <div class="case-top">
        <h1 class="buyer page-text" title={conversation.buyer.name}>
          {conversation.buyer.name}
        </h1>
        <span class="secondary">{word('platform', conversation.platform)}</span>
        {waited && (
          <span class="waited" title={t('waitedFor', waited)}>
            {t('waited')} <strong class="figure">{waited}</strong>
          </span>
        )}
        <button type="button" class="quiet case-register" title={t('key_register')} onClick={props.onRegister}>
          {t('act_ledger')} <kbd>L</kbd>
        </button>
      </div>
      <OrderLines order={conversation.order} stale={orderStale} onCopy={onCopy} />
      {reading && (
        <>
          <FactChips
            reading={reading}
            hasOrder={conversation.order.state === 'found'}
            onSet={(hand) => onSetByHand(reading, hand)}
          />
          {reading.also.length > 0 && (
            <p class="also">{t('alsoSaid', listed(reading.also.map((each) => word('scenario', each))))}</p>
          )}
          <FaultEvidenceList fault={reading.fault} />
          <StepStrip done={reading.steps} />
          <CaseWork {...props} reading={reading} />
        </>
      )}
    </header>
  );
}

/** What is still to be done: the next step, with how the buyer sounds; the deadlines; the scenario's checklist. */
function CaseWork({ reading, now, onSetByHand, onKeepClock }: CaseHeadProps & { reading: CaseReading }) {
  const { nextStep, mood, hand, clocks, checklist } = reading;
  const onSet = (after: HandSet) => onSetByHand(reading, after);
  return (
    <>
      <div class="next-step">
        <p>
          {mood !== 'calm' && <strong class={`mood mood-${mood}`}>{word('mood', mood)} </strong>}
          {nextStep && word('nextStep', nextStep)}
        </p>
        <BuyerTypeChip reading={reading} now={now} onSet={onSet} />
      </div>
      <ClockLines clocks={clocks} hand={hand} now={now} onSet={onSet} onKeep={onKeepClock} />
      <PromiseLines promises={reading.promises} now={now} />
      {checklist && <ChecklistCard key={checklist.title} checklist={checklist} hand={hand} onSet={onSet} />}
    </>
  );
}

/** A wait of minutes ticks by the second; one of hours does not, and one of days is told in days. */
function waitedWords(since: number, now: number): string {
  const minutes = Math.floor((now - since) / 60_000);
  if (minutes < 60) return waitedFor(since, now);
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? t('waitedHours', hours, minutes % 60) : t('waitedDays', Math.floor(hours / 24), hours % 24);
}

/** Since when the buyer waits: the first of their messages that nobody has answered. Robots do not count as an answer. */
export function waitingSince({ messages }: Conversation): number | undefined {
  let since: number | undefined;
  for (const { from, sentAt } of messages) {
    if (from === 'agent') since = undefined;
    else if (from === 'buyer' && since === undefined) since = sentAt;
  }
  return since;
}
