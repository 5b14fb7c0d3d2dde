import { reversed, withChange } from '../../lib/model/hand';
import type { HandChange, HandSet } from '../../lib/model/view';
import type { ConsoleRequests } from '../../lib/request';

interface Kept {
  hand: HandSet;
  /** choices on their way to be kept: in force at once */
  pending: HandChange[];
  /** how often it was asked for, and the last of those whose answer counts */
  asked: number;
  answered: number;
}

/** What the agent set by hand, per case (order, or buyer where there is none); kept by `keeper`, the background. */
export class Hand {
  private readonly cases = new Map<string, Kept>();
  /** the case in front of the agent, and what was chosen since it came there */
  private open = { caseKey: '', byBuyer: false, choices: [] as HandChange[], tookOver: '' };

  constructor(private readonly keeper: Pick<ConsoleRequests, 'handSet' | 'setByHand'>) {}

  of(caseKey: string): HandSet {
    const kept = this.cases.get(caseKey);
    return kept ? kept.pending.reduce(withChange, kept.hand) : {};
  }

  /**
   * Another case is in front of the agent. Panes show an order a moment after its buyer: what was chosen in between was
   * chosen for the order, and goes to it. `byBuyer`: no order is read; `sameBuyer`: as before.
   */
  turnTo(caseKey: string, byBuyer: boolean, sameBuyer: boolean): void {
    const before = this.open;
    if (before.caseKey === caseKey) return;
    this.open = { caseKey, byBuyer, choices: [], tookOver: '' };
    if (!sameBuyer || !before.byBuyer || byBuyer) return;
    this.open.tookOver = before.caseKey;
    for (const choice of before.choices) {
      void this.keep(before.caseKey, reversed(choice)).catch(() => {});
      void this.keep(caseKey, choice).catch(() => {});
    }
  }

  /** Fetches what is kept for a case, once, or again when `afresh`. Gives whether anything changed here. */
  async load(caseKey: string, afresh = false): Promise<boolean> {
    if (caseKey === '' || (this.cases.has(caseKey) && !afresh)) return false;
    const kept = this.keptOf(caseKey);
    const turn = ++kept.asked;
    const hand = await this.keeper.handSet(caseKey).catch(() => undefined);
    // An answer that was overtaken by a newer one is old.
    if (!hand || turn < kept.answered) return false;
    const before = JSON.stringify(this.of(caseKey));
    kept.hand = hand;
    kept.answered = turn;
    return JSON.stringify(this.of(caseKey)) !== before;
  }

  /** Makes a choice at once, then keeps it. Rejects where it could not be kept; it stands here all the same. */
  async choose(caseKey: string, change: HandChange): Promise<void> {
    const { open } = this;
    if (caseKey === open.caseKey) open.choices.push(change);
    await this.keep(caseKey === open.tookOver ? open.caseKey : caseKey, change);
  }

  private async keep(caseKey: string, change: HandChange): Promise<void> {
    const kept = this.keptOf(caseKey);
    kept.pending.push(change);
    try {
      kept.hand = await this.keeper.setByHand(caseKey, change);
    } catch (error) {
      kept.hand = withChange(kept.hand, change);
      throw error;
    } finally {
      // What was asked for before this answer may have been read before the choice was written.
      kept.answered = ++kept.asked;
      kept.pending.splice(kept.pending.indexOf(change), 1);
    }
  }

  private keptOf(caseKey: string): Kept {
    const found = this.cases.get(caseKey) ?? { hand: {}, pending: [], asked: 0, answered: 0 };
    this.cases.set(caseKey, found);
    return found;
  }
}
