import { grown } from './trie';

/** What a hit of a pattern at the edge of a message needs to stay one: that its sentence opens or closes the message. */
export const NEEDS = { nothing: 0, start: 1, end: 2 } as const;

/** Numbers a hit takes in the list: its pattern, its folded place from and to, what it needs. */
const WIDTH = 4;

/**
 * Where patterns matched, as numbers side by side, each place of a pattern once: other chains of the pattern, and a shape
 * that is a word too, find the same place again. A draft of nothing but bad words has a hundred thousand of them.
 */
export class Hits {
  size = 0;
  private list = new Int32Array(64 * WIDTH);
  /** open addressing: one more than the number of the hit, or 0 */
  private slots = new Int32Array(256);

  pattern(hit: number): number {
    return this.list[hit * WIDTH] as number;
  }
  from(hit: number): number {
    return this.list[hit * WIDTH + 1] as number;
  }
  to(hit: number): number {
    return this.list[hit * WIDTH + 2] as number;
  }

  add(pattern: number, from: number, to: number, needs: number): void {
    const { list, slots } = this;
    let slot = this.slotOf(pattern, from, to);
    for (let known = slots[slot] as number; known !== 0; known = slots[slot] as number) {
      const at = (known - 1) * WIDTH;
      if (list[at] === pattern && list[at + 1] === from && list[at + 2] === to && list[at + 3] === needs) return;
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = this.size + 1;
    this.put(pattern, from, to, needs);
  }

  private put(pattern: number, from: number, to: number, needs: number): void {
    const { list } = this;
    const at = this.size++ * WIDTH;
    list[at] = pattern;
    list[at + 1] = from;
    list[at + 2] = to;
    list[at + 3] = needs;
    if (this.size * WIDTH === list.length) this.grow();
  }

  clear(): void {
    // Emptying what was filled is cheaper than emptying all where there is little.
    if (this.size * 8 < this.slots.length)
      for (let hit = 0; hit < this.size; hit++) {
        let slot = this.slotOf(this.pattern(hit), this.from(hit), this.to(hit));
        while (this.slots[slot] !== 0) {
          this.slots[slot] = 0;
          slot = (slot + 1) & (this.slots.length - 1);
        }
      }
    else this.slots.fill(0);
    this.size = 0;
  }

  /** The hits from the `first` on, their places counted from `origin`: to be kept while the text moves on. */
  copy(first: number, origin: number): Int32Array {
    const kept = this.list.slice(first * WIDTH, this.size * WIDTH);
    for (let at = 0; at < kept.length; at += WIDTH) {
      kept[at + 1] = (kept[at + 1] as number) - origin;
      kept[at + 2] = (kept[at + 2] as number) - origin;
    }
    return kept;
  }

  /** Adds kept hits of one sentence at `origin`, those that need no more than `given`. */
  paste(kept: Int32Array, origin: number, given: number): void {
    // Two that differ only in what they need are one now; otherwise each is there once, and no other sentence has it.
    let needs: number = NEEDS.nothing;
    for (let at = 3; at < kept.length; at += WIDTH) needs |= kept[at] as number;
    for (let at = 0; at < kept.length; at += WIDTH) {
      if (((kept[at + 3] as number) & ~given) !== 0) continue;
      const pattern = kept[at] as number;
      const from = (kept[at + 1] as number) + origin;
      const to = (kept[at + 2] as number) + origin;
      if (needs === NEEDS.nothing) this.put(pattern, from, to, NEEDS.nothing);
      else this.add(pattern, from, to, NEEDS.nothing);
    }
  }

  private slotOf(pattern: number, from: number, to: number): number {
    const mixed = Math.imul(Math.imul(pattern, 0x9e3779b1) ^ from, 0x85ebca6b) ^ Math.imul(to, 0xc2b2ae35);
    return (mixed ^ (mixed >>> 15)) & (this.slots.length - 1);
  }

  private grow(): void {
    this.list = grown(this.list);
    this.slots = new Int32Array(this.slots.length * 2);
    for (let hit = 0; hit < this.size; hit++) {
      let slot = this.slotOf(this.pattern(hit), this.from(hit), this.to(hit));
      while (this.slots[slot] !== 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = hit + 1;
    }
  }
}
