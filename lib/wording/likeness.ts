import { CLAUSE_END, type FoldRoom, SENTENCE_END, sentenceAt } from './fold';
import { type Sentence, SentenceMemo, SHORT } from './sentences';
import { buildTrie, type Found, grown, newFound, scanTrie, type Trie } from './trie';

/*
 * A second recogniser beside the patterns: how much a message is like those of one kind, weighed piece by piece by what
 * was learned. Patterns know only the ways of saying that they list; this knows what such sentences are made of. It is
 * deterministic, its weights are data, and it tells which words decided.
 */

/** `rows` holds one string a piece of one to three characters: a character a kind, `O` (79) being nothing. */
export interface Learned {
  kinds: readonly string[];
  /** the value of one notch */
  step: number;
  /** what a message of no known piece starts from, one a kind */
  start: readonly number[];
  rows: Readonly<Record<string, string>>;
}

/** How likely a message is of a kind, 0 to 1, and the folded stretch that speaks most for it. */
export interface Likeness {
  likelihood: number;
  from: number;
  to: number;
}

const NOTHING = 79;
const MARK = CLAUSE_END.charCodeAt(0);
const END = SENTENCE_END.charCodeAt(0);
const YOU = '你'.charCodeAt(0);
const ALSO_YOU = new Set([...'您妳恁'].map((c) => c.charCodeAt(0)));
const ZERO = 48;
/** Sentences of no more characters than this say nothing by themselves. */
const SHORTEST = 3;
/** No unit of this or above is read as another. */
const ALIKE_UNTIL = 0xa000;

/** What a piece is learned from and looked up by: one form of "you", one digit, every mark alike. */
export function pieceUnit(unit: number): number {
  if (unit === END) return MARK;
  if (unit > ZERO && unit <= ZERO + 9) return ZERO;
  return ALSO_YOU.has(unit) ? YOU : unit;
}

/** Long texts hold more pieces; without this they would always look surer than short ones. */
export const pieceScale = (pieces: number): number => 4 / Math.sqrt(Math.max(16, pieces));

/** What a piece says of four kinds in one number, eight bits a kind, `BIAS` being nothing. */
const BIAS = 128;
const PACKED = 4;
/** Two of the four at a time are added up in the halves of a number, and this many of 255 at most fit into one. */
const HALVES = 0x00ff00ff;
const FITS = 256;

type Scores = Float64Array;

/** The scores of a sentence, and the character before it when it was read: the two make pieces together. */
interface Scored {
  before: number;
  scores: Scores;
}

/** What a judge of likeness goes by: flat tables that can be stored. */
export interface LikenessTables {
  kinds: readonly string[];
  step: number;
  start: readonly number[];
  /** gives pieces */
  trie: Trie;
  /** what each piece says, `ceil(kinds / 4)` numbers each */
  weights: Int32Array;
}

const compiled = new WeakMap<Learned, Map<string, LikenessTables>>();

/** What was learned of these kinds, made ready; a kind that was not learned is left out. The same for all policies. */
export function likenessTables(learned: Learned, kinds: readonly string[]): LikenessTables {
  const known = compiled.get(learned) ?? new Map<string, LikenessTables>();
  compiled.set(learned, known);
  const tables = known.get(kinds.join()) ?? compileLikeness(learned, kinds);
  known.set(kinds.join(), tables);
  return tables;
}

/** What was learned of these kinds was made ready before: whoever compiles a policy with it need not do so again. */
export function knowLikeness(learned: Learned, tables: LikenessTables): void {
  const known = compiled.get(learned) ?? new Map<string, LikenessTables>();
  compiled.set(learned, known.set(tables.kinds.join(), tables));
}

function compileLikeness(learned: Learned, kinds: readonly string[]): LikenessTables {
  const pieces = Object.keys(learned.rows);
  const columns = kinds.map((kind) => learned.kinds.indexOf(kind)).filter((column) => column >= 0);
  const trie = buildTrie(
    pieces,
    Int32Array.from(pieces, (_, at) => at),
  );
  const { classOf } = trie;
  for (let unit = 0; unit < ALIKE_UNTIL; unit++)
    if (pieceUnit(unit) !== unit) classOf[unit] = classOf[pieceUnit(unit)] as number;
  const width = Math.ceil(columns.length / PACKED);
  const weights = new Int32Array(pieces.length * width).fill(BIAS * 0x01010101);
  pieces.forEach((piece, at) => {
    const row = learned.rows[piece] ?? '';
    columns.forEach((column, k) => {
      const cell = at * width + (k >> 2);
      const shift = (k & 3) * 8;
      const weight = (row.charCodeAt(column) || NOTHING) - NOTHING + BIAS;
      weights[cell] = ((weights[cell] as number) & ~(0xff << shift)) | (weight << shift);
    });
  });
  return {
    kinds: columns.map((column) => learned.kinds[column] ?? ''),
    step: learned.step,
    start: columns.map((column) => learned.start[column] ?? 0),
    trie,
    weights,
  };
}

/** Judges one text after another by what was learned; its working arrays are kept. */
export class LikenessJudge {
  /** per kind: the highest score of the text last read; the likelihood is its logistic */
  readonly best: Scores;
  private readonly width: number;
  private readonly bestFrom: Int32Array;
  private readonly bestUntil: Int32Array;
  private readonly seenIn: Int32Array;
  private round = 0;
  /** what is read: the units of a stretch between what stands before and behind it */
  private units = new Uint16Array(SHORT + 2);
  private classes = new Uint16Array(SHORT + 2);
  /** the folded place of the second of `units` */
  private origin = 0;
  private readonly found: Found = newFound();
  private pieces = new Int32Array(1024);
  private readonly sums: Int32Array;
  private readonly scores: Scores;
  private readonly memo = new SentenceMemo<Scored>();
  private room: FoldRoom | undefined;

  constructor(private readonly tables: LikenessTables) {
    const { kinds, weights } = tables;
    this.width = Math.ceil(kinds.length / PACKED);
    this.best = new Float64Array(kinds.length);
    this.bestFrom = new Int32Array(kinds.length);
    this.bestUntil = new Int32Array(kinds.length);
    this.sums = new Int32Array(this.width * PACKED);
    this.scores = new Float64Array(kinds.length);
    this.seenIn = new Int32Array(this.width === 0 ? 0 : weights.length / this.width);
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
    this.room = room;
    const { best } = this;
    for (let k = 0; k < best.length; k++) best[k] = Number.NEGATIVE_INFINITY;
    if (sentences && size > SHORT) {
      for (const sentence of sentences) this.readSentence(room, sentence);
      this.memo.age();
      return;
    }
    this.load(room, 0, size);
    if (size <= SHORT) this.keep(this.weigh(0, size + 2), 0, size + 2);
    if (sentenceAt(room, size) === 0 && size <= SHORT) return;
    const { units } = room;
    let begin = 0;
    for (let i = 1; i <= size; i++) {
      if (i < size && units[i] !== END) continue;
      // A sentence with the character before it.
      if (i - begin > SHORTEST) this.keep(this.weigh(begin, i + 1), begin, i + 1);
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
      this.load(room, from, until);
      scored = { before, scores: this.weigh(0, until - from + 1).slice() };
      this.memo.put(key, scored);
    }
    this.keep(scored.scores, from, until + 1);
  }

  private keep(scores: Scores, from: number, until: number): void {
    const { best } = this;
    for (let k = 0; k < best.length; k++) {
      const score = scores[k] as number;
      if (score <= (best[k] as number)) continue;
      best[k] = score;
      this.bestFrom[k] = from;
      this.bestUntil[k] = until;
    }
  }

  /** Takes a stretch with the character before it, or a mark, and a mark behind, and finds its pieces. */
  private load(room: FoldRoom, from: number, until: number): void {
    const size = until - from;
    if (this.units.length < size + 2) {
      this.units = new Uint16Array((size + 2) * 2);
      this.classes = new Uint16Array((size + 2) * 2);
    }
    const { units } = this;
    units[0] = from > 0 ? (room.units[from - 1] as number) : MARK;
    for (let i = 0; i < size; i++) units[i + 1] = room.units[from + i] as number;
    units[size + 1] = MARK;
    this.origin = from;
    scanTrie(this.tables.trie, units, 0, size + 2, this.found, this.classes);
  }

  /**
   * The scores of a stretch of what was taken. A piece counts once. Its numbers are added up column by column, four kinds
   * to a number: a third of the time that a row at a time takes.
   */
  private weigh(from: number, until: number): Scores {
    const { width, sums, scores, tables } = this;
    const { weights, step, start } = tables;
    const count = this.piecesOf(from, until);
    const { pieces } = this;
    for (let k = 0; k < sums.length; k++) sums[k] = -BIAS * count;
    for (let first = 0; first < count; first += FITS) {
      const last = Math.min(first + FITS, count);
      for (let column = 0; column < width; column++) {
        let even = 0;
        let odd = 0;
        for (let p = first; p < last; p++) {
          const four = weights[(pieces[p] as number) * width + column] as number;
          even = (even + (four & HALVES)) | 0;
          odd = (odd + ((four >>> 8) & HALVES)) | 0;
        }
        const k = column * PACKED;
        sums[k] = (sums[k] as number) + (even & 0xffff);
        sums[k + 1] = (sums[k + 1] as number) + (odd & 0xffff);
        sums[k + 2] = (sums[k + 2] as number) + (even >>> 16);
        sums[k + 3] = (sums[k + 3] as number) + (odd >>> 16);
      }
    }
    const scale = pieceScale(count) * step;
    for (let k = 0; k < scores.length; k++) scores[k] = (start[k] as number) + (sums[k] as number) * scale;
    return scores;
  }

  /** The pieces that lie in a stretch, each once, into `pieces`; gives how many. */
  private piecesOf(from: number, until: number): number {
    const { seenIn } = this;
    const { list, size } = this.found;
    const round = ++this.round;
    let n = 0;
    for (let i = from === 0 ? 0 : this.firstFrom(from); i < size; i += 3) {
      if ((list[i + 1] as number) >= until) break;
      const piece = list[i] as number;
      if ((list[i + 2] as number) > until || seenIn[piece] === round) continue;
      seenIn[piece] = round;
      if (n === this.pieces.length) this.pieces = grown(this.pieces);
      this.pieces[n++] = piece;
    }
    return n;
  }

  /** The run of characters whose pieces speak most for a kind, in places of the folded text. */
  private stretchOf(k: number, bestFrom: number, bestUntil: number): { from: number; to: number } {
    const { room, width } = this;
    // What was remembered of a sentence has to be read again to tell which of its words decided.
    if (room && room.size > SHORT) this.load(room, bestFrom, bestUntil - 1);
    const from = bestFrom - this.origin;
    const until = bestUntil - this.origin;
    const share = new Float64Array(until - from);
    const { list, size } = this.found;
    const cell = k >> 2;
    const shift = (k & 3) * 8;
    for (let i = this.firstFrom(from); i < size && (list[i + 1] as number) < until; i += 3) {
      const start = list[i + 1] as number;
      const end = list[i + 2] as number;
      if (end > until) continue;
      const weight = (((this.tables.weights[(list[i] as number) * width + cell] as number) >>> shift) & 0xff) - BIAS;
      const each = weight / (end - start);
      for (let at = start; at < end; at++) share[at - from] = (share[at - from] as number) + each;
    }
    let best = 0;
    let found = { from: 0, to: share.length };
    let sum = 0;
    let begin = 0;
    for (let i = 0; i < share.length; i++) {
      if (sum <= 0) {
        sum = 0;
        begin = i;
      }
      sum += share[i] as number;
      if (sum > best) {
        best = sum;
        found = { from: begin, to: i + 1 };
      }
    }
    // Marks at the edges are not the buyer's to read.
    let first = from + found.from;
    let last = from + found.to;
    while (first < last - 1 && this.isMark(first)) first++;
    while (last > first + 1 && this.isMark(last - 1)) last--;
    return { from: Math.max(0, this.origin + first - 1), to: Math.max(0, this.origin + last - 1) };
  }

  private isMark(at: number): boolean {
    return (this.units[at] as number) <= MARK;
  }

  /** The first found piece that starts at `at` or later, as a place in the list. */
  private firstFrom(at: number): number {
    const { list, size } = this.found;
    let low = 0;
    let high = size / 3;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle * 3 + 1] as number) < at) low = middle + 1;
      else high = middle;
    }
    return low * 3;
  }
}
