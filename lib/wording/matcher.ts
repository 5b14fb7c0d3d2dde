import { type FoldRoom, foldWord } from './fold';
import { CLASSES, type ClassName, PatternProblem, readPattern, readWords, type Stop } from './pattern';
import { type Lists, type Plan, type Scan, Scanner, type ScannerTables } from './scanner';
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
  /** patterns that stand and fall together, such as those of one rule */
  group?: number;
  /** looked for only where a pattern of its group that does not wait was found: an exception */
  waits?: boolean;
}

export interface Matcher {
  /** Goes through a text; groups that `skips` names are not looked for. */
  scan(text: string, skips?: (group: number) => boolean): Scan;
  /** The text last scanned, folded; it holds until the next scan. */
  folded(): FoldRoom;
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

const LONGEST_TEXT = 100_000;

/** A given character stands at about this share of the places of a message; of two characters, its square; and so on. */
const COMMON = 0.02;
const CLASS_FREQUENCY: Readonly<Record<ClassName, number>> = {
  '#': 0.05,
  yuan: 0.01,
  time: 0.02,
  phone: 0.001,
  latin: 0.02,
  slot: 0.002,
};

/** Up to this many words of a set are asked one by one whether they were found. */
const CROWD = 12;

/** An entry without any of these is one word as it stands. */
const SIGNS_OF_A_PATTERN = /[()|?<>!~^$… ]/;

/** Compiles vocabularies and patterns. What cannot be read is left out and named in `problems`; the rest works. */
export function compileMatcher(source: MatcherSource): { matcher: Matcher; problems: readonly VocabularyProblem[] } {
  const compiler = new Compiler(source);
  const scanner = new Scanner(compiler.tables());
  const scan: Matcher['scan'] = (text, skips) =>
    scanner.scan(text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text, skips);
  return { matcher: { scan, folded: () => scanner.folded }, problems: compiler.problems };
}

class Compiler {
  readonly problems: VocabularyProblem[] = [];
  private readonly resolved = new Map<string, readonly string[]>();
  private readonly words: string[] = [];
  private readonly wordIds = new Map<string, number>();
  private readonly setsOfWord: number[][] = [];
  private readonly setsOfClass: number[][] = CLASSES.map(() => []);
  private readonly setIds = new Map<string, number>();

  constructor(private readonly source: MatcherSource) {}

  tables(): ScannerTables {
    const { source } = this;
    const fillerSet = Object.hasOwn(source.vocabulary, FILLER)
      ? this.setOf({ words: [], names: [FILLER], classes: [] })
      : -1;
    const allowSet = source.allow?.length ? this.setOf({ words: source.allow, names: [], classes: [] }) : -1;
    const chains = source.patterns.flatMap((pattern) =>
      this.chainsOf(pattern).map((chain) => ({ ...chain, waits: pattern.waits === true })),
    );
    const frequency = this.frequencies();
    const plansBySet: Plan[][] = [];
    const waiting = new Map<number, Plan[]>();
    for (const { waits, ...chain } of chains) {
      const rarestFirst = [...new Set(chain.stops)].sort((a, b) => (frequency[a] ?? 0) - (frequency[b] ?? 0));
      const plan: Plan = { ...chain, rarestFirst };
      if (waits && plan.group >= 0) {
        const plans = waiting.get(plan.group);
        if (plans) plans.push(plan);
        else waiting.set(plan.group, [plan]);
      } else {
        // Most texts never touch a chain's rarest stop, and the chain is never looked at.
        const rarest = rarestFirst[0] ?? 0;
        plansBySet[rarest] ??= [];
        plansBySet[rarest]?.push(plan);
      }
    }
    return { ...this.flatSets(plansBySet), trie: buildTrie(this.words), plansBySet, waiting, fillerSet, allowSet };
  }

  /** How often each set is met, roughly: words that many patterns speak of are the common ones, short ones too. */
  private frequencies(): number[] {
    const frequency = Array.from({ length: this.setIds.size }, () => 0);
    const add = (sets: readonly number[], often: number) => {
      for (const set of sets) frequency[set] = (frequency[set] ?? 0) + often;
    };
    this.setsOfWord.forEach((sets, word) => {
      add(sets, COMMON ** (this.words[word]?.length ?? 1) * sets.length);
    });
    CLASSES.forEach((name, at) => {
      add(this.setsOfClass[at] ?? [], CLASS_FREQUENCY[name]);
    });
    return frequency;
  }

  private chainsOf({ id, pattern, group = -1 }: PatternSource): Omit<Plan, 'rarestFirst'>[] {
    try {
      return readPattern(pattern).map((chain) => ({
        id,
        group,
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
    for (const name of stop.classes) this.setsOfClass[CLASSES.indexOf(name)]?.push(id);
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

  private flatSets(plansBySet: readonly (readonly Plan[] | undefined)[]) {
    const setsOfWord = [...this.setsOfWord, ...this.setsOfClass];
    const wordsOfSet: number[][] = Array.from({ length: this.setIds.size }, () => []);
    setsOfWord.forEach((sets, word) => {
      for (const set of sets) wordsOfSet[set]?.push(word);
    });
    const isCrowd = (set: number) => (wordsOfSet[set]?.length ?? 0) > CROWD;
    return {
      words: this.words.length,
      setCount: this.setIds.size,
      setsOf: flat(setsOfWord),
      triggersOf: flat(setsOfWord.map((sets) => sets.filter((set) => plansBySet[set]))),
      crowdsOf: flat(setsOfWord.map((sets) => sets.filter(isCrowd))),
      wordsOf: flat(wordsOfSet.map((words, set) => (isCrowd(set) ? [] : words))),
      classesUsed: CLASSES.filter((_, i) => (this.setsOfClass[i]?.length ?? 0) > 0),
    };
  }
}

function flat(lists: readonly (readonly number[])[]): Lists {
  const from = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => {
    from[at + 1] = (from[at] ?? 0) + list.length;
  });
  const items = new Int32Array(from[lists.length] ?? 0);
  lists.forEach((list, at) => {
    items.set(list, from[at]);
  });
  return { from, items };
}
