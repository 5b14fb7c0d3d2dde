import type { BuyerType, CaseReading, HandSet, Mood } from '../model/view';
import { compileLists } from './matching';
import words from './words/mood.yaml';

const find = compileLists(words);

/** The buyer's last messages that are listened to. */
const HEARD = 3;
const WORST_FIRST: readonly Mood[] = ['abusive', 'angry', 'worried'];

/** How the buyer sounds in their last messages; the worst of what is heard counts. Oldest first. */
export function readMood(buyer: readonly string[]): Mood {
  const heard = new Set(buyer.slice(-HEARD).flatMap((text) => find(text).map(({ name }) => name)));
  return WORST_FIRST.find((mood) => heard.has(mood)) ?? 'calm';
}

/** A type set by hand says how to speak in this case for so long, in milliseconds: three days. It is no lasting label. */
export const TYPE_LASTS = 3 * 24 * 3_600_000;

/** The type the agent set, while it holds. `now` in milliseconds. */
export function typeInForce({ buyerType, buyerTypeAt = 0 }: HandSet, now: number): BuyerType | undefined {
  return buyerType !== undefined && now - buyerTypeAt < TYPE_LASTS ? buyerType : undefined;
}

/** Which tone suits: calm and firm, short and to the point, or warm; `undefined` where nothing speaks for either. */
export function toneFor({
  mood,
  buyerType,
}: Pick<CaseReading, 'mood' | 'buyerType'>): 'steady' | 'plain' | 'warm' | undefined {
  if (mood === 'abusive' || mood === 'angry') return 'steady';
  if (buyerType === 'strict' || buyerType === 'rational' || buyerType === 'rule-minded') return 'plain';
  if (buyerType === 'talkative') return 'plain';
  if (buyerType === 'friendly' || buyerType === 'silent' || mood === 'worried') return 'warm';
  return undefined;
}
