import { expect, test, vi } from 'vitest';
import { aReading } from '../../test/builders';
import { Judge } from './judge';

/* What is told of a message that went out: what its rules found though they held nothing. */

vi.mock('../../lib/request', () => ({ askBackground: {} }));

const reading = (fault: 'unknown' | 'buyer') => {
  const { facts, ...rest } = aReading();
  return { ...rest, facts: { ...facts, fault } };
};
const rules = (sent: string, of = reading('unknown')) => new Judge().passing(sent, of).map(({ rule }) => rule);
const VAGUE = '亲，可能明天到，可能后天到';

test('a warning that went out is told once a rule, however often it was found', () => {
  const found = rules(VAGUE);
  expect(found.length).toBeGreaterThan(0);
  expect(new Set(found).size).toBe(found.length);
});

test('what holds is not told again when it was sent all the same', () => {
  const held = new Judge().judge('亲，运费需要您自行承担的哦', reading('unknown'));
  const blocking = held.state === 'checked' ? held.findings.filter((f) => f.severity === 'block') : [];
  expect(blocking).not.toEqual([]);
  const told = rules('亲，运费需要您自行承担的哦');
  for (const { rule } of blocking) expect(told).not.toContain(rule);
});

test('what the agent called no risk is not told', () => {
  const judge = new Judge();
  const once = '亲，可能明天到';
  const [finding] = judge.passing(once, reading('unknown'));
  if (!finding) throw new Error('nothing found');
  judge.wave(finding, once);
  expect(judge.passing(once, reading('unknown')).map(({ rule }) => rule)).not.toContain(finding.rule);
});

test('a good message, and one whose case is not known, tell nothing', () => {
  expect(rules('好的亲，麻烦您拍张照片给我看看')).toEqual([]);
  expect(new Judge().passing(VAGUE, undefined)).toEqual([]);
});
