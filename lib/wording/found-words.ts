import { canHold, FINDERS } from './classes';
import type { FoldRoom } from './fold';
import { CLASSES } from './pattern';
import { type Shape, slotsOf } from './slots';
import type { Tables } from './tables';
import { append, type Found, merge, newFound, scanTrie } from './trie';

/*
 * The words and shapes of a stretch of text, and what they say of sets. Shapes cost an expression each, so they are
 * looked for when a pattern asks: most messages with a number in them have no rule that wants to know.
 */

/** The stretch of folded text that is gone through: all of it, or one sentence. */
export interface Stretch {
  from: number;
  until: number;
}

export class FoundWords {
  private found: Found = newFound();
  private spare: Found = newFound();
  private round = 0;
  /** per kind: the round it was last found in */
  private readonly kindIn: Int32Array;
  private readonly distinct: Int32Array;
  distinctCount = 0;
  /** per set: the round in which it was last asked for, times two, and one more if it stands in the stretch */
  private readonly known: Int32Array;
  /** classes looked for in this stretch, a bit each */
  private looked = 0;
  /** shapes not yet put among the words, and those of the class just looked for */
  private shapes: Found = newFound();
  private fresh: Found = newFound();
  private lookedFor = 0;
  private readonly take = (start: number, end: number): void => append(this.fresh, this.lookedFor, start, end);
  private typed = '';
  private slots: readonly Shape[] | undefined;
  private stretch: Stretch = { from: 0, until: 0 };
  /** shapes of which nothing is left when folded ("____"), by the folded place they stood at */
  readonly vanished = new Map<number, Shape>();

  constructor(
    private readonly tables: Tables,
    private readonly room: FoldRoom,
  ) {
    const all = tables.kinds + CLASSES.length;
    this.kindIn = new Int32Array(all);
    this.distinct = new Int32Array(all);
    this.known = new Int32Array(tables.sets);
  }

  /** Kind, start and end of every word and shape so far, in order of start. */
  get list(): Int32Array {
    return this.found.list;
  }
  get size(): number {
    return this.found.size;
  }
  kind(at: number): number {
    return this.distinct[at] as number;
  }
  isFound(kind: number): boolean {
    return this.kindIn[kind] === this.round;
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
    const { tables, room, found, kindIn, distinct, known } = this;
    const round = ++this.round;
    const isThere = round * 2 + 1;
    this.stretch = stretch;
    this.looked = 0;
    this.shapes.size = 0;
    scanTrie(tables.trie, room.units, stretch.from, stretch.until, found, room.classes);
    if (tables.hasAllowed) this.excuseAllowed();
    const { list, size } = found;
    const { from, items } = tables.crowdsOf;
    let n = 0;
    for (let i = 0; i < size; i += 3) {
      const kind = list[i] as number;
      if (kindIn[kind] === round) continue;
      kindIn[kind] = round;
      distinct[n++] = kind;
      const until = from[kind + 1] as number;
      for (let c = from[kind] as number; c < until; c++) known[items[c] as number] = isThere;
    }
    this.distinctCount = n;
    if (tables.eager !== 0) this.look(tables.eager);
  }

  /** Whether a word or a shape of the set was found; worked out once a stretch. */
  has(set: number): boolean {
    const known = this.known[set] as number;
    return known >> 1 === this.round ? (known & 1) === 1 : this.find(set);
  }

  private find(set: number): boolean {
    const { round, known, kindIn, tables } = this;
    const { from, items } = tables.kindsOf;
    const until = from[set + 1] as number;
    let isThere = 0;
    for (let i = from[set] as number; i < until; i++) {
      if (kindIn[items[i] as number] !== round) continue;
      isThere = 1;
      break;
    }
    const classes = tables.classesOf[set] as number;
    if (isThere === 0 && classes !== 0 && this.look(classes)) isThere = 1;
    known[set] = round * 2 + isThere;
    return isThere === 1;
  }

  /** Looks for the shapes of these classes, once a stretch; tells whether there are any. */
  look(classes: number): boolean {
    const { tables, room, round, kindIn } = this;
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
        this.fresh.size = 0;
        if (name === 'slot') this.lookForSlots();
        else FINDERS[name](room.units, this.stretch.from, this.stretch.until, this.take);
        if (this.fresh.size > 0) this.keepFresh(kind);
      }
      if (kindIn[kind] === round) isThere = true;
    }
    return isThere;
  }

  /** Puts the shapes found since among the words, in order of their start. */
  settle(): void {
    if (this.shapes.size === 0) return;
    merge(this.found, this.shapes, this.spare);
    [this.found, this.spare] = [this.spare, this.found];
    this.shapes.size = 0;
  }

  private keepFresh(kind: number): void {
    merge(this.shapes, this.fresh, this.spare);
    [this.shapes, this.spare] = [this.spare, this.shapes];
    this.kindIn[kind] = this.round;
    this.distinct[this.distinctCount++] = kind;
  }

  private lookForSlots(): void {
    if (!this.hasSlots()) return;
    let from = 0;
    for (const slot of this.slots ?? []) {
      const start = this.toFolded(slot.start, from);
      const end = this.toFolded(slot.end, start);
      from = end;
      if (start === end) this.vanished.set(start, slot);
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

  /** Takes out what lies inside a longer allowed term. */
  private excuseAllowed(): void {
    const { found, tables, stretch } = this;
    const { isAllowed } = tables;
    const { list } = found;
    const first = stretch.from;
    let from: Int32Array | undefined;
    let to: Int32Array | undefined;
    for (let i = 0; i < found.size; i += 3) {
      if (isAllowed[list[i] as number] !== 1) continue;
      const start = list[i + 1] as number;
      const end = list[i + 2] as number;
      from ??= new Int32Array(stretch.until - first);
      to ??= new Int32Array(stretch.until - first);
      for (let at = start - first; at < end - first; at++) {
        if (end - start > (to[at] as number) - (from[at] as number)) {
          from[at] = start;
          to[at] = end;
        }
      }
    }
    if (!from || !to) return;
    let n = 0;
    for (let i = 0; i < found.size; i += 3) {
      const start = list[i + 1] as number;
      const end = list[i + 2] as number;
      const last = to[start - first] as number;
      if (end <= last && last - (from[start - first] as number) > end - start) continue;
      list[n] = list[i] as number;
      list[n + 1] = start;
      list[n + 2] = end;
      n += 3;
    }
    found.size = n;
  }
}
