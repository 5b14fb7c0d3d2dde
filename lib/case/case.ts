import type { CaseFacts } from '../model/case';
import type { Conversation, Message } from '../model/conversation';
import type { CaseReading, HandSet, Step } from '../model/view';
import { readFault } from './fault';
import { readScenarios } from './scenario';
import { readStage } from './stage';

/* Reading a conversation: what is established about it, each with its reason. What the agent set by hand wins. */

const STEP_WORDS: readonly [Step, RegExp][] = [
  ['quick-reaction', /在的|您好|收到|看到了|已经看到/],
  ['listening', /理解|明白|您说的|请问|方便.*说|拍.*照|具体/],
  ['explanation', /因为|原因|是这样|由于|核实|查了/],
  ['apology', /抱歉|对不起|不好意思|添麻烦|给您带来/],
  ['compensation', /补偿|运费.*我们|红包|优惠券|退.*元/],
  ['remedy', /补发|换货|退款|退货|重新|维修|处理/],
  ['follow-up', /点前|之内|分钟|小时|明天|回复您|答复|跟进/],
];

/** The steps of handling a complaint that the agent's messages already hold. */
export function readSteps(messages: readonly Message[]): readonly Step[] {
  const said = messages.filter((m) => m.from === 'agent').map((m) => m.text);
  return STEP_WORDS.filter(([, words]) => said.some((text) => words.test(text))).map(([step]) => step);
}

/** All that is made of a conversation: the facts a draft is judged in, and the reasons for them. */
export function readCase(conversation: Conversation, hand: HandSet, limitYuan: number | undefined): CaseReading {
  const { messages, order, platform } = conversation;
  const stage = readStage(order, messages);
  const refundReason = order.state === 'found' ? order.value.refundReason : undefined;
  const fault = readFault({ messages, refundReason, hand: hand.fault });
  const said = (from: Message['from']) => messages.filter((m) => m.from === from && m.text !== '').map((m) => m.text);
  const facts: CaseFacts = {
    fault: fault.fault,
    stage: hand.stage ?? stage.stage,
    platform,
    ...(limitYuan === undefined ? {} : { limitYuan }),
    buyer: said('buyer'),
    agent: said('agent'),
  };
  const read = readScenarios(facts.buyer, facts.stage);
  return {
    facts,
    fault,
    stageBecause: hand.stage ? '你手动设的' : stage.because,
    scenarios: hand.scenario ? [hand.scenario, ...read.filter((s) => s !== hand.scenario)] : read,
    steps: readSteps(messages),
    hand,
  };
}
