import { LIKE_KINDS } from '../../lib/policy/pack';
import { DIRECTIONS } from '../../lib/wording/network';
import { scaleOf } from '../../lib/wording/rows';
import { chanceFrom, Dropout, shuffle } from './chance';
import type { Targets } from './lessons';

/** A number of this module: what belongs to another is looked up anew at every use. */
const WIDTH = DIRECTIONS;
const HIDDEN = 64;
const ROUNDS = 14;
const BATCH = 256;
/** The pace of the first round; it falls to a tenth of it by the last. */
const PACE = 0.003;
/** Each time a message is gone through, so large a share of its pieces, and of the hidden sums, is left out. */
const LEFT_OUT = 0.4;
const HIDDEN_LEFT_OUT = 0.15;
/**
 * What stands at the end is the mean of so many last rounds: single rounds differ by chance in what is near a bar, their mean does
 * less (Izmailov and others 2018, "Averaging Weights Leads to Wider Optima and Better Generalization").
 */
const KEPT = 4;

/** What a network has learned: a row of `DIRECTIONS` a piece, and its two layers, sum by sum. */
export interface NetworkLearned {
  rows: Float32Array;
  hiddenStart: Float32Array;
  hiddenWeights: Float32Array;
  outStart: Float32Array;
  outWeights: Float32Array;
}

/** Numbers that are learned, each at its own pace (Kingma, Ba 2015, "Adam"). */
class Learning {
  readonly slope: Float32Array;
  private readonly mean: Float32Array;
  private readonly square: Float32Array;
  private readonly sum: Float64Array;

  constructor(readonly values: Float32Array) {
    this.slope = new Float32Array(values.length);
    this.mean = new Float32Array(values.length);
    this.square = new Float32Array(values.length);
    this.sum = new Float64Array(values.length);
  }

  /** Takes the numbers as they stand into the mean. */
  keep(): void {
    const { sum, values } = this;
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (values[i] as number) / KEPT;
  }

  /** The mean of what was kept. */
  get kept(): Float32Array {
    return Float32Array.from(this.sum);
  }

  /** One step down of the numbers from `from` on, and their slope is forgotten. */
  step(pace: number, from = 0, until = this.values.length): void {
    const { values, slope, mean, square } = this;
    for (let i = from; i < until; i++) {
      const g = slope[i] as number;
      slope[i] = 0;
      mean[i] = (mean[i] as number) * 0.9 + g * 0.1;
      square[i] = (square[i] as number) * 0.999 + g * g * 0.001;
      values[i] = (values[i] as number) - (pace * (mean[i] as number)) / (Math.sqrt(square[i] as number) + 1e-8);
    }
  }
}

/**
 * A network of one hidden layer over all kinds at once, a batch at a time; what is left to chance is so the same way every time.
 * `known` holds the pieces of each message, `size` of them in all.
 */
export function propagate(targets: Targets, known: readonly Int32Array[], size: number): NetworkLearned {
  const kinds = LIKE_KINDS.length;
  const chance = chanceFrom(20261128);
  // About a normal distribution.
  const around = (spread: number) => () => (chance() + chance() + chance() + chance() - 2) * 1.73 * spread;
  const even = (width: number) => () => (chance() * 2 - 1) / Math.sqrt(width);
  const rows = new Learning(new Float32Array(size * WIDTH).map(around(0.1)));
  const hiddenStart = new Learning(new Float32Array(HIDDEN).map(even(WIDTH)));
  const hiddenWeights = new Learning(new Float32Array(HIDDEN * WIDTH).map(even(WIDTH)));
  const outStart = new Learning(new Float32Array(kinds).fill(-2));
  const outWeights = new Learning(new Float32Array(kinds * HIDDEN).map(even(HIDDEN)));
  const layers = [hiddenStart, hiddenWeights, outStart, outWeights];
  const dropout = new Dropout(size, LEFT_OUT, chance);
  const order = Int32Array.from(known, (_, i) => i);
  const place = new Float32Array(WIDTH);
  const placeSlope = new Float32Array(WIDTH);
  const active = new Float32Array(HIDDEN);
  const hidden = new Int32Array(HIDDEN);
  const score = new Float64Array(kinds);
  const steps = Math.ceil(order.length / BATCH) * ROUNDS;
  let step = 0;
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, chance);
    for (let first = 0; first < order.length; first += BATCH) {
      const last = Math.min(first + BATCH, order.length);
      for (let o = first; o < last; o++) {
        const i = order[o] as number;
        const pieces = known[i] as Int32Array;
        const left = dropout.keep(pieces);
        const { kept } = dropout;
        const scale = scaleOf(pieces.length) / (1 - LEFT_OUT);
        place.fill(0);
        for (let p = 0; p < left; p++) {
          for (let d = 0, at = (kept[p] as number) * WIDTH; d < WIDTH; d++, at++)
            place[d] = (place[d] as number) + (rows.values[at] as number);
        }
        let alive = 0;
        for (let h = 0, w = 0; h < HIDDEN; h++) {
          let sum = 0;
          for (let d = 0; d < WIDTH; d++) sum += (place[d] as number) * (hiddenWeights.values[w++] as number);
          sum = sum * scale + (hiddenStart.values[h] as number);
          if (sum <= 0 || chance() < HIDDEN_LEFT_OUT) continue;
          active[alive] = sum / (1 - HIDDEN_LEFT_OUT);
          hidden[alive++] = h;
        }
        score.set(outStart.values);
        for (let a = 0; a < alive; a++) {
          const from = (hidden[a] as number) * kinds;
          for (let k = 0; k < kinds; k++)
            score[k] = (score[k] as number) + (active[a] as number) * (outWeights.values[from + k] as number);
        }
        for (let k = 0; k < kinds; k++) {
          const wrong = targets.slope(i, k, score[k] as number) / (last - first);
          score[k] = wrong;
          outStart.slope[k] = (outStart.slope[k] as number) + wrong;
        }
        placeSlope.fill(0);
        for (let a = 0; a < alive; a++) {
          const h = hidden[a] as number;
          let g = 0;
          for (let k = 0, w = h * kinds; k < kinds; k++, w++) {
            const wrong = score[k] as number;
            outWeights.slope[w] = (outWeights.slope[w] as number) + wrong * (active[a] as number);
            g += wrong * (outWeights.values[w] as number);
          }
          g /= 1 - HIDDEN_LEFT_OUT;
          hiddenStart.slope[h] = (hiddenStart.slope[h] as number) + g;
          g *= scale;
          for (let d = 0, w = h * WIDTH; d < WIDTH; d++, w++) {
            hiddenWeights.slope[w] = (hiddenWeights.slope[w] as number) + g * (place[d] as number);
            placeSlope[d] = (placeSlope[d] as number) + g * (hiddenWeights.values[w] as number);
          }
        }
        for (let p = 0; p < left; p++)
          for (let d = 0, at = (kept[p] as number) * WIDTH; d < WIDTH; d++, at++)
            rows.slope[at] = (rows.slope[at] as number) + (placeSlope[d] as number);
      }
      step++;
      // The first steps know little of the slopes' means: both means are short by this.
      const sure = Math.sqrt(1 - 0.999 ** step) / (1 - 0.9 ** step);
      const pace = PACE * sure * (1 - (0.9 * step) / steps);
      for (const piece of dropout.takeMet()) rows.step(pace, piece * WIDTH, (piece + 1) * WIDTH);
      for (const each of layers) each.step(pace);
    }
    if (round >= ROUNDS - KEPT) for (const each of [rows, ...layers]) each.keep();
  }
  const out = outWeights.kept;
  return {
    rows: rows.kept,
    hiddenStart: hiddenStart.kept,
    hiddenWeights: hiddenWeights.kept,
    outStart: outStart.kept,
    // It was learned hidden sum by hidden sum, and is read kind by kind.
    outWeights: out.map((_, at) => out[(at % HIDDEN) * kinds + Math.floor(at / HIDDEN)] ?? 0),
  };
}
