import { MARKS } from '../wording/fold';
import type { LikenessTables } from '../wording/likeness-tables';
import type { Example, Rule } from '../wording/rule';
import { putRule, ruleIn } from './edit';
import { scopesOf } from './merge';
import type { Pack } from './pack';
import { findingsOf, type Words } from './self-test';

/* Words that tell a sentence flagged without cause from those a rule is for: where one stands in the clause, it is let by. */

const MOST = 3;
/** Vocabularies of words that say nothing of what a sentence is about. */
const SMALL = ['filler', 'buyer', 'shop', 'negation'];
/** So many words are tried: each costs a look at the sentence under a rule compiled with it. */
const TRIED = 8;

/**
 * Words of `example` that would make an exception of `rule`, the longest first: with one of them the sentence passes, and none of the
 * sentences that must be flagged holds it. None where the sentence passes already, where no word does, or where the browser
 * cannot tell words apart.
 */
export function exceptionsFor(rule: Rule, example: Example, words: Words, likeness: LikenessTables): readonly string[] {
  const found = findingsOf(rule, example, words, likeness);
  if (found.length === 0) return [];
  const small = new Set(SMALL.flatMap((name) => words.vocabulary[name] ?? []));
  const candidates = clausesOf(example.draft)
    .filter(({ start, end }) => found.some((span) => span.start < end && start < span.end))
    .flatMap(({ start, end }) => wordsOf(example.draft.slice(start, end), small))
    .filter((word) => !rule.flags.some(({ draft }) => draft.includes(word)));
  const offered: string[] = [];
  for (const word of [...new Set(candidates)].sort((a, b) => b.length - a.length).slice(0, TRIED)) {
    if (offered.length === MOST) break;
    if (findingsOf(withException(rule, word), example, words, likeness).length === 0) offered.push(word);
  }
  return offered;
}

/** Adds an exception of its clause to a rule, once. */
export function addException(pack: Pack, id: string, pattern: string): Pack {
  const scopes = scopesOf(ruleIn(pack, id)?.unless);
  const clause = scopes.clause ?? [];
  return clause.includes(pattern) ? pack : putRule(pack, id, { unless: { ...scopes, clause: [...clause, pattern] } });
}

const withException = (rule: Rule, word: string): Rule => ({
  ...rule,
  unless: { ...rule.unless, clause: [...(rule.unless.clause ?? []), word] },
});

const CLAUSE = new RegExp(`[^${MARKS}]+`, 'gu');
const clausesOf = (text: string): readonly { start: number; end: number }[] =>
  [...text.matchAll(CLAUSE)].map((clause) => ({
    start: clause.index,
    end: clause.index + clause[0].length,
  }));

/** A word of two letters or more, none of which is a sign of the pattern language. */
const WORD = /^[\p{Script=Han}\p{L}\p{N}]{2,8}$/u;

/** The words of a clause, and each two that stand side by side as one; of those that are `small` none begins or ends. */
function wordsOf(clause: string, small: ReadonlySet<string>): readonly string[] {
  if (typeof Intl.Segmenter !== 'function') return [];
  const words: string[] = [];
  let wasLetter = false;
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(clause)) {
    // A word that is not known falls apart into its letters: "上楼".
    const isLetter = segment.length === 1 && !small.has(segment);
    if (isLetter && wasLetter) words.push((words.pop() ?? '') + segment);
    else words.push(segment);
    wasLetter = isLetter;
  }
  return words.flatMap((word, i) => {
    const next = words[i + 1] ?? '';
    if (!WORD.test(word) || small.has(word)) return [];
    return WORD.test(next) && !small.has(next) ? [word, word + next] : [word];
  });
}
