import type { CaseFacts, Fault, Platform, Scenario, Stage } from './case';
import type { Conversation, MessageKind } from './conversation';
import type { Verdict } from './finding';
import type { Commitment } from './memo';

/** One piece of evidence for who is at fault, with the message it came from. */
export interface FaultEvidence {
  points: Fault;
  /** which rule of reading saw it, in words an agent understands */
  because: string;
  messageId?: string;
  quote?: string;
}

export interface FaultReading {
  fault: Fault;
  evidence: readonly FaultEvidence[];
  /** one sentence: why the fault reads as it does */
  because: string;
  /** what would settle it, where it is unknown: "请买家拍照" */
  missing?: string;
}

/** Values the agent set by hand for one order; they win over what was read. */
export interface HandSet {
  fault?: Fault;
  stage?: Stage;
  scenario?: Scenario;
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
  facts: CaseFacts;
  fault: FaultReading;
  stageBecause: string;
  scenarios: readonly Scenario[];
  steps: readonly Step[];
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
  because: string;
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
  offers: readonly (Commitment & { offerId: string })[];
  policyVersion: string;
}

/** What the agent did with a draft: counted for the line that shows the guard is alive, and for the supervisor. */
export interface GuardEvent {
  did: 'checked' | 'held' | 'overridden' | 'rewritten' | 'not-a-risk';
  at: number;
  rule?: string;
  category?: string;
  /** the reason chosen for an override, or what the agent said of a false alarm */
  reason?: string;
  /** the found words, kept on this machine only */
  quote?: string;
  kind?: MessageKind;
}
