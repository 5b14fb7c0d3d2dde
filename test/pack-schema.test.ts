// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packJsonSchema } from './tools/schema';

test('public/pack.schema.json says what the code says (npm run schema writes it)', () => {
  expect(JSON.parse(readFileSync('public/pack.schema.json', 'utf8'))).toEqual(packJsonSchema());
});

test('it names what a pack may hold and which values a field takes', () => {
  const { properties } = packJsonSchema() as { properties: Record<string, { items?: { properties?: object } }> };
  expect(Object.keys(properties)).toEqual(
    expect.arrayContaining(['rules', 'vocabulary', 'replies', 'clocks', 'limits']),
  );
  expect(properties['rules']?.items?.properties).toMatchObject({
    severity: { enum: ['block', 'warn', 'hint'] },
    find: { type: 'array' },
  });
});
