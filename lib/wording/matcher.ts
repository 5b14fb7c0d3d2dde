import { CLAUSE_END, foldWord, SENTENCE_END } from './fold';
import { type Chain, CLASSES, PatternProblem, readPattern, readWords, type Stop } from './pattern';
import { Scanner } from './scanner';
import { EDGES, flat, HOW, type Plans, type Tables } from './tables';
import { buildTrie } from './trie';

/*
 * One matcher for whatever is recognised by wording: rules, exceptions, scenarios, evidence. All words of all
 * vocabularies are found in one pass; then only patterns whose rarest stop was found are followed (see the scanner).
 * It knows no category and no phrase by name.
 */

export interface MatcherSource {
  vocabulary: Readonly<Record<string, readonly string[]>>;
  /** terms that excuse a hit lying inside them: the longest allow wins */
  allow?: readonly string[];
  patterns: readonly PatternSource[];
}

export interface PatternSource {
  id: number;
  pattern: string;
  /** patterns that stand and fall together, such as those of one rule: numbers from 0 */
  group?: number;
  /**
   * looked for only where a pattern of its group that does not wait was found: an exception; `anywhere`: it counts
   * wherever in the text it stands, otherwise in that sentence
   */
  waits?: 'there' | 'anywhere';
}

/** A place where a pattern matched: folded offsets `from`/`to`, offsets in the text as typed `start`/`end`. */
export interface Hit {
  id: number;
  from: number;
  to: number;
  start: number;
  end: number;
}

/** A text gone through once. `clauseOf` tells the clause of a folded place; it holds until the next scan. */
export interface Scan {
  hits: readonly Hit[];
  clauseOf: Int32Array;
}

export interface Matcher {
  /** Goes through a text. */
  scan(text: string): Scan;
  /** The scanner itself, for who reads its numbers as they are. */
  scanner: Scanner;
}

export interface VocabularyProblem {
  vocabulary?: string;
  id?: number;
  pattern: string;
  at: number;
  message: string;
}

/** Names of vocabularies the language itself uses: what may stand between two words, and what opens a quotation. */
const FILLER = 'filler';

/** What comes behind this many characters is not judged: nobody reads it either. */
export const LONGEST_TEXT = 100_000;

/** A given character stands at about this share of the places of a message; of two characters, its square; and so on. */
const COMMON = 0.02;
/** A shape is asked for last of all: finding out whether it is there costs an expression. */
const SHAPE = 1000;

/** Marks as they are folded. */
const MARK = new RegExp(`[${SENTENCE_END}${CLAUSE_END}]`);

/** An entry without any of these is one word as it stands. */
const SIGNS_OF_A_PATTERN = /[()|?<>!~^$… ]/;

const NO_HITS: readonly Hit[] = [];

/** Compiles vocabularies and patterns. What cannot be read is left out and named in `problems`; the rest works. */
export function compileMatcher(source: MatcherSource): { matcher: Matcher; problems: readonly VocabularyProblem[] } {
  const { tables, problems } = compileTables(source);
  return { matcher: matcherOf(tables), problems };
}

/** Compiles to tables alone, which can be stored. */
export function compileTables(source: MatcherSource): { tables: Tables; problems: readonly VocabularyProblem[] } {
  const compiler = new Compiler(source);
  return { tables: compiler.tables(), problems: compiler.problems };
}

/** A matcher of tables that were compiled, now or before. */
export function matcherOf(tables: Tables): Matcher {
  const scanner = new Scanner(tables);
  const scan: Matcher['scan'] = (text) => {
    scanner.scan(text.slice(0, LONGEST_TEXT));
    return { hits: hitsOf(scanner), clauseOf: scanner.room.clauseOf };
  };
  return { scan, scanner };
}

function hitsOf(scanner: Scanner): readonly Hit[] {
  const { hits } = scanner;
  if (hits.size === 0) return NO_HITS;
  return Array.from({ length: hits.size }, (_, hit) => ({
    id: hits.pattern(hit),
    from: hits.from(hit),
    to: hits.to(hit),
    start: scanner.start(hit),
    end: scanner.end(hit),
  }));
}

/** A chain whose stops are sets, before it is laid into the tables. */
interface Draft {
  id: number;
  group: number;
  waits: PatternSource['waits'];
  chain: Chain;
  stops: readonly number[];
  /** per stop: what must not follow it, or -1 */
  notAfter: readonly number[];
  notBefore: number;
}

class Compiler {
  readonly problems: VocabularyProblem[] = [];
  private readonly resolved = new Map<string, readonly string[]>();
  private readonly words: string[] = [];
  private readonly wordIds = new Map<string, number>();
  private readonly setsOfWord: number[][] = [];
  private readonly classesOfSet: number[] = [];
  private readonly setIds = new Map<string, number>();

  constructor(private readonly source: MatcherSource) {}

  tables(): Tables {
    const { source } = this;
    const fillerSet = Object.hasOwn(source.vocabulary, FILLER)
      ? this.setOf({ words: [], names: [FILLER], classes: [] })
      : -1;
    const allowSet = source.allow?.length ? this.setOf({ words: source.allow, names: [], classes: [] }) : -1;
    const drafts = source.patterns.flatMap((pattern) => this.chainsOf(pattern));
    const sets = this.setIds.size;
    const groups = 1 + drafts.reduce((most, { group }) => Math.max(most, group), -1);
    const frequency = this.frequencies();
    const asks = drafts.map(({ stops }) =>
      [...new Set(stops)].sort((a, b) => (frequency[a] ?? 0) - (frequency[b] ?? 0)),
    );
    const plansOf: number[][] = Array.from({ length: sets }, () => []);
    const waitingOf: number[][] = Array.from({ length: groups }, () => []);
    const roamsOf: number[][] = Array.from({ length: groups }, () => []);
    drafts.forEach(({ waits, group }, plan) => {
      if (waits && group >= 0) {
        waitingOf[group]?.push(plan);
        if (waits === 'anywhere') roamsOf[group]?.push(plan);
      }
      // Most texts never touch a chain's rarest stop, and the chain is never looked at.
      else plansOf[asks[plan]?.[0] ?? 0]?.push(plan, asks[plan]?.[1] ?? -1);
    });
    const { setsOfKind, kindOfWord } = this.kinds();
    const isIn = (set: number) => Uint8Array.from(setsOfKind, (of) => (of.includes(set) ? 1 : 0));
    const isTrigger = (set: number) => (plansOf[set]?.length ?? 0) > 0;
    const triggersOfClass = CLASSES.map((_, at) =>
      this.classesOfSet.flatMap((classes, set) => ((classes >> at) & 1 && isTrigger(set) ? [set] : [])),
    );
    return {
      trie: buildTrie(this.words, kindOfWord),
      kinds: setsOfKind.length,
      sets,
      groups,
      setsOf: flat(setsOfKind),
      triggersOf: flat([...setsOfKind.map((of) => of.filter(isTrigger)), ...triggersOfClass]),
      classesOf: Uint8Array.from(this.classesOfSet),
      plansOf: flat(plansOf),
      waitingOf: flat(waitingOf),
      roamsOf: flat(roamsOf),
      plans: plansFrom(drafts, asks),
      eager: triggersOfClass.reduce((bits, of, at) => (of.length > 0 ? bits | (1 << at) : bits), 0),
      isFiller: isIn(fillerSet),
      isAllowed: isIn(allowSet),
      hasAllowed: allowSet >= 0,
      isLocal: !this.words.some((word) => MARK.test(word)),
    };
  }

  /** Words that are in the same sets are of one kind: the scanner need not tell them apart. */
  private kinds(): { setsOfKind: number[][]; kindOfWord: Int32Array } {
    const setsOfKind: number[][] = [];
    const known = new Map<string, number>();
    const kindOfWord = Int32Array.from(this.setsOfWord, (sets) => {
      const key = sets.join();
      const kind = known.get(key);
      if (kind !== undefined) return kind;
      known.set(key, setsOfKind.length);
      return setsOfKind.push(sets) - 1;
    });
    return { setsOfKind, kindOfWord };
  }

  /** How often each set is met, roughly: words that many patterns speak of are the common ones, short ones too. */
  private frequencies(): Float64Array {
    const frequency = new Float64Array(this.setIds.size);
    this.setsOfWord.forEach((sets, word) => {
      const often = COMMON ** (this.words[word]?.length ?? 1) * sets.length;
      for (const set of sets) frequency[set] = (frequency[set] ?? 0) + often;
    });
    this.classesOfSet.forEach((classes, set) => {
      if (classes !== 0) frequency[set] = (frequency[set] ?? 0) + SHAPE;
    });
    return frequency;
  }

  private chainsOf({ id, pattern, group = -1, waits }: PatternSource): Draft[] {
    try {
      return readPattern(pattern).map((chain) => ({
        id,
        group,
        waits,
        chain,
        stops: chain.stops.map((stop) => this.setOf(stop)),
        notAfter: chain.stops.map((_, at) => this.setIfAny(chain.notAfter.get(at))),
        notBefore: this.setIfAny(chain.notBefore),
      }));
    } catch (error) {
      if (!(error instanceof PatternProblem)) throw error;
      this.problems.push({ id, pattern, at: error.at, message: error.message });
      return [];
    }
  }

  private setIfAny(stop: Stop | undefined): number {
    return stop ? this.setOf(stop) : -1;
  }

  private setOf(stop: Stop): number {
    const key = `${stop.classes.join()}|${[...stop.names].sort().join()}|${stop.words.join()}`;
    const known = this.setIds.get(key);
    if (known !== undefined) return known;
    const all = new Set(stop.words.map(foldWord));
    for (const name of stop.names) for (const word of this.resolve(name)) all.add(word);
    all.delete('');
    const id = this.setIds.size;
    this.setIds.set(key, id);
    for (const word of all) this.setsOfWord[this.wordId(word)]?.push(id);
    this.classesOfSet.push(stop.classes.reduce((bits, name) => bits | (1 << CLASSES.indexOf(name)), 0));
    return id;
  }

  private wordId(word: string): number {
    const known = this.wordIds.get(word);
    if (known !== undefined) return known;
    this.wordIds.set(word, this.words.length);
    this.setsOfWord.push([]);
    return this.words.push(word) - 1;
  }

  private resolve(name: string, trail: readonly string[] = []): readonly string[] {
    const known = this.resolved.get(name);
    if (known) return known;
    const { vocabulary } = this.source;
    const entries = Object.hasOwn(vocabulary, name) ? vocabulary[name] : undefined;
    if (!entries) throw new PatternProblem(`<${name}>`, 0, `没有叫“${name}”的词表，检查名字或先建这个词表`);
    if (trail.includes(name)) throw new PatternProblem(`<${name}>`, 0, `词表“${name}”绕一圈又用到自己，去掉其中一处`);
    const found = new Set<string>();
    for (const entry of entries) {
      if (!SIGNS_OF_A_PATTERN.test(entry)) {
        const word = foldWord(entry);
        if (word !== '') found.add(word);
        continue;
      }
      try {
        for (const word of readWords(entry, (inner) => this.resolve(inner, [...trail, name])))
          if (word !== '') found.add(word);
      } catch (error) {
        if (!(error instanceof PatternProblem)) throw error;
        this.problems.push({ vocabulary: name, pattern: entry, at: error.at, message: error.message });
      }
    }
    const list = [...found];
    this.resolved.set(name, list);
    return list;
  }
}

function plansFrom(drafts: readonly Draft[], asks: readonly (readonly number[])[]): Plans {
  return {
    pattern: Int32Array.from(drafts, ({ id }) => id),
    group: Int32Array.from(drafts, ({ group }) => group),
    begins: Uint8Array.from(drafts, ({ chain }) => EDGES[chain.from]),
    ends: Uint8Array.from(drafts, ({ chain }) => EDGES[chain.to]),
    notBefore: Int32Array.from(drafts, ({ notBefore }) => notBefore),
    steps: flat(
      drafts.map(({ chain, stops, notAfter }) =>
        stops.flatMap((set, at) => {
          const link = chain.links[at - 1];
          return [set, notAfter[at] ?? -1, link ? HOW[link.how] : 0, link?.min ?? 0, link?.max ?? 0];
        }),
      ),
    ),
    asks: flat(asks),
  };
}
