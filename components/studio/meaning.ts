import { t, word } from '../words';

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

/** A value as text with the ids in it put in words: `顶楼不送（fault: courier）` → `顶楼不送（责任：快递）`. */
export const valueInWords = (value: string): string =>
  meaningOf(value) ??
  value.replaceAll(/\b([a-zA-Z]+): ([a-z-]+)/g, (all, key: string, id: string) => {
    const name = meaningOf(key);
    return name === undefined ? all : t('say_because', name, meaningOf(id) ?? id);
  });
