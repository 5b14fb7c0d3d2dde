import type { CaseFacts } from '../model/case';
import type { Finding } from '../model/finding';
import { type CompiledPolicy, check } from '../wording/check';

/** A message that was really sent, in the case it was sent in. */
export interface SentMessage {
  text: string;
  facts: CaseFacts;
  /** where it came from, shown beside it: a file's line, a day */
  where: string;
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
  differences: readonly Difference[];
  /** differences in all; the list stops at `MOST_SHOWN` */
  different: number;
}

const MOST_SHOWN = 500;

/** Collects a backtest message by message, so that a long log can be run in pieces, with progress, and be stopped. */
export class BacktestRun {
  private result = { messages: 0, held: 0, heldBefore: 0, warned: 0, warnedBefore: 0, different: 0 };
  private readonly differences: Difference[] = [];

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
    if (now.some(holds)) result.held++;
    if (was.some(holds)) result.heldBefore++;
    if (now.length > 0) result.warned++;
    if (was.length > 0) result.warnedBefore++;
    for (const finding of now) if (!was.some((w) => same(w, finding))) this.differ('added', message, finding);
    for (const finding of was) if (!now.some((n) => same(n, finding))) this.differ('gone', message, finding);
  }

  get soFar(): Backtest {
    return { ...this.result, differences: [...this.differences] };
  }

  private differ(kind: Difference['kind'], message: SentMessage, finding: Finding): void {
    this.result.different++;
    if (this.differences.length < MOST_SHOWN) this.differences.push({ kind, message, finding });
  }
}

const shown = (finding: Finding) => finding.severity !== 'hint';
const holds = (finding: Finding) => finding.severity === 'block';
const same = (a: Finding, b: Finding) =>
  a.category === b.category && a.start < b.end && b.start < a.end && a.severity === b.severity;

/** How many in a thousand messages. */
export const perThousand = (part: number, messages: number): number => (messages === 0 ? 0 : (part / messages) * 1000);
