import { SCENARIOS, type Scenario, type Stage } from '../model/case';
import { compileLists } from './matching';
import { featuresOf, type Recogniser, recognise } from './recognise';
import learned from './words/learned.json';
import words from './words/scenarios.yaml';

const data = words as { vocabulary: unknown; scenarios: unknown };
const find = compileLists({ vocabulary: data.vocabulary, lists: data.scenarios });
const isScenario = (name: string): name is Scenario => (SCENARIOS as readonly string[]).includes(name);

const UNSHIPPED: ReadonlySet<Scenario> = new Set(['cancel-unshipped', 'ship-when', 'add-item', 'change-order']);
const ON_THE_WAY: ReadonlySet<Scenario> = new Set([
  'cancel-shipped',
  'no-tracking',
  'tracking-stalled',
  'late-delivery',
]);
const AFTER_ARRIVAL: ReadonlySet<Scenario> = new Set([
  'changed-mind',
  'quality-defect',
  'size-unfit',
  'refund-progress',
  'return-how',
  'exchange',
]);

const recogniser: Recogniser = learned;

/** What only decides between readings when nothing else was said. */
const MINOR: ReadonlySet<Scenario> = new Set(['closing', 'greeting', 'angry', 'changed-mind']);

/**
 * What the buyer wants, likeliest first; empty where nothing of the taxonomy was said. Reads the buyer's last turn in the
 * light of the order's stage: "不要了" is a cancellation before shipping and a return after it.
 */
export function readScenarios(buyer: readonly string[], stage: Stage): readonly Scenario[] {
  if (buyer.length === 0) return [];
  const turn = buyer.slice(-3);
  const seen = seenBy(turn, stage);
  const likely = recognise(recogniser, featuresOf(turn, stage, seen));
  if (likely.length === 0) return byPatterns(seen);
  // What a pattern saw is certain as far as it goes: it lifts its scenario over a mere likeness.
  const lifted = likely
    .map(({ name, likelihood }) => ({ name, score: likelihood + liftOf(name, seen) }))
    .sort((a, b) => b.score - a.score);
  if (lifted[0]?.name === NOTHING) return [];
  return lifted
    .map(({ name }) => name)
    .filter(isScenario)
    .slice(0, 3);
}

const LIFT = 0.15;
const MOST_LIFTED = 8;
const liftOf = (name: string, seen: ReadonlyMap<Scenario, number>): number =>
  isScenario(name) ? LIFT * Math.min(seen.get(name) ?? 0, MOST_LIFTED) : 0;

/** The class of the recogniser that stands for "no scenario". */
export const NOTHING = 'none';

/** What the patterns see in the turn, weighed by how telling each is, how late it was said, and the stage. */
export function seenBy(turn: readonly string[], stage: Stage): Map<Scenario, number> {
  const scores = new Map<Scenario, number>();
  turn.forEach((text, i) => {
    const recent = i === turn.length - 1 ? 1 : 0.6;
    const best = new Map<Scenario, number>();
    for (const { name, weight } of find(text)) {
      if (isScenario(name)) best.set(name, Math.max(best.get(name) ?? 0, weight));
    }
    for (const [name, weight] of best) scores.set(name, (scores.get(name) ?? 0) + weight * recent);
  });
  for (const [name, score] of scores) scores.set(name, score * fitOf(name, stage));
  return scores;
}

function byPatterns(scores: ReadonlyMap<Scenario, number>): readonly Scenario[] {
  const ranked = [...scores].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const named = ranked.filter((name) => !MINOR.has(name));
  return [...named, ...ranked.filter((name) => MINOR.has(name))].slice(0, 3);
}

function fitOf(scenario: Scenario, stage: Stage): number {
  const unshipped = stage === 'awaiting-shipment';
  const moving = stage === 'in-transit';
  if (UNSHIPPED.has(scenario)) return unshipped ? 1.4 : 0.4;
  if (ON_THE_WAY.has(scenario)) return moving ? 1.4 : unshipped ? 0.5 : 0.9;
  if (AFTER_ARRIVAL.has(scenario)) return unshipped || moving ? 0.5 : 1.2;
  return 1;
}
