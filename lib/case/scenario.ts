import { SCENARIOS, type Scenario, type Stage } from '../model/case';
import { compileLists } from './matching';
import { piecesOf, type Recogniser, recognise } from './recognise';
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

/** The last messages of a turn that are read. */
const HEARD = 3;
/** How much the patterns' word counts beside the characters'. */
const TRUSTED = 0.15;
const MOST_TRUSTED = 5;

/**
 * What the buyer wants, likeliest first; empty where nothing of the taxonomy was said. Reads the buyer's last turn in the
 * light of the order's stage: "不要了" is a cancellation before shipping and a return after it.
 */
export function readScenarios(
  buyer: readonly string[],
  stage: Stage,
  by: Recogniser = recogniser,
): readonly Scenario[] {
  if (!buyer.some((text) => WORDS.test(text.replace(SHOWN, '')))) return [];
  const likely = recognise(by, scenarioFeatures(buyer, stage));
  if (likely[0]?.name === NOTHING) return [];
  return likely
    .map(({ name }) => name)
    .filter(isScenario)
    .slice(0, 3);
}

/** How likely a clause of its own must be, and how telling to the patterns, to be an intent beside the first. */
const BESIDE = 0.5;
const BESIDE_SEEN = 3;
/** Small talk beside a wish is no second wish. */
const NO_WISH: ReadonlySet<string> = new Set(['greeting', 'closing', 'angry', 'none']);

/**
 * What the buyer says in the last turn in a clause of its own, the first named first: "拉链坏了，给我换条新的" wants an exchange
 * beside the defect. Only what both the patterns and the characters see.
 */
export function alsoSaid(buyer: readonly string[], stage: Stage, by: Recogniser = recogniser): readonly Scenario[] {
  const turn = buyer.slice(-HEARD);
  const clauses = turn.flatMap((text) => text.split(/[，,。！!？?；;\s]+/)).filter((clause) => clause.length > 1);
  if (clauses.length < 2) return [];
  const seen = seenBy(turn, stage);
  const said = clauses.flatMap((clause) => {
    const [first] = recognise(by, scenarioFeatures([clause], stage));
    if (!first || !isScenario(first.name) || NO_WISH.has(first.name)) return [];
    return first.likelihood >= BESIDE && (seen.get(first.name) ?? 0) >= BESIDE_SEEN ? [first.name] : [];
  });
  return [...new Set(said)];
}

/** What a console writes for a picture, a sticker or a voice message; a turn of nothing else says nothing. */
const SHOWN = /[[【](?:图片|表情|贴图|语音|视频|動畫表情|动画表情|貼圖|圖片)[\]】]/g;
const WORDS = /[\p{Letter}\p{Emoji_Presentation}]/u;

/** What is weighed of a buyer's turn: its characters, the order's stage, what the patterns saw. */
export function scenarioFeatures(buyer: readonly string[], stage: Stage): Map<string, number> {
  const turn = buyer.slice(-HEARD);
  const features = piecesOf(turn);
  features.set('*', 1);
  features.set(`@${stage}`, 1);
  for (const [name, weight] of seenBy(turn, stage)) {
    const value = Math.min(weight, MOST_TRUSTED) * TRUSTED;
    features.set(`#${name}`, value);
    features.set(`#${name}@${stage}`, value);
  }
  return features;
}

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

function fitOf(scenario: Scenario, stage: Stage): number {
  const unshipped = stage === 'awaiting-shipment';
  const moving = stage === 'in-transit';
  if (UNSHIPPED.has(scenario)) return unshipped ? 1.4 : 0.4;
  if (ON_THE_WAY.has(scenario)) return moving ? 1.4 : unshipped ? 0.5 : 0.9;
  if (AFTER_ARRIVAL.has(scenario)) return unshipped || moving ? 0.5 : 1.2;
  return 1;
}
