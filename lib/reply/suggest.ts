import { toneFor } from '../case/buyer';
import type { CaseFacts, Scenario } from '../model/case';
import type { Conversation } from '../model/conversation';
import type { Reply, ReplyUse, ShopWords } from '../model/reply';
import { type MessageKey, saying } from '../model/saying';
import { type CaseReading, STEPS, type Step, type Suggestion } from '../model/view';
import { fitsCase } from './order';
import { inTraditional, writesTraditional } from './script';
import { fillSlots, partsText, sampleText } from './slots';
import { isTooLate } from './too-late';
import { comparable, likeness } from './twins';

/* Which replies suit this moment, best first, and why: a few signals, each with its weight, added up. */

export interface Moment {
  reading: CaseReading;
  conversation: Conversation;
  replies: readonly Reply[];
  /** milliseconds: what a reply promises must still be to come */
  now: number;
  /** the check of the policy in force: a reply it would flag in this case is not offered */
  passes: (text: string, facts: CaseFacts) => boolean;
  uses?: ReadonlyMap<string, ReplyUse>;
  shop?: ShopWords;
  /** the console's buyers read the traditional script */
  traditional?: boolean;
}

const MOST = 5;
/** Of the five so many may take the same step: a choice of five ways to ask for a photo is none. */
const MOST_OF_A_STEP = 2;
/** Above this share of pairs in common the agent has said it already. */
const SAID_ALREADY = 0.55;

/** What speaks for a reply, most telling first: the reason shown is the first that holds. */
interface Scored {
  reply: Reply;
  score: number;
  because: MessageKey;
}

/** At most five replies for this moment, best first, filled, each passing the check in this case. */
export function suggest(moment: Moment): readonly Suggestion[] {
  const { reading, conversation, replies, now, passes, shop = {}, traditional = false } = moment;
  const { facts } = reading;
  const said = facts.agent.map(comparable);
  const inTheirs = traditional || writesTraditional(facts.buyer);
  const ranked = replies.flatMap((reply) => scored(reply, moment) ?? []).sort((a, b) => b.score - a.score);
  const offered: Suggestion[] = [];
  const steps = new Map<Step | undefined, number>();
  for (const { reply, because } of ranked) {
    if (offered.length === MOST) break;
    const taken = steps.get(reply.step) ?? 0;
    if (reply.step && taken >= MOST_OF_A_STEP) continue;
    const { text: words } = inTheirs ? inTraditional(reply) : reply;
    const parts = fillSlots({ text: words }, conversation, shop);
    const text = partsText(parts);
    const own = comparable(text);
    if (said.some((each) => likeness(each, own) > SAID_ALREADY)) continue;
    const complete = parts.every((part) => typeof part === 'string' || part.value !== undefined);
    // A gap is held by its own rule; the words around it must pass.
    const judged = complete
      ? text
      : parts.map((p) => (typeof p === 'string' ? p : (p.value ?? sampleText(`{${p.slot}}`))));
    if (!passes(typeof judged === 'string' ? judged : judged.join(''), facts) || isTooLate(text, now)) continue;
    steps.set(reply.step, taken + 1);
    offered.push({ reply: reply.id, parts, text, complete, because: saying(because) });
  }
  return offered;
}

/** How well a reply suits the moment; `undefined` where it does not fit the case or answers something else. */
function scored(reply: Reply, { reading, uses }: Moment): Scored | undefined {
  const { facts, scenarios, steps } = reading;
  if (!fitsCase(reply, facts)) return undefined;
  const place = scenarios.findIndex((scenario) => reply.scenarios.includes(scenario));
  if (place < 0 && reply.scenarios.length > 0) return undefined;
  const reasons: MessageKey[] = [];
  // Several wishes in one breath: the first counts most, but the second is no stranger.
  let score = place < 0 ? 1.2 : 4 - Math.min(place, 3) * 0.9;
  // What names this fault or this stage was written for it; what serves many scenarios for none in particular.
  score += (reply.faults ? 0.55 : 0) + (reply.stages ? 0.25 : 0);
  score += place < 0 ? 0 : 0.5 / reply.scenarios.length;
  score += stepScore(reply, steps, reasons);
  score += toneScore(reply, reading, reasons);
  score += habitScore(uses?.get(reply.id), scenarios[Math.max(0, place)], reasons);
  return { reply, score, because: reasons[0] ?? reasonOf(reply, place) };
}

function stepScore({ step }: Reply, done: readonly Step[], reasons: MessageKey[]): number {
  if (!step) return 0.1;
  if (done.includes(step)) return step === 'follow-up' ? 0 : -0.5;
  const next = STEPS.find((each) => !done.includes(each));
  if (step === next && done.length > 0) reasons.push(STEP_REASONS[step]);
  // The first answer may well be the question; what offers money before anything is known may not.
  const soon = step === next ? 0.5 : step === 'listening' || step === 'remedy' ? 0.45 : 0.15;
  return step === 'compensation' && !done.includes('listening') ? soon - 0.4 : soon;
}

function toneScore(reply: Reply, reading: CaseReading, reasons: MessageKey[]): number {
  const wanted = toneFor(reading);
  const upset = reading.mood === 'angry' || reading.mood === 'abusive';
  if (upset && reply.skeleton === 'boundary' && reading.mood === 'abusive') {
    reasons.push('say_keepBounds');
    return 4;
  }
  if (reply.skeleton === 'boundary') return -3;
  if (wanted === undefined || reply.tone !== wanted) return 0;
  if (upset) reasons.push('say_staysCalm');
  return 0.35;
}

/** Habits weigh more the oftener a reply was used for this very wish, and never more than what the case asks for. */
function habitScore(use: ReplyUse | undefined, scenario: Scenario | undefined, reasons: MessageKey[]): number {
  if (!use) return 0;
  const here = scenario === undefined ? 0 : (use.scenarios[scenario] ?? 0);
  const habit = Math.min(0.8, 0.25 * Math.log2(1 + here)) + (use.favourite ? 0.3 : 0);
  if (here >= 3) reasons.push('say_youUse');
  else if (use.favourite) reasons.push('say_yourFavourite');
  return habit;
}

const STEP_REASONS: Readonly<Record<Step, MessageKey>> = {
  'quick-reaction': 'say_suggestReact',
  listening: 'say_suggestListen',
  explanation: 'say_suggestExplain',
  apology: 'say_suggestApologise',
  compensation: 'say_suggestCompensate',
  remedy: 'say_suggestRemedy',
  'follow-up': 'say_suggestFollowUp',
};

function reasonOf({ step, faults, tone }: Reply, place: number): MessageKey {
  if (place < 0) return 'say_fitsAll';
  if (faults && !faults.includes('unknown')) return 'say_faultClear';
  if (step) return STEP_REASONS[step];
  return tone === 'warm' ? 'say_warmer' : 'say_straight';
}
