import { type FoldRoom, SENTENCE_END, sentenceAt } from './fold';
import { MARK } from './learned';
import type { LikenessTables } from './likeness-tables';
import { Pieces } from './pieces';
import { type Sentence, SentenceMemo, SHORT } from './sentences';

/*
 * A second recogniser beside the patterns: how much a message is like those of one kind, weighed piece by piece by what
 * was learned. Patterns know only the ways of saying that they list; this knows what such sentences are made of. It is
 * deterministic, its weights are data, and it tells which words decided.
 */

/** How likely a message is of a kind, 0 to 1, and the folded stretch that speaks most for it. */
export interface Likeness {
  likelihood: number;
  from: number;
  to: number;
}

const END = SENTENCE_END.charCodeAt(0);
/** Sentences of no more characters than this say nothing by themselves. */
const SHORTEST = 3;

/** The scores of a sentence, and the character before it when it was read: the two make pieces together. */
interface Scored {
  before: number;
  scores: Float64Array;
}

/** Judges one text after another by what was learned; its working arrays are kept. */
export class LikenessJudge {
  /** per kind: the highest score of the text last read; the likelihood is its logistic */
  readonly best: Float64Array;
  private readonly bestFrom: Int32Array;
  private readonly bestUntil: Int32Array;
  private readonly pieces: Pieces;
  private readonly memo = new SentenceMemo<Scored>();
  private room: FoldRoom | undefined;

  constructor(private readonly tables: LikenessTables) {
    const { length } = tables.kinds;
    this.best = new Float64Array(length);
    this.bestFrom = new Int32Array(length);
    this.bestUntil = new Int32Array(length);
    this.pieces = new Pieces(tables);
  }

  /** Forgets the sentences met before. */
  forget(): void {
    this.memo.clear();
  }

  /** The number of a kind, or -1. */
  kind(name: string): number {
    return this.tables.kinds.indexOf(name);
  }

  /**
   * Reads a folded text: as a whole and sentence by sentence, for one bad sentence among good ones counts. Where its
   * `sentences` are given, what they scored before is remembered. Afterwards `best` and `of` tell of each kind.
   */
  read(room: FoldRoom, sentences?: readonly Sentence[]): void {
    const { size } = room;
    const { best, pieces } = this;
    this.room = room;
    best.fill(Number.NEGATIVE_INFINITY);
    if (sentences && size > SHORT) {
      for (const sentence of sentences) this.readSentence(room, sentence);
      this.memo.age();
      return;
    }
    pieces.take(room, 0, size);
    if (size <= SHORT) this.keep(pieces.weigh(0, size + 2), 0, size + 2);
    if (sentenceAt(room, size) === 0 && size <= SHORT) return;
    const { units } = room;
    let begin = 0;
    for (let i = 1; i <= size; i++) {
      if (i < size && units[i] !== END) continue;
      // A sentence with the character before it.
      if (i - begin > SHORTEST) this.keep(pieces.weigh(begin, i + 1), begin, i + 1);
      begin = i;
    }
  }

  /** What was read, for one kind, if it is more likely than `sure`. */
  of(kind: number, sure: number): Likeness | undefined {
    const likelihood = 1 / (1 + Math.exp(-(this.best[kind] as number)));
    if (!(likelihood > sure)) return undefined;
    return { likelihood, ...this.stretchOf(kind, this.bestFrom[kind] as number, this.bestUntil[kind] as number) };
  }

  /** A sentence of a long text, its places as those of the whole between marks. */
  private readSentence(room: FoldRoom, { from, until, key }: Sentence): void {
    if (until - from <= SHORTEST) return;
    const before = from > 0 ? (room.units[from - 1] as number) : MARK;
    let scored = this.memo.get(key);
    if (scored?.before !== before) {
      this.pieces.take(room, from, until);
      scored = { before, scores: this.pieces.weigh(0, until - from + 1).slice() };
      this.memo.put(key, scored);
    }
    this.keep(scored.scores, from, until + 1);
  }

  private keep(scores: Float64Array, from: number, until: number): void {
    const { best } = this;
    for (let k = 0; k < best.length; k++) {
      const score = scores[k] as number;
      if (score <= (best[k] as number)) continue;
      best[k] = score;
      this.bestFrom[k] = from;
      this.bestUntil[k] = until;
    }
  }

  /** The run of characters whose pieces speak most for a kind, in places of the folded text. */
  private stretchOf(k: number, bestFrom: number, bestUntil: number): { from: number; to: number } {
    const { room, pieces } = this;
    // What was remembered of a sentence has to be read again to tell which of its words decided.
    if (room && room.size > SHORT) pieces.take(room, bestFrom, bestUntil - 1);
    const { origin } = pieces;
    const share = pieces.sharesOf(k, bestFrom - origin, bestUntil - origin);
    const found = largestRun(share);
    // Marks at the edges are not the buyer's to read.
    let first = bestFrom - origin + found.from;
    let last = bestFrom - origin + found.to;
    while (first < last - 1 && pieces.isMark(first)) first++;
    while (last > first + 1 && pieces.isMark(last - 1)) last--;
    return { from: Math.max(0, origin + first - 1), to: Math.max(0, origin + last - 1) };
  }
}

/** The run with the largest sum; all where no sum is above nought. */
function largestRun(values: Float64Array): { from: number; to: number } {
  let best = 0;
  let found = { from: 0, to: values.length };
  let sum = 0;
  let begin = 0;
  for (let i = 0; i < values.length; i++) {
    if (sum <= 0) {
      sum = 0;
      begin = i;
    }
    sum += values[i] as number;
    if (sum > best) {
      best = sum;
      found = { from: begin, to: i + 1 };
    }
  }
  return found;
}
