import type { CaseFacts, ClockRule, Scenario, Stage } from '../model/case';
import { type Conversation, caseKeyOf, type Message } from '../model/conversation';
import type { CaseReading, HandSet } from '../model/view';
import { readMood, typeInForce } from './buyer';
import { checklistFor } from './checklist';
import { readClocks } from './clocks';
import { readFault } from './fault';
import { readPromises } from './promise';
import { alsoSaid, readScenarios } from './scenario';
import { readStage } from './stage';
import { nextStepOf, readSteps } from './steps';

/* Reading a conversation: what is established about it, each with its reason. What the agent set by hand wins. */

/** What the page does not show. `now` in milliseconds. */
export interface Surroundings {
  limitYuan?: number | undefined;
  clocks: readonly ClockRule[];
  now: number;
}

/** All that is made of a conversation: the facts a draft is judged in, and the reasons for them. */
export function readCase(conversation: Conversation, hand: HandSet, around: Surroundings): CaseReading {
  const { messages, order, platform } = conversation;
  const { limitYuan, clocks, now } = around;
  const refundReason = order.state === 'found' ? order.value.refundReason : undefined;
  const fault = readFault({ messages, refundReason, hand: hand.fault });
  const said = (from: Message['from']) => messages.filter((m) => m.from === from && m.text !== '').map((m) => m.text);
  const stage = hand.stage ?? readStage(order, messages);
  const facts: CaseFacts = {
    fault: fault.fault,
    stage,
    platform,
    ...(limitYuan === undefined ? {} : { limitYuan }),
    buyer: said('buyer'),
    agent: said('agent'),
  };
  const read = wishOf(messages, facts.buyer, stage);
  const first = hand.scenario ?? read.scenarios[0];
  const others = (list: readonly Scenario[]) => list.filter((scenario) => scenario !== first);
  const scenarios = first ? [first, ...others(read.scenarios)] : [];
  const steps = readSteps(messages);
  const nextStep = nextStepOf(steps);
  const buyerType = typeInForce(hand, now);
  const checklist = checklistFor(scenarios[0], messages, hand);
  return {
    caseKey: caseKeyOf(conversation),
    facts,
    fault,
    scenarios,
    also: others(read.also),
    promises: readPromises(messages, now),
    steps,
    ...(nextStep === undefined ? {} : { nextStep }),
    mood: readMood(facts.buyer),
    ...(buyerType === undefined ? {} : { buyerType }),
    clocks: readClocks({ order, stage, platform, messages, hand, clocks }),
    ...(checklist === undefined ? {} : { checklist }),
    hand,
  };
}

/** What only opens or ends a talk: what the buyer wants was said before it. */
const SMALL_TALK: ReadonlySet<Scenario> = new Set(['greeting', 'closing', 'angry']);

/** The buyer's last turn says what they want now; where it says nothing of it, what they wrote before does. */
function wishOf(messages: readonly Message[], all: readonly string[], stage: Stage): Wish {
  const answered = messages.findLastIndex(({ from }, i) => from === 'agent' && turnAfter(messages, i).length > 0);
  const last = turnAfter(messages, answered);
  const turn = readScenarios(last, stage);
  if (turn[0] && !SMALL_TALK.has(turn[0])) return { scenarios: turn, also: alsoSaid(last, stage) };
  const earlier = all.slice(0, all.length - last.length);
  const before = readScenarios(earlier, stage);
  return before[0] && !SMALL_TALK.has(before[0])
    ? { scenarios: before, also: alsoSaid(earlier, stage) }
    : { scenarios: turn, also: [] };
}

type Wish = Pick<CaseReading, 'scenarios' | 'also'>;

const turnAfter = (messages: readonly Message[], index: number): readonly string[] =>
  messages.slice(index + 1).flatMap(({ from, text }) => (from === 'buyer' && text !== '' ? [text] : []));
