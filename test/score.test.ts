// @vitest-environment node
import { expect, test } from 'vitest';
import { baseline, figures } from './tools/score';

/** Learns several times over, so that nothing is measured on what it was learned from. */
const PATIENCE = 600_000;

/** Nobody makes the judge worse unseen: a figure below the committed baseline fails, one above it asks to be written down. */
test('no figure on the corpora is below the committed baseline', { timeout: PATIENCE }, () => {
  const now = figures();
  const before = baseline();
  expect(Object.keys(before).length).toBeGreaterThan(40);
  const lost = Object.entries(before).filter(([name, value]) => (now[name] ?? 0) < value - 0.0005);
  expect(lost.map(([name, value]) => `${name}: ${value} → ${now[name]}`)).toEqual([]);
});
