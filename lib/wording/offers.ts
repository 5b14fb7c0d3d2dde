import type { CaseFacts } from '../model/case';
import { readYuan, yuanIn } from './amount';
import { sentenceAt } from './fold';
import type { Policy } from './rule';
import type { Scanner } from './scanner';

/** What is said with a sum: words of an offer, of what the buyer has paid, and of all offers taken together. */
export interface OfferWords {
  offering: readonly string[];
  paid: readonly string[];
  totalling: readonly string[];
}

export const offerWordsOf = (vocabulary: Policy['vocabulary']): OfferWords => ({
  offering: vocabulary['offering'] ?? [],
  paid: vocabulary['paid'] ?? [],
  totalling: vocabulary['totalling'] ?? [],
});

/** Sums of money offered in a draft and before it, against the agent's limit; each sentence is read once. */
export class Offers {
  private promised: number | undefined;
  /** per sentence: whether it offers more than is left, and where it ends */
  private readonly read = new Map<number, { isOver: boolean; until: number }>();

  constructor(
    private readonly scanner: Scanner,
    private readonly facts: CaseFacts,
    private readonly words: OfferWords,
  ) {}

  /** Whether the sentence a hit lies in offers more than is left; no limit known: never. */
  isOver(from: number, to: number): boolean {
    const { limitYuan } = this.facts;
    if (limitYuan === undefined) return false;
    const sentence = sentenceAt(this.scanner.room, from);
    let here = this.read.get(sentence);
    if (!here || to > here.until) {
      here = this.readSentence(from, to, limitYuan);
      this.read.set(sentence, here);
    }
    return here.isOver;
  }

  private readSentence(from: number, to: number, limit: number): { isOver: boolean; until: number } {
    const { room } = this.scanner;
    const sentence = sentenceAt(room, from);
    let begin = from;
    let until = to;
    while (begin > 0 && sentenceAt(room, begin - 1) === sentence) begin--;
    while (until < room.size && sentenceAt(room, until) === sentence) until++;
    for (let first = begin; first < until; ) {
      let last = first + 1;
      while (last < until && room.clauseOf[last] === room.clauseOf[first]) last++;
      if (this.isClauseOver(first, last, limit)) return { isOver: true, until };
      first = last;
    }
    return { isOver: false, until };
  }

  private isClauseOver(first: number, last: number, limit: number): boolean {
    const { room, typed } = this.scanner;
    const said = typed.slice(room.at[first] ?? 0, room.at[last] ?? typed.length);
    // What the buyer has paid is the buyer's: giving it back is no offer.
    if (has(said, this.words.paid)) return false;
    const left = has(said, this.words.totalling) ? limit : limit - this.before();
    for (const yuan of yuanIn(said)) if (yuan > 0 && yuan > left) return true;
    return false;
  }

  /** Offers of one case add up; the same sum said again is one offer. */
  private before(): number {
    if (this.promised === undefined) {
      const sums = this.facts.agent.flatMap((message) =>
        has(message, this.words.offering) ? [Math.max(0, ...readYuan(message))] : [],
      );
      this.promised = [...new Set(sums)].reduce((sum, yuan) => sum + yuan, 0);
    }
    return this.promised;
  }
}

const has = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));
