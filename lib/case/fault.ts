import type { Fault } from '../model/case';
import type { Message } from '../model/conversation';
import type { FaultEvidence, FaultReading } from '../model/view';
import { compileLists, type NamedHit } from './matching';
import words from './words/fault.yaml';

const find = compileLists(words);

/** What the reader of fault looks at: the chat, the refund reason where the console shows one, and the agent's hand. */
export interface FaultInput {
  messages: readonly Pick<Message, 'id' | 'from' | 'kind' | 'text'>[];
  refundReason?: string | undefined;
  hand?: Fault | undefined;
}

/** Refund reasons that are the buyer's own word; all others say nothing about fault. */
const BUYER_REASONS =
  /[七7]天无理由|无理由退|个人原因|不想买|不再需要|我不想|多拍|商品买贵|买贵了|不喜欢|不想要|拍错|多拍|信息填错|买错|不需要|效果不喜欢/;

const SAID: Readonly<Record<string, { points: Fault; by: Message['from']; because: string; sure?: boolean }>> = {
  'seller-fact': { points: 'seller', by: 'agent', because: '客服核实是店铺的问题' },
  'carrier-fact': { points: 'courier', by: 'agent', because: '快递已确认是运输问题' },
  'agent-says-buyer': { points: 'buyer', by: 'agent', because: '客服核实是买家的原因' },
  'buyer-own': { points: 'buyer', by: 'buyer', because: '买家自己的原因' },
  'ruling-seller': { points: 'seller', by: 'system', because: '平台判店铺承担', sure: true },
  'ruling-buyer': { points: 'buyer', by: 'system', because: '平台判买家承担', sure: true },
  'ruling-courier': { points: 'courier', by: 'system', because: '平台判物流承担', sure: true },
  'system-courier': { points: 'courier', by: 'system', because: '物流记录显示运输问题', sure: true },
  'system-seller': { points: 'seller', by: 'system', because: '订单记录显示店铺的问题', sure: true },
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
  const hits = find(message.text);
  const has = (name: string) => hits.some((hit) => hit.name === name);
  const entry = (points: Fault, because: string): FaultEvidence => ({
    points,
    because,
    messageId: message.id,
    quote: message.text.slice(0, 80),
  });
  if (message.from === 'agent' && has('retract') && now !== undefined && now !== 'unknown')
    return [entry('unknown', '客服更正了前面的话')];
  if (message.from === 'buyer' && has('buyer-retract'))
    return now === 'buyer' || has('buyer-own') ? [entry('unknown', '买家更正了前面的话')] : [];
  const meant = hits.filter((hit) => SAID[hit.name]?.by === message.from && stands(hit, hits));
  // "网点承认是压坏的" holds "是坏的" too: whose doing it is, is said by the longer one.
  const told = meant.filter(
    (hit) =>
      hit.name !== 'seller-fact' ||
      !meant.some((o) => o.name === 'carrier-fact' && o.start < hit.end && hit.start < o.end),
  );
  // A platform names who is at fault before it says what follows from it; in talk the last word counts.
  const decides = message.from === 'system' ? earliest(told) : told.toSorted((a, b) => a.end - b.end).at(-1);
  const said = decides && SAID[decides.name];
  if (said) return [entry(said.points, said.because)];
  // A buyer who gave an own reason and then names a defect: nobody has looked at it yet.
  if (message.from === 'buyer' && now === 'buyer' && hits.some((hit) => hit.name === 'claim' && stands(hit, hits)))
    return [entry('unknown', '买家又说有问题，还没核实')];
  return [];
}

const earliest = (hits: readonly NamedHit[]): NamedHit | undefined =>
  hits.filter((hit) => hit.name.startsWith('ruling')).sort((a, b) => a.start - b.start)[0] ?? hits[0];

/** Whether what was found is said for certain: no doubt in its clause, no denial before it there. */
function stands(hit: NamedHit, hits: readonly NamedHit[]): boolean {
  if (SAID[hit.name]?.sure) return true;
  return !hits.some((other) => {
    const apart = other.clauses[1] < hit.clauses[0] || other.clauses[0] > hit.clauses[1];
    if (apart) return false;
    if (other.name === 'unsure') return true;
    return other.name === 'negated' && other.end <= hit.start;
  });
}

function whatIsMissing(messages: FaultInput['messages']): { because: string; missing: string } {
  const buyer = messages.filter((m) => m.from === 'buyer');
  const claim = buyer.findLast((m) => find(m.text).some((hit) => hit.name === 'claim'));
  const photo = buyer.some((m) => m.kind === 'image');
  if (photo) return { because: '买家发了照片，还没核实', missing: '看照片，定一下是谁的问题' };
  if (claim) return { because: `买家说“${claim.text.slice(0, 18)}”，还没有照片`, missing: '请买家拍照' };
  return { because: '还没有说明原因', missing: '问清原因' };
}
