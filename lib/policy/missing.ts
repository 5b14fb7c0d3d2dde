import type { LikenessTables } from '../wording/likeness-tables';
import type { Example, Policy, Rule } from '../wording/rule';
import { namesIn } from './chips';
import { runsOf } from './propose';
import { findingsOf, type Words } from './self-test';
import { patternsOf } from './uses';

/* The one word a rule lacks to find a sentence: added to one of its vocabularies, it makes the difference. */

export interface MissingWord {
  vocabulary: string;
  word: string;
}

/**
 * The word and the vocabulary that would let `rule` find `example` while none of its passing sentences is found.
 * `undefined` where it is found already, or where one word does not do: among them sentences not like enough to what a
 * rule confirmed by likeness is for, whatever words it is given.
 */
export function missingWord(
  rule: Rule,
  example: Example,
  words: Words,
  likeness: LikenessTables,
): MissingWord | undefined {
  if (finds(rule, example, words, likeness)) return undefined;
  const names = [...new Set(rule.find.flatMap(namesIn))].filter((name) => Object.hasOwn(words.vocabulary, name));
  const runs = runsOf(example.draft, words.vocabulary);
  const all = runs.flatMap(partsOf);
  const likely = [...runs.flatMap((run) => betweenFillers(run, words.vocabulary)), ...runs, ...all];
  // Most rules lack more than a word: one look with everything everywhere tells.
  const everywhere = names.reduce((more, name) => plus(more, name, all), words);
  if (names.length === 0 || !finds(rule, example, everywhere, likeness)) return undefined;
  for (const name of names) {
    // Where all the letters together do not help, none of them does.
    if (!finds(rule, example, plus(words, name, all))) continue;
    const word = likely.find((each) => {
      const more = plus(words, name, [each]);
      return finds(rule, example, more) && !rule.passes.some((pass) => finds(rule, pass, more, likeness));
    });
    if (word !== undefined) return { vocabulary: name, word };
  }
  return undefined;
}

/** A rule that is there already and lacks one word to find all the held sentences. */
export interface WordProposal extends MissingWord {
  rule: Rule;
}

const MOST_RULES = 12;

/**
 * Rules that would do with one word more: added to their vocabulary it makes them find every one of `flags` and none of
 * `passes`. A word more is better than a rule more.
 */
export function proposeWords(
  flags: readonly string[],
  passes: readonly string[],
  rules: readonly Rule[],
  words: Words,
  likeness: LikenessTables,
): readonly WordProposal[] {
  const [first, ...rest] = flags.map((draft): Example => ({ draft, facts: {} }));
  if (!first) return [];
  return rules.slice(0, MOST_RULES).flatMap((rule) => {
    const asked = { ...rule, passes: [...rule.passes, ...passes.map((draft): Example => ({ draft, facts: {} }))] };
    const missing = missingWord(asked, first, words, likeness);
    if (!missing) return [];
    const more = plus(words, missing.vocabulary, [missing.word]);
    return rest.every((flag) => finds(rule, flag, more, likeness)) ? [{ ...missing, rule }] : [];
  });
}

/** "退货的脚力钱" is two words and a filler: its pieces are likelier words than the whole. */
function betweenFillers(run: string, vocabulary: Policy['vocabulary']): string[] {
  const fillers = new Set(vocabulary['filler']?.filter((word) => word.length === 1));
  const pieces = [...run].reduce<string[]>(
    (all, letter) => {
      if (fillers.has(letter)) all.push('');
      else all[all.length - 1] += letter;
      return all;
    },
    [''],
  );
  return pieces.filter((piece) => piece.length > 1).sort((a, b) => b.length - a.length);
}

/** Pieces of two to six letters, the longest first. */
function partsOf(run: string): string[] {
  const letters = [...run];
  const parts: string[] = [];
  for (let size = Math.min(6, letters.length); size >= 2; size--)
    for (let from = 0; from + size <= letters.length; from++) parts.push(letters.slice(from, from + size).join(''));
  return parts.slice(0, 60);
}

const plus = ({ vocabulary, allow }: Words, name: string, more: readonly string[]): Words => ({
  allow,
  vocabulary: { ...vocabulary, [name]: [...(vocabulary[name] ?? []), ...more.filter(isPlain)] },
});

/** A sign of the pattern language would mean something in a vocabulary. */
const isPlain = (word: string) => !/[()|?<>!~^$… ]/.test(word);

/** Without `likeness` by its patterns alone: the hundred words tried differ in nothing else, and that takes no learned tables. */
function finds(rule: Rule, example: Example, words: Words, likeness?: LikenessTables): boolean {
  const used = new Set(patternsOf(rule).flatMap(namesIn));
  if (used.size === 0 && rule.find.length === 0) return false;
  return findingsOf(rule, example, words, likeness).length > 0;
}
