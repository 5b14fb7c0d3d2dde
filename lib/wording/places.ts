import type { FoundWords } from './found-words';
import { CLASSES } from './pattern';
import type { Tables } from './tables';
import { grown } from './trie';

/*
 * Where the words of a set stand, side by side in order of their start, for the sets that plans to be followed speak of.
 * They are counted first and then put down, so that no list grows while it is filled.
 */
export class Places {
  starts = new Int32Array(1024);
  ends = new Int32Array(1024);
  private round = 0;
  /** per set: the round it was last asked for in, how many places it has, and where they begin; -1 until laid out */
  private readonly neededIn: Int32Array;
  private readonly count: Int32Array;
  private readonly offset: Int32Array;
  private readonly needed: Int32Array;
  private neededCount = 0;
  private used = 0;
  /** per kind: the first of its needed sets in `setAt`, and from each the next; 0 ends */
  private readonly firstOf: Int32Array;
  private setAt = new Int32Array(256);
  private nextAt = new Int32Array(256);

  constructor(
    private readonly tables: Tables,
    private readonly words: FoundWords,
  ) {
    this.neededIn = new Int32Array(tables.sets);
    this.count = new Int32Array(tables.sets);
    this.offset = new Int32Array(tables.sets);
    this.needed = new Int32Array(tables.sets);
    this.firstOf = new Int32Array(tables.kinds + CLASSES.length);
  }

  /** Forgets all places: another stretch begins. */
  clear(): void {
    this.round++;
    this.used = 0;
    this.neededCount = 0;
  }

  from(set: number): number {
    return this.offset[set] as number;
  }
  until(set: number): number {
    return (this.offset[set] as number) + (this.count[set] as number);
  }

  need(set: number): void {
    if (this.neededIn[set] === this.round) return;
    this.neededIn[set] = this.round;
    this.count[set] = 0;
    this.offset[set] = -1;
    this.needed[this.neededCount++] = set;
    const classes = this.tables.classesOf[set] as number;
    if (classes !== 0) this.words.look(classes);
  }

  /** Lays out the sets asked for since. */
  layOut(): void {
    const { words, count, offset, needed, neededCount, firstOf } = this;
    if (neededCount === 0) return;
    words.settle();
    this.linkKinds();
    const { setAt, nextAt } = this;
    const { list, size } = words;
    for (let i = 0; i < size; i += 3) {
      for (let l = firstOf[list[i] as number] as number; l !== 0; l = nextAt[l] as number) {
        const set = setAt[l] as number;
        count[set] = (count[set] as number) + 1;
      }
    }
    let next = this.used;
    for (let n = 0; n < neededCount; n++) {
      const set = needed[n] as number;
      offset[set] = next;
      next += count[set] as number;
      count[set] = 0;
    }
    this.used = next;
    this.neededCount = 0;
    while (this.starts.length < next) {
      this.starts = grown(this.starts);
      this.ends = grown(this.ends);
    }
    const { starts, ends } = this;
    for (let i = 0; i < size; i += 3) {
      for (let l = firstOf[list[i] as number] as number; l !== 0; l = nextAt[l] as number) {
        const set = setAt[l] as number;
        const place = (offset[set] as number) + (count[set] as number);
        count[set] = (count[set] as number) + 1;
        starts[place] = list[i + 1] as number;
        ends[place] = list[i + 2] as number;
      }
    }
    for (let d = 0; d < words.distinctCount; d++) firstOf[words.kind(d)] = 0;
  }

  /** For every kind that was found, which of the needed sets it is in. */
  private linkKinds(): void {
    const { tables, words, needed, neededCount, neededIn, offset, round } = this;
    const { kindsOf, classesOf, crowdsOf } = tables;
    let n = 0;
    let crowded = false;
    for (let at = 0; at < neededCount; at++) {
      const set = needed[at] as number;
      const from = kindsOf.from[set] as number;
      const until = kindsOf.from[set + 1] as number;
      for (let i = from; i < until; i++) {
        const kind = kindsOf.items[i] as number;
        if (words.isFound(kind)) n = this.link(kind, set, n);
      }
      const classes = classesOf[set] as number;
      if (classes !== 0)
        for (let c = 0; c < CLASSES.length; c++)
          if ((classes & (1 << c)) !== 0 && words.isFound(tables.kinds + c)) n = this.link(tables.kinds + c, set, n);
      crowded ||= from === until;
    }
    if (!crowded) return;
    for (let d = 0; d < words.distinctCount; d++) {
      const kind = words.kind(d);
      if (kind >= tables.kinds) continue;
      for (let i = crowdsOf.from[kind] as number; i < (crowdsOf.from[kind + 1] as number); i++) {
        const set = crowdsOf.items[i] as number;
        if (neededIn[set] === round && offset[set] === -1) n = this.link(kind, set, n);
      }
    }
  }

  private link(kind: number, set: number, n: number): number {
    const at = n + 1;
    if (at === this.setAt.length) {
      this.setAt = grown(this.setAt);
      this.nextAt = grown(this.nextAt);
    }
    this.setAt[at] = set;
    this.nextAt[at] = this.firstOf[kind] as number;
    this.firstOf[kind] = at;
    return at;
  }

  /** The first place from `first` to `until` that starts at `at` or later. */
  firstFrom(first: number, until: number, at: number): number {
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
