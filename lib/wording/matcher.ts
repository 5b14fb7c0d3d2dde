import { shapesOf, slotsOf } from './classes';
import { CLAUSE_END, type Folded, fold, foldWord, SENTENCE_END } from './fold';
import {
  type Chain,
  CLASSES,
  type ClassName,
  type Link,
  PatternProblem,
  readPattern,
  readWords,
  type Stop,
} from './pattern';
import { buildTrie } from './trie';

/*
 * One matcher for whatever is recognised by wording: rules, exceptions, scenarios, evidence. All words of all
 * vocabularies are found in one pass; then only patterns whose rarest stop was found are followed, stop by stop.
 * It knows no category and no phrase by name.
 */

export interface MatcherSource {
  vocabulary: Readonly<Record<string, readonly string[]>>;
  /** terms that excuse a hit lying inside them: the longest allow wins */
  allow?: readonly string[];
  patterns: readonly { id: number; pattern: string }[];
}

/** A place where a pattern matched: folded offsets `from`/`to`, offsets in the text as typed `start`/`end`. */
export interface Hit {
  id: number;
  from: number;
  to: number;
  start: number;
  end: number;
}

/** A text read once: its folded copy, what was found in it, and which clause and sentence each character is in. */
export interface Scan {
  folded: Folded;
  hits: readonly Hit[];
  clauseOf: Int32Array;
  sentenceOf: Int32Array;
}

export interface Matcher {
  scan(text: string): Scan;
}

export interface VocabularyProblem {
  vocabulary?: string;
  id?: number;
  pattern: string;
  at: number;
  message: string;
}

interface Plan {
  id: number;
  chain: Chain;
  stops: readonly number[];
  notAfter: ReadonlyMap<number, number>;
  notBefore: number | undefined;
}

/** Names of vocabularies the language itself uses: what may stand between two words, and what opens a quotation. */
const FILLER = 'filler';

const LONGEST_TEXT = 100_000;

/** Compiles vocabularies and patterns. What cannot be read is left out and named in `problems`; the rest works. */
export function compileMatcher(source: MatcherSource): { matcher: Matcher; problems: readonly VocabularyProblem[] } {
  const problems: VocabularyProblem[] = [];
  const words: string[] = [];
  const wordIds = new Map<string, number>();
  const setsOfWord: number[][] = [];
  const setIds = new Map<string, number>();
  const setSizes: number[] = [];

  const resolved = new Map<string, readonly string[]>();
  const resolve = (name: string, trail: readonly string[] = []): readonly string[] => {
    const known = resolved.get(name);
    if (known) return known;
    const entries = Object.hasOwn(source.vocabulary, name) ? source.vocabulary[name] : undefined;
    if (!entries) throw new PatternProblem(`<${name}>`, 0, `没有叫“${name}”的词表，检查名字或先建这个词表`);
    if (trail.includes(name)) throw new PatternProblem(`<${name}>`, 0, `词表“${name}”绕一圈又用到自己，去掉其中一处`);
    const found = new Set<string>();
    for (const entry of entries) {
      try {
        for (const word of readWords(entry, (inner) => resolve(inner, [...trail, name])))
          if (word !== '') found.add(word);
      } catch (error) {
        if (!(error instanceof PatternProblem)) throw error;
        problems.push({ vocabulary: name, pattern: entry, at: error.at, message: error.message });
      }
    }
    const list = [...found];
    resolved.set(name, list);
    return list;
  };

  const setOf = (stop: Stop): number => {
    const all = new Set([...stop.words.map(foldWord), ...stop.names.flatMap((name) => resolve(name))]);
    all.delete('');
    const key = `${stop.classes.join()}|${[...stop.names].sort().join()}|${stop.words.join()}`;
    const known = setIds.get(key);
    if (known !== undefined) return known;
    const id = setSizes.length;
    setIds.set(key, id);
    setSizes.push(all.size + stop.classes.length * 50);
    for (const word of all) {
      let w = wordIds.get(word);
      if (w === undefined) {
        w = words.length;
        wordIds.set(word, w);
        words.push(word);
        setsOfWord.push([]);
      }
      setsOfWord[w]?.push(id);
    }
    for (const name of stop.classes) classSets[CLASSES.indexOf(name)]?.push(id);
    return id;
  };
  const classSets: number[][] = CLASSES.map(() => []);
  const fillerSet = Object.hasOwn(source.vocabulary, FILLER) ? setOf({ words: [], names: [FILLER], classes: [] }) : -1;
  const allowSet = source.allow?.length ? setOf({ words: source.allow, names: [], classes: [] }) : -1;

  const plansBySet: Plan[][] = [];
  for (const { id, pattern } of source.patterns) {
    try {
      for (const chain of readPattern(pattern)) {
        const plan: Plan = {
          id,
          chain,
          stops: chain.stops.map(setOf),
          notAfter: new Map([...chain.notAfter].map(([at, stop]) => [at, setOf(stop)])),
          notBefore: chain.notBefore && setOf(chain.notBefore),
        };
        // The stop with the fewest words is the rarest: most texts never touch it, and the plan is never looked at.
        const trigger = plan.stops.reduce((a, b) => ((setSizes[b] ?? 0) < (setSizes[a] ?? 0) ? b : a));
        plansBySet[trigger] ??= [];
        plansBySet[trigger]?.push(plan);
      }
    } catch (error) {
      if (!(error instanceof PatternProblem)) throw error;
      problems.push({ id, pattern, at: error.at, message: error.message });
    }
  }
  const trie = buildTrie(words);
  const usedClasses = CLASSES.filter((_, i) => (classSets[i]?.length ?? 0) > 0);
  const scanner = new Scanner(
    trie,
    setsOfWord,
    setSizes.length,
    classSets,
    usedClasses,
    plansBySet,
    fillerSet,
    allowSet,
  );
  return {
    matcher: { scan: (text) => scanner.scan(text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text) },
    problems,
  };
}

/** Holds the working arrays of one matcher, reused from text to text: a check allocates little. */
/** More than any text has places: what a hit is, as one number. */
const PLACES = 131_072;

class Scanner {
  private readonly starts: number[][];
  private readonly ends: number[][];
  private touched: number[] = [];
  private readonly seen = new Set<number>();
  /** shapes of which nothing is left when folded ("____"), by the folded place they stood at */
  private readonly vanished = new Map<number, { start: number; end: number }>();
  /** the words found in the present text: word, start, end, one after another */
  private readonly found: number[] = [];
  private readonly isAllowed: Uint8Array;
  private spare = new Int32Array(256);
  private inUse = new Int32Array(256);
  private folded: Folded = { text: '', at: new Int32Array(1), typed: '' };
  private clauseOf = new Int32Array(1);
  private sentenceOf = new Int32Array(1);

  constructor(
    private readonly trie: ReturnType<typeof buildTrie>,
    private readonly setsOfWord: readonly (readonly number[])[],
    sets: number,
    private readonly classSets: readonly (readonly number[])[],
    private readonly usedClasses: readonly ClassName[],
    private readonly plansBySet: readonly (readonly Plan[] | undefined)[],
    private readonly fillerSet: number,
    private readonly allowSet: number,
  ) {
    this.starts = Array.from({ length: sets }, () => []);
    this.ends = Array.from({ length: sets }, () => []);
    this.isAllowed = Uint8Array.from(setsOfWord, (of) => (allowSet >= 0 && of.includes(allowSet) ? 1 : 0));
  }

  scan(text: string): Scan {
    this.folded = fold(text);
    this.layOut();
    this.collect();
    const hits: Hit[] = [];
    for (const set of this.touched) for (const plan of this.plansBySet[set] ?? []) this.follow(plan, hits);
    for (const set of this.touched) {
      (this.starts[set] as number[]).length = 0;
      (this.ends[set] as number[]).length = 0;
    }
    this.touched = [];
    this.vanished.clear();
    this.seen.clear();
    return { folded: this.folded, hits, clauseOf: this.clauseOf, sentenceOf: this.sentenceOf };
  }

  private layOut(): void {
    const { text } = this.folded;
    this.clauseOf = new Int32Array(text.length + 1);
    this.sentenceOf = new Int32Array(text.length + 1);
    let clause = 0;
    let sentence = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === SENTENCE_END.charCodeAt(0)) {
        sentence++;
        clause++;
      } else if (c === CLAUSE_END.charCodeAt(0)) clause++;
      this.clauseOf[i] = clause;
      this.sentenceOf[i] = sentence;
    }
    this.clauseOf[text.length] = clause;
    this.sentenceOf[text.length] = sentence;
  }

  private add(set: number, start: number, end: number): void {
    const list = this.starts[set];
    if (!list) return;
    if (list.length === 0) this.touched.push(set);
    list.push(start);
    this.ends[set]?.push(end);
  }

  private collect(): void {
    const { text, typed, at } = this.folded;
    const { found } = this;
    let size = 0;
    this.trie.scan(text, (word, start, end) => {
      found[size++] = word;
      found[size++] = start;
      found[size++] = end;
    });
    const excused = this.allowedPlaces(text, size);
    for (let i = 0; i < size; i += 3) {
      const word = found[i] ?? 0;
      const start = found[i + 1] ?? 0;
      const end = found[i + 2] ?? 0;
      if (excused?.(start, end)) continue;
      const sets = this.setsOfWord[word] ?? [];
      for (let s = 0; s < sets.length; s++) this.add(sets[s] ?? 0, start, end);
    }
    for (const name of this.usedClasses) {
      const sets = this.classSets[CLASSES.indexOf(name)] ?? [];
      const shapes = name === 'slot' ? slotsOf(typed).map((s) => this.toFolded(s, at)) : shapesOf(name, text);
      for (const { start, end } of shapes) for (const set of sets) this.add(set, start, end);
    }
  }

  /** Tells whether a place lies inside a longer allowed term; `undefined` where the text holds none. */
  private allowedPlaces(text: string, size: number): ((start: number, end: number) => boolean) | undefined {
    if (this.allowSet < 0) return undefined;
    let from: Int32Array | undefined;
    let to = new Int32Array(0);
    for (let at = 0; at < size; at += 3) {
      if (this.isAllowed[this.found[at] ?? 0] !== 1) continue;
      const start = this.found[at + 1] ?? 0;
      const end = this.found[at + 2] ?? 0;
      if (!from) {
        from = new Int32Array(text.length);
        to = new Int32Array(text.length);
      }
      for (let i = start; i < end; i++) {
        if (end - start > (to[i] ?? 0) - (from[i] ?? 0)) {
          from[i] = start;
          to[i] = end;
        }
      }
    }
    const starts = from;
    if (!starts) return undefined;
    return (start, end) => {
      const first = starts[start] ?? 0;
      const last = to[start] ?? 0;
      return end <= last && last - first > end - start;
    };
  }

  private toFolded(shape: { start: number; end: number }, at: Int32Array): { start: number; end: number } {
    const find = (typed: number) => {
      let low = 0;
      let high = at.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((at[middle] ?? 0) < typed) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    const folded = { start: find(shape.start), end: find(shape.end) };
    if (folded.start === folded.end) this.vanished.set(folded.start, shape);
    return folded;
  }

  /** True where only filler words stand from `from` to `to`. */
  private onlyFiller(from: number, to: number): boolean {
    if (from === to) return true;
    if (to < from || this.fillerSet < 0) return false;
    const starts = this.starts[this.fillerSet] ?? [];
    const ends = this.ends[this.fillerSet] ?? [];
    for (let i = lowerBound(starts, from); i < starts.length && starts[i] === from; i++) {
      if (this.onlyFiller(ends[i] ?? to + 1, to)) return true;
    }
    return false;
  }

  private follow(plan: Plan, hits: Hit[]): void {
    const { chain, stops } = plan;
    for (const stop of stops) if ((this.starts[stop]?.length ?? 0) === 0) return;
    // `begin[i]`: the latest place from which occurrence `i` of the present stop was reached, or -1
    let begin = this.firstStop(plan);
    for (let s = 1; s < stops.length; s++) {
      const link = chain.links[s - 1];
      if (!link || !begin) return;
      begin = this.nextStop(plan, s, link, begin);
    }
    if (!begin) return;
    const last = stops.at(-1) ?? 0;
    const ends = this.ends[last] ?? [];
    const { at, typed } = this.folded;
    for (let i = 0; i < ends.length; i++) {
      const from = begin[i] ?? -1;
      const to = ends[i] ?? 0;
      if (from < 0 || !this.endsWell(chain.to, to) || this.isFollowedBy(plan.notAfter.get(stops.length - 1), to))
        continue;
      const vanished = to === from ? this.vanished.get(from) : undefined;
      const start = vanished?.start ?? at[from] ?? 0;
      const end = vanished?.end ?? (to === from ? (at[to] ?? start) : lastTyped(at, to, typed.length));
      const key = (plan.id * PLACES + from) * PLACES + to;
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      hits.push({ id: plan.id, from, to, start, end });
    }
  }

  /** Room for `size` places, none reached yet. Two buffers take turns: a stop is read from one while the next is written. */
  private room(size: number): Int32Array {
    let buffer = this.spare;
    if (buffer.length < size) buffer = new Int32Array(size * 2);
    this.spare = this.inUse;
    this.inUse = buffer;
    for (let i = 0; i < size; i++) buffer[i] = -1;
    return buffer;
  }

  /** Where occurrences of the first stop begin; `undefined` where none counts. */
  private firstStop(plan: Plan): Int32Array | undefined {
    const set = plan.stops[0] ?? 0;
    const starts = this.starts[set] ?? [];
    const ends = this.ends[set] ?? [];
    const begin = this.room(starts.length);
    let any = false;
    for (let i = 0; i < starts.length; i++) {
      const from = starts[i] ?? 0;
      if (!this.startsWell(plan.chain.from, from)) continue;
      if (plan.notBefore !== undefined && this.isPrecededBy(plan.notBefore, from)) continue;
      if (plan.stops.length > 1 && this.isFollowedBy(plan.notAfter.get(0), ends[i] ?? 0)) continue;
      begin[i] = from;
      any = true;
    }
    return any ? begin : undefined;
  }

  private nextStop(plan: Plan, s: number, link: Link, before: Int32Array): Int32Array | undefined {
    const fromEnds = this.ends[plan.stops[s - 1] ?? 0] ?? [];
    const fromStarts = this.starts[plan.stops[s - 1] ?? 0] ?? [];
    const starts = this.starts[plan.stops[s] ?? 0] ?? [];
    const ends = this.ends[plan.stops[s] ?? 0] ?? [];
    const begin = this.room(starts.length);
    let any = false;
    const barred = s < plan.stops.length - 1 ? plan.notAfter.get(s) : undefined;
    let low = 0;
    for (let i = 0; i < starts.length; i++) {
      const start = starts[i] ?? 0;
      // No word is longer than 64 characters, so nothing further back can reach here.
      while (low < fromStarts.length && (fromStarts[low] ?? 0) < start - link.max - 64) low++;
      for (let j = low; j < fromStarts.length && (fromStarts[j] ?? 0) <= start; j++) {
        const origin = before[j] ?? -1;
        if (origin <= (begin[i] ?? -1)) continue;
        if (this.linked(link, fromEnds[j] ?? 0, start)) begin[i] = origin;
      }
      if ((begin[i] ?? -1) < 0) continue;
      if (this.isFollowedBy(barred, ends[i] ?? 0)) begin[i] = -1;
      else any = true;
    }
    return any ? begin : undefined;
  }

  private linked(link: Link, from: number, to: number): boolean {
    const distance = to - from;
    if (distance < link.min || distance > link.max) return false;
    if (link.how === 'plain') return true;
    if (link.how === 'filler') return this.onlyFiller(from, to);
    const where = link.how === 'clause' ? this.clauseOf : this.sentenceOf;
    return where[Math.max(0, from - 1)] === where[to];
  }

  private startsWell(where: Chain['from'], from: number): boolean {
    if (where === 'anywhere') return true;
    let clauseStart = from;
    while (clauseStart > 0 && from - clauseStart < 12 && !this.isMark(clauseStart - 1)) clauseStart--;
    const atEdge = clauseStart === 0 || this.isMark(clauseStart - 1);
    if (!atEdge || !this.onlyFiller(clauseStart, from)) return false;
    return where === 'clause' || this.onlyMarksAndFiller(0, clauseStart);
  }

  private endsWell(where: Chain['to'], to: number): boolean {
    const { length } = this.folded.text;
    if (where === 'anywhere') return true;
    let clauseEnd = to;
    while (clauseEnd < length && clauseEnd - to < 12 && !this.isMark(clauseEnd)) clauseEnd++;
    const atEdge = clauseEnd === length || this.isMark(clauseEnd);
    if (!atEdge || !this.onlyFiller(to, clauseEnd)) return false;
    return where === 'clause' || this.onlyMarksAndFiller(clauseEnd, length);
  }

  private onlyMarksAndFiller(from: number, to: number): boolean {
    let at = from;
    while (at < to) {
      let end = at;
      while (end < to && !this.isMark(end)) end++;
      if (end - at > 12 || !this.onlyFiller(at, end)) return false;
      at = end + 1;
    }
    return true;
  }

  private isMark(at: number): boolean {
    return this.folded.text.charCodeAt(at) <= 2;
  }

  private isFollowedBy(set: number | undefined, at: number): boolean {
    if (set === undefined) return false;
    const starts = this.starts[set] ?? [];
    for (let i = lowerBound(starts, at); i < starts.length && (starts[i] ?? 0) <= at + 6; i++) {
      if (this.onlyFiller(at, starts[i] ?? 0)) return true;
    }
    return false;
  }

  private isPrecededBy(set: number, at: number): boolean {
    const starts = this.starts[set] ?? [];
    const ends = this.ends[set] ?? [];
    for (let i = lowerBound(starts, at - 16); i < starts.length && (starts[i] ?? 0) < at; i++) {
      const end = ends[i] ?? 0;
      if (end <= at && at - end <= 6 && this.onlyFiller(end, at)) return true;
    }
    return false;
  }
}

/** End of a hit in the text as typed: just behind its last character, not behind what was skipped after it. */
function lastTyped(at: Int32Array, to: number, length: number): number {
  const last = at[to - 1] ?? 0;
  return Math.min(length, last + 1);
}

function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
