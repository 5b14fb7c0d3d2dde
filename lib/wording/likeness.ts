import { CLAUSE_END, type FoldRoom, SENTENCE_END } from './fold';
import { buildTrie, type Found, type Trie } from './trie';

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
/** Texts longer than this are read by sentences alone. */
const WHOLE = 400;

/** What a piece is learned from and looked up by: one form of "you", one digit, every mark alike. */
export function pieceUnit(unit: number): number {
  if (unit === END) return MARK;
  if (unit > ZERO && unit <= ZERO + 9) return ZERO;
  return ALSO_YOU.has(unit) ? YOU : unit;
}

/** Long texts hold more pieces; without this they would always look surer than short ones. */
export const pieceScale = (pieces: number): number => 4 / Math.sqrt(Math.max(16, pieces));

const judges = new WeakMap<Learned, LikenessJudge>();

/** The judge of what was learned: one for all policies that go by the same. */
export function likenessJudge(learned: Learned): LikenessJudge {
  const known = judges.get(learned);
  if (known) return known;
  const judge = new LikenessJudge(learned);
  judges.set(learned, judge);
  return judge;
}

/** Judges one text after another by what was learned; its working arrays are kept. */
export class LikenessJudge {
  private readonly trie: Trie;
  private readonly weights: Int8Array;
  private readonly kinds: number;
  private readonly seenIn: Int32Array;
  private round = 0;
  private units = new Uint16Array(256);
  private readonly found: Found = { list: new Int32Array(1024), size: 0 };
  private readonly sums: Float64Array;
  private readonly best: Float64Array;
  private readonly bestStretch: Int32Array;

  constructor(private readonly learned: Learned) {
    const pieces = Object.keys(learned.rows);
    this.kinds = learned.kinds.length;
    this.trie = buildTrie(pieces);
    this.weights = new Int8Array(pieces.length * this.kinds);
    pieces.forEach((piece, at) => {
      const row = learned.rows[piece] ?? '';
      for (let k = 0; k < this.kinds; k++) this.weights[at * this.kinds + k] = row.charCodeAt(k) - NOTHING;
    });
    this.seenIn = new Int32Array(pieces.length);
    this.sums = new Float64Array(this.kinds);
    this.best = new Float64Array(this.kinds);
    this.bestStretch = new Int32Array(this.kinds * 2);
  }

  /**
   * Reads a folded text: as a whole and sentence by sentence, for one bad sentence among good ones counts. Afterwards
   * `of` tells of each kind.
   */
  read({ units, size, sentenceOf }: FoldRoom): void {
    if (this.units.length < size + 2) this.units = new Uint16Array((size + 2) * 2);
    const own = this.units;
    own[0] = MARK;
    for (let i = 0; i < size; i++) own[i + 1] = pieceUnit(units[i] as number);
    own[size + 1] = MARK;
    this.trie.scan(own, size + 2, this.found);
    this.best.fill(Number.NEGATIVE_INFINITY);
    if (size <= WHOLE) this.weigh(0, size + 2);
    if ((sentenceOf[size] as number) === 0 && size <= WHOLE) return;
    let begin = 0;
    for (let i = 1; i <= size; i++) {
      if (i < size && sentenceOf[i] === sentenceOf[begin]) continue;
      // A sentence with the mark before it and the mark that ends it.
      if (i - begin > 3) this.weigh(begin, Math.min(i + 1, size + 2));
      begin = i;
    }
  }

  /** What was read, for one kind. `undefined` where it is not more likely than `sure`. */
  of(kind: string, sure: number): Likeness | undefined {
    const k = this.learned.kinds.indexOf(kind);
    if (k < 0) return undefined;
    const likelihood = 1 / (1 + Math.exp(-(this.best[k] as number)));
    if (!(likelihood > sure)) return undefined;
    return {
      likelihood,
      ...this.stretchOf(k, this.bestStretch[k * 2] as number, this.bestStretch[k * 2 + 1] as number),
    };
  }

  private weigh(from: number, until: number): void {
    const { list, size } = this.found;
    const { sums, weights, kinds, seenIn, learned } = this;
    sums.fill(0);
    const round = ++this.round;
    let pieces = 0;
    for (let i = this.firstFrom(from); i < size; i += 3) {
      const piece = list[i] as number;
      if ((list[i + 1] as number) >= until) break;
      if ((list[i + 2] as number) > until || seenIn[piece] === round) continue;
      seenIn[piece] = round;
      pieces++;
      const row = piece * kinds;
      for (let k = 0; k < kinds; k++) sums[k] = (sums[k] as number) + (weights[row + k] as number);
    }
    const scale = pieceScale(pieces) * learned.step;
    for (let k = 0; k < kinds; k++) {
      const score = (learned.start[k] as number) + (sums[k] as number) * scale;
      if (score <= (this.best[k] as number)) continue;
      this.best[k] = score;
      this.bestStretch[k * 2] = from;
      this.bestStretch[k * 2 + 1] = until;
    }
  }

  /** The run of characters whose pieces speak most for a kind, in places of the folded text. */
  private stretchOf(k: number, from: number, until: number): { from: number; to: number } {
    const share = new Float64Array(until - from);
    const { list, size } = this.found;
    for (let i = this.firstFrom(from); i < size && (list[i + 1] as number) < until; i += 3) {
      const start = list[i + 1] as number;
      const end = list[i + 2] as number;
      if (end > until) continue;
      const each = (this.weights[(list[i] as number) * this.kinds + k] as number) / (end - start);
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
    while (first < last - 1 && this.units[first] === MARK) first++;
    while (last > first + 1 && this.units[last - 1] === MARK) last--;
    return { from: Math.max(0, first - 1), to: Math.max(0, last - 1) };
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
