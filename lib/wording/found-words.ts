import { canHold, type Shape, shapesOf, slotsOf } from './classes';
import { type FoldRoom, foldedText } from './fold';
import { CLASSES } from './pattern';
import type { Tables } from './tables';
import { type Found, newFound, scanTrie } from './trie';

/*
 * The words and shapes of a stretch of text, and what they say of sets. Shapes cost an expression each, so they are
 * looked for when a pattern asks: most messages with a number in them have no rule that wants to know.
 */

/** The stretch of folded text that is gone through: all of it, or one sentence. */
export interface Stretch {
  from: number;
  until: number;
}

type FoundShape = Shape & { kind: number };

export class FoundWords {
  private found: Found = newFound();
  private spare: Found = newFound();
  private round = 0;
  /** per kind: the round it was last found in */
  private readonly kindIn: Int32Array;
  private readonly distinct: Int32Array;
  distinctCount = 0;
  /** per set: the rounds in which it was found to stand in the stretch, or not to */
  private readonly presentIn: Int32Array;
  private readonly absentIn: Int32Array;
  /** classes looked for in this stretch, a bit each */
  private looked = 0;
  private readonly shapes: FoundShape[] = [];
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
    this.presentIn = new Int32Array(tables.sets);
    this.absentIn = new Int32Array(tables.sets);
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
    const { tables, room, found, kindIn, distinct } = this;
    const round = ++this.round;
    this.stretch = stretch;
    this.looked = 0;
    this.shapes.length = 0;
    scanTrie(tables.trie, room.units, stretch.from, stretch.until, found);
    if (tables.hasAllowed) this.excuseAllowed();
    const { list, size } = found;
    let n = 0;
    for (let i = 0; i < size; i += 3) {
      const kind = list[i] as number;
      if (kindIn[kind] === round) continue;
      kindIn[kind] = round;
      distinct[n++] = kind;
    }
    this.distinctCount = n;
    if (tables.eager !== 0) this.look(tables.eager);
    const { crowdsOf } = tables;
    for (let d = 0; d < n; d++) {
      const kind = distinct[d] as number;
      for (let i = crowdsOf.from[kind] as number; i < (crowdsOf.from[kind + 1] as number); i++)
        this.presentIn[crowdsOf.items[i] as number] = round;
    }
  }

  /** Whether a word or a shape of the set was found; worked out once a stretch. */
  has(set: number): boolean {
    const { round, presentIn, absentIn, kindIn, tables } = this;
    if (presentIn[set] === round) return true;
    if (absentIn[set] === round) return false;
    const { from, items } = tables.kindsOf;
    for (let i = from[set] as number; i < (from[set + 1] as number); i++) {
      if (kindIn[items[i] as number] === round) {
        presentIn[set] = round;
        return true;
      }
    }
    const classes = tables.classesOf[set] as number;
    if (classes !== 0 && this.look(classes)) {
      presentIn[set] = round;
      return true;
    }
    absentIn[set] = round;
    return false;
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
        if (name === 'slot') this.lookForSlots(kind);
        else {
          const { from, until } = this.stretch;
          for (const { start, end } of shapesOf(name, foldedText(room, from, until)))
            this.shapes.push({ kind, start: start + from, end: end + from });
        }
        if (this.shapes.at(-1)?.kind === kind) {
          kindIn[kind] = round;
          this.distinct[this.distinctCount++] = kind;
        }
      }
      if (kindIn[kind] === round) isThere = true;
    }
    return isThere;
  }

  /** Puts the shapes found since among the words, in order of their start. */
  settle(): void {
    const { shapes, found, spare } = this;
    if (shapes.length === 0) return;
    shapes.sort((a, b) => a.start - b.start || a.end - b.end);
    const size = found.size + shapes.length * 3;
    if (spare.list.length < size) spare.list = new Int32Array(size * 2);
    const merged = spare.list;
    const { list } = found;
    let from = 0;
    let n = 0;
    for (const { kind, start, end } of shapes) {
      while (from < found.size && (list[from + 1] as number) <= start) {
        merged[n++] = list[from++] as number;
        merged[n++] = list[from++] as number;
        merged[n++] = list[from++] as number;
      }
      merged[n++] = kind;
      merged[n++] = start;
      merged[n++] = end;
    }
    while (from < found.size) merged[n++] = list[from++] as number;
    spare.size = n;
    this.found = spare;
    this.spare = found;
    shapes.length = 0;
  }

  private lookForSlots(kind: number): void {
    if (!this.hasSlots()) return;
    for (const slot of this.slots ?? []) {
      const start = this.toFolded(slot.start);
      const end = this.toFolded(slot.end);
      if (start === end) this.vanished.set(start, slot);
      this.shapes.push({ kind, start, end });
    }
  }

  private toFolded(typed: number): number {
    const { at, size } = this.room;
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((at[middle] as number) < typed) low = middle + 1;
      else high = middle;
    }
    return low;
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
