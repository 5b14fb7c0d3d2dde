import * as v from 'valibot';
import type messages from '../../public/_locales/zh_CN/messages.json';

/*
 * What the product says to a person, as data: which sentence, and what stands in its gaps. Only the edge has the words, in
 * whatever language its reader chose; what is stored or sent from one context to another names the sentence.
 */

/** Every key of the default language; the other languages are held to the same set by a test. */
export type MessageKey = keyof typeof messages;

/** What fills a gap: what a person or a file wrote, as it is; a sentence or word of ours; or several, to be listed. */
export type Sub = string | number | Saying | readonly Sub[];

/** One sentence, or a word that stands in one. */
export interface Saying {
  readonly key: MessageKey;
  readonly subs: readonly Sub[];
}

/** Says `key`, its gaps `$1`, `$2` … filled with `subs`. */
export const saying = (key: MessageKey, ...subs: readonly Sub[]): Saying => ({ key, subs });

/** Puts a saying into words at once: what is written into a history stays as it was said. */
export type InWords = (saying: Saying) => string;

/** Why something did not go, where nobody knows. */
export const UNKNOWN = saying('say_unknown');

const text = v.pipe(v.string(), v.maxLength(10_000));

const recordOf = (sub: v.GenericSchema<unknown, Sub>): v.GenericSchema<unknown, Saying> =>
  v.object({
    // A newer version may say what this one has no words for: the edge tells that as unknown.
    key: v.pipe(
      v.string(),
      v.maxLength(80),
      v.transform((key) => key as MessageKey),
    ),
    subs: v.pipe(v.array(sub), v.maxLength(9)),
  });

/** Sayings stand in sayings a few deep; what is nested deeper is none of ours. */
const MOST_DEEP = 12;

const plain = v.union([text, v.number()]);
const SubSchema = Array.from({ length: MOST_DEEP }).reduce<v.GenericSchema<unknown, Sub>>(
  (sub) => v.union([plain, recordOf(sub), v.pipe(v.array(sub), v.maxLength(100))]),
  plain,
);

/** Admits what was stored or came from elsewhere. A plain sentence, as versions before kept them, is said as it stands. */
export const SayingSchema: v.GenericSchema<unknown, Saying> = v.union([
  recordOf(SubSchema),
  v.pipe(
    text,
    v.transform((words) => saying('say_asItIs', words)),
  ),
]);

/** What was stored or came from elsewhere, as a saying; `undefined` where it is none. */
export function parseSaying(input: unknown): Saying | undefined {
  const parsed = v.safeParse(SayingSchema, input);
  return parsed.success ? parsed.output : undefined;
}
