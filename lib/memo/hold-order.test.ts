import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdOrder } from './hold-order';

test('what was there keeps its place; what is new stands behind the one it follows', () => {
  expect(holdOrder(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual(['a', 'b', 'c']);
  expect(holdOrder(['a', 'b', 'c'], ['c', 'new', 'a', 'b'])).toEqual(['a', 'b', 'c', 'new']);
  expect(holdOrder(['a', 'b', 'c'], ['first', 'a', 'c'])).toEqual(['first', 'a', 'c']);
});

test('whatever comes and goes, all of the new list is there once and the old order holds', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 0, max: 12 }));
  fc.assert(
    fc.property(ids, ids, (held, sorted) => {
      const order = holdOrder(held, sorted);
      expect([...order].sort()).toEqual([...sorted].sort());
      const old = held.filter((each) => sorted.includes(each));
      expect(order.filter((each) => old.includes(each))).toEqual(old);
    }),
  );
});
