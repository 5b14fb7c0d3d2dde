import { excuseAllowed } from './allowed';
import { canHold, FINDERS } from './classes';
import type { FoldRoom } from './fold';
import { CLASSES } from './pattern';
import type { Stretch } from './sentences';
import { slotsOf } from './slots';
import type { Tables } from './tables';
import { append, type Found, grown, newFound, scanTrie } from './trie';

/*
 * The words and shapes of a stretch of text, and what they say of sets. Shapes cost a look at every character each, so they
 * are looked for when a pattern asks: most messages with a number in them have no rule that wants to know.
 *
 * What is asked of one kind or one set together lies together: four numbers, one line of the cache.
 */

/** Numbers kept of a kind: the round it was last found in, the first and the last of its places in the list. */
const KIND = { round: 0, first: 1, last: 2, width: 4 } as const;

/** The kinds that are in the most sets. A common word is in a hundred of them: one bit tells what a hundred marks would. */
const COMMON = 64;

export class FoundWords {
  /** kind, start and end of every word in order of start; behind them those of the shapes looked for since */
  private readonly found: Found = newFound();
  private words = 0;
  /** per place in the list: the next one of its kind, or -1 */
  private next = new Int32Array(128);
  private round = 0;
  private readonly kinds: Int32Array;
  private readonly distinct: Int32Array;
  distinctCount = 0;
  /** per set: the round in which a rare kind of it was last found, and the first link to such kinds */
  private readonly sets: Int32Array;
  private readonly linkOfSet: Int32Array;
  /** kinds found of sets: a kind, and the next link of its set; 0 ends */
  private links = new Int32Array(512);
  /** per set: the common kinds in it, a bit each, in two halves */
  private readonly common: Int32Array;
  /** per kind: its bit among the common ones, or -1; and back */
  private readonly bitOf: Int8Array;
  private readonly kindOfBit: Int32Array;
  /** the common kinds that were found, a bit each */
  private low = 0;
  private high = 0;
  /** classes looked for in this stretch, a bit each */
  private looked = 0;
  private lookedFor = 0;
  private readonly take = (start: number, end: number): void => append(this.found, this.lookedFor, start, end);
  private typed = '';
  /** start and end of each slot of the text as typed */
  private slots: readonly number[] | undefined;
  private stretch: Stretch = { from: 0, until: 0 };
  /** shapes of which nothing is left when folded ("____"), by the folded place they stood at */
  readonly vanished = new Map<number, Stretch>();

  constructor(
    private readonly tables: Tables,
    private readonly room: FoldRoom,
  ) {
    const all = tables.kinds + CLASSES.length;
    this.kinds = new Int32Array(all * KIND.width);
    this.distinct = new Int32Array(all);
    this.sets = new Int32Array(tables.sets);
    this.linkOfSet = new Int32Array(tables.sets);
    this.common = new Int32Array(tables.sets * 2);
    this.bitOf = new Int8Array(tables.kinds).fill(-1);
    this.kindOfBit = commonKinds(tables);
    this.kindOfBit.forEach((kind, bit) => {
      this.bitOf[kind] = bit;
      const { from, items } = tables.setsOf;
      for (let i = from[kind] as number; i < (from[kind + 1] as number); i++) {
        const at = (items[i] as number) * 2 + (bit >> 5);
        this.common[at] = (this.common[at] as number) | (1 << bit);
      }
    });
  }

  /** Kind, start and end of every word, in order of start, then of end. */
  get list(): Int32Array {
    return this.found.list;
  }
  get size(): number {
    return this.words;
  }
  kind(at: number): number {
    return this.distinct[at] as number;
  }
  isFound(kind: number): boolean {
    return this.kinds[kind * KIND.width] === this.round;
  }

  /** The first place of a kind that was found, as a number of the list, and from each the next; -1 ends. */
  firstOf(kind: number): number {
    return this.kinds[kind * KIND.width + KIND.first] as number;
  }
  nextOf(place: number): number {
    return this.next[place] as number;
  }

  /** The rare kinds found of a set: the link to the first, from each the next, and the kind of a link; 0 ends. */
  linkOf(set: number): number {
    return this.sets[set] === this.round ? (this.linkOfSet[set] as number) : 0;
  }
  nextLink(link: number): number {
    return this.links[link + 1] as number;
  }
  kindAt(link: number): number {
    return this.links[link] as number;
  }

  /** The common kinds found of a set, 32 at a time, a bit each; and the kind of a bit. */
  commonOf(set: number, half: number): number {
    return (this.common[set * 2 + half] as number) & (half === 0 ? this.low : this.high);
  }
  commonKind(bit: number): number {
    return this.kindOfBit[bit] as number;
  }

  /** A text whose stretches are to be read. */
  open(typed: string): void {
    this.typed = typed;
    this.slots = undefined;
    if (this.vanished.size > 0) this.vanished.clear();
  }

  /** Whether the text has a place that a template left to be filled. */
  hasSlots(): boolean {
    this.slots ??= canHold('slot', this.room.signs) ? slotsOf(this.typed) : [];
    return this.slots.length > 0;
  }

  read(stretch: Stretch): void {
    const { tables, room, found } = this;
    this.stretch = stretch;
    this.looked = 0;
    scanTrie(tables.trie, room.units, stretch.from, stretch.until, found, room.classes);
    if (this.tally() && excuseAllowed(found, tables.isAllowed, stretch)) this.tally();
    this.words = found.size;
    if (tables.eager !== 0) this.look(tables.eager);
  }

  /** Whether a word or a shape of a set was found. */
  has(set: number): boolean {
    if (this.sets[set] === this.round) return true;
    const { common } = this;
    if ((((common[set * 2] as number) & this.low) | ((common[set * 2 + 1] as number) & this.high)) !== 0) return true;
    const classes = this.tables.classesOf[set] as number;
    return classes !== 0 && this.look(classes);
  }

  /** Looks for the shapes of these classes, once a stretch; tells whether there are any. */
  look(classes: number): boolean {
    const { tables, room, found } = this;
    let isThere = false;
    for (let c = 0; c < CLASSES.length; c++) {
      const bit = 1 << c;
      if ((classes & bit) === 0) continue;
      const kind = tables.kinds + c;
      if ((this.looked & bit) === 0) {
        this.looked |= bit;
        const name = CLASSES[c];
        if (name === undefined || !canHold(name, room.signs)) continue;
        this.lookedFor = kind;
        const before = found.size;
        if (name === 'slot') this.lookForSlots();
        else FINDERS[name](room.units, this.stretch.from, this.stretch.until, this.take);
        if (found.size > before) this.link(kind, before / 3);
      }
      if (this.isFound(kind)) isThere = true;
    }
    return isThere;
  }

  /** Notes which kinds and sets were found and where; tells whether an allowed term is among them. */
  private tally(): boolean {
    const { kinds, distinct, bitOf } = this;
    const { isAllowed } = this.tables;
    const { list, size } = this.found;
    const round = ++this.round;
    if (this.next.length * 3 < size) this.next = new Int32Array(list.length);
    const { next } = this;
    let n = 0;
    let links = 2;
    let low = 0;
    let high = 0;
    let allowed = 0;
    for (let i = 0, place = 0; i < size; i += 3, place++) {
      const kind = list[i] as number;
      const at = kind * KIND.width;
      next[place] = -1;
      if (kinds[at] === round) next[kinds[at + KIND.last] as number] = place;
      else {
        kinds[at] = round;
        kinds[at + KIND.first] = place;
        distinct[n++] = kind;
        allowed |= isAllowed[kind] as number;
        const bit = bitOf[kind] as number;
        if (bit < 0) links = this.mark(kind, links);
        else if (bit < 32) low |= 1 << bit;
        else high |= 1 << bit;
      }
      kinds[at + KIND.last] = place;
    }
    this.distinctCount = n;
    this.low = low;
    this.high = high;
    return allowed !== 0;
  }

  /** Notes the sets of a rare kind; gives where the links end. */
  private mark(kind: number, before: number): number {
    const { sets, round, linkOfSet } = this;
    const { from, items } = this.tables.setsOf;
    const until = from[kind + 1] as number;
    let at = before;
    while (this.links.length < at + 2 * (until - (from[kind] as number))) this.links = grown(this.links);
    const { links } = this;
    for (let i = from[kind] as number; i < until; i++) {
      const set = items[i] as number;
      links[at] = kind;
      links[at + 1] = sets[set] === round ? (linkOfSet[set] as number) : 0;
      sets[set] = round;
      linkOfSet[set] = at;
      at += 2;
    }
    return at;
  }

  /** Chains the shapes of a class, which are in the list from `first` on. */
  private link(kind: number, first: number): void {
    const until = this.found.size / 3;
    while (this.next.length < until) this.next = grown(this.next);
    for (let place = first; place < until; place++) this.next[place] = place + 1 < until ? place + 1 : -1;
    this.kinds[kind * KIND.width] = this.round;
    this.kinds[kind * KIND.width + KIND.first] = first;
    this.distinct[this.distinctCount++] = kind;
  }

  private lookForSlots(): void {
    if (!this.hasSlots()) return;
    let from = 0;
    const slots = this.slots ?? [];
    for (let i = 0; i < slots.length; i += 2) {
      const typedFrom = slots[i] as number;
      const typedUntil = slots[i + 1] as number;
      const start = this.toFolded(typedFrom, from);
      const end = this.toFolded(typedUntil, start);
      from = end;
      if (start === end) this.vanished.set(start, { from: typedFrom, until: typedUntil });
      this.take(start, end);
    }
  }

  /** The folded place of a typed one, which is not before `from`. */
  private toFolded(typed: number, from: number): number {
    const { at, size } = this.room;
    let place = from;
    while (place < size && (at[place] as number) < typed) place++;
    return place;
  }
}

/** The kinds that are in the most sets, first the one that is in the most. */
function commonKinds({ kinds, setsOf }: Tables): Int32Array {
  const setsIn = (kind: number) => (setsOf.from[kind + 1] as number) - (setsOf.from[kind] as number);
  // How many sets and which kind, in one number: numbers are sorted without asking how.
  const order = Float64Array.from({ length: kinds }, (_, kind) => setsIn(kind) * kinds + kinds - 1 - kind).sort();
  return Int32Array.from(order.subarray(-COMMON).reverse(), (each) => kinds - 1 - (each % kinds));
}
