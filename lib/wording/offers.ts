import type { CaseFacts } from '../model/case';
import { readYuan, yuanIn } from './amount';
import { sentenceAt } from './fold';
import type { Scanner } from './scanner';

/** Sums of money offered in a draft and before it, against the agent's limit; each sentence is read once. */
export class Offers {
  private promised: number | undefined;
  /** per sentence: whether it offers more than is left, and where it ends */
  private readonly read = new Map<number, { isOver: boolean; until: number }>();

  constructor(
    private readonly scanner: Scanner,
    private readonly facts: CaseFacts,
    /** words of an offer of money */
    private readonly offering: readonly string[],
  ) {}

  /** Whether the sentence a hit lies in offers more than is left; no limit known: never. */
  isOver(from: number, to: number): boolean {
    const { limitYuan } = this.facts;
    if (limitYuan === undefined) return false;
    const sentence = sentenceAt(this.scanner.room, from);
    let here = this.read.get(sentence);
    if (!here || to > here.until) {
      here = this.readSentence(from, to, limitYuan - this.before());
      this.read.set(sentence, here);
    }
    return here.isOver;
  }

  private readSentence(from: number, to: number, left: number): { isOver: boolean; until: number } {
    const { room, typed } = this.scanner;
    const sentence = sentenceAt(room, from);
    let begin = from;
    let until = to;
    while (begin > 0 && sentenceAt(room, begin - 1) === sentence) begin--;
    while (until < room.size && sentenceAt(room, until) === sentence) until++;
    for (const yuan of yuanIn(typed.slice(room.at[begin] ?? 0, room.at[until] ?? typed.length)))
      if (yuan > 0 && yuan > left) return { isOver: true, until };
    return { isOver: false, until };
  }

  /** Offers of one case add up; the same sum said again is one offer. */
  private before(): number {
    if (this.promised === undefined) {
      const sums = this.facts.agent.flatMap((message) =>
        this.offering.some((word) => message.includes(word)) ? [Math.max(0, ...readYuan(message))] : [],
      );
      this.promised = [...new Set(sums)].reduce((sum, yuan) => sum + yuan, 0);
    }
    return this.promised;
  }
}
