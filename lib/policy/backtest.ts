import type { CaseFacts } from '../model/case';
import type { Finding } from '../model/finding';
import { type CompiledPolicy, check } from '../wording/check';

/** A message that was really sent, in the case it was sent in. */
export interface SentMessage {
  text: string;
  facts: CaseFacts;
  /** where it came from, shown beside it: a file's line, a day */
  where: string;
  /** tells conversations apart */
  talk?: string;
}

/** A message on which the two policies differ. */
export interface Difference {
  kind: 'added' | 'gone';
  message: SentMessage;
  finding: Finding;
}

/** What a policy would have done with messages, against what another did. */
export interface Backtest {
  messages: number;
  /** messages held by the new and by the old policy */
  held: number;
  heldBefore: number;
  warned: number;
  warnedBefore: number;
  /** conversations, and those in which the new policy would hold something; nought where the log tells none apart */
  talks: number;
  talksHeld: number;
  differences: readonly Difference[];
  /** differences in all; the list stops at `MOST_SHOWN` */
  different: number;
}

const MOST_SHOWN = 500;

/** Collects a backtest message by message, so that a long log can be run in pieces, with progress, and be stopped. */
export class BacktestRun {
  private result = { messages: 0, held: 0, heldBefore: 0, warned: 0, warnedBefore: 0, different: 0 };
  private readonly differences: Difference[] = [];
  /** by conversation, whether the new policy would hold something in it */
  private readonly talks = new Map<string, boolean>();

  constructor(
    private readonly after: CompiledPolicy,
    private readonly before: CompiledPolicy,
    /** shadow rules too: what they would hold is what is asked */
    private readonly shadow = true,
  ) {}

  take(message: SentMessage): void {
    const now = check(this.after, message.text, message.facts, this.shadow).filter(shown);
    const was = check(this.before, message.text, message.facts).filter(shown);
    const { result } = this;
    result.messages++;
    const isHeld = now.some(holds);
    if (isHeld) result.held++;
    if (message.talk !== undefined) this.talks.set(message.talk, isHeld || this.talks.get(message.talk) === true);
    if (was.some(holds)) result.heldBefore++;
    if (now.length > 0) result.warned++;
    if (was.length > 0) result.warnedBefore++;
    for (const finding of now) if (!was.some((w) => same(w, finding))) this.differ('added', message, finding);
    for (const finding of was) if (!now.some((n) => same(n, finding))) this.differ('gone', message, finding);
  }

  get soFar(): Backtest {
    const talksHeld = [...this.talks.values()].filter(Boolean).length;
    return { ...this.result, talks: this.talks.size, talksHeld, differences: [...this.differences] };
  }

  private differ(kind: Difference['kind'], message: SentMessage, finding: Finding): void {
    this.result.different++;
    if (this.differences.length < MOST_SHOWN) this.differences.push({ kind, message, finding });
  }
}

/**
 * The results of pieces of one log, in their order, as one. No conversation may lie in two pieces: a piece counts its own.
 */
export const joinBacktests = (pieces: readonly Backtest[]): Backtest => {
  const sum = (of: (piece: Backtest) => number) => pieces.reduce((total, piece) => total + of(piece), 0);
  return {
    messages: sum((p) => p.messages),
    held: sum((p) => p.held),
    heldBefore: sum((p) => p.heldBefore),
    warned: sum((p) => p.warned),
    warnedBefore: sum((p) => p.warnedBefore),
    talks: sum((p) => p.talks),
    talksHeld: sum((p) => p.talksHeld),
    different: sum((p) => p.different),
    differences: pieces.flatMap((p) => p.differences).slice(0, MOST_SHOWN),
  };
};

/** Cuts a log into at most `count` pieces of about one size, each conversation whole and in its order. */
export function piecesOf(messages: readonly SentMessage[], count: number): readonly (readonly SentMessage[])[] {
  const most = Math.ceil(messages.length / Math.max(1, count));
  const talks = new Map<string, SentMessage[]>();
  // Messages of no known conversation each stand alone.
  messages.forEach((message, i) => {
    const talk = message.talk ?? ` ${Math.floor(i / 1000)}`;
    const own = talks.get(talk);
    if (own) own.push(message);
    else talks.set(talk, [message]);
  });
  const pieces: SentMessage[][] = [[]];
  for (const talk of talks.values()) {
    if ((pieces.at(-1)?.length ?? 0) >= most) pieces.push([]);
    for (const message of talk) pieces.at(-1)?.push(message);
  }
  return pieces;
}

const shown = (finding: Finding) => finding.severity !== 'hint';
const holds = (finding: Finding) => finding.severity === 'block';
const same = (a: Finding, b: Finding) =>
  a.category === b.category && a.start < b.end && b.start < a.end && a.severity === b.severity;

/** How many in a thousand messages. */
export const perThousand = (part: number, messages: number): number => (messages === 0 ? 0 : (part / messages) * 1000);
