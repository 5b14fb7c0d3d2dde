import type { HandSet } from '../../lib/model/view';
import { askBackground } from '../../lib/request';

/** What the agent set by hand, per case (order, or buyer where there is none); kept by the background. */
export class Hand {
  private readonly sets = new Map<string, HandSet>();

  of(caseKey: string): HandSet {
    return this.sets.get(caseKey) ?? {};
  }

  /** Fetches what is kept for a case, once, or again when `afresh`. Gives whether anything changed here. */
  async load(caseKey: string, afresh = false): Promise<boolean> {
    if (caseKey === '' || (this.sets.has(caseKey) && !afresh)) return false;
    const before = this.sets.get(caseKey) ?? {};
    this.sets.set(caseKey, before);
    const kept = await askBackground.handSet(caseKey).catch(() => undefined);
    // A choice made while we waited is newer than the answer.
    if (!kept || this.sets.get(caseKey) !== before) return false;
    this.sets.set(caseKey, kept);
    return JSON.stringify(kept) !== JSON.stringify(before);
  }

  /** Takes a choice at once, then keeps it. Rejects where it could not be kept. */
  async set(caseKey: string, hand: HandSet): Promise<void> {
    this.sets.set(caseKey, hand);
    await askBackground.setByHand(caseKey, hand);
  }
}
