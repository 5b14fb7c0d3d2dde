import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UNKNOWN } from '../model/saying';
import { hrefOf, type Place, placeIn, placeOfProblem } from './place';

test('an address leads back to its place, whatever the names hold', () => {
  const place: fc.Arbitrary<Place> = fc
    .tuple(fc.string({ minLength: 1, unit: 'grapheme' }), fc.option(fc.string({ minLength: 1 }), { nil: undefined }))
    .map(([id, field]) => ({ at: 'rule', id, ...(field === undefined ? {} : { field }) }));
  fc.assert(
    fc.property(place, (each) => {
      expect(placeIn(hrefOf(each))).toEqual(each);
    }),
  );
  expect(placeIn(hrefOf({ at: 'limits', field: 'clocks.0.hours' }))).toEqual({ at: 'limits', field: 'clocks.0.hours' });
});

test.each(['', '#', '#nowhere', '#rule', '#%E0%A4%A', '#javascript:alert(1)'])('%j leads to the start', (hash) => {
  expect(placeIn(hash)).toEqual({ at: 'start' });
});

test.each([
  [{ rule: 'no-rush', field: 'rules.0.severity', path: ['rules', 0, 'severity'] }, '#rule/no-rush/severity'],
  [{ rule: 'no-rush', field: 'flags.1' }, '#rule/no-rush/flags.1'],
  [{ vocabulary: 'freight', field: 'vocabulary.freight' }, '#words/freight'],
  [{ field: 'clocks.1.hours', path: ['clocks', 1, 'hours'] }, '#limits//clocks.1.hours'],
  [{ field: 'replies.4.text', path: ['replies', 4, 'text'] }, '#replies/4'],
  [{ field: 'name', path: ['name'] }, '#pack//name'],
])('a problem leads to where it is mended: %j', (problem, href) => {
  expect(hrefOf(placeOfProblem({ message: UNKNOWN, ...problem }))).toBe(href);
});
