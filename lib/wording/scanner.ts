import { type Shape, shapesOf, slotsOf } from './classes';
import { CLAUSE_END, type FoldRoom, foldedText, foldInto, foldRoom, SIGNS } from './fold';
import { type Chain, CLASSES, type ClassName, type Link } from './pattern';
import type { Found, Trie } from './trie';

/*
 * One text gone through under compiled patterns. Every word and shape is found in one pass and put down under the stops
 * it can fill; then only chains all of whose stops were found are followed, from stop to stop. All working arrays are
 * kept from text to text, so that a check allocates little.
 */

/** A chain ready to be followed: its stops, and what must not stand beside them, as numbers of sets of words. */
export interface Plan {
  id: number;
  /** patterns that stand and fall together; -1 for those on their own */
  group: number;
  chain: Chain;
  stops: readonly number[];
  /** its stops, the one least often met first: the order to ask in whether they are there */
  rarestFirst: readonly number[];
  /** per stop: what must not follow it, or -1 */
  notAfter: readonly number[];
  /** what must not stand before the first stop, or -1 */
  notBefore: number;
}

/** Many short lists of numbers in two arrays: list `i` is `items[from[i]]` up to `items[from[i + 1]]`. */
export interface Lists {
  from: Int32Array;
  items: Int32Array;
}

/** Everything a scanner goes by, made once by the compiler. */
export interface ScannerTables {
  trie: Trie;
  /** how many words there are; the classes of shapes follow them as words of their own */
  words: number;
  /** per word: the sets it is in */
  setsOf: Lists;
  /** per word: those of its sets that are the rarest stop of a plan */
  triggersOf: Lists;
  /** per word: those of its sets that have too many words for asking each of them whether it was found */
  crowdsOf: Lists;
  /** per set: its words; none for a set with too many */
  wordsOf: Lists;
  setCount: number;
  classesUsed: readonly ClassName[];
  /** plans to be looked at where a word of the set was found */
  plansBySet: readonly (readonly Plan[] | undefined)[];
  /** plans looked at only where another pattern of their group was found */
  waiting: ReadonlyMap<number, readonly Plan[]>;
  fillerSet: number;
  allowSet: number;
}

/** A place where a pattern matched: folded offsets `from`/`to`, offsets in the text as typed `start`/`end`. */
export interface Hit {
  id: number;
  from: number;
  to: number;
  start: number;
  end: number;
}

/**
 * A text gone through once. `clauseOf` and `sentenceOf` tell the clause and the sentence of a folded place, `at` where
 * it stands in the text as typed; all three are empty where nothing was found.
 */
export interface Scan {
  hits: readonly Hit[];
  clauseOf: Int32Array;
  sentenceOf: Int32Array;
  at: Int32Array;
}

/** More than any text has places: what a hit is, as one number. */
const PLACES = 131_072;
/** No filler of one place is longer; what reaches further is no filler. */
const REACH = 30;
/** How much filler a clause may begin or end with for a pattern still to stand at its edge. */
const EDGE = 12;
const FOLLOWS_WITHIN = 6;
const LONGEST_WORD = 16;
const NOTHING = new Int32Array(0);
const NO_HITS: Scan = { hits: [], clauseOf: NOTHING, sentenceOf: NOTHING, at: NOTHING };
const LAST_MARK = CLAUSE_END.charCodeAt(0);

export class Scanner {
  private readonly room = foldRoom();
  private typed = '';
  private found: Found = { list: new Int32Array(1024), size: 0 };
  private merged = new Int32Array(1024);
  private round = 0;
  /** per word: the round it was last found in */
  private readonly wordIn: Int32Array;
  private readonly distinct: Int32Array;
  private distinctCount = 0;
  /** per set: the rounds in which it was found to stand in the text, or not to */
  private readonly presentIn: Int32Array;
  private readonly absentIn: Int32Array;
  private readonly triggeredIn: Int32Array;
  /** per set: the round its places were last laid out in, how many there are, and where they begin in `starts`, `ends` */
  private readonly laidIn: Int32Array;
  private readonly count: Int32Array;
  private readonly offset: Int32Array;
  private laid = 0;
  private readonly needed: Int32Array;
  private neededCount = 0;
  private readonly neededFrom: Int32Array;
  private readonly neededUntil: Int32Array;
  private neededSets = new Int32Array(1024);
  private starts = new Int32Array(1024);
  private ends = new Int32Array(1024);
  /** while a chain is followed: the latest place each occurrence was reached from, or -1 */
  private origin = new Int32Array(1024);
  private spare = new Int32Array(1024);
  private alive = new Int32Array(1024);
  private readonly plans: Plan[] = [];
  /** bit `d` of `reach[i]`: only filler stands from `i` to `i + d` */
  private reach = new Int32Array(256);
  private reachRound = -1;
  private leadEnd = -1;
  private tailStart = -1;
  private readonly isAllowed: Uint8Array;
  private readonly seen = new Set<number>();
  private readonly groupsHit = new Set<number>();
  /** shapes of which nothing is left when folded ("____"), by the folded place they stood at */
  private readonly vanished = new Map<number, Shape>();
  private hits: Hit[] = [];

  constructor(private readonly tables: ScannerTables) {
    const { setCount, setsOf, words, allowSet } = tables;
    const all = words + CLASSES.length;
    this.wordIn = new Int32Array(all);
    this.distinct = new Int32Array(all);
    this.neededFrom = new Int32Array(all);
    this.neededUntil = new Int32Array(all);
    this.presentIn = new Int32Array(setCount);
    this.absentIn = new Int32Array(setCount);
    this.triggeredIn = new Int32Array(setCount);
    this.laidIn = new Int32Array(setCount);
    this.count = new Int32Array(setCount);
    this.offset = new Int32Array(setCount);
    this.needed = new Int32Array(setCount);
    this.isAllowed = new Uint8Array(words);
    if (allowSet < 0) return;
    for (let word = 0; word < words; word++)
      for (let i = setsOf.from[word] as number; i < (setsOf.from[word + 1] as number); i++)
        if (setsOf.items[i] === allowSet) this.isAllowed[word] = 1;
  }

  /** The folded text last gone through, for whoever reads it further; it holds until the next scan. */
  get folded(): FoldRoom {
    return this.room;
  }

  /** Where the patterns match in `text`; groups that `skips` names are not looked for. */
  scan(text: string, skips?: (group: number) => boolean): Scan {
    this.typed = text;
    this.round++;
    this.laid = 0;
    this.leadEnd = -1;
    this.tailStart = -1;
    foldInto(this.room, text);
    this.collect();
    this.pickTriggered(skips);
    this.followPlans();
    if (this.groupsHit.size > 0) {
      this.pickWaiting();
      this.followPlans();
    }
    this.vanished.clear();
    if (this.hits.length === 0) return NO_HITS;
    const { hits, room } = this;
    this.hits = [];
    this.seen.clear();
    const until = room.size + 1;
    return {
      hits,
      clauseOf: room.clauseOf.slice(0, until),
      sentenceOf: room.sentenceOf.slice(0, until),
      at: room.at.slice(0, until),
    };
  }

  // ---- which plans are worth following ----

  /** Plans whose rarest stop was found and whose other stops were too. */
  private pickTriggered(skips: ((group: number) => boolean) | undefined): void {
    const { triggersOf, crowdsOf, plansBySet } = this.tables;
    const { presentIn, round, distinct, distinctCount } = this;
    for (let d = 0; d < distinctCount; d++) {
      const word = distinct[d] as number;
      for (let i = crowdsOf.from[word] as number; i < (crowdsOf.from[word + 1] as number); i++)
        presentIn[crowdsOf.items[i] as number] = round;
    }
    for (let d = 0; d < distinctCount; d++) {
      const word = distinct[d] as number;
      for (let i = triggersOf.from[word] as number; i < (triggersOf.from[word + 1] as number); i++) {
        const set = triggersOf.items[i] as number;
        // Once for each set, however many of its words were found.
        if (this.triggeredIn[set] === round) continue;
        this.triggeredIn[set] = round;
        presentIn[set] = round;
        for (const plan of plansBySet[set] ?? [])
          if (this.hasAllStops(plan) && !(skips !== undefined && plan.group >= 0 && skips(plan.group)))
            this.plans.push(plan);
      }
    }
  }

  /** Exceptions of the groups something was found of. */
  private pickWaiting(): void {
    for (const group of this.groupsHit)
      for (const plan of this.tables.waiting.get(group) ?? []) if (this.hasAllStops(plan)) this.plans.push(plan);
    this.groupsHit.clear();
  }

  private followPlans(): void {
    const { plans, hits } = this;
    if (plans.length === 0) return;
    for (const { stops, notAfter, notBefore } of plans) {
      for (let s = 0; s < stops.length; s++) {
        this.need(stops[s] as number);
        if ((notAfter[s] as number) >= 0) this.need(notAfter[s] as number);
      }
      if (notBefore >= 0) this.need(notBefore);
    }
    if (this.tables.fillerSet >= 0) this.need(this.tables.fillerSet);
    this.layOut();
    for (const plan of plans) {
      const before = hits.length;
      this.follow(plan);
      if (plan.group >= 0 && hits.length > before) this.groupsHit.add(plan.group);
    }
    plans.length = 0;
  }

  private hasAllStops({ rarestFirst }: Plan): boolean {
    for (let s = 0; s < rarestFirst.length; s++) if (!this.isPresent(rarestFirst[s] as number)) return false;
    return true;
  }

  /** Whether a word of the set was found; worked out once a text. */
  private isPresent(set: number): boolean {
    const { round, presentIn, absentIn, wordIn } = this;
    if (presentIn[set] === round) return true;
    if (absentIn[set] === round) return false;
    const { from, items } = this.tables.wordsOf;
    for (let i = from[set] as number; i < (from[set + 1] as number); i++) {
      if (wordIn[items[i] as number] === round) {
        presentIn[set] = round;
        return true;
      }
    }
    absentIn[set] = round;
    return false;
  }

  // ---- what stands where ----

  private collect(): void {
    const { room, found } = this;
    this.tables.trie.scan(room.units, room.size, found);
    this.excuseAllowed();
    const shapes = this.shapes();
    if (shapes.length > 0) this.mergeIn(shapes);
    this.markWords();
  }

  private markWords(): void {
    const { list, size } = this.found;
    const { wordIn, distinct, round } = this;
    let n = 0;
    for (let i = 0; i < size; i += 3) {
      const word = list[i] as number;
      if (wordIn[word] === round) continue;
      wordIn[word] = round;
      distinct[n++] = word;
    }
    this.distinctCount = n;
  }

  private mergeIn(shapes: (Shape & { word: number })[]): void {
    const { found } = this;
    shapes.sort((a, b) => a.start - b.start || a.end - b.end);
    // Places of a set stand in order of their start, shapes among words.
    const size = found.size + shapes.length * 3;
    if (this.merged.length < size) this.merged = new Int32Array(size * 2);
    const { merged } = this;
    const { list } = found;
    let from = 0;
    let n = 0;
    for (const { word, start, end } of shapes) {
      while (from < found.size && (list[from + 1] as number) <= start) {
        merged[n++] = list[from++] as number;
        merged[n++] = list[from++] as number;
        merged[n++] = list[from++] as number;
      }
      merged[n++] = word;
      merged[n++] = start;
      merged[n++] = end;
    }
    while (from < found.size) merged[n++] = list[from++] as number;
    this.found = { list: merged, size: n };
    this.merged = list;
  }

  private shapes(): (Shape & { word: number })[] {
    const { signs } = this.room;
    const { classesUsed, words } = this.tables;
    const shapes: (Shape & { word: number })[] = [];
    let text: string | undefined;
    for (const name of classesUsed) {
      if (!canHold(name, signs)) continue;
      const word = words + CLASSES.indexOf(name);
      if (name === 'slot') for (const slot of slotsOf(this.typed)) shapes.push({ word, ...this.toFolded(slot) });
      else {
        text ??= foldedText(this.room);
        for (const { start, end } of shapesOf(name, text)) shapes.push({ word, start, end });
      }
    }
    return shapes;
  }

  private toFolded(shape: Shape): Shape {
    const { at, size } = this.room;
    const find = (typed: number) => {
      let low = 0;
      let high = size;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((at[middle] as number) < typed) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    const folded = { start: find(shape.start), end: find(shape.end) };
    if (folded.start === folded.end) this.vanished.set(folded.start, shape);
    return folded;
  }

  /** Takes out what lies inside a longer allowed term. */
  private excuseAllowed(): void {
    const { found, isAllowed } = this;
    if (this.tables.allowSet < 0) return;
    const { list } = found;
    let from: Int32Array | undefined;
    let to = NOTHING;
    for (let i = 0; i < found.size; i += 3) {
      if (isAllowed[list[i] as number] !== 1) continue;
      const start = list[i + 1] as number;
      const end = list[i + 2] as number;
      if (!from) {
        from = new Int32Array(this.room.size);
        to = new Int32Array(this.room.size);
      }
      for (let at = start; at < end; at++) {
        if (end - start > (to[at] as number) - (from[at] as number)) {
          from[at] = start;
          to[at] = end;
        }
      }
    }
    if (!from) return;
    let n = 0;
    for (let i = 0; i < found.size; i += 3) {
      const start = list[i + 1] as number;
      const end = list[i + 2] as number;
      const first = from[start] as number;
      const last = to[start] as number;
      if (end <= last && last - first > end - start) continue;
      list[n] = list[i] as number;
      list[n + 1] = start;
      list[n + 2] = end;
      n += 3;
    }
    found.size = n;
  }

  private need(set: number): void {
    if (this.laidIn[set] === this.round) return;
    this.laidIn[set] = this.round;
    this.count[set] = 0;
    // Not yet placed: told by an offset that no place has.
    this.offset[set] = -1;
    this.needed[this.neededCount++] = set;
  }

  /** Lays out the places of the needed sets, in order of start: counted first, then put down. */
  private layOut(): void {
    const { list, size } = this.found;
    const { count, offset, needed, neededCount, neededFrom, neededUntil } = this;
    this.pickNeeded();
    const { neededSets } = this;
    for (let i = 0; i < size; i += 3) {
      const word = list[i] as number;
      for (let s = neededFrom[word] as number; s < (neededUntil[word] as number); s++) {
        const set = neededSets[s] as number;
        count[set] = (count[set] as number) + 1;
      }
    }
    let next = this.laid;
    for (let n = 0; n < neededCount; n++) {
      const set = needed[n] as number;
      offset[set] = next;
      next += count[set] as number;
      count[set] = 0;
    }
    this.laid = next;
    this.neededCount = 0;
    this.makeRoom(next);
    const { starts, ends } = this;
    for (let i = 0; i < size; i += 3) {
      const word = list[i] as number;
      for (let s = neededFrom[word] as number; s < (neededUntil[word] as number); s++) {
        const set = neededSets[s] as number;
        const place = (offset[set] as number) + (count[set] as number);
        count[set] = (count[set] as number) + 1;
        starts[place] = list[i + 1] as number;
        ends[place] = list[i + 2] as number;
      }
    }
  }

  /** For every word of the text, which of its sets are needed: asked once a word, not once a place. */
  private pickNeeded(): void {
    const { from, items } = this.tables.setsOf;
    const { distinct, distinctCount, neededFrom, neededUntil, laidIn, offset, round } = this;
    let n = 0;
    for (let d = 0; d < distinctCount; d++) {
      const word = distinct[d] as number;
      const until = from[word + 1] as number;
      while (this.neededSets.length < n + until - (from[word] as number)) this.neededSets = grown(this.neededSets);
      const { neededSets } = this;
      neededFrom[word] = n;
      for (let s = from[word] as number; s < until; s++) {
        const set = items[s] as number;
        if (laidIn[set] === round && offset[set] === -1) neededSets[n++] = set;
      }
      neededUntil[word] = n;
    }
  }

  private makeRoom(places: number): void {
    if (this.starts.length >= places) return;
    while (this.starts.length < places) {
      this.starts = grown(this.starts);
      this.ends = grown(this.ends);
    }
    this.origin = new Int32Array(this.starts.length);
    this.spare = new Int32Array(this.starts.length);
    this.alive = new Int32Array(this.starts.length);
  }

  // ---- following a chain ----

  private follow(plan: Plan): void {
    const { chain, stops, notAfter } = plan;
    let alive = this.begin(plan);
    for (let s = 1; s < stops.length && alive > 0; s++) {
      alive = this.step(chain.links[s - 1] as Link, stops[s] as number, notAfter[s] as number, alive);
    }
    for (let a = 0; a < alive; a++) {
      const place = this.alive[a] as number;
      const to = this.ends[place] as number;
      if (this.endsWell(chain.to, to)) this.hit(plan, this.origin[place] as number, to);
    }
  }

  /** Occurrences of the first stop that count, into `alive`; gives how many. */
  private begin(plan: Plan): number {
    const set = plan.stops[0] as number;
    const { starts, ends, origin, alive } = this;
    const barred = plan.notAfter[0] as number;
    const from = this.offset[set] as number;
    const until = from + (this.count[set] as number);
    let n = 0;
    for (let place = from; place < until; place++) {
      const start = starts[place] as number;
      if (!this.startsWell(plan.chain.from, start)) continue;
      if (plan.notBefore >= 0 && this.isPrecededBy(plan.notBefore, start)) continue;
      if (barred >= 0 && this.isFollowedBy(barred, ends[place] as number)) continue;
      origin[place] = start;
      alive[n++] = place;
    }
    return n;
  }

  /** From the `count` occurrences in `alive` to those of the next stop that one of them reaches. */
  private step(link: Link, set: number, barred: number, aliveCount: number): number {
    const { starts, ends, origin, alive } = this;
    // A set may follow itself in a chain: what is read must not be what is written.
    const reached = this.spare;
    const first = this.offset[set] as number;
    const until = first + (this.count[set] as number);
    let low = -1;
    let high = -1;
    for (let a = 0; a < aliveCount; a++) {
      const place = alive[a] as number;
      const end = ends[place] as number;
      const began = origin[place] as number;
      const nearest = end + link.min;
      const furthest = end + link.max;
      let next = this.firstFrom(first, until, nearest);
      if (low < 0) {
        low = next;
        high = next;
      }
      // Only the stretch from `low` to `high` has been cleared so far.
      while (low > next) reached[--low] = -1;
      for (; next < until; next++) {
        const start = starts[next] as number;
        if (start > furthest) break;
        while (high <= next) reached[high++] = -1;
        if (began > (reached[next] as number) && this.linked(link, end, start)) reached[next] = began;
      }
    }
    this.spare = origin;
    this.origin = reached;
    let n = 0;
    for (let place = low; place < high; place++) {
      if ((reached[place] as number) < 0 || (barred >= 0 && this.isFollowedBy(barred, ends[place] as number))) continue;
      alive[n++] = place;
    }
    return n;
  }

  private linked(link: Link, from: number, to: number): boolean {
    switch (link.how) {
      case 'plain':
        return true;
      case 'filler':
        return this.onlyFiller(from, to);
      case 'clause':
        return this.room.clauseOf[from > 0 ? from - 1 : 0] === this.room.clauseOf[to];
      case 'sentence':
        return this.room.sentenceOf[from > 0 ? from - 1 : 0] === this.room.sentenceOf[to];
    }
  }

  private hit(plan: Plan, from: number, to: number): void {
    const { at } = this.room;
    // Other chains of the pattern, and a shape that is a word too, may have found the same place.
    const key = (plan.id * PLACES + from) * PLACES + to;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const vanished = to === from ? this.vanished.get(from) : undefined;
    const start = vanished?.start ?? (at[from] as number);
    // Just behind its last character as typed, not behind what was skipped after it.
    const end = vanished?.end ?? (to === from ? start : Math.min(this.typed.length, (at[to - 1] as number) + 1));
    this.hits.push({ id: plan.id, from, to, start, end });
  }

  // ---- what stands between and beside ----

  /** True where only filler words stand from `from` to `to`. */
  private onlyFiller(from: number, to: number): boolean {
    const distance = to - from;
    if (distance === 0) return true;
    if (distance < 0 || distance > REACH) return false;
    if (this.reachRound !== this.round) this.layReach();
    return (((this.reach[from] as number) >> distance) & 1) === 1;
  }

  /** From the end to the beginning: what can be reached from a place by one filler word and what that reaches. */
  private layReach(): void {
    this.reachRound = this.round;
    const { size } = this.room;
    if (this.reach.length <= size) this.reach = new Int32Array(size * 2);
    const { reach, starts, ends } = this;
    reach.fill(1, 0, size + 1);
    const set = this.tables.fillerSet;
    if (set < 0) return;
    const first = this.offset[set] as number;
    for (let place = first + (this.count[set] as number) - 1; place >= first; place--) {
      const start = starts[place] as number;
      const end = ends[place] as number;
      if (end - start <= REACH) reach[start] = (reach[start] as number) | ((reach[end] as number) << (end - start));
    }
  }

  private startsWell(where: Chain['from'], from: number): boolean {
    if (where === 'anywhere') return true;
    let clauseStart = from;
    while (clauseStart > 0 && from - clauseStart < EDGE && !this.isMark(clauseStart - 1)) clauseStart--;
    const atEdge = clauseStart === 0 || this.isMark(clauseStart - 1);
    if (!atEdge || !this.onlyFiller(clauseStart, from)) return false;
    return where === 'clause' || clauseStart <= this.lead();
  }

  private endsWell(where: Chain['to'], to: number): boolean {
    const { size } = this.room;
    if (where === 'anywhere') return true;
    let clauseEnd = to;
    while (clauseEnd < size && clauseEnd - to < EDGE && !this.isMark(clauseEnd)) clauseEnd++;
    const atEdge = clauseEnd === size || this.isMark(clauseEnd);
    if (!atEdge || !this.onlyFiller(to, clauseEnd)) return false;
    return where === 'clause' || clauseEnd >= this.tail();
  }

  /** How far only marks and filler stand from the message's beginning; worked out once a text. */
  private lead(): number {
    if (this.leadEnd >= 0) return this.leadEnd;
    const { size } = this.room;
    let lead = 0;
    for (;;) {
      let end = lead;
      while (end < size && !this.isMark(end)) end++;
      if (end === size || end - lead > EDGE || !this.onlyFiller(lead, end)) break;
      lead = end + 1;
    }
    this.leadEnd = lead;
    return lead;
  }

  /** From where on only marks and filler stand to the message's end. */
  private tail(): number {
    if (this.tailStart >= 0) return this.tailStart;
    let tail = this.room.size;
    for (;;) {
      let begin = tail;
      while (begin > 0 && !this.isMark(begin - 1)) begin--;
      if (begin === 0 || tail - begin > EDGE || !this.onlyFiller(begin, tail)) break;
      tail = begin - 1;
    }
    this.tailStart = tail;
    return tail;
  }

  private isMark(at: number): boolean {
    return (this.room.units[at] as number) <= LAST_MARK;
  }

  private isFollowedBy(set: number, at: number): boolean {
    const first = this.offset[set] as number;
    const until = first + (this.count[set] as number);
    for (let place = this.firstFrom(first, until, at); place < until; place++) {
      const start = this.starts[place] as number;
      if (start > at + FOLLOWS_WITHIN) return false;
      if (this.onlyFiller(at, start)) return true;
    }
    return false;
  }

  private isPrecededBy(set: number, at: number): boolean {
    const first = this.offset[set] as number;
    const until = first + (this.count[set] as number);
    for (let place = this.firstFrom(first, until, at - LONGEST_WORD); place < until; place++) {
      if ((this.starts[place] as number) >= at) return false;
      const end = this.ends[place] as number;
      if (end <= at && at - end <= FOLLOWS_WITHIN && this.onlyFiller(end, at)) return true;
    }
    return false;
  }

  /** The first place from `first` to `until` that starts at `at` or later. */
  private firstFrom(first: number, until: number, at: number): number {
    const { starts } = this;
    let low = first;
    let high = until;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Twice the room, what is in it kept. */
function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(array.length * 2);
  more.set(array);
  return more;
}

function canHold(name: ClassName, signs: number): boolean {
  switch (name) {
    case '#':
      return (signs & SIGNS.number) !== 0;
    case 'yuan':
      return (signs & SIGNS.number) !== 0 && (signs & SIGNS.money) !== 0;
    case 'time':
      return (signs & SIGNS.time) !== 0;
    case 'phone':
    case 'latin':
      return (signs & SIGNS.ascii) !== 0;
    case 'slot':
      return (signs & SIGNS.gap) !== 0;
  }
}
