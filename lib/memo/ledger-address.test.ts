import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, queryIn } from './ledger-address';
import { EVERYTHING } from './ledger-find';

test('what is looked for comes back from the address as it was', () => {
  const query = { ...EVERYTHING, goods: '50% off 杯/盖 & 勺=2?', cause: 'lost', period: 'quarter' } as const;
  expect(addressOf(query)).not.toContain('/');
  expect(queryIn(decodeURIComponent(addressOf(query)))).toEqual(query);
  expect(queryIn(decodeURIComponent(addressOf({})))).toEqual(EVERYTHING);
});

test('half a character at the end of a text that was cut short breaks no address', () => {
  expect(queryIn(decodeURIComponent(addressOf({ goods: '杯\ud83d' })))?.goods).toBe('杯\ufffd');
});

test.each([
  ['the id of an entry', '5f2c1b7e-0000-4000-8000-000000000000'],
  ['a cause there is none of', '?cause=weather'],
  ['a shortened escape', '?goods=%E'],
  ['a text longer than any', `?goods=${'杯'.repeat(501)}`],
])('%s asks for nothing', (_, part) => expect(queryIn(part)).toBeUndefined());

test('whatever stands in the address, it is read or refused, never thrown on', () => {
  fc.assert(fc.property(fc.string(), (part) => void queryIn(`?${part}`)));
});
