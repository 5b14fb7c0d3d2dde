import type { FoldRoom } from './fold';
import { MARK, pieceScale } from './learned';
import { BLOCK, grow, type LikenessTables, OF_ROOT, PACKED, RECORD, TO_GROW, weightOf } from './likeness-tables';
import { Network, NOTHING } from './network';
import { grown } from './trie';

/* The pieces of a stretch of text, and what they say together. */

/** Two of the four at a time are added up in the halves of a number, and this many of 255 at most fit into one. */
const HALVES = 0x00ff00ff;
const FITS = 256;

/**
 * The network is asked where the pieces leave at least so much open, in log odds: of what they think less likely it has not yet
 * made anything that counts, and most sentences end here.
 */
const OPEN = -3;
/** How much of a score is the network's, where it was asked. */
const NETWORKS = 0.5;

/** Pieces are gathered in rounds of so many, each of which has a number of a byte: then the numbers begin anew. */
const ROUNDS = 255;

export class Pieces {
  /** the folded place of the second of what was taken; the first stands before it */
  origin = 0;
  private readonly records: Int32Array;
  private readonly rootEnd: number;
  private units = new Uint16Array(512);
  private classes = new Uint16Array(512);
  private pieces = new Int32Array(1024);
  /** per piece: the round it was last gathered in */
  private readonly seen: Uint8Array;
  private round = 0;
  private readonly sums: Int32Array;
  private readonly scores: Float64Array;
  private readonly network: Network | undefined;

  constructor(private readonly tables: LikenessTables) {
    const { kinds, records, says, rowWidth, network } = tables;
    this.records = records;
    this.rootEnd = records.length / RECORD.width;
    this.seen = new Uint8Array(rowWidth === 0 ? 0 : says.length / rowWidth);
    this.sums = new Int32Array(rowWidth * PACKED);
    this.scores = new Float64Array(kinds.length);
    this.network = network && new Network(network);
  }

  /** Takes a stretch with the character before it, or a mark, and a mark behind. */
  take(room: FoldRoom, from: number, until: number): void {
    const size = until - from;
    if (this.units.length < size + 2) {
      this.units = new Uint16Array((size + 2) * 2);
      this.classes = new Uint16Array((size + 2) * 2);
    }
    const { units, classes } = this;
    const { classOf } = this.tables;
    const mark = classOf[MARK] as number;
    units[0] = from > 0 ? (room.units[from - 1] as number) : MARK;
    classes[0] = classOf[units[0] as number] as number;
    for (let i = 1, at = from; i <= size; i++, at++) {
      const unit = room.units[at] as number;
      units[i] = unit;
      classes[i] = classOf[unit] as number;
    }
    units[size + 1] = MARK;
    classes[size + 1] = mark;
    this.origin = from;
  }

  /** The scores of a stretch of what was taken, a kind each. They hold until the next are asked for. */
  weigh(from: number, until: number): Float64Array {
    const { sums, scores } = this;
    const { start, step } = this.tables;
    const count = this.gather(from, until);
    sums.fill(-NOTHING * count);
    for (let block = 0; block * BLOCK * PACKED < sums.length; block++)
      for (let first = 0; first < count; first += FITS) this.add(block, first, Math.min(first + FITS, count));
    const scale = pieceScale(count) * step;
    let isOpen = false;
    for (let k = 0; k < scores.length; k++) {
      const score = (start[k] as number) + (sums[k] as number) * scale;
      scores[k] = score;
      isOpen ||= score > OPEN;
    }
    if (isOpen && this.network) this.weighBy(this.network, count);
    return scores;
  }

  /** Lets the network have its say about the pieces last gathered. */
  private weighBy(network: Network, count: number): void {
    const { scores } = this;
    const theirs = network.judge(this.place(network, count));
    for (let k = 0; k < scores.length; k++)
      scores[k] = (scores[k] as number) * (1 - NETWORKS) + (theirs[k] as number) * NETWORKS;
  }

  /** Gives the network the pieces last gathered; gives for how much each counts. */
  private place(network: Network, count: number): number {
    const { pieces } = this;
    const { placed } = this.tables;
    network.clear();
    let known = 0;
    for (let p = 0; p < count; p++) {
      const piece = pieces[p] as number;
      if (piece >= placed) continue;
      network.add(piece);
      known++;
    }
    return pieceScale(known);
  }

  /** What the pieces of a stretch say of one kind, each place of it its share. */
  sharesOf(k: number, from: number, until: number): Float64Array {
    const share = new Float64Array(until - from);
    const { network, tables } = this;
    const count = this.gather(from, until);
    const scale = pieceScale(count) * tables.step * (network ? 1 - NETWORKS : 1);
    const theirs = network ? this.place(network, count) : 0;
    network?.judge(theirs);
    const towards = network?.towards(k);
    for (let start = from; start < until; start++) {
      let record = this.root(start);
      for (let end = start + 1; record > 0 && end <= until; end++) {
        const piece = (this.records[record + RECORD.piece] as number) - 1;
        if (piece >= 0) {
          let weight = weightOf(tables, piece, k) * scale;
          if (network && towards && piece < tables.placed) weight += network.shareOf(piece, theirs * NETWORKS, towards);
          for (let at = start; at < end; at++) share[at - from] = (share[at - from] as number) + weight / (end - start);
        }
        record = end < until ? this.edge(record, end) : 0;
      }
    }
    return share;
  }

  isMark(at: number): boolean {
    return (this.units[at] as number) <= MARK;
  }

  /** The pieces of a stretch, each once, as their numbers into `pieces`; gives how many. */
  private gather(from: number, until: number): number {
    const { classes, records, rootEnd, seen } = this;
    const now = this.nextRound();
    let { pieces } = this;
    let n = 0;
    for (let start = from; start < until; start++) {
      const first = classes[start] as number;
      if (first >= rootEnd) continue;
      let record = first * RECORD.width;
      if (records[record] !== OF_ROOT && !this.grows(first)) continue;
      for (let next = start + 1; ; next++) {
        const piece = (records[record + RECORD.piece] as number) - 1;
        if (piece >= 0 && seen[piece] !== now) {
          seen[piece] = now;
          if (n === pieces.length) pieces = this.pieces = grown(pieces);
          pieces[n++] = piece;
        }
        const base = records[record + RECORD.base] as number;
        if (base === 0 || next >= until) break;
        const to = (base + (classes[next] as number)) * RECORD.width;
        if (to >= records.length || records[to] !== record + 1) break;
        record = to;
      }
    }
    return n;
  }

  private nextRound(): number {
    if (this.round === ROUNDS) {
      this.seen.fill(0);
      this.round = 0;
    }
    return ++this.round;
  }

  /** Lets a branch grow that has not yet; tells whether there is one. */
  private grows(first: number): boolean {
    if (this.records[first * RECORD.width] !== TO_GROW) return false;
    grow(this.tables, first);
    return true;
  }

  private add(block: number, first: number, last: number): void {
    const { pieces, sums } = this;
    const { says, rowWidth } = this.tables;
    const from = block * BLOCK;
    let even0 = 0;
    let odd0 = 0;
    let even1 = 0;
    let odd1 = 0;
    let even2 = 0;
    let odd2 = 0;
    let even3 = 0;
    let odd3 = 0;
    for (let p = first; p < last; p++) {
      const at = (pieces[p] as number) * rowWidth + from;
      const a = says[at] as number;
      const b = says[at + 1] as number;
      const c = says[at + 2] as number;
      const d = says[at + 3] as number;
      even0 = (even0 + (a & HALVES)) | 0;
      odd0 = (odd0 + ((a >>> 8) & HALVES)) | 0;
      even1 = (even1 + (b & HALVES)) | 0;
      odd1 = (odd1 + ((b >>> 8) & HALVES)) | 0;
      even2 = (even2 + (c & HALVES)) | 0;
      odd2 = (odd2 + ((c >>> 8) & HALVES)) | 0;
      even3 = (even3 + (d & HALVES)) | 0;
      odd3 = (odd3 + ((d >>> 8) & HALVES)) | 0;
    }
    const k = block * BLOCK * PACKED;
    putHalves(sums, k, even0, odd0);
    putHalves(sums, k + 4, even1, odd1);
    putHalves(sums, k + 8, even2, odd2);
    putHalves(sums, k + 12, even3, odd3);
  }

  private root(at: number): number {
    const first = this.classes[at] as number;
    const record = first * RECORD.width;
    return first < this.rootEnd && this.records[record] === OF_ROOT ? record : 0;
  }

  private edge(record: number, at: number): number {
    const base = this.records[record + RECORD.base] as number;
    const to = (base + (this.classes[at] as number)) * RECORD.width;
    return base !== 0 && to < this.records.length && this.records[to] === record + 1 ? to : 0;
  }
}

function putHalves(sums: Int32Array, k: number, even: number, odd: number): void {
  sums[k] = (sums[k] as number) + (even & 0xffff);
  sums[k + 1] = (sums[k + 1] as number) + (odd & 0xffff);
  sums[k + 2] = (sums[k + 2] as number) + (even >>> 16);
  sums[k + 3] = (sums[k + 3] as number) + (odd >>> 16);
}
