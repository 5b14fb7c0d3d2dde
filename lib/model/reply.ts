import * as v from 'valibot';
import { FAULTS, SCENARIOS, STAGES } from './case';
import { STEPS } from './view';

/** How a reply sounds: kindly, to the point, calm and firm. */
export const TONES = ['warm', 'plain', 'steady'] as const;
export type Tone = (typeof TONES)[number];

/** The shapes of message every shop needs, whatever it sells. */
export const SKELETONS = [
  'refuse',
  'understand',
  'alternative',
  'sorry-without-admission',
  'ask-evidence',
  'restate',
  'hold-on',
  'close',
  'second-buyer',
  'boundary',
  'over-limit',
] as const;

/** Where a reply comes from: the product, the shop (its packs and sheets), the agent. */
export const SHELVES = ['built-in', 'shop', 'own'] as const;
export type Shelf = (typeof SHELVES)[number];

export const MOST_REPLY = 1000;
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(80));

export const ReplySchema = v.strictObject({
  id,
  /** what the agent calls it; searched first */
  title: v.optional(v.pipe(v.string(), v.maxLength(60))),
  keywords: v.optional(v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(30))), v.maxLength(20))),
  scenarios: v.array(v.picklist(SCENARIOS)),
  /** left out: every one */
  faults: v.optional(v.array(v.picklist(FAULTS))),
  stages: v.optional(v.array(v.picklist(STAGES))),
  /** which of the seven steps it takes */
  step: v.optional(v.picklist(STEPS)),
  tone: v.optional(v.picklist(TONES)),
  skeleton: v.optional(v.picklist(SKELETONS)),
  /** the picture that goes with it, by its id on this machine */
  picture: v.optional(id),
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MOST_REPLY)),
});

/** A whole message of the library: when it fits, and its words with their slots. */
export type Reply = v.InferOutput<typeof ReplySchema>;

/** A reply's words by sound: every syllable, and its first letter. Made where it is written, kept beside it. */
export interface Spelled {
  full: string;
  initials: string;
}

/** A reply where it stands: on which shelf, and how it is found. */
export interface ShelfReply {
  reply: Reply;
  shelf: Shelf;
  spelled: Spelled;
}

/** How a reply was used on this machine. Times in milliseconds. */
export interface ReplyUse {
  reply: string;
  count: number;
  lastAt: number;
  favourite: boolean;
  /** how often, by what the buyer wanted */
  scenarios: Readonly<Record<string, number>>;
}

/** What a shop or an agent set once for every chat. `days` is offered where days are asked for, not filled in. */
export interface ShopWords {
  address?: string | undefined;
  shipBy?: string | undefined;
  days?: string | undefined;
  limit?: string | undefined;
}

/** What the guard in a page needs of the shelves: replies that say when they fit, how they were used, the shop's words. */
export interface OwnReplies {
  replies: readonly Reply[];
  uses: readonly ReplyUse[];
  shop: ShopWords;
}
