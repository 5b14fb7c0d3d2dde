import type { Fault } from '../model/case';
import type { Message } from '../model/conversation';
import { maskPersonal } from '../model/mask';
import { type MessageKey, type Saying, saying } from '../model/saying';
import type { FaultEvidence, FaultReading } from '../model/view';
import { type Heard, verdictsOf } from './fault-heard';
import { compileLists, type NamedHit } from './matching';
import { givesNoReason } from './no-reason';
import type { Recogniser } from './recognise';
import words from './words/fault.yaml';

const find = compileLists(words);
const BY_HAND = saying('say_byHand');

/** What the reader of fault looks at: the chat, the refund reason where the console shows one, and the agent's hand. */
export interface FaultInput {
  messages: readonly Pick<Message, 'id' | 'from' | 'kind' | 'text'>[];
  refundReason?: string | undefined;
  hand?: Fault | undefined;
}

const SAID: Readonly<Record<string, { points: Fault; by: Message['from']; because: MessageKey; sure?: boolean }>> = {
  'seller-fact': { points: 'seller', by: 'agent', because: 'say_agentSaysSeller' },
  'carrier-fact': { points: 'courier', by: 'agent', because: 'say_agentSaysCourier' },
  'agent-says-buyer': { points: 'buyer', by: 'agent', because: 'say_agentSaysBuyer' },
  'buyer-taste': { points: 'buyer', by: 'buyer', because: 'say_buyersReason' },
  'buyer-slip': { points: 'buyer', by: 'buyer', because: 'say_buyersReason' },
  'buyer-out': { points: 'buyer', by: 'buyer', because: 'say_buyerDropsOut' },
  'reason-line': { points: 'buyer', by: 'system', because: 'say_refundReasonOwn', sure: true },
  'ruling-seller': { points: 'seller', by: 'system', because: 'say_ruledSeller', sure: true },
  'ruling-buyer': { points: 'buyer', by: 'system', because: 'say_ruledBuyer', sure: true },
  'ruling-courier': { points: 'courier', by: 'system', because: 'say_ruledCourier', sure: true },
  'system-courier': { points: 'courier', by: 'system', because: 'say_recordsCourier', sure: true },
  'system-seller': { points: 'seller', by: 'system', because: 'say_recordsSeller', sure: true },
};

/**
 * Who is established to be at fault, with the evidence in the order it came. A claim, an apology or a picture nobody has
 * judged proves nothing; the latest word wins, and a platform's ruling beats what both sides said before it.
 */
export function readFault({ messages, refundReason, hand }: FaultInput, by?: Recogniser): FaultReading {
  const soFar = new FaultSoFar(refundReason, by);
  for (const message of messages) soFar.hear(message);
  const { evidence } = soFar;
  if (hand) {
    return { fault: hand, evidence: [...evidence, { points: hand, because: BY_HAND }], because: BY_HAND };
  }
  const last = evidence.at(-1);
  const fault = last?.points ?? 'unknown';
  if (fault !== 'unknown' && last)
    return {
      fault,
      evidence,
      because: last.quote ? saying('say_withQuote', last.because, cutAt(last.quote, 24)) : last.because,
    };
  return { fault: 'unknown', evidence, ...whatIsMissing(messages) };
}

/** Who is established to be at fault as a talk goes on, message by message. */
export class FaultSoFar {
  readonly evidence: FaultEvidence[];
  private readonly ear = new Ear();

  constructor(
    refundReason?: string,
    private readonly by?: Recogniser,
  ) {
    this.evidence = reasonGiven(refundReason);
  }

  get fault(): Fault {
    return this.evidence.at(-1)?.points ?? 'unknown';
  }

  hear(message: Line): void {
    const { heard, ruled } = this.ear.hear(message, this.evidence.at(-1)?.points);
    const told = message.text === '' ? undefined : judge(message, heard, ruled, this.by);
    if (told) this.evidence.push(told);
  }
}

/** The refund reason as evidence, where it is the buyer's own. */
export function reasonGiven(refundReason: string | undefined): FaultEvidence[] {
  if (!refundReason || !find(refundReason).some((hit) => hit.name === 'reason-buyer')) return [];
  return [{ points: 'buyer', because: saying('say_refundReason', refundReason), quote: refundReason }];
}

type Line = FaultInput['messages'][number];

/**
 * What each message holds, in turn; `evidence` is looked at again before each, so that whoever goes through adds to it what
 * they make of the message.
 */
export function* hearAll(
  messages: readonly Line[],
  evidence: readonly FaultEvidence[],
): Generator<{ message: Line; heard: Heard; ruled: FaultEvidence | undefined }> {
  const ear = new Ear();
  for (const message of messages) {
    const { heard, ruled } = ear.hear(message, evidence.at(-1)?.points);
    if (message.text !== '') yield { message, heard, ruled };
  }
}

/** Hears one message after another, and keeps in mind what the next is heard in the light of. */
class Ear {
  private asked = false;
  private complained = false;

  hear(message: Line, now: Fault | undefined): { heard: Heard; ruled: FaultEvidence | undefined } {
    const { asked, complained } = this;
    const hits = find(message.text);
    const ruled = evidenceIn(message, hits, { now, asked, complained })[0];
    const [lists, doubted] = [true, false].map((sure) =>
      hits.filter((hit) => stands(hit, hits) === sure).map(({ name }) => name),
    ) as [string[], string[]];
    if (message.from === 'buyer')
      this.complained ||= message.kind === 'image' || hits.some((hit) => isClaim(hit) && stands(hit, hits));
    if (message.from === 'agent') this.asked = hits.some((hit) => hit.name === 'asks-buyer');
    const { from, text } = message;
    return { heard: { from, text, ruled: ruled?.points, lists, doubted, complained, now }, ruled };
  }
}

/** The words a message is evidence by. Personal data is hidden before they are cut: half a number is known by nobody. */
const quoteOf = (text: string): string => cutAt(maskPersonal(text.slice(0, 400)), 80);

/** The beginning of a text, which shows where it goes on. */
function cutAt(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}…`;
}

/** What a message settles, by its likeness to what such messages say; the patterns' own reason where both agree. */
function judge(
  message: Line,
  heard: Heard,
  ruled: FaultEvidence | undefined,
  by: Recogniser | undefined,
): FaultEvidence | undefined {
  const [{ verdict, likelihood } = { verdict: 'nothing' as const, likelihood: 1 }] = verdictsOf(heard, by);
  const settled = heard.now !== undefined && heard.now !== 'unknown';
  // Words that take something back are few and plain; what they take back is made of the same pieces.
  const contested = heard.lists.includes('claim-page');
  if (settled && ruled?.points === 'unknown' && (contested || likelihood < CERTAIN)) return ruled;
  if (settled && !ruled && verdict !== 'open' && likelihood < OVERTURNS) return undefined;
  if (verdict === 'nothing' || (likelihood < SURE && verdict !== (ruled?.points ?? 'nothing'))) return undefined;
  // "不是我儿子砸的" is made of the same pieces as the admission.
  if (verdict === 'buyer' && !ruled && heard.from === 'buyer' && heard.lists.includes('not-so')) return undefined;
  if (verdict === 'buyer' && !ruled && heard.from === 'buyer' && givesNoReason(heard.text)) return undefined;
  const points = verdict === 'open' ? 'unknown' : verdict;
  if (points === 'unknown' && (heard.now === undefined || heard.now === 'unknown')) return undefined;
  if (ruled?.points === points) return ruled;
  return {
    points,
    because: saying(BECAUSE[heard.from ?? 'system']?.[points] ?? 'say_unknown'),
    messageId: message.id,
    quote: quoteOf(message.text),
  };
}

/** How sure a likeness must be of what no pattern sees. */
const SURE = 0.45;
/** How sure it must be to overturn, with no pattern's help, what is settled. */
const OVERTURNS = 0.65;
const CERTAIN = 0.95;

const BECAUSE: Readonly<Record<string, Readonly<Partial<Record<Fault, MessageKey>>>>> = {
  agent: {
    seller: 'say_agentSaysSeller',
    courier: 'say_agentSaysCourier',
    buyer: 'say_agentSaysBuyer',
    unknown: 'say_agentTookBack',
  },
  buyer: { buyer: 'say_buyersReason', unknown: 'say_buyerTookBack' },
  system: {
    seller: 'say_systemSeller',
    courier: 'say_systemCourier',
    buyer: 'say_systemBuyer',
    unknown: 'say_systemTookBack',
  },
};

/** What was so before a message: the fault as read, whether the agent has just asked for an own reason, whether a claim was made. */
interface Before {
  now: Fault | undefined;
  asked: boolean;
  complained: boolean;
}

function evidenceIn(
  message: FaultInput['messages'][number],
  hits: readonly NamedHit[],
  { now, asked, complained }: Before,
): FaultEvidence[] {
  const has = (name: string) => hits.some((hit) => hit.name === name);
  const entry = (points: Fault, because: MessageKey): FaultEvidence => ({
    points,
    because: saying(because),
    messageId: message.id,
    quote: quoteOf(message.text),
  });
  const takesBack = has('buyer-retract') || (now === 'buyer' && has('buyer-random'));
  if (message.from === 'buyer' && takesBack && (now === 'buyer' || hits.some(isOwn)))
    return [entry('unknown', TAKEN_BACK)];
  const question = message.from === 'buyer' ? ASKED_OF_SELF : ASKED;
  const doubts = message.from === 'buyer' ? hits.filter((hit) => hit.name !== 'asking') : hits;
  const meant = hits.filter(
    (hit) => SAID[hit.name]?.by === message.from && stands(hit, doubts) && !question.test(message.text.slice(hit.end)),
  );
  // "网点承认是压坏的" holds "是坏的" too: whose doing it is, is said by the longer one.
  const whose = meant.filter((hit) => !meant.some((o) => o.name === 'carrier-fact' && says(o, hit)));
  const passedOn = message.from === 'system' && has('claim-line');
  const retracted = message.from === 'agent' ? hits.findLast((hit) => hit.name === 'retract') : undefined;
  const blamed = complained || now === 'seller' || now === 'courier' || hits.some((h) => isClaim(h) && stands(h, hits));
  const told = whose.filter(
    (hit) =>
      (!passedOn || hit.name === 'reason-line') &&
      (!retracted || hit.start >= retracted.start) &&
      (hit.name !== 'buyer-out' || !blamed),
  );
  // A platform names who is at fault before it says what follows from it; in talk the last word counts.
  const decides = message.from === 'system' ? earliest(told) : told.toSorted((a, b) => a.end - b.end).at(-1);
  const said = decides && SAID[decides.name];
  if (said) return [entry(said.points, said.because)];
  if (retracted) return now === undefined || now === 'unknown' ? [] : [entry('unknown', 'say_agentTookBack')];
  if (message.from === 'buyer' && asked && has('yes') && !has('claim')) return [entry('buyer', 'say_buyersReason')];
  // A buyer who gave an own reason and then names a defect: nobody has looked at it yet.
  if (message.from === 'buyer' && now === 'buyer' && hits.some((hit) => contests(hit) && stands(hit, hits)))
    return [entry('unknown', 'say_buyerClaimsAgain')];
  return [];
}

const TAKEN_BACK = 'say_buyerTookBack';

/** The clause goes on to a question mark: what was found is asked, not told. A buyer may ask for more in that clause. */
const ASKED = /^[^，,。！!；;\n]*[?？]/;
const ASKED_OF_SELF = /^[^，,。！!；;\n能可退换改修给怎]{0,3}(?:[?？]|[吗么](?:[?？]|$))/;

const isOwn = (hit: NamedHit): boolean => hit.name === 'buyer-taste' || hit.name === 'buyer-slip';

const isClaim = (hit: NamedHit): boolean => hit.name === 'claim' || hit.name === 'complaint';

/** A defect, or that the size and the page are not what was promised: it speaks against an own reason given before. */
const contests = (hit: NamedHit): boolean => hit.name === 'claim' || hit.name === 'claim-page';

const overlap = (a: NamedHit, b: NamedHit): boolean => a.start < b.end && b.start < a.end;

const says = (carrier: NamedHit, hit: NamedHit): boolean =>
  hit.name === 'seller-fact' && overlap(carrier, hit) && carrier.end >= hit.end;

const earliest = (hits: readonly NamedHit[]): NamedHit | undefined =>
  hits.filter((hit) => hit.name.startsWith('ruling')).sort((a, b) => a.start - b.start)[0] ?? hits[0];

/** How far before a finding "不是" or "没" still denies it, in characters. */
const NEAR = 1;

/** Whether what was found is said for certain: no doubt about it, no denial of it, and of nobody else's doing. */
function stands(hit: NamedHit, hits: readonly NamedHit[]): boolean {
  if (SAID[hit.name]?.sure) return true;
  const last = hit.clauses[1];
  return !hits.some((other) => {
    const [from, to] = other.clauses;
    const beside = to >= hit.clauses[0] && from <= last;
    switch (other.name) {
      case 'unsure':
      case 'asking':
        return beside;
      case 'pending':
        return from <= last && to >= last;
      case 'negated':
        return beside && other.end <= hit.start && hit.start - other.end <= NEAR;
      case 'denied':
        return beside && other.start >= hit.start - DENIED && other.end <= hit.end;
      case 'not-so':
        return overlap(other, hit);
      case 'others-did':
        return hit.name === 'buyer-slip' && beside && other.start <= hit.start;
      case 'still-open':
        return (hit.name === 'seller-fact' || hit.name === 'carrier-fact') && other.start >= hit.start;
      case 'reported':
        return hit.name === 'seller-fact' && beside;
      default:
        return false;
    }
  });
}
const DENIED = 12;

/** What would settle a claim that no picture can prove. */
const ASK_FIRST: Readonly<Record<string, MessageKey>> = {
  'claim-parcel': 'say_askCourier',
  'claim-short': 'say_askWeight',
  'claim-late': 'say_askTimes',
  'claim-page': 'say_askMeasure',
};

function whatIsMissing(messages: FaultInput['messages']): { because: Saying; missing: Saying } {
  const buyer = messages.filter((m) => m.from === 'buyer');
  const claim = buyer.findLast((m) => find(m.text).some(contests));
  const claimed = claim?.text.slice(0, 18);
  const photo = buyer.some((m) => m.kind === 'image');
  const first = ASK_FIRST[buyer.flatMap((m) => find(m.text)).findLast((hit) => hit.name in ASK_FIRST)?.name ?? ''];
  if (first)
    return {
      because: claimed === undefined ? saying('say_notVerified') : saying('say_claimNotVerified', claimed),
      missing: saying(first),
    };
  if (photo) return { because: saying('say_photoNotVerified'), missing: saying('say_lookAtPhoto') };
  if (claimed !== undefined) return { because: saying('say_claimNoPhoto', claimed), missing: saying('say_askPhoto') };
  return { because: saying('say_noReasonYet'), missing: saying('say_askReason') };
}
