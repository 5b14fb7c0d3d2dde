import type { Fault } from '../model/case';
import type { Message } from '../model/conversation';
import { type Feature, likelihoodsOf, piecesOf, type Recogniser, sumsOf } from './recognise';
import { remember } from './remember';
import learned from './words/faults.json';

/*
 * What one message says about whose fault it is, weighed by what was learned: its characters by who writes them, what the
 * patterns make of it, and how the matter stood before.
 */

/** `open`: what was settled is so no more. `nothing`: the message leaves it as it was. */
export const FAULT_VERDICTS = ['seller', 'courier', 'buyer', 'open', 'nothing'] as const;
export type FaultVerdict = (typeof FAULT_VERDICTS)[number];

export interface Heard {
  from: Message['from'];
  text: string;
  /** what the patterns make of the message, and which of their lists have something in it */
  ruled: Fault | undefined;
  lists: readonly string[];
  /** lists with something in it that is doubted, asked or denied */
  doubted: readonly string[];
  /** whether the buyer has said or shown before that something is wrong */
  complained: boolean;
  now: Fault | undefined;
}

/** The pieces of a text, each by who wrote it: the first character says who. */
function* spoken(written: string): Generator<Feature> {
  const speaker = written.charAt(0);
  for (const [piece, value] of piecesOf([written.slice(1)])) yield [`${speaker}${piece}`, value];
}

const signOf = ({ from = 'system' }: Pick<Heard, 'from'>): string => from.charAt(0);

/** What is weighed of a message beside its characters. */
function* around({ lists, doubted, complained, ruled, now, ...heard }: Heard): Generator<Feature> {
  const speaker = signOf(heard);
  for (const list of new Set(lists)) yield [`#${speaker}${list}`, 0.3];
  for (const list of new Set(doubted)) yield [`?${speaker}${list}`, 0.3];
  if (complained) yield [`#${speaker}!`, 0.5];
  yield [`#${speaker}*`, 1];
  yield [`#${speaker}=${ruled ?? 'nothing'}`, 1];
  yield [`#${speaker}<${now ?? 'unknown'}`, 0.5];
}

/** All that is weighed of a message. */
export const heardFeatures = (heard: Heard): Map<string, number> =>
  new Map([...spoken(`${signOf(heard)}${heard.text}`), ...around(heard)]);

/** What the characters of a text weigh, by who wrote it: the same whatever was said before, so that it is added up once. */
const weightOfText = new WeakMap<Recogniser, (written: string) => Float64Array>();

function textSums(by: Recogniser, written: string): Float64Array {
  const known = weightOfText.get(by) ?? remember((each) => sumsOf(by, spoken(each)));
  weightOfText.set(by, known);
  return known(written);
}

/** A claim of the buyer's proves nothing against anybody else. */
const canSay = (from: Message['from'], verdict: string): boolean =>
  from !== 'buyer' || (verdict !== 'seller' && verdict !== 'courier');

const isFaultVerdict = (name: string): name is FaultVerdict => (FAULT_VERDICTS as readonly string[]).includes(name);

/** How likely each verdict is, likeliest first; only what the writer can say. */
export function verdictsOf(heard: Heard, by: Recogniser = learned): { verdict: FaultVerdict; likelihood: number }[] {
  const text = textSums(by, `${signOf(heard)}${heard.text}`);
  const sums = sumsOf(by, around(heard)).map((sum, c) => sum + (text[c] ?? 0));
  return likelihoodsOf(by, sums).flatMap(({ name, likelihood }) =>
    isFaultVerdict(name) && canSay(heard.from, name) ? [{ verdict: name, likelihood }] : [],
  );
}
