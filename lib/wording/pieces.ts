import type { FoldRoom } from './fold';
import { MARK } from './learned';
import { CLASS, CLASS_BITS, grow, type LikenessTables, RECORD, TO_GROW, weightOf } from './likeness-tables';
import { Network, NOTHING } from './network';
import { addRows, PACKED, scaleOf } from './rows';
import { grown } from './trie';

/* The pieces of a stretch of text, and what they say together. */

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
    addRows(this.tables.says, this.pieces, count, sums);
    const scale = scaleOf(count) * step;
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
    const theirs = network.judge(this.pieces, count);
    for (let k = 0; k < scores.length; k++)
      scores[k] = (scores[k] as number) * (1 - NETWORKS) + (theirs[k] as number) * NETWORKS;
  }

  /** What the pieces of a stretch say of one kind, each place of it its share. */
  sharesOf(k: number, from: number, until: number): Float64Array {
    const share = new Float64Array(until - from);
    const { network, tables } = this;
    const count = this.gather(from, until);
    const scale = scaleOf(count) * tables.step * (network ? 1 - NETWORKS : 1);
    network?.judge(this.pieces, count);
    const towards = network?.towards(k);
    for (let start = from; start < until; start++) {
      let record = this.edge(0, start);
      for (let end = start + 1; record > 0 && end <= until; end++) {
        const piece = ((this.records[record + RECORD.is] as number) >>> CLASS_BITS) - 1;
        if (piece >= 0) {
          let weight = weightOf(tables, piece, k) * scale;
          if (network && towards) weight += network.shareOf(piece, towards) * NETWORKS;
          for (let at = start; at < end; at++) share[at - from] = (share[at - from] as number) + weight / (end - start);
        }
        const base = this.records[record + RECORD.base] as number;
        record = end < until && base !== 0 ? this.edge(base, end) : 0;
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
      let is = records[record + RECORD.is] as number;
      if (is === TO_GROW) {
        grow(this.tables, first);
        is = records[record + RECORD.is] as number;
      }
      if ((is & CLASS) !== first + 1) continue;
      for (let next = start + 1; ; next++) {
        const piece = (is >>> CLASS_BITS) - 1;
        if (piece >= 0 && seen[piece] !== now) {
          seen[piece] = now;
          if (n === pieces.length) pieces = this.pieces = grown(pieces);
          pieces[n++] = piece;
        }
        const base = records[record + RECORD.base] as number;
        if (base === 0 || next >= until) break;
        const edge = classes[next] as number;
        record = (base + edge) * RECORD.width;
        if (record >= records.length) break;
        is = records[record + RECORD.is] as number;
        if ((is & CLASS) !== edge + 1) break;
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

  /** The record of the character at `at` among the edges that begin at `base`, or 0. */
  private edge(base: number, at: number): number {
    const edge = this.classes[at] as number;
    const record = (base + edge) * RECORD.width;
    const is = record < this.records.length ? (this.records[record + RECORD.is] as number) : 0;
    return (is & CLASS) === edge + 1 ? record : 0;
  }
}
