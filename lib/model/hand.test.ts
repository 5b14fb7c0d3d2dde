import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reversed, withChange } from './hand';
import type { HandSet } from './view';

test('a choice changes what it is about and leaves what was kept meanwhile', () => {
  const kept: HandSet = { fault: 'seller', stopped: ['ship@1'] };
  expect(withChange(kept, { before: {}, after: { noted: ['refund-answer@2'] } })).toEqual({
    fault: 'seller',
    stopped: ['ship@1'],
    noted: ['refund-answer@2'],
  });
  expect(withChange(kept, { before: { fault: 'buyer' }, after: { fault: 'buyer', stage: 'dispute' } })).toEqual({
    ...kept,
    stage: 'dispute',
  });
});

test('what is taken off is off, and nothing empty is left behind', () => {
  const before: HandSet = { fault: 'buyer', ticked: ['photo'] };
  expect(withChange(before, { before, after: { ticked: [] } })).toEqual({});
  expect(withChange({ ...before, ticked: ['photo', 'weight'] }, { before, after: { fault: 'buyer' } })).toEqual({
    fault: 'buyer',
    ticked: ['weight'],
  });
});

const list = fc.option(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }), { nil: undefined });
const hands: fc.Arbitrary<HandSet> = fc
  .record({
    fault: fc.constantFrom('seller' as const, 'buyer' as const, undefined),
    stage: fc.constantFrom('dispute' as const, undefined),
    ticked: list,
    stopped: list,
  })
  .map((hand) => Object.fromEntries(Object.entries(hand).filter(([, value]) => value !== undefined)));
const sorted = (hand: HandSet) => ({
  ...hand,
  ticked: [...(hand.ticked ?? [])].sort(),
  stopped: [...(hand.stopped ?? [])].sort(),
});

test('made on what it was shown it comes to what it says, and made twice to the same; taken back it leaves what was', () => {
  fc.assert(
    fc.property(hands, hands, hands, (before, after, other) => {
      expect(sorted(withChange(before, { before, after }))).toEqual(sorted(after));
      const once = withChange(other, { before, after });
      expect(sorted(withChange(once, { before, after }))).toEqual(sorted(once));
      expect(sorted(withChange(after, reversed({ before, after })))).toEqual(sorted(before));
    }),
  );
});
