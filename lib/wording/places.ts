import type { FoundWords } from './found-words';
import { CLASSES } from './pattern';
import type { Tables } from './tables';
import { grown } from './trie';

/** Numbers kept of a set: the round it was last laid out in, where its places begin, where they end. */
const SET = { round: 0, from: 1, until: 2, width: 4 } as const;

/** Up to this many places are put in order one by one; more are merged. */
const FEW = 48;

/*
 * Where the words of a set stand, side by side in order of their start. A set is laid out when a plan comes to it: most
 * plans end at their second stop, and what lies beyond is never asked for.
 */
export class Places {
  starts = new Int32Array(1024);
  ends = new Int32Array(1024);
  private round = 0;
  private used = 0;
  private readonly sets: Int32Array;
  /** where the runs of the places laid out last begin, each in order of itself */
  private runs = new Int32Array(64);
  private runCount = 0;

  constructor(
    private readonly tables: Tables,
    private readonly words: FoundWords,
  ) {
    this.sets = new Int32Array(tables.sets * SET.width);
  }

  /** Forgets all places: another stretch begins. */
  clear(): void {
    this.round++;
    this.used = 0;
  }

  from(set: number): number {
    return this.sets[set * SET.width + SET.from] as number;
  }
  until(set: number): number {
    return this.sets[set * SET.width + SET.until] as number;
  }

  /** Lays out the places of a set, once a stretch. */
  lay(set: number): void {
    const { sets } = this;
    const at = set * SET.width;
    if (sets[at] === this.round) return;
    sets[at] = this.round;
    const first = this.used;
    sets[at + SET.from] = first;
    this.runCount = 0;
    this.putKinds(set);
    sets[at + SET.until] = this.used;
    if (this.runCount < 2) return;
    if (this.used - first <= FEW) this.sortFew(first, this.used);
    else this.mergeRuns(this.used);
  }

  private putKinds(set: number): void {
    const { tables, words } = this;
    for (let link = words.linkOf(set); link !== 0; link = words.nextLink(link)) this.put(words.kindAt(link));
    for (let half = 0; half < 2; half++)
      for (let bits = words.commonOf(set, half); bits !== 0; bits &= bits - 1)
        this.put(words.commonKind(half * 32 + 31 - Math.clz32(bits & -bits)));
    const classes = tables.classesOf[set] as number;
    if (classes === 0 || !words.look(classes)) return;
    for (let c = 0; c < CLASSES.length; c++)
      if ((classes & (1 << c)) !== 0 && words.isFound(tables.kinds + c)) this.put(tables.kinds + c);
  }

  private put(kind: number): void {
    const { words } = this;
    const { list } = words;
    if (this.runCount === this.runs.length) this.runs = grown(this.runs);
    this.runs[this.runCount++] = this.used;
    let n = this.used;
    for (let place = words.firstOf(kind); place >= 0; place = words.nextOf(place)) {
      if (n === this.starts.length) this.grow();
      this.starts[n] = list[place * 3 + 1] as number;
      this.ends[n++] = list[place * 3 + 2] as number;
    }
    this.used = n;
  }

  private sortFew(first: number, until: number): void {
    const { starts, ends } = this;
    for (let i = first + 1; i < until; i++) {
      const start = starts[i] as number;
      const end = ends[i] as number;
      let at = i;
      for (; at > first && isBehind(starts[at - 1] as number, ends[at - 1] as number, start, end); at--) {
        starts[at] = starts[at - 1] as number;
        ends[at] = ends[at - 1] as number;
      }
      starts[at] = start;
      ends[at] = end;
    }
  }

  /** Two neighbouring runs at a time are made one, until one is left. */
  private mergeRuns(until: number): void {
    let runs = [...this.runs.subarray(0, this.runCount)];
    while (runs.length > 1) {
      const fewer: number[] = [];
      for (let r = 0; r < runs.length; r += 2) {
        const first = runs[r] as number;
        fewer.push(first);
        if (r + 1 < runs.length) this.mergeTwo(first, runs[r + 1] as number, runs[r + 2] ?? until);
      }
      runs = fewer;
    }
  }

  private mergeTwo(first: number, middle: number, until: number): void {
    const { starts, ends } = this;
    const before = starts.slice(first, middle);
    const beforeEnds = ends.slice(first, middle);
    let a = 0;
    let b = middle;
    for (let n = first; a < before.length; n++) {
      const isSecond =
        b < until && isBehind(before[a] as number, beforeEnds[a] as number, starts[b] as number, ends[b] as number);
      starts[n] = (isSecond ? starts[b] : before[a]) as number;
      ends[n] = (isSecond ? ends[b++] : beforeEnds[a++]) as number;
    }
  }

  private grow(): void {
    this.starts = grown(this.starts);
    this.ends = grown(this.ends);
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

const isBehind = (start: number, end: number, otherStart: number, otherEnd: number): boolean =>
  start > otherStart || (start === otherStart && end > otherEnd);
