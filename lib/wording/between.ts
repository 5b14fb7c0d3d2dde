import { CLAUSE_END, type FoldRoom } from './fold';
import type { FoundWords } from './found-words';
import type { Places } from './places';
import type { Stretch } from './sentences';
import { EDGES, type Tables } from './tables';

/* What stands between two words and beside them: filler, marks, the edges of clause and message. */

/** No filler of one place is longer; what reaches further is no filler. One bit a character, so at most 30. */
const REACH = 30;
/** How much filler a clause may begin or end with for a pattern still to stand at its edge. */
const EDGE = 12;
const FOLLOWS_WITHIN = 6;
const LONGEST_WORD = 16;
const LAST_MARK = CLAUSE_END.charCodeAt(0);

export class Between {
  private stretch: Stretch = { from: 0, until: 0 };
  /** bit `d` of `reach[i]`: only filler stands from `i` to `i + d` */
  private reach = new Int32Array(256);
  private isLaid = false;
  /** how far only marks and filler stand from the beginning, and from where on to the end; -1 until asked */
  private leadEnd = -1;
  private tailStart = -1;

  constructor(
    private readonly tables: Tables,
    private readonly room: FoldRoom,
    private readonly words: FoundWords,
    private readonly places: Places,
  ) {}

  open(stretch: Stretch): void {
    this.stretch = stretch;
    this.isLaid = false;
    this.leadEnd = -1;
    this.tailStart = -1;
  }

  /** True where only filler words stand from `from` to `to`. */
  onlyFiller(from: number, to: number): boolean {
    const distance = to - from;
    if (distance === 0) return true;
    if (distance < 0 || distance > REACH) return false;
    if (!this.isLaid) this.layReach();
    return (((this.reach[from] as number) >> distance) & 1) === 1;
  }

  /** Whether a place may begin a pattern that stands at the edge of a clause or a message. */
  beginsWell(where: number, at: number): boolean {
    const { from } = this.stretch;
    let clause = at;
    while (clause > from && at - clause < EDGE && !this.isMark(clause - 1)) clause--;
    const atEdge = clause === from || this.isMark(clause - 1);
    if (!atEdge || !this.onlyFiller(clause, at)) return false;
    return where === EDGES.clause || clause <= this.lead();
  }

  endsWell(where: number, at: number): boolean {
    const { until } = this.stretch;
    let clause = at;
    while (clause < until && clause - at < EDGE && !this.isMark(clause)) clause++;
    const atEdge = clause === until || this.isMark(clause);
    if (!atEdge || !this.onlyFiller(at, clause)) return false;
    return where === EDGES.clause || clause >= this.tail();
  }

  isFollowedBy(set: number, at: number): boolean {
    const { starts } = this.places;
    const until = this.places.until(set);
    for (let place = this.places.firstFrom(this.places.from(set), until, at); place < until; place++) {
      const start = starts[place] as number;
      if (start > at + FOLLOWS_WITHIN) return false;
      if (this.onlyFiller(at, start)) return true;
    }
    return false;
  }

  isPrecededBy(set: number, at: number): boolean {
    const { starts, ends } = this.places;
    const until = this.places.until(set);
    for (let place = this.places.firstFrom(this.places.from(set), until, at - LONGEST_WORD); place < until; place++) {
      if ((starts[place] as number) >= at) return false;
      const end = ends[place] as number;
      if (end <= at && at - end <= FOLLOWS_WITHIN && this.onlyFiller(end, at)) return true;
    }
    return false;
  }

  /** Whether every clause of the stretch is filler and no more: what stands beyond is then still at the message's edge. */
  isBare(): boolean {
    const { from, until } = this.stretch;
    for (let begin = from; begin < until; ) {
      let end = begin;
      while (end < until && !this.isMark(end)) end++;
      if (end - begin > EDGE || !this.onlyFiller(begin, end)) return false;
      begin = end + 1;
    }
    return true;
  }

  /** From the end to the beginning: what can be reached from a place by one filler word and what that reaches. */
  private layReach(): void {
    this.isLaid = true;
    const { from, until } = this.stretch;
    if (this.reach.length <= until) this.reach = new Int32Array(until * 2);
    const { reach } = this;
    reach.fill(1, from, until + 1);
    const { list, size } = this.words;
    const { isFiller } = this.tables;
    for (let i = size - 3; i >= 0; i -= 3) {
      if (isFiller[list[i] as number] !== 1) continue;
      const start = list[i + 1] as number;
      const end = list[i + 2] as number;
      if (end - start <= REACH) reach[start] = (reach[start] as number) | ((reach[end] as number) << (end - start));
    }
  }

  private lead(): number {
    if (this.leadEnd >= 0) return this.leadEnd;
    const { from, until } = this.stretch;
    let lead = from;
    for (;;) {
      let end = lead;
      while (end < until && !this.isMark(end)) end++;
      if (end === until || end - lead > EDGE || !this.onlyFiller(lead, end)) break;
      lead = end + 1;
    }
    this.leadEnd = lead;
    return lead;
  }

  private tail(): number {
    if (this.tailStart >= 0) return this.tailStart;
    const { from, until } = this.stretch;
    let tail = until;
    for (;;) {
      let begin = tail;
      while (begin > from && !this.isMark(begin - 1)) begin--;
      if (begin === from || tail - begin > EDGE || !this.onlyFiller(begin, tail)) break;
      tail = begin - 1;
    }
    this.tailStart = tail;
    return tail;
  }

  private isMark(at: number): boolean {
    return (this.room.units[at] as number) <= LAST_MARK;
  }
}
