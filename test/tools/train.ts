import { writeFileSync } from 'node:fs';
import { featuresOf } from '../../lib/case/recognise';
import { NOTHING, seenBy } from '../../lib/case/scenario';
import type { Stage } from '../../lib/model/case';
import type { ScenarioRecord } from './score-case';
import { isHeld, recordsOf } from './score-wording';

const STEPS = 300;
const KEPT = 1700;
const WEAK = 0.0006;

interface Example {
  features: Map<string, number>;
  truth: number;
}

/**
 * Learns `lib/case/words/learned.json` from the scenario corpus; the same corpus always gives the same file. `--dev` leaves
 * out the records held back, to measure on them; what ships has learned from all.
 */
export function main(args: readonly string[]): number {
  const records = recordsOf<ScenarioRecord>('scenario').filter((r) => !args.includes('--dev') || !isHeld(r.id));
  const classes = [...new Set(records.map((r) => r.expect ?? NOTHING))].sort();
  const examples: Example[] = records.map((r) => ({
    features: featuresOf(r.buyer, r.stage, seenBy(r.buyer.slice(-3), r.stage as Stage)),
    truth: classes.indexOf(r.expect ?? NOTHING),
  }));
  const kept = keptFeatures(examples);
  const weights = descend(examples, kept, classes.length);
  const rows: Record<string, string> = {};
  const step = Math.max(...weights.flatMap((w) => [...w].map(Math.abs))) / 44;
  kept.forEach((name, i) => {
    const row = [...(weights[i] ?? [])].map((w) => charOf(Math.round(w / step))).join('');
    if (/[^O]/.test(row)) rows[name] = row;
  });
  const text = `${JSON.stringify({ classes, step: Number(step.toFixed(6)), rows })}\n`;
  writeFileSync('lib/case/words/learned.json', text);
  console.log(`${examples.length} records, ${Object.keys(rows).length} features, ${Math.round(text.length / 1024)} KB`);
  return 0;
}

/** The backslash would double in JSON: one notch less is no loss. */
const charOf = (notch: number) =>
  String.fromCharCode(79 + notch)
    .replace('\\', '[')
    .replace('"', '#');

function keptFeatures(examples: readonly Example[]): string[] {
  const count = new Map<string, number>();
  for (const { features } of examples) for (const name of features.keys()) count.set(name, (count.get(name) ?? 0) + 1);
  return [...count]
    .filter(([, n]) => n > 1)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, KEPT)
    .map(([name]) => name);
}

/** Multinomial logistic regression by full-batch Adagrad: no chance in it. */
function descend(examples: readonly Example[], kept: readonly string[], size: number): Float64Array[] {
  const place = new Map(kept.map((name, i) => [name, i]));
  const sparse = examples.map(({ features, truth }) => ({
    truth,
    pairs: [...features].flatMap(([name, value]) => {
      const i = place.get(name);
      return i === undefined ? [] : [[i, value] as const];
    }),
  }));
  const weights = kept.map(() => new Float64Array(size));
  const squares = kept.map(() => new Float64Array(size).fill(1e-6));
  for (let round = 0; round < STEPS; round++) {
    const slopes = weights.map((w) => w.map((x) => x * WEAK));
    for (const { truth, pairs } of sparse) {
      const sums = new Float64Array(size);
      for (const [i, value] of pairs) {
        weights[i]?.forEach((w, c) => {
          sums[c] = (sums[c] ?? 0) + w * value;
        });
      }
      const top = Math.max(...sums);
      const grown = sums.map((s) => Math.exp(s - top));
      const whole = grown.reduce((a, b) => a + b, 0);
      const misses = grown.map((g, c) => (g / whole - (c === truth ? 1 : 0)) / sparse.length);
      for (const [i, value] of pairs) {
        const slope = slopes[i];
        if (slope) for (let c = 0; c < size; c++) slope[c] = (slope[c] ?? 0) + (misses[c] ?? 0) * value;
      }
    }
    slopes.forEach((slope, i) => {
      const [w, s] = [weights[i], squares[i]];
      if (!w || !s) return;
      for (let c = 0; c < size; c++) {
        const g = slope[c] ?? 0;
        s[c] = (s[c] ?? 0) + g * g;
        w[c] = (w[c] ?? 0) - (0.2 * g) / Math.sqrt(s[c] ?? 1);
      }
    });
  }
  return weights;
}
