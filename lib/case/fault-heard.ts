import type { Fault } from '../model/case';
import type { Message } from '../model/conversation';
import { piecesOf, type Recogniser, recognise } from './recognise';
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
const spoken = remember((written): ReadonlyMap<string, number> => {
  const speaker = written.charAt(0);
  return new Map([...piecesOf([written.slice(1)])].map(([piece, value]) => [`${speaker}${piece}`, value]));
});

/** What is weighed of a message. */
export function heardFeatures({
  from = 'system',
  text,
  ruled,
  lists,
  doubted,
  complained,
  now,
}: Heard): Map<string, number> {
  const speaker = from.charAt(0);
  const features = new Map(spoken(`${speaker}${text}`));
  for (const list of new Set(lists)) features.set(`#${speaker}${list}`, 0.3);
  for (const list of new Set(doubted)) features.set(`?${speaker}${list}`, 0.3);
  if (complained) features.set(`#${speaker}!`, 0.5);
  features.set(`#${speaker}*`, 1);
  features.set(`#${speaker}=${ruled ?? 'nothing'}`, 1);
  features.set(`#${speaker}<${now ?? 'unknown'}`, 0.5);
  return features;
}

/** A claim of the buyer's proves nothing against anybody else. */
const canSay = (from: Message['from'], verdict: string): boolean =>
  from !== 'buyer' || (verdict !== 'seller' && verdict !== 'courier');

const isFaultVerdict = (name: string): name is FaultVerdict => (FAULT_VERDICTS as readonly string[]).includes(name);

/** How likely each verdict is, likeliest first; only what the writer can say. */
export function verdictsOf(heard: Heard, by: Recogniser = learned): { verdict: FaultVerdict; likelihood: number }[] {
  return recognise(by, heardFeatures(heard)).flatMap(({ name, likelihood }) =>
    isFaultVerdict(name) && canSay(heard.from, name) ? [{ verdict: name, likelihood }] : [],
  );
}
