import { NO_FACTS } from '../model/case';
import { check, compile } from '../wording/check';
import { compileMatcher } from '../wording/matcher';
import type { Policy, Rule } from '../wording/rule';

/*
 * From what a supervisor has, sentences that must be held and sentences that must pass, to a pattern. Each sentence is
 * spelt as the vocabularies it uses and the words between; what all held sentences share is kept, and the pattern is
 * widened step by step as long as no passing sentence matches.
 */

/** A pattern that finds every held sentence and no passing one, the widest last. */
export interface Proposal {
  pattern: string;
  /** how many of its elements are shared words rather than letters of this very sentence */
  words: number;
  /** the words by which the held sentences differ, where they stand in the pattern as a choice: a vocabulary to be */
  choice?: readonly string[];
}

interface Element {
  /** as written in a pattern: `<freight>` or plain letters */
  text: string;
  start: number;
  end: number;
}

/** Names that serve the language itself, not what a rule looks for. */
const SERVING = new Set(['filler', 'quoting', 'negation', 'said-count', 'piece']);
const MOST = 6;

/** Proposes patterns for a new rule. Empty where nothing tells the two kinds of sentences apart. */
export function proposePatterns(
  flags: readonly string[],
  passes: readonly string[],
  { vocabulary, allow }: Pick<Policy, 'vocabulary' | 'allow'>,
): readonly Proposal[] {
  const spelt = flags.map((flag) => elementsOf(flag, vocabulary)).filter((elements) => elements.length > 0);
  const [first, ...others] = spelt;
  if (!first) return [];
  const shared = others.reduce((common, next) => inCommon(common, next), first);
  const tried = new Set<string>();
  const found: Proposal[] = [];
  for (const elements of [...wider(asChoice(spelt)), ...wider(shared)]) {
    const pattern = patternOf(elements, flags.length > 1);
    if (tried.has(pattern) || found.length === MOST) continue;
    tried.add(pattern);
    if (!separates(pattern, flags, passes, { vocabulary, allow })) continue;
    const choice = elements.find(({ text }) => text.startsWith('('))?.text.slice(1, -1);
    found.push({
      pattern,
      words: elements.filter((e) => e.text.startsWith('<')).length,
      ...(choice === undefined ? {} : { choice: choice.split('|') }),
    });
  }
  return found;
}

/** Sentences of one build that differ in a word: that word as a choice. Nothing where they differ otherwise, or not at all. */
function asChoice(spelt: readonly (readonly Element[])[]): readonly Element[] {
  const [first = [], ...others] = spelt;
  if (others.length === 0 || others.some((each) => each.length !== first.length)) return [];
  let choices = 0;
  const built = first.map((element, i) => {
    const words = [...new Set(spelt.map((each) => each[i]?.text ?? ''))];
    if (words.length === 1) return element;
    choices++;
    return words.some((word) => word === '' || word.startsWith('<'))
      ? undefined
      : { ...element, text: `(${words.join('|')})` };
  });
  const all = built.filter((element) => element !== undefined);
  return choices === 1 && all.length === first.length ? all : [];
}

/** The runs of letters of a sentence that no vocabulary knows, the longest first. */
export const runsOf = (sentence: string, vocabulary: Policy['vocabulary']): readonly string[] =>
  elementsOf(sentence, vocabulary)
    .flatMap(({ text }) => (text.startsWith('<') ? [] : [text]))
    .sort((a, b) => b.length - a.length);

/** The sentence as vocabulary words, the longest first, and what stands between them. */
function elementsOf(sentence: string, vocabulary: Policy['vocabulary']): readonly Element[] {
  const names = Object.keys(vocabulary).filter((name) => !SERVING.has(name));
  const { matcher } = compileMatcher({ vocabulary, patterns: names.map((name, id) => ({ id, pattern: `<${name}>` })) });
  const fillers = new Set(vocabulary['filler'] ?? []);
  const hits = matcher
    .scan(sentence)
    .hits.map(({ id, start, end }) => ({ text: `<${names[id]}>`, start, end }))
    // "哈" may stand in some vocabulary too: as an end of a sentence it tells nothing.
    .filter(({ start, end }) => !fillers.has(sentence.slice(start, end)))
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const taken: Element[] = [];
  for (const hit of hits) if (!taken.some((t) => t.start < hit.end && hit.start < t.end)) taken.push(hit);
  taken.sort((a, b) => a.start - b.start);
  const all: Element[] = [];
  let from = 0;
  for (const hit of [...taken, { text: '', start: sentence.length, end: sentence.length }]) {
    all.push(...lettersOf(sentence, from, hit.start, fillers));
    if (hit.text !== '') all.push(hit);
    from = hit.end;
  }
  return all;
}

/** Plain letters of a stretch, without the marks and the words that may stand anywhere. */
function lettersOf(sentence: string, from: number, to: number, fillers: ReadonlySet<string>): Element[] {
  const found: Element[] = [];
  for (const run of sentence.slice(from, to).matchAll(/[\p{Script=Han}\p{L}\p{N}]+/gu)) {
    let start = from + run.index;
    let end = start + run[0].length;
    for (let cut = true; cut; ) {
      cut = false;
      for (let size = Math.min(3, end - start); size > 0 && !cut; size--) {
        if (fillers.has(sentence.slice(start, start + size))) {
          start += size;
          cut = true;
        } else if (fillers.has(sentence.slice(end - size, end))) {
          end -= size;
          cut = true;
        }
      }
    }
    if (end > start) found.push({ text: sentence.slice(start, end), start, end });
  }
  return found;
}

/** The longest run of elements, in order, that both have; letters are shared where one holds the other. */
function inCommon(a: readonly Element[], b: readonly Element[]): readonly Element[] {
  const best: (readonly Element[])[][] = Array.from({ length: a.length + 1 }, () => Array(b.length + 1).fill([]));
  const at = (i: number, j: number) => best[i]?.[j] ?? [];
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const [x, y] = [a[i], b[j]];
      const both = x && y && sharedElement(x, y);
      const longer = at(i + 1, j).length >= at(i, j + 1).length ? at(i + 1, j) : at(i, j + 1);
      const row = best[i];
      if (row) row[j] = both && at(i + 1, j + 1).length + 1 > longer.length ? [both, ...at(i + 1, j + 1)] : longer;
    }
  return at(0, 0);
}

function sharedElement(a: Element, b: Element): Element | undefined {
  if (a.text === b.text) return a;
  if (a.text.startsWith('<') || b.text.startsWith('<')) return undefined;
  let found = '';
  for (let from = 0; from < a.text.length; from++)
    for (let to = from + found.length + 1; to <= a.text.length && b.text.includes(a.text.slice(from, to)); to++)
      found = a.text.slice(from, to);
  return found.length > 0 ? { ...a, text: found } : undefined;
}

/** The elements whole, then with letters and words left out, never fewer than one word or two letters. */
function* wider(elements: readonly Element[]): Generator<readonly Element[]> {
  const ranked: (readonly Element[])[] = [elements];
  for (let size = elements.length - 1; size >= 1 && ranked.length < 60; size--)
    for (let from = 0; from + size <= elements.length; from++) ranked.push(elements.slice(from, from + size));
  for (const each of ranked) {
    const weight = each.reduce((sum, e) => sum + (/^[<(]/.test(e.text) ? 2 : e.text.length), 0);
    if (weight >= 3) yield each;
  }
}

/** With several sentences the distance between two words is not known, with one it is what stands there. */
function patternOf(elements: readonly Element[], several: boolean): string {
  return elements
    .map((element, i) => {
      const before = elements[i - 1];
      if (!before) return element.text;
      const apart = element.start - before.end;
      return `${several || apart > 0 ? ` …${several ? '' : Math.max(4, apart + 2)}` : ' '}${element.text}`;
    })
    .join('');
}

/** Where a pattern finds something in a sentence. */
export function spansOf(
  pattern: string,
  sentence: string,
  { vocabulary, allow }: Pick<Policy, 'vocabulary' | 'allow'>,
): readonly { start: number; end: number }[] {
  return check(compile({ version: '', vocabulary, allow, rules: [trial(pattern)] }), sentence, NO_FACTS);
}

function separates(
  pattern: string,
  flags: readonly string[],
  passes: readonly string[],
  { vocabulary, allow }: Pick<Policy, 'vocabulary' | 'allow'>,
): boolean {
  const compiled = compile({ version: '', vocabulary, allow, rules: [trial(pattern)] });
  const finds = (draft: string) => check(compiled, draft, NO_FACTS).length > 0;
  return compiled.problems.length === 0 && flags.every(finds) && !passes.some(finds);
}

const trial = (pattern: string): Rule => ({
  id: 'trial',
  category: 'arguing',
  severity: 'block',
  mode: 'enforce',
  when: {},
  find: [pattern],
  unless: {},
  quoted: false,
  say: '',
  why: '',
  sayWhen: {},
  source: '',
  rewrites: [],
  flags: [],
  passes: [],
  overridable: true,
  from: '',
});
