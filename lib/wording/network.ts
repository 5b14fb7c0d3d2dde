/*
 * A second opinion on a sentence, asked where the weights of its pieces leave something open: a small network over the shorter
 * pieces. Each piece is a place in a space of a few directions, the sum of a sentence's places goes through one layer of
 * rectified sums, and from those comes a score a kind. What pieces weigh one by one can only add up; this also knows what
 * they mean beside each other.
 */

import { ascii } from './ascii';
import { addRows, byteOf, PACKED, scaleOf } from './rows';

/** Directions of the space: what is known of a piece is so many numbers. */
export const DIRECTIONS = 16;
/** The character that stands for nothing in what is kept; a notch more or less is the next or the last one. */
export const NOTHING = 79;

/** Sums of a layer: what each starts from, and, sum by sum, how much of each input it takes. */
export interface Layer {
  start: readonly number[];
  weights: readonly number[];
}

export interface NetworkTables {
  /** a row of `DIRECTIONS` bytes a piece, `NOTHING` being nothing; in the order of the pieces */
  rows: Int32Array;
  hidden: Layer;
  out: Layer;
}

/** The same as it is kept: a character a number. */
export type StoredNetwork = Omit<NetworkTables, 'rows'> & { rows: string };

export const restoreNetwork = ({ rows, hidden, out }: StoredNetwork): NetworkTables => ({
  rows: new Int32Array(ascii(rows).buffer),
  hidden,
  out,
});

const WIDTH = DIRECTIONS / PACKED;

export class Network {
  private readonly rows: Int32Array;
  private readonly hiddenStart: Float64Array;
  private readonly hiddenWeights: Float64Array;
  private readonly outStart: Float64Array;
  /** per sum of the hidden layer, how much each kind takes of it: most sums say nothing, and theirs are never read */
  private readonly outWeights: Float64Array;
  private readonly sums = new Int32Array(DIRECTIONS);
  private known = new Int32Array(256);
  /** for how much each piece counted in what was judged last */
  private scale = 0;
  private readonly active: Float64Array;
  private readonly scores: Float64Array;

  constructor({ rows, hidden, out }: NetworkTables) {
    this.rows = rows;
    this.hiddenStart = Float64Array.from(hidden.start);
    this.hiddenWeights = Float64Array.from(hidden.weights);
    this.outStart = Float64Array.from(out.start);
    this.active = new Float64Array(hidden.start.length);
    this.scores = new Float64Array(out.start.length);
    const { length } = this.active;
    const kinds = this.scores.length;
    this.outWeights = new Float64Array(kinds * length);
    out.weights.forEach((weight, at) => {
      this.outWeights[(at % length) * kinds + Math.floor(at / length)] = weight;
    });
  }

  /**
   * The scores of the first `count` of these pieces, a kind each; pieces that are not in the network say nothing. They hold until
   * the next are asked for.
   */
  judge(pieces: Int32Array, count: number): Float64Array {
    const { sums, active, hiddenStart, outStart, outWeights, scores } = this;
    const known = this.know(pieces, count);
    const scale = scaleOf(known);
    this.scale = scale;
    sums.fill(-NOTHING * known);
    addRows(this.rows, this.known, known, sums);
    scores.set(outStart);
    const kinds = scores.length;
    for (let h = 0; h < active.length; h++) {
      const sum = this.hiddenSum(h) * scale + (hiddenStart[h] as number);
      active[h] = sum > 0 ? sum : 0;
      if (sum <= 0) continue;
      const from = h * kinds;
      for (let k = 0; k < kinds; k++) scores[k] = (scores[k] as number) + sum * (outWeights[from + k] as number);
    }
    return scores;
  }

  /** Puts those of the pieces that are in the network into `known`; gives how many. */
  private know(pieces: Int32Array, count: number): number {
    if (this.known.length < count) this.known = new Int32Array(count * 2);
    const { known } = this;
    const size = this.rows.length / WIDTH;
    let n = 0;
    for (let p = 0; p < count; p++) {
      const piece = pieces[p] as number;
      if (piece < size) known[n++] = piece;
    }
    return n;
  }

  /** What a sum of the hidden layer takes of the directions; four at a time, so that none waits for the one before. */
  private hiddenSum(h: number): number {
    const { sums, hiddenWeights } = this;
    let a = 0;
    let b = 0;
    let c = 0;
    let e = 0;
    for (let d = 0, w = h * DIRECTIONS; d < DIRECTIONS; d += 4, w += 4) {
      a += (sums[d] as number) * (hiddenWeights[w] as number);
      b += (sums[d + 1] as number) * (hiddenWeights[w + 1] as number);
      c += (sums[d + 2] as number) * (hiddenWeights[w + 2] as number);
      e += (sums[d + 3] as number) * (hiddenWeights[w + 3] as number);
    }
    return a + b + (c + e);
  }

  /** What a piece did for a kind in what was judged last. */
  shareOf(piece: number, towards: Float64Array): number {
    if (piece * WIDTH >= this.rows.length) return 0;
    let share = 0;
    for (let d = 0; d < DIRECTIONS; d++)
      share += (byteOf(this.rows, WIDTH, piece, d) - NOTHING) * (towards[d] as number);
    return share * this.scale;
  }

  /** Where in the space a kind lies, as seen from what was judged last: sums that were below nought say nothing. */
  towards(kind: number): Float64Array {
    const { active, hiddenWeights, outWeights } = this;
    const towards = new Float64Array(DIRECTIONS);
    for (let h = 0; h < active.length; h++) {
      if (active[h] === 0) continue;
      const takes = outWeights[h * this.scores.length + kind] as number;
      for (let d = 0; d < DIRECTIONS; d++)
        towards[d] = (towards[d] as number) + takes * (hiddenWeights[h * DIRECTIONS + d] as number);
    }
    return towards;
  }
}
