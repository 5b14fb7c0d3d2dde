import type { CaseFacts, ClockRule, Scenario, Stage } from '../model/case';
import type { Conversation, Message } from '../model/conversation';
import type { CaseReading, HandSet } from '../model/view';
import { readMood, typeInForce } from './buyer';
import { checklistFor } from './checklist';
import { readClocks } from './clocks';
import { readFault } from './fault';
import { readScenarios } from './scenario';
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
  const readAs = readStage(order, messages);
  const refundReason = order.state === 'found' ? order.value.refundReason : undefined;
  const fault = readFault({ messages, refundReason, hand: hand.fault });
  const said = (from: Message['from']) => messages.filter((m) => m.from === from && m.text !== '').map((m) => m.text);
  const stage = hand.stage ?? readAs.stage;
  const facts: CaseFacts = {
    fault: fault.fault,
    stage,
    platform,
    ...(limitYuan === undefined ? {} : { limitYuan }),
    buyer: said('buyer'),
    agent: said('agent'),
  };
  const read = scenariosOf(messages, facts.buyer, stage);
  const scenarios = hand.scenario ? [hand.scenario, ...read.filter((s) => s !== hand.scenario)] : read;
  const steps = readSteps(messages);
  const nextStep = nextStepOf(steps);
  const buyerType = typeInForce(hand, now);
  const checklist = checklistFor(scenarios[0], messages, hand);
  return {
    facts,
    fault,
    stageBecause: hand.stage ? '你手动设的' : readAs.because,
    scenarios,
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
function scenariosOf(messages: readonly Message[], all: readonly string[], stage: Stage): readonly Scenario[] {
  const answered = messages.findLastIndex(({ from }, i) => from === 'agent' && turnAfter(messages, i).length > 0);
  const turn = readScenarios(turnAfter(messages, answered), stage);
  if (turn[0] && !SMALL_TALK.has(turn[0])) return turn;
  const earlier = all.slice(0, all.length - turnAfter(messages, answered).length);
  const before = readScenarios(earlier, stage);
  return before[0] && !SMALL_TALK.has(before[0]) ? before : turn;
}

const turnAfter = (messages: readonly Message[], index: number): readonly string[] =>
  messages.slice(index + 1).flatMap(({ from, text }) => (from === 'buyer' && text !== '' ? [text] : []));
