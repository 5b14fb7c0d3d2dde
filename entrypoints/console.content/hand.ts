import type { HandSet } from '../../lib/model/view';
import { askBackground } from '../../lib/request';

/** What the agent set by hand, per case (order, or buyer where there is none); kept by the background. */
export class Hand {
  private readonly sets = new Map<string, HandSet>();
  /** per case: how often it was asked for or chosen; an answer to anything but the last is old */
  private readonly turns = new Map<string, number>();

  of(caseKey: string): HandSet {
    return this.sets.get(caseKey) ?? {};
  }

  /** Fetches what is kept for a case, once, or again when `afresh`. Gives whether anything changed here. */
  async load(caseKey: string, afresh = false): Promise<boolean> {
    if (caseKey === '' || (this.sets.has(caseKey) && !afresh)) return false;
    const before = this.of(caseKey);
    this.sets.set(caseKey, before);
    const turn = this.next(caseKey);
    const kept = await askBackground.handSet(caseKey).catch(() => undefined);
    // A choice made while we waited is newer than the answer, and so is what was asked for after it.
    if (!kept || this.turns.get(caseKey) !== turn) return false;
    this.sets.set(caseKey, kept);
    return JSON.stringify(kept) !== JSON.stringify(before);
  }

  /** Takes a choice at once, then keeps it. Rejects where it could not be kept. */
  async set(caseKey: string, hand: HandSet): Promise<void> {
    this.sets.set(caseKey, hand);
    this.next(caseKey);
    await askBackground.setByHand(caseKey, hand);
    // What was asked for meanwhile may have been read before this was written.
    this.next(caseKey);
  }

  private next(caseKey: string): number {
    const turn = (this.turns.get(caseKey) ?? 0) + 1;
    this.turns.set(caseKey, turn);
    return turn;
  }
}
