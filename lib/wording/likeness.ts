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
/** No place of a text is as far. */
const KEY = 1 << 20;
/** A sentence longer than this is read clause by clause as well: what is wrong in one drowns among others that are as they should be. */
const LONG = 28;
/** How much surer a clause must be than a sentence, in log odds: alone it says less. */
export const ALONE = 1.5;
/** So many clauses of a sentence, and so many places of a text, are read by themselves: nobody writes more, and a frame lasts 16.7 ms. */
const MOST_ALONE = 500;

/** Takes the scores of a stretch, which hold until the next are given; `less` is what they fall short of a sentence's. */
type Give = (from: number, until: number, scores: Float64Array, less: number) => void;

/** A sentence's scores and its clauses', by their places in it, and the character before it when it was read: that makes pieces with it. */
interface Scored {
  before: number;
  stretches: readonly { from: number; until: number; scores: Float64Array; less: number }[];
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
  /** stretches of this text asked for by themselves, and what they scored */
  private readonly within = new Map<number, Float64Array>();

  /** per kind: 1 where a clause counts by itself, whatever stands around it */
  private readonly countsAlone: Uint8Array;

  /** Judges by what was learned; what is of the kinds named in `alone` is so wherever it stands, others can be made good by what is said beside. */
  constructor(
    private readonly tables: LikenessTables,
    alone: ReadonlySet<string> = new Set(),
  ) {
    const { length } = tables.kinds;
    this.countsAlone = Uint8Array.from(tables.kinds, (kind) => (alone.has(kind) ? 1 : 0));
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
    if (this.within.size > 0) this.within.clear();
    best.fill(Number.NEGATIVE_INFINITY);
    if (sentences && size > SHORT) {
      for (const sentence of sentences) this.readSentence(room, sentence);
      this.memo.age();
      return;
    }
    pieces.take(room, 0, size);
    if (size <= SHORT) {
      if (sentenceAt(room, size) === 0) {
        this.weighSentence(0, size + 2, this.keep);
        return;
      }
      this.keep(0, size + 2, pieces.weigh(0, size + 2), 0);
    }
    const { units } = room;
    let begin = 0;
    for (let i = 1; i <= size; i++) {
      if (i < size && units[i] !== END) continue;
      // A sentence with the character before it.
      if (i - begin > SHORTEST) this.weighSentence(begin, i + 1, this.keep);
      begin = i;
    }
  }

  /** How like one kind a stretch of the text last read is by itself: its score, in log odds. */
  scoreWithin(kind: number, from: number, until: number): number {
    const { room, pieces, within } = this;
    if (!room) return Number.NEGATIVE_INFINITY;
    const key = from * KEY + until;
    let scores = within.get(key);
    if (!scores) {
      if (within.size === MOST_ALONE) return Number.NEGATIVE_INFINITY;
      pieces.take(room, from, until);
      scores = pieces.weigh(0, until - from + 2).slice();
      within.set(key, scores);
    }
    return scores[kind] as number;
  }

  /** What was read, for one kind, if it is more likely than `sure`. */
  of(kind: number, sure: number): Likeness | undefined {
    const likelihood = 1 / (1 + Math.exp(-(this.best[kind] as number)));
    if (!(likelihood > sure)) return undefined;
    return { likelihood, ...this.stretchOf(kind, this.bestFrom[kind] as number, this.bestUntil[kind] as number) };
  }

  /** Weighs a sentence of what was taken, and where it is long each of its clauses as well. */
  private weighSentence(from: number, until: number, give: Give): void {
    const { pieces } = this;
    give(from, until, pieces.weigh(from, until), 0);
    if (until - from <= LONG) return;
    let begin = from;
    let read = 0;
    for (let i = from + 1; i < until && read < MOST_ALONE; i++) {
      const isLast = i === until - 1;
      if (!isLast && !pieces.isMark(i)) continue;
      if (i - begin > SHORTEST && !(isLast && begin === from)) {
        give(begin, i + 1, pieces.weigh(begin, i + 1), ALONE);
        read++;
      }
      begin = i;
    }
  }

  /** A sentence of a long text, its places as those of the whole between marks. */
  private readSentence(room: FoldRoom, { from, until, key }: Sentence): void {
    if (until - from <= SHORTEST) return;
    const before = from > 0 ? (room.units[from - 1] as number) : MARK;
    let scored = this.memo.get(key);
    if (scored?.before !== before) {
      this.pieces.take(room, from, until);
      const stretches: Scored['stretches'][number][] = [];
      this.weighSentence(0, until - from + 1, (begin, end, scores, less) =>
        stretches.push({ from: begin, until: end, scores: scores.slice(), less }),
      );
      scored = { before, stretches };
      this.memo.put(key, scored);
    }
    for (const each of scored.stretches) this.keep(from + each.from, from + each.until, each.scores, each.less);
  }

  private readonly keep: Give = (from, until, scores, less) => {
    const { best } = this;
    for (let k = 0; k < best.length; k++) {
      if (less > 0 && this.countsAlone[k] === 0) continue;
      const score = (scores[k] as number) - less;
      if (score <= (best[k] as number)) continue;
      best[k] = score;
      this.bestFrom[k] = from;
      this.bestUntil[k] = until;
    }
  };

  /** The run of characters whose pieces speak most for a kind, in places of the folded text. */
  private stretchOf(k: number, bestFrom: number, bestUntil: number): { from: number; to: number } {
    const { room, pieces } = this;
    // Something else may have been read since.
    if (room && room.size > SHORT) pieces.take(room, bestFrom, bestUntil - 1);
    else if (room) pieces.take(room, 0, room.size);
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
