import { builtInPack } from './packs';

/* Which of a vocabulary's many words tell a reader what it is about. */

type Vocabulary = Readonly<Record<string, readonly string[]>>;
type Examples = readonly (string | { draft: string })[];

/** The words of each vocabulary, first those met in a rule's own `examples`, then those met in any built-in one. */
export function tellingFirst(vocabulary: Vocabulary, examples: Examples = []): Vocabulary {
  const near = textOf(examples);
  return Object.fromEntries(Object.entries(vocabulary).map(([name, words]) => [name, inOrder(words, near)]));
}

function inOrder(words: readonly string[], near: string): readonly string[] {
  const weights = new Map(words.map((word) => [word, weightOf(word, near)]));
  return [...words].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
}

/** A single character is met within other words too: it tells less than a word of several. */
function weightOf(word: string, near: string): number {
  const often = Math.min(99, timesMet(word));
  const isNear = near.includes(word);
  return (isNear ? 1000 : 0) + (word.length > 1 && (isNear || often > 0) ? 100 : 0) + often;
}

let everywhere: string | undefined;
const met = new Map<string, number>();

/** How often a word stands in the built-in examples: they do not change, and a word is looked for once. */
function timesMet(word: string): number {
  everywhere ??= textOf((builtInPack().rules ?? []).flatMap(({ flags = [], passes = [] }) => [...flags, ...passes]));
  const times = met.get(word) ?? everywhere.split(word).length - 1;
  met.set(word, times);
  return times;
}

const textOf = (examples: Examples): string =>
  examples.map((each) => (typeof each === 'string' ? each : each.draft)).join('\n');
