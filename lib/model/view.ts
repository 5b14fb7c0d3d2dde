import type { CaseFacts, ClockWho, Fault, Platform, Scenario, Stage } from './case';
import type { Conversation, MessageKind } from './conversation';
import type { Verdict } from './finding';
import type { Commitment } from './memo';
import type { Saying, Sub } from './saying';

/** One piece of evidence for who is at fault, with the message it came from. */
export interface FaultEvidence {
  points: Fault;
  /** which rule of reading saw it */
  because: Saying;
  messageId?: string;
  quote?: string;
}

export interface FaultReading {
  fault: Fault;
  evidence: readonly FaultEvidence[];
  /** one sentence: why the fault reads as it does */
  because: Saying;
  /** what would settle it, where it is unknown: "请买家拍照" */
  missing?: Saying;
}

/** How the buyer sounds just now; read anew with every message. */
export const MOODS = ['calm', 'worried', 'angry', 'abusive'] as const;
export type Mood = (typeof MOODS)[number];

/** How the agent chose to speak to the buyer of this case; it is kept with the case and runs out. */
export const BUYER_TYPES = ['strict', 'friendly', 'rational', 'rule-minded', 'silent', 'talkative'] as const;
export type BuyerType = (typeof BUYER_TYPES)[number];

/** Values the agent set by hand for one order; they win over what was read. */
export interface HandSet {
  fault?: Fault;
  stage?: Stage;
  scenario?: Scenario;
  buyerType?: BuyerType;
  /** when the buyer's type was set, in milliseconds: it runs out */
  buyerTypeAt?: number;
  /** items of the scenario's checklist ticked by hand, by id */
  ticked?: readonly string[];
  /** clocks stopped by hand, and those already kept as a memo, by key */
  stopped?: readonly string[];
  noted?: readonly string[];
}

/** A choice made by hand: the values as they were shown, and as they are to be. */
export interface HandChange {
  before: HandSet;
  after: HandSet;
}

/** A deadline that runs in this case. Times in milliseconds since the epoch. */
export interface CaseClock {
  /** the pack's id and where it starts: another start is another clock */
  key: string;
  id: string;
  name: string;
  startAt: number;
  dueAt: number;
  who: ClockWho;
  source: string;
  /** from the statute; otherwise a usual value, to be checked in the console */
  law: boolean;
  /** what started it: the time of payment or delivery, or the words of the message it came from */
  startedBy: Sub;
  /** kept as a memo already */
  noted: boolean;
}

/** One item of what is to be done or collected in a scenario. */
export interface ChecklistItem {
  id: string;
  text: string;
  /** seen in the chat, ticked by hand, or open */
  state: 'seen' | 'ticked' | 'open';
}
export interface Checklist {
  title: string;
  items: readonly ChecklistItem[];
}

/** A promise the agent made in the chat, and how it stands. Times in milliseconds. */
export interface PromiseStanding {
  /** empty where they said only when */
  what: string;
  messageId: string;
  saidAt: number;
  /** null while it waits for an event */
  dueAt: number | null;
  state: 'open' | 'kept' | 'moved' | 'broken';
}

/** The seven steps of handling a complaint, in their order. */
export const STEPS = [
  'quick-reaction',
  'listening',
  'explanation',
  'apology',
  'compensation',
  'remedy',
  'follow-up',
] as const;
export type Step = (typeof STEPS)[number];

/** All that was made of a conversation: the facts a draft is judged in and the reasons for them. */
export interface CaseReading {
  /** the case read, as what is kept of it is named */
  caseKey: string;
  facts: CaseFacts;
  fault: FaultReading;
  scenarios: readonly Scenario[];
  /** what the buyer says besides the first scenario, in words of its own */
  also: readonly Scenario[];
  /** what the agent promised in this chat, oldest first */
  promises: readonly PromiseStanding[];
  steps: readonly Step[];
  /** the next open step; absent when all seven are done */
  nextStep?: Step;
  mood: Mood;
  buyerType?: BuyerType;
  clocks: readonly CaseClock[];
  checklist?: Checklist;
  hand: HandSet;
}

/** A gap in a reply; `value` is `undefined` while it is not filled. */
export interface SlotPart {
  slot: string;
  value: string | undefined;
}
export type SuggestionPart = string | SlotPart;

/** A reply filled from this case and ranked for this moment. */
export interface Suggestion {
  reply: string;
  parts: readonly SuggestionPart[];
  text: string;
  complete: boolean;
  /** a word on why it is offered now */
  because: Sub;
}

/** A part of the page that could not be read: which one, and what that means for the agent. */
export interface ReadProblem {
  part: string;
  kind: 'absent' | 'ambiguous' | 'malformed' | 'stale';
}

/** What a console tab shows at one moment; the panel draws it and nothing else. */
export interface ConsoleView {
  console: { id: string; platform: Platform; name: string };
  state: 'mounting' | 'no-conversation' | 'open' | 'buyer-unclear' | 'signed-out' | 'off';
  problems: readonly ReadProblem[];
  conversation?: Conversation;
  reading?: CaseReading;
  draft: { text: string; verdict: Verdict };
  suggestions: readonly Suggestion[];
  /** promises in the message just sent, not yet kept as memos or waved away */
  offers: readonly Offer[];
  policyVersion: string;
}

/** A promise just sent, offered as a follow-up; `problem`: why it could not be kept when it was to be. */
export interface Offer extends Commitment {
  offerId: string;
  problem?: Saying;
}
export const GUARD_DIDS = ['checked', 'held', 'overridden', 'rewritten', 'not-a-risk', 'left'] as const;

/**
 * What the agent did with a draft: counted for the line that shows the guard is alive, and for the supervisor. `left`: a
 * message went out with what a rule found in it, because the rule holds nothing.
 */
export interface GuardEvent {
  did: (typeof GUARD_DIDS)[number];
  at: number;
  rule?: string;
  category?: string;
  /** the reason chosen for an override, or what the agent said of a false alarm */
  reason?: string;
  /** the found words, kept on this machine only */
  quote?: string;
  /** the whole message with personal data hidden, and the case it was judged in; kept on this machine only */
  sentence?: string;
  fault?: Fault;
  kind?: MessageKind;
}
