import { type Saying, saying } from '../model/saying';
import { foldWord } from './fold';

/*
 * The pattern language of packs: read once into flat chains of "one of these words, then at most so far, one of those".
 * A chain has no loops, so matching is linear whatever a pack says; what would multiply out of hand is refused.
 */

/** What a pattern cannot be: where in it, what is wrong and what to write instead. */
export class PatternProblem extends Error {
  constructor(
    readonly pattern: string,
    readonly at: number,
    readonly says: Saying,
  ) {
    super(says.key);
  }
}

export const CLASSES = ['#', 'yuan', 'time', 'phone', 'latin', 'slot'] as const;
export type ClassName = (typeof CLASSES)[number];

/** One stop of a chain; it takes any of these words, vocabularies or classes. */
export interface Stop {
  words: readonly string[];
  names: readonly string[];
  classes: readonly ClassName[];
}

/** How far apart two stops may stand: characters, or `'filler'`: only filler words between. */
export interface Link {
  min: number;
  max: number;
  how: 'plain' | 'filler' | 'clause' | 'sentence';
}

export interface Chain {
  from: 'anywhere' | 'clause' | 'message';
  to: 'anywhere' | 'clause' | 'message';
  stops: readonly Stop[];
  /** `links[i]` leads from stop `i` to stop `i + 1` */
  links: readonly Link[];
  /** `notAfter[i]`: what must not follow stop `i`; `notBefore`: what must not stand before the first */
  notAfter: ReadonlyMap<number, Stop>;
  notBefore: Stop | undefined;
}

type Item =
  | { kind: 'stop'; stop: Stop }
  | { kind: 'link'; link: Link }
  | { kind: 'not' | 'not-before'; stop: Stop }
  | { kind: 'start' | 'start-all' | 'end' | 'end-all' };
type Branch = readonly Item[];

/** Characters that mean nothing but themselves. */
const PLAIN_RUN = /[^()|?<>!~^$… ]+/uy;

const SIGN = /[()|?<>!~^$… ]/u;

const MOST_BRANCHES = 600;
const ADJACENT: Link = { min: 0, max: 0, how: 'plain' };
const GAP = 12;
const LONG_GAP = 40;
const FILLER_REACH = 10;

const stopOf = (part: Partial<Stop>): Stop => ({ words: [], names: [], classes: [], ...part });
const unite = (stops: readonly Stop[]): Stop => ({
  words: stops.flatMap((s) => s.words),
  names: stops.flatMap((s) => s.names),
  classes: stops.flatMap((s) => s.classes),
});

class Reader {
  private i = 0;
  constructor(private readonly text: string) {}

  private fail(says: Saying, at = this.i): never {
    throw new PatternProblem(this.text, at, says);
  }

  private peek(word: string): boolean {
    return this.text.startsWith(word, this.i);
  }

  private take(word: string): boolean {
    if (!this.peek(word)) return false;
    this.i += word.length;
    return true;
  }

  all(): readonly Branch[] {
    const branches = this.alternatives();
    if (this.i < this.text.length) this.fail(saying('say_patExtraBracket'));
    return branches;
  }

  private alternatives(): readonly Branch[] {
    const found = [...this.sequence()];
    while (this.take('|')) found.push(...this.sequence());
    if (found.length > MOST_BRANCHES) this.fail(saying('say_patManyChoices'));
    return found;
  }

  private sequence(): readonly Branch[] {
    let branches: Item[][] = [[]];
    while (this.i < this.text.length && !this.peek('|') && !this.peek(')')) {
      let next = this.element();
      if (this.take('?')) next = [...next, []];
      const [only, ...others] = next;
      // Nearly always there is one way on, and nothing needs copying.
      if (only && others.length === 0) for (const head of branches) head.push(...only);
      else branches = branches.flatMap((head) => next.map((tail) => [...head, ...tail]));
      if (branches.length > MOST_BRANCHES) this.fail(saying('say_patManyOptional'));
    }
    return branches;
  }

  private element(): readonly Branch[] {
    const link = this.link();
    if (link) return [[{ kind: 'link', link }]];
    if (this.take('^^')) return [[{ kind: 'start-all' }]];
    if (this.take('^')) return [[{ kind: 'start' }]];
    if (this.take('$$')) return [[{ kind: 'end-all' }]];
    if (this.take('$')) return [[{ kind: 'end' }]];
    if (this.take('!')) return [[{ kind: 'not', stop: this.oneStop('!') }]];
    if (this.take('~')) return [[{ kind: 'not-before', stop: this.oneStop('~') }]];
    if (this.take('<')) return [[{ kind: 'stop', stop: this.name() }]];
    if (this.take('(')) return this.group();
    if (this.peek('?')) this.fail(saying('say_patLoneQuestion'));
    if (this.peek('>')) this.fail(saying('say_patLoneGreater'));
    return [[{ kind: 'stop', stop: stopOf({ words: [this.plainRun()] }) }]];
  }

  private oneCharacter(): Branch {
    const character = String.fromCodePoint(this.text.codePointAt(this.i) ?? 0);
    if (this.i >= this.text.length || !SIGN.test(character)) {
      this.i += character.length;
      return [{ kind: 'stop', stop: stopOf({ words: [foldWord(character)] }) }];
    }
    return this.element()[0] ?? [];
  }

  /** Plain characters up to the next sign; the last one is left for itself where a "?" makes only that one optional. */
  private plainRun(): string {
    PLAIN_RUN.lastIndex = this.i;
    const run = PLAIN_RUN.exec(this.text)?.[0] ?? '';
    const characters = [...run];
    if (characters.length > 1 && this.text[this.i + run.length] === '?') characters.pop();
    const plain =
      characters.length === 0 ? String.fromCodePoint(this.text.codePointAt(this.i) ?? 0) : characters.join('');
    this.i += plain.length;
    return foldWord(plain);
  }

  private link(): Link | undefined {
    let link: Link | undefined;
    for (;;) {
      if (this.take('……')) link = { min: 0, max: LONG_GAP, how: 'sentence' };
      else if (this.take('…')) {
        const digits = /^\d{1,2}/.exec(this.text.slice(this.i))?.[0];
        this.i += digits?.length ?? 0;
        link = { min: 0, max: digits === undefined ? GAP : Number(digits), how: 'clause' };
      } else if (this.take(' ')) link ??= { min: 0, max: FILLER_REACH, how: 'filler' };
      else if (this.take('<any>')) link = { min: (link?.min ?? 0) + 1, max: (link?.max ?? 0) + 1, how: 'clause' };
      else return link;
    }
  }

  private name(): Stop {
    const at = this.i;
    const end = this.text.indexOf('>', at);
    if (end < 0) this.fail(saying('say_patOpenName'), at - 1);
    const name = this.text.slice(at, end);
    this.i = end + 1;
    if ((CLASSES as readonly string[]).includes(name)) return stopOf({ classes: [name as ClassName] });
    if (!/^[\p{L}\p{N}-]+$/u.test(name)) this.fail(saying('say_patName'), at);
    return stopOf({ names: [name] });
  }

  /** A group of single stops is one stop ("one of these"); anything longer is multiplied out. */
  private group(): readonly Branch[] {
    const at = this.i - 1;
    const branches = this.alternatives();
    if (!this.take(')')) this.fail(saying('say_patOpenBracket'), at);
    const merged = branches.map((branch) => mergeWords(branch));
    const stops = merged.flatMap((branch) => {
      const [only, ...more] = branch;
      return only?.kind === 'stop' && more.length === 0 ? [only.stop] : [];
    });
    return stops.length === merged.length ? [[{ kind: 'stop', stop: unite(stops) }]] : merged;
  }

  private oneStop(sign: string): Stop {
    const at = this.i;
    // A sign takes one character, one group or one vocabulary: "!不能" is "not 不, then 能".
    const branches = (this.peek('(') || this.peek('<') ? this.element() : [this.oneCharacter()]).map(mergeWords);
    const stops = branches.flatMap((b) => (b.length === 1 && b[0]?.kind === 'stop' ? [b[0].stop] : []));
    if (stops.length !== branches.length) this.fail(saying('say_patSign', sign), at);
    return unite(stops);
  }
}

const isPlainWord = (item: Item | undefined): item is { kind: 'stop'; stop: Stop } =>
  item?.kind === 'stop' && item.stop.words.length === 1 && item.stop.names.length + item.stop.classes.length === 0;

/** Characters written side by side are one word. */
function mergeWords(branch: Branch): Branch {
  const merged: Item[] = [];
  for (const item of branch) {
    const last = merged.at(-1);
    if (isPlainWord(item) && isPlainWord(last)) {
      merged[merged.length - 1] = {
        kind: 'stop',
        stop: stopOf({ words: [`${last.stop.words[0]}${item.stop.words[0]}`] }),
      };
    } else merged.push(item);
  }
  return merged;
}

/** A policy is compiled at each change of it, and all but one of its patterns were read for the one before. */
const READ_MOST = 20_000;
const known = new Map<string, readonly Chain[]>();

/** Reads a pattern into its chains. Throws `PatternProblem`. */
export function readPattern(pattern: string): readonly Chain[] {
  const before = known.get(pattern);
  if (before) return before;
  if (known.size >= READ_MOST) known.clear();
  const chains = chainsOf(pattern);
  known.set(pattern, chains);
  return chains;
}

function chainsOf(pattern: string): readonly Chain[] {
  const chains = new Reader(pattern.trim()).all().map((branch) => chainOf(pattern, mergeWords(branch)));
  return chains.filter((chain): chain is Chain => chain !== undefined);
}

function chainOf(pattern: string, branch: Branch): Chain | undefined {
  const stops: Stop[] = [];
  const links: Link[] = [];
  const notAfter = new Map<number, Stop>();
  let link = ADJACENT;
  let from: Chain['from'] = 'anywhere';
  let to: Chain['to'] = 'anywhere';
  let notBefore: Stop | undefined;
  for (const item of branch) {
    if (item.kind === 'stop') {
      if (item.stop.words.includes('') && item.stop.words.length === 1) continue;
      if (stops.length > 0) links.push(link);
      stops.push(item.stop);
      link = ADJACENT;
    } else if (item.kind === 'link') link = wider(link, item.link);
    else if (item.kind === 'not') notAfter.set(stops.length - 1, item.stop);
    else if (item.kind === 'not-before') notBefore = item.stop;
    else if (item.kind === 'start' || item.kind === 'start-all') from = item.kind === 'start' ? 'clause' : 'message';
    else to = item.kind === 'end' ? 'clause' : 'message';
  }
  if (stops.length === 0) throw new PatternProblem(pattern, 0, saying('say_patNoWord'));
  if (notAfter.has(-1)) throw new PatternProblem(pattern, 0, saying('say_patNotFirst'));
  return { from, to, stops, links, notAfter, notBefore };
}

const wider = (a: Link, b: Link): Link =>
  a === ADJACENT
    ? b
    : { min: Math.max(a.min, b.min), max: Math.max(a.max, b.max), how: b.how === 'filler' ? a.how : b.how };

/** Reads a vocabulary's entry into words; `resolve` gives the words of another vocabulary. Throws `PatternProblem`. */
export function readWords(entry: string, resolve: (name: string) => readonly string[]): readonly string[] {
  return readPattern(entry).flatMap((chain) => {
    const plain = chain.links.every((l) => l.max === 0) && chain.stops.every((s) => s.classes.length === 0);
    if (!plain || chain.notAfter.size > 0 || chain.notBefore || chain.from !== 'anywhere' || chain.to !== 'anywhere') {
      throw new PatternProblem(entry, 0, saying('say_patWordsOnly'));
    }
    let words = [''];
    for (const stop of chain.stops) {
      const here = [...stop.words, ...stop.names.flatMap(resolve)];
      words = words.flatMap((head) => here.map((tail) => head + tail));
      if (words.length > 20_000) throw new PatternProblem(entry, 0, saying('say_patManyWords'));
    }
    return words;
  });
}
