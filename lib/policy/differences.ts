import type { Finding } from '../model/finding';
import type { SentMessage } from './backtest';

/* What two policies find in messages, sorted by which of them does. */

/**
 * How two policies stand to a finding: only the new one has it, only the old one, both; or only a rule of the new one that is
 * in shadow, which holds nothing yet.
 */
export const KINDS = ['added', 'gone', 'both', 'shadow'] as const;
export type Kind = (typeof KINDS)[number];

/** What was found in a message, by which policy. */
export interface Difference {
  kind: Kind;
  message: SentMessage;
  finding: Finding;
  /** how often the same words were sent in the same case */
  times: number;
}

export interface Listed {
  /** findings of each kind in all */
  counts: Readonly<Record<Kind, number>>;
  /** the same words once; the list of a kind stops at `MOST_LISTED` */
  differences: readonly Difference[];
}

const MOST_LISTED = 500;
const NONE_OF_ANY: Readonly<Record<Kind, number>> = { added: 0, gone: 0, both: 0, shadow: 0 };

/** What was found, the same words in the same case told once. */
export class DifferenceList {
  private readonly counts: Record<Kind, number> = { ...NONE_OF_ANY };
  private readonly known: Readonly<Record<Kind, Map<string, Difference>>> = {
    added: new Map(),
    gone: new Map(),
    both: new Map(),
    shadow: new Map(),
  };

  add(kind: Kind, message: SentMessage, finding: Finding, times = 1): void {
    this.counts[kind] += times;
    const known = this.known[kind];
    const { text, where, talk, facts } = message;
    const key = `${finding.rule} ${finding.start} ${facts.fault} ${text}`;
    const before = known.get(key);
    if (before) before.times += times;
    else if (known.size < MOST_LISTED) {
      // A log's messages work their case out when it is asked for; what is shown carries it.
      const own = talk === undefined ? { text, facts, where } : { text, facts, where, talk };
      known.set(key, { kind, message: own, finding, times });
    }
  }

  /** Takes over a piece's: what its list had no room for counts all the same. */
  join({ counts, differences }: Listed): void {
    const listed = { ...NONE_OF_ANY };
    for (const { kind, message, finding, times } of differences) {
      listed[kind] += times;
      this.add(kind, message, finding, times);
    }
    for (const kind of KINDS) this.counts[kind] += counts[kind] - listed[kind];
  }

  get soFar(): Listed {
    return {
      counts: { ...this.counts },
      differences: KINDS.flatMap((kind) => [...this.known[kind].values()].map((each) => ({ ...each }))),
    };
  }
}
