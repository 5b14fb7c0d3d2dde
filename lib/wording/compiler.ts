import { CLAUSE_END, foldWord, SENTENCE_END } from './fold';
import { type Chain, CLASSES, PatternProblem, readPattern, type Stop } from './pattern';
import { EDGES, flat, HOW, type Plans, type Tables } from './tables';
import { buildTrie } from './trie';
import { Vocabulary, type VocabularyProblem } from './vocabulary';

/** What a matcher is made from. */
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

/** Names of vocabularies the language itself uses: what may stand between two words, and what opens a quotation. */
const FILLER = 'filler';

/** A given character stands at about this share of the places of a message; of two characters, its square; and so on. */
const COMMON = 0.02;
/** A shape is asked for last of all: finding out whether it is there costs an expression. */
const SHAPE = 1000;

/** Marks as they are folded. */
const MARK = new RegExp(`[${SENTENCE_END}${CLAUSE_END}]`);

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

/** Lays the patterns of a source, and the words they speak of, into tables. */
export class Compiler {
  private readonly vocabulary: Vocabulary;
  private readonly words: string[] = [];
  private readonly wordIds = new Map<string, number>();
  private readonly setsOfWord: number[][] = [];
  private readonly classesOfSet: number[] = [];
  private readonly setIds = new Map<string, number>();

  constructor(private readonly source: MatcherSource) {
    this.vocabulary = new Vocabulary(source.vocabulary);
  }

  /** what could not be read and was left out */
  get problems(): readonly VocabularyProblem[] {
    return this.vocabulary.problems;
  }

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
      this.vocabulary.problems.push({ id, pattern, at: error.at, message: error.says });
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
    for (const name of stop.names) for (const word of this.vocabulary.wordsOf(name)) all.add(word);
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
