/* How long a call takes, by whatever clock there is. */

/** Nanoseconds of one call. */
export interface Timer {
  /** the median of nine rounds after two for practice */
  time(texts: readonly string[], work: (text: string) => unknown): number;
  /** the best of nine by the wall: how slow this text is, not how busy the machine was */
  timeOnce(text: string, work: (text: string) => unknown): number;
}

/** Clocks count in steps of up to 4 ms: a round is long enough for one step to be nothing. */
const ROUND = 60e6;
const ROUNDS = 9;

/** A timer by two clocks that count nanoseconds: `ran` for what the thread was running, `wall` for one call. */
export function timerBy(ran: () => number, wall: () => number): Timer {
  return {
    time(texts, work) {
      const found: number[] = [];
      for (let round = -2; round < ROUNDS; round++) {
        const began = ran();
        let calls = 0;
        let taken = 0;
        do {
          for (const text of texts) work(text);
          calls += texts.length;
          taken = ran() - began;
        } while (taken < ROUND);
        if (round >= 0) found.push(taken / calls);
      }
      return found.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0;
    },
    timeOnce(text, work) {
      let best = Number.POSITIVE_INFINITY;
      for (let i = 0; i < ROUNDS; i++) {
        const began = wall();
        work(text);
        best = Math.min(best, wall() - began);
      }
      return best;
    },
  };
}
