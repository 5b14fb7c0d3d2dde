/*
 * A second opinion on a sentence, asked where the weights of its pieces leave something open: a small network over the shorter
 * pieces. Each piece is a place in a space of a few directions, the sum of a sentence's places goes through one layer of
 * rectified sums, and from those comes a score a kind. What pieces weigh one by one can only add up; this also knows what
 * they mean beside each other.
 */

import { ascii } from './ascii';

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
  /** `DIRECTIONS` bytes a piece, in the order of the pieces, `NOTHING` being nothing */
  rows: Uint8Array;
  hidden: Layer;
  out: Layer;
}

/** The same as it is kept: a character a number. */
export type StoredNetwork = Omit<NetworkTables, 'rows'> & { rows: string };

export const restoreNetwork = ({ rows, hidden, out }: StoredNetwork): NetworkTables => ({
  rows: ascii(rows),
  hidden,
  out,
});

export class Network {
  private readonly rows: Uint8Array;
  private readonly hiddenStart: Float64Array;
  private readonly hiddenWeights: Float64Array;
  private readonly outStart: Float64Array;
  private readonly outWeights: Float64Array;
  private readonly sums = new Float64Array(DIRECTIONS);
  private readonly active: Float64Array;
  private readonly scores: Float64Array;

  constructor({ rows, hidden, out }: NetworkTables) {
    this.rows = rows;
    this.hiddenStart = Float64Array.from(hidden.start);
    this.hiddenWeights = Float64Array.from(hidden.weights);
    this.outStart = Float64Array.from(out.start);
    this.outWeights = Float64Array.from(out.weights);
    this.active = new Float64Array(hidden.start.length);
    this.scores = new Float64Array(out.start.length);
  }

  clear(): void {
    this.sums.fill(0);
  }

  /** Adds a piece. */
  add(piece: number): void {
    const { rows, sums } = this;
    const from = piece * DIRECTIONS;
    for (let d = 0; d < DIRECTIONS; d++) sums[d] = (sums[d] as number) + (rows[from + d] as number) - NOTHING;
  }

  /** The scores of what was added, a kind each, every piece counting for `scale`. They hold until the next are asked for. */
  judge(scale: number): Float64Array {
    const { sums, active, hiddenStart, hiddenWeights, outStart, outWeights, scores } = this;
    for (let h = 0, w = 0; h < active.length; h++) {
      let sum = 0;
      for (let d = 0; d < DIRECTIONS; d++) sum += (sums[d] as number) * (hiddenWeights[w++] as number);
      active[h] = Math.max(0, sum * scale + (hiddenStart[h] as number));
    }
    for (let k = 0, w = 0; k < scores.length; k++) {
      let score = outStart[k] as number;
      for (let h = 0; h < active.length; h++) score += (active[h] as number) * (outWeights[w++] as number);
      scores[k] = score;
    }
    return scores;
  }

  /** What a piece did for a kind in what was judged last. */
  shareOf(piece: number, scale: number, towards: Float64Array): number {
    const from = piece * DIRECTIONS;
    let share = 0;
    for (let d = 0; d < DIRECTIONS; d++) share += ((this.rows[from + d] as number) - NOTHING) * (towards[d] as number);
    return share * scale;
  }

  /** Where in the space a kind lies, as seen from what was judged last: sums that were below nought say nothing. */
  towards(kind: number): Float64Array {
    const { active, hiddenWeights, outWeights } = this;
    const towards = new Float64Array(DIRECTIONS);
    for (let h = 0; h < active.length; h++) {
      if (active[h] === 0) continue;
      const takes = outWeights[kind * active.length + h] as number;
      for (let d = 0; d < DIRECTIONS; d++)
        towards[d] = (towards[d] as number) + takes * (hiddenWeights[h * DIRECTIONS + d] as number);
    }
    return towards;
  }
}
