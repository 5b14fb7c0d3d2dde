import type { Between } from './between';
import type { FoldRoom } from './fold';
import { type Hits, NEEDS } from './hits';
import type { Places } from './places';
import { EDGES, HOW, STEP, type Tables } from './tables';
import { grown } from './trie';

/*
 * One chain followed from stop to stop over all its places at once. Of the ways to one place only the latest beginning is
 * kept, so the work is the places times how many lie within a link, whatever the chain.
 */
export class Follower {
  /** places looked at so far: what the time of following grows with, whatever the clock says */
  looked = 0;
  /** the latest place each occurrence was reached from, or -1 */
  private origin = new Int32Array(1024);
  private spare = new Int32Array(1024);
  private alive = new Int32Array(1024);

  constructor(
    private readonly tables: Tables,
    private readonly room: FoldRoom,
    private readonly places: Places,
    private readonly between: Between,
  ) {}

  /** Follows a plan; tells whether it matched. */
  follow(plan: number, hits: Hits): boolean {
    const { plans } = this.tables;
    const { items, from } = plans.steps;
    const until = from[plan + 1] as number;
    const first = from[plan] as number;
    let count = this.begin(plan, items[first + STEP.set] as number, items[first + STEP.notAfter] as number);
    for (let step = first + STEP.width; step < until && count > 0; step += STEP.width) count = this.step(step, count);
    if (count === 0) return false;
    const { alive, origin, between } = this;
    const { ends } = this.places;
    const begins = plans.begins[plan] as number;
    const where = plans.ends[plan] as number;
    const needs =
      (begins === EDGES.message ? NEEDS.start : NEEDS.nothing) | (where === EDGES.message ? NEEDS.end : NEEDS.nothing);
    let matched = false;
    for (let a = 0; a < count; a++) {
      const place = alive[a] as number;
      const to = ends[place] as number;
      if (where !== EDGES.anywhere && !between.endsWell(where, to)) continue;
      hits.add(plans.pattern[plan] as number, origin[place] as number, to, needs);
      matched = true;
    }
    return matched;
  }

  /** Places of the first stop that count, into `alive`; gives how many. */
  private begin(plan: number, set: number, barred: number): number {
    const { tables, places, between } = this;
    const where = tables.plans.begins[plan] as number;
    const notBefore = tables.plans.notBefore[plan] as number;
    if (notBefore >= 0) this.lay(notBefore);
    if (barred >= 0) this.lay(barred);
    this.lay(set);
    const { origin, alive } = this;
    const { starts, ends } = places;
    const until = places.until(set);
    let n = 0;
    for (let place = places.from(set); place < until; place++) {
      const start = starts[place] as number;
      if (where !== EDGES.anywhere && !between.beginsWell(where, start)) continue;
      if (notBefore >= 0 && between.isPrecededBy(notBefore, start)) continue;
      if (barred >= 0 && between.isFollowedBy(barred, ends[place] as number)) continue;
      origin[place] = start;
      alive[n++] = place;
    }
    return n;
  }

  /** From the `count` places in `alive` to those of the next stop that one of them reaches. */
  private step(step: number, count: number): number {
    const { places, between } = this;
    const { items } = this.tables.plans.steps;
    const set = items[step + STEP.set] as number;
    const barred = items[step + STEP.notAfter] as number;
    const how = items[step + STEP.how] as number;
    const min = items[step + STEP.min] as number;
    const max = items[step + STEP.max] as number;
    if (barred >= 0) this.lay(barred);
    this.lay(set);
    const { origin, alive } = this;
    const { starts, ends } = places;
    // A set may follow itself in a chain: what is read must not be what is written.
    const reached = this.spare;
    const first = places.from(set);
    const until = places.until(set);
    let low = -1;
    let high = -1;
    let next = first;
    for (let a = 0; a < count; a++) {
      const place = alive[a] as number;
      const end = ends[place] as number;
      const began = origin[place] as number;
      const nearest = end + min;
      const furthest = end + max;
      // Places rise, and their ends nearly do: the next place is a few steps from the last one, never a search away.
      while (next > first && (starts[next - 1] as number) >= nearest) next--;
      while (next < until && (starts[next] as number) < nearest) next++;
      if (low < 0) {
        low = next;
        high = next;
      }
      // Only the stretch from `low` to `high` has been cleared so far.
      while (low > next) reached[--low] = -1;
      let at = next;
      for (; at < until; at++) {
        const start = starts[at] as number;
        if (start > furthest) break;
        while (high <= at) reached[high++] = -1;
        if (began > (reached[at] as number) && this.isLinked(how, end, start)) reached[at] = began;
      }
      this.looked += at - next + 1;
    }
    this.spare = origin;
    this.origin = reached;
    let n = 0;
    for (let place = low; place < high; place++) {
      if ((reached[place] as number) < 0) continue;
      if (barred >= 0 && between.isFollowedBy(barred, ends[place] as number)) continue;
      alive[n++] = place;
    }
    return n;
  }

  private lay(set: number): void {
    const { places } = this;
    places.lay(set);
    while (this.alive.length < places.starts.length) {
      this.alive = grown(this.alive);
      this.origin = grown(this.origin);
      this.spare = grown(this.spare);
    }
  }

  private isLinked(how: number, from: number, to: number): boolean {
    switch (how) {
      case HOW.plain:
        return true;
      case HOW.filler:
        return this.between.onlyFiller(from, to);
      default: {
        const { clauseOf, sentenceOf } = this.room;
        const a = clauseOf[from > 0 ? from - 1 : 0] as number;
        const b = clauseOf[to] as number;
        return a === b || (how === HOW.sentence && sentenceOf[a] === sentenceOf[b]);
      }
    }
  }
}
