import type { Told } from '../../lib/policy/compare';
import { listed, t, word } from '../words';

const FAMILIES = [
  'field',
  'cat',
  'severity',
  'fault',
  'stage',
  'platform',
  'scenario',
  'step',
  'clock',
  'tone',
] as const;

/** What an id of the pack format means, where it has a word: `find` → 找什么, `in-transit` → 运输中. */
export const meaningOf = (id: string): string | undefined =>
  FAMILIES.map((family) => word(family, id)).find((meaning) => meaning !== id);

/** A value with the ids in it put in words: `顶楼不送` said where the courier is at fault → `顶楼不送（责任：快递）`. */
export function toldInWords(told: Told): string {
  if (typeof told === 'string') return meaningOf(told) ?? told;
  const parts = listed(
    told.parts.map(({ name, value }) => {
      const words = toldInWords(value);
      return name === undefined ? words : t('say_because', meaningOf(name) ?? name, words);
    }),
  );
  return told.text === undefined ? parts : t('aside', told.text, parts);
}
