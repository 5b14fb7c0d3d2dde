import fc from 'fast-check';
import { expect, test } from 'vitest';
import schema from '../../public/pack.schema.json';
import { nearestName, offersFor, writingAt } from './complete';

/** What is offered at the bar. */
function offered(marked: string): readonly string[] {
  const writing = writingAt(marked.replace('|', ''), marked.indexOf('|'));
  return writing ? offersFor(writing, schema, ['freight', 'buyer']).map(({ label }) => label) : [];
}

const HEAD = 'format: 1\nid: shop\n';

test('at the top: what the pack does not have yet', () => {
  expect(offered(`${HEAD}|`)).toEqual(expect.arrayContaining(['rules', 'vocabulary', 'version']));
  expect(offered(`${HEAD}|`)).not.toContain('format');
  expect(offered(`${HEAD}|\nrules: []`)).not.toContain('rules');
});

test.each([
  [`${HEAD}rules:\n  - id: a\n    |`, ['category', 'severity', 'find']],
  [`${HEAD}rules:\n- id: a\n  |`, ['category', 'severity', 'find']],
  [`${HEAD}rules:\n  - id: a\n    when:\n      |`, ['fault', 'buyerSaid']],
  [`${HEAD}rules:\n  - id: a\n    flags:\n      - { draft: 您好, facts: { | } }`, ['fault', 'stage']],
  [`${HEAD}calls: { |`, ['from', 'to', 'perDay']],
])('keys: %j', (text, keys) => {
  expect(offered(text)).toEqual(expect.arrayContaining(keys));
});

test.each([
  [`${HEAD}rules:\n  - id: a\n    severity: |`, ['block', 'warn', 'hint']],
  [`${HEAD}rules:\n  - id: a\n    severity: bl|`, ['block', 'warn', 'hint']],
  [`${HEAD}rules:\n  - id: a\n    when: { fault: [unknown, |`, ['unknown', 'seller', 'courier', 'buyer']],
  [`${HEAD}rules:\n  - id: a\n    when:\n      fault:\n        - |`, ['unknown', 'seller', 'courier', 'buyer']],
  [`${HEAD}rules:\n  - id: a\n    quoted: |`, ['true', 'false']],
  [`${HEAD}format: |`, ['1']],
])('values: %j', (text, values) => {
  expect(offered(text)).toEqual(values);
});

test('after "<" the names of the vocabularies, from the sign on', () => {
  const text = `${HEAD}rules:\n  - id: a\n    find: ['<fr`;
  expect(offered(`${text}|`)).toEqual(['freight', 'buyer']);
  expect(writingAt(text, text.length)?.from).toBe(text.length - 2);
});

test('a key that is there is not offered again; another item’s keys do not count; a comment offers nothing', () => {
  const text = `${HEAD}rules:\n  - id: a\n    say: 好\n  - id: b\n    |\n    find: []`;
  expect(offered(text)).toContain('say');
  expect(offered(text)).not.toContain('find');
  expect(offered(`${HEAD}# |`)).toEqual([]);
});

test('whatever the text, a place is told or none, never an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab:-[]{},"\'#< \n') }), fc.nat(), (text, at) => {
      const writing = writingAt(text, at % (text.length + 1));
      if (writing) offersFor(writing, schema, []);
    }),
  );
});

test('a misspelt name is told what was probably meant, a strange one is not', () => {
  expect(nearestName('sevrity', ['rules', '0'], schema)).toBe('severity');
  expect(nearestName('vocabulery', [], schema)).toBe('vocabulary');
  expect(nearestName('banana', ['rules', '0'], schema)).toBeUndefined();
});
