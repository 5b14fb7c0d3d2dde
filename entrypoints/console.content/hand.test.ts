import { describe, expect, test } from 'vitest';
import { withChange } from '../../lib/model/hand';
import type { HandChange, HandSet } from '../../lib/model/view';
import { Hand } from './hand';

const ORDER = 'pinduoduo:order:1';
const BUYER = 'pinduoduo:buyer:7';

/** Keeps as the background does, and answers in the order the test says. */
function keeper(kept: Record<string, HandSet> = {}) {
  const waiting: (() => void)[] = [];
  const later = <T>(value: () => T) => new Promise<T>((done) => waiting.push(() => done(value())));
  return {
    kept,
    handSet: (key: string) => {
      const read = kept[key] ?? {};
      return later(() => read);
    },
    setByHand: (key: string, change: HandChange) =>
      later(() => {
        kept[key] = withChange(kept[key] ?? {}, change);
        return kept[key];
      }),
    /** answers request `at` of those that wait */
    answer: async (at = 0) => {
      waiting.splice(at, 1)[0]?.();
      await Promise.resolve();
      await Promise.resolve();
    },
    answerAll: async () => {
      for (let i = 0; i < 50; i++) {
        waiting.shift()?.();
        await Promise.resolve();
      }
    },
  };
}
const choice = (after: HandSet, before: HandSet = {}): HandChange => ({ before, after });

describe('a choice', () => {
  test('holds at once, and leaves what was kept before anybody had read it', async () => {
    const background = keeper({ [ORDER]: { fault: 'seller' } });
    const hand = new Hand(background);
    void hand.load(ORDER);
    void hand.choose(ORDER, choice({ stopped: ['ship@1'] }));
    expect(hand.of(ORDER)).toEqual({ stopped: ['ship@1'] });
    await background.answerAll();
    expect(hand.of(ORDER)).toEqual({ fault: 'seller', stopped: ['ship@1'] });
    expect(background.kept[ORDER]).toEqual({ fault: 'seller', stopped: ['ship@1'] });
  });

  test('is not taken back by an answer that was read before it was kept', async () => {
    const background = keeper();
    const hand = new Hand(background);
    void hand.load(ORDER);
    void hand.choose(ORDER, choice({ noted: ['ship@1'] }));
    await background.answer(1);
    await background.answer(0);
    expect(hand.of(ORDER)).toEqual({ noted: ['ship@1'] });
  });

  test('what another tab set is taken in when this one hears of it', async () => {
    const background = keeper();
    const hand = new Hand(background);
    void hand.load(ORDER);
    await background.answerAll();
    background.kept[ORDER] = { stage: 'dispute' };
    const changed = hand.load(ORDER, true);
    await background.answerAll();
    expect(await changed).toBe(true);
    expect(hand.of(ORDER)).toEqual({ stage: 'dispute' });
  });

  test('that cannot be kept stands here all the same, and is said', async () => {
    const hand = new Hand({ handSet: async () => ({}), setByHand: () => Promise.reject(new Error('full')) });
    await expect(hand.choose(ORDER, choice({ fault: 'buyer' }))).rejects.toThrow('full');
    expect(hand.of(ORDER)).toEqual({ fault: 'buyer' });
  });
});

describe('an order that is read a moment after its buyer', () => {
  test('takes over what was chosen in between, also what was on its way, and nothing older', async () => {
    const background = keeper({ [BUYER]: { fault: 'courier' }, [ORDER]: { ticked: ['photo'] } });
    const hand = new Hand(background);
    hand.turnTo(BUYER, true, false);
    void hand.load(BUYER);
    await background.answerAll();
    void hand.choose(BUYER, choice({ fault: 'courier', noted: ['ship@1'] }, { fault: 'courier' }));
    hand.turnTo(ORDER, false, true);
    void hand.load(ORDER);
    void hand.choose(
      BUYER,
      choice({ fault: 'courier', noted: ['ship@1'], stopped: ['ship@1'] }, { fault: 'courier', noted: ['ship@1'] }),
    );
    await background.answerAll();
    expect(hand.of(ORDER)).toEqual({ ticked: ['photo'], noted: ['ship@1'], stopped: ['ship@1'] });
    expect(background.kept).toEqual({ [BUYER]: { fault: 'courier' }, [ORDER]: hand.of(ORDER) });
  });

  test('another buyer’s order takes over nothing, nor does a second order of the same buyer', async () => {
    const background = keeper();
    const hand = new Hand(background);
    hand.turnTo(BUYER, true, false);
    void hand.choose(BUYER, choice({ fault: 'courier' }));
    hand.turnTo(ORDER, false, false);
    void hand.choose(ORDER, choice({ stage: 'closed' }));
    hand.turnTo('pinduoduo:order:2', false, true);
    await background.answerAll();
    expect(background.kept).toEqual({ [BUYER]: { fault: 'courier' }, [ORDER]: { stage: 'closed' } });
  });
});
