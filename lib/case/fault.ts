import type { Fault } from '../model/case';
import type { Message } from '../model/conversation';
import type { FaultEvidence, FaultReading } from '../model/view';
import { compileLists } from './matching';
import words from './words/fault.yaml';

const find = compileLists(words);

/** What the reader of fault looks at: the chat, the refund reason where the console shows one, and the agent's hand. */
export interface FaultInput {
  messages: readonly Pick<Message, 'id' | 'from' | 'kind' | 'text'>[];
  refundReason?: string | undefined;
  hand?: Fault | undefined;
}

/** Refund reasons that are the buyer's own word; all others say nothing about fault. */
const BUYER_REASONS = /七天无理由|7天无理由|不喜欢|不想要|拍错|多拍|信息填错|买错|不需要|效果不喜欢/;

const SAID: Readonly<Record<string, { points: Fault; by: Message['from']; because: string }>> = {
  'agent-admits-seller': { points: 'seller', by: 'agent', because: '客服核实是店铺的问题' },
  'agent-admits-courier': { points: 'courier', by: 'agent', because: '快递已确认是运输问题' },
  'buyer-own': { points: 'buyer', by: 'buyer', because: '买家自己的原因' },
  'ruling-seller': { points: 'seller', by: 'system', because: '平台判店铺承担' },
  'ruling-buyer': { points: 'buyer', by: 'system', because: '平台判买家承担' },
  'ruling-courier': { points: 'courier', by: 'system', because: '平台判物流承担' },
  'system-courier': { points: 'courier', by: 'system', because: '物流记录显示运输问题' },
  'system-seller': { points: 'seller', by: 'system', because: '订单记录显示店铺的问题' },
};

/**
 * Who is established to be at fault, with the evidence in the order it came. A claim, an apology or a picture nobody has
 * judged proves nothing; the latest word wins, and a platform's ruling beats what both sides said before it.
 */
export function readFault({ messages, refundReason, hand }: FaultInput): FaultReading {
  const evidence: FaultEvidence[] = [];
  if (refundReason && BUYER_REASONS.test(refundReason)) {
    evidence.push({ points: 'buyer', because: `退款原因是“${refundReason}”`, quote: refundReason });
  }
  for (const message of messages) evidence.push(...evidenceIn(message, evidence.at(-1)?.points));
  if (hand) {
    return { fault: hand, evidence: [...evidence, { points: hand, because: '你手动设的' }], because: '你手动设的' };
  }
  const last = evidence.at(-1);
  const fault = last?.points ?? 'unknown';
  if (fault !== 'unknown' && last)
    return { fault, evidence, because: last.quote ? `${last.because}：“${last.quote.slice(0, 24)}”` : last.because };
  return { fault: 'unknown', evidence, ...whatIsMissing(messages) };
}

function evidenceIn(message: FaultInput['messages'][number], now: Fault | undefined): FaultEvidence[] {
  const names = new Set(find(message.text).map((hit) => hit.name));
  const sure = !names.has('unsure') && !names.has('negated');
  const entry = (points: Fault, because: string): FaultEvidence => ({
    points,
    because,
    messageId: message.id,
    quote: message.text.slice(0, 80),
  });
  if (message.from === 'agent' && names.has('retract') && now === 'seller')
    return [entry('unknown', '客服更正了前面的话')];
  const found: FaultEvidence[] = [];
  for (const [name, said] of Object.entries(SAID)) {
    const strong = said.by === 'system' || name === 'buyer-own';
    if (
      names.has(name) &&
      message.from === said.by &&
      (sure || strong) &&
      !(name === 'buyer-own' && names.has('unsure'))
    ) {
      found.push(entry(said.points, said.because));
    }
  }
  // A buyer who gave an own reason and then names a defect: nobody has looked at it yet.
  if (
    message.from === 'buyer' &&
    names.has('buyer-claims-flaw') &&
    !names.has('negated') &&
    found.length === 0 &&
    now === 'buyer'
  ) {
    found.push(entry('unknown', '买家又说有问题，还没核实'));
  }
  return found.slice(-1);
}

function whatIsMissing(messages: FaultInput['messages']): { because: string; missing: string } {
  const buyer = messages.filter((m) => m.from === 'buyer');
  const claim = buyer.findLast((m) => find(m.text).some((hit) => hit.name === 'buyer-claims-flaw'));
  const photo = buyer.some((m) => m.kind === 'image');
  if (photo) return { because: '买家发了照片，还没核实', missing: '看照片，定一下是谁的问题' };
  if (claim) return { because: `买家说“${claim.text.slice(0, 18)}”，还没有照片`, missing: '请买家拍照' };
  return { because: '还没有说明原因', missing: '问清原因' };
}
