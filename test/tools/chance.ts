/* What looks like chance and is the same every time. */

/** Numbers from 0 to 1 (linear congruential, Numerical Recipes). */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
}

/** Puts numbers in another order (Fisher, Yates). */
export function shuffle(order: Int32Array, chance: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
}

/** Leaves out some of the pieces of each message, another few every time, and knows which were met. */
export class Dropout {
  /** the pieces of the last message that were kept */
  kept = new Int32Array(1024);
  private readonly met: Int32Array;
  private readonly isMet: Uint8Array;
  private mets = 0;

  constructor(
    size: number,
    private readonly share: number,
    private readonly chance: () => number,
  ) {
    this.met = new Int32Array(size);
    this.isMet = new Uint8Array(size);
  }

  /** Keeps some of the pieces; gives how many. */
  keep(pieces: Int32Array): number {
    if (this.kept.length < pieces.length) this.kept = new Int32Array(pieces.length);
    const { kept, met, isMet, share, chance } = this;
    let left = 0;
    for (let p = 0; p < pieces.length; p++) {
      if (chance() < share) continue;
      const piece = pieces[p] as number;
      kept[left++] = piece;
      if (isMet[piece] === 1) continue;
      isMet[piece] = 1;
      met[this.mets++] = piece;
    }
    return left;
  }

  /** The pieces kept of any message since this was last asked. */
  takeMet(): Int32Array {
    const met = this.met.subarray(0, this.mets);
    for (const piece of met) this.isMet[piece] = 0;
    this.mets = 0;
    return met;
  }
}
