import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { says } from '../../test/says';
import type { GuardEvent } from '../model/view';
import { wouldRefuse } from './audience';
import {
  asSent,
  exampleIn,
  readAnswers,
  readReports,
  reportIdOf,
  reportsIn,
  writeAnswers,
  writeReports,
} from './report';

const NOW = Date.parse('2026-11-24T12:00:00+08:00');
const event: GuardEvent = {
  did: 'not-a-risk',
  at: NOW,
  rule: 'freight-on-buyer',
  quote: '运费您出',
  sentence: '运费您出过一次了，这次我们来',
  fault: 'buyer',
};

describe('what an agent reported', () => {
  test('goes out by a file and comes in as it was; checks and rewrites stay here', () => {
    const reports = [...reportsIn([event, { did: 'checked', at: NOW }, { did: 'rewritten', at: NOW, rule: 'x' }])];
    const text = writeReports({
      agent: '小林',
      state: { key: 'k'.repeat(43), revoked: [], versions: { shop: 3 }, at: NOW },
      reports,
      sent: [],
    });
    expect(readReports(text)).toMatchObject({
      agent: '小林',
      reports: [{ id: reportIdOf(event), did: 'not-a-risk', fault: 'buyer', sentence: event.sentence }],
    });
  });

  test('how the rules fared goes along as numbers; a file of an earlier version has none, and nonsense is refused', () => {
    const file = { agent: '小林', state: { revoked: [], versions: {}, at: NOW }, reports: [], sent: [] };
    const counts = {
      rule: 'freight-on-buyer',
      held: 3,
      left: 0,
      rewritten: 1,
      overridden: 1,
      disputed: 1,
      reasons: [],
    };
    expect(readReports(writeReports({ ...file, rules: [counts] }))?.rules).toEqual([counts]);
    const earlier = readReports(writeReports(file));
    expect([earlier?.agent, earlier?.rules]).toEqual(['小林', undefined]);
    expect(readReports(writeReports({ ...file, rules: [{ ...counts, held: -1 }] }))).toBeUndefined();
  });

  test('becomes an example in its case; without the message, the words alone', () => {
    const [report] = reportsIn([event]);
    expect(report && exampleIn(report)).toEqual({ draft: event.sentence, facts: { fault: 'buyer' } });
    expect(report && exampleIn({ ...report, sentence: undefined, fault: 'unknown' })).toBe('运费您出');
  });

  test('answers find their report again by a name that tells nobody', () => {
    const answer = { report: reportIdOf(event), verdict: 'declined' as const, text: '没核实前不谈', at: NOW };
    expect(readAnswers(writeAnswers([answer]))).toEqual([answer]);
    expect(answer.report).not.toMatch(/小林/);
  });

  test('whatever a file holds, it is read or refused, never thrown on', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        readReports(text);
        readAnswers(text);
      }),
    );
    expect(readReports('['.repeat(50_000) + ']'.repeat(50_000))).toBeUndefined();
    expect(readReports('{"format":"wenda-reports-1","__proto__":{"x":1}}')).toBeUndefined();
  });

  test('kept messages are tried in the talk they were sent in', () => {
    const facts = {
      fault: 'seller' as const,
      stage: 'after-sale' as const,
      platform: 'jd' as const,
      buyer: ['杯子裂了'],
      agent: [],
    };
    const [sent] = asSent([{ at: NOW, text: '我们来处理', talk: 'x1', facts }], '小林');
    expect(sent).toMatchObject({
      text: '我们来处理',
      facts,
      talk: '小林 x1',
      where: says(/^小林 · \d+月\d+日 \d\d:\d\d$/),
    });
  });
});

describe('who would refuse a version', () => {
  const publication = { pack: { id: 'shop', version: 4 }, key: 'B', before: ['A'] };
  const agent = { key: 'B', revoked: [], versions: { shop: 3 }, at: NOW };
  test.each([
    ['one who is up to date', agent, undefined],
    ['one who never had any', { revoked: [], versions: {}, at: NOW }, undefined],
    ['one who knows the key before it', { ...agent, key: 'A' }, undefined],
    ['one who knows another publisher', { ...agent, key: 'Z' }, 'unknown-publisher'],
    ['one where the key was taken back', { ...agent, revoked: ['B'] }, 'revoked'],
    ['one where the earlier key was taken back', { ...agent, key: 'A', revoked: ['A'] }, 'unknown-publisher'],
    ['one who has a newer one', { ...agent, versions: { shop: 4 } }, 'older'],
  ] as const)('%s', (_, state, refusal) => {
    expect(wouldRefuse(publication, { ...state, revoked: [...state.revoked] }, NOW)).toBe(refusal);
  });

  test('everyone, where its time is over or has not begun', () => {
    const of = (more: object) => wouldRefuse({ ...publication, pack: { ...publication.pack, ...more } }, agent, NOW);
    expect(of({ validUntil: '2026-11-24' })).toBe('expired');
    expect(of({ validFrom: '2026-11-25' })).toBe('not-yet');
  });
});
