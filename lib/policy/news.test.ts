import { expect, test } from 'vitest';
import { isNews, newsFor } from './news';
import type { Pack } from './pack';
import { nextTurn } from './roll-out';

const NOW = Date.parse('2026-11-24T12:00:00+08:00');
const WHO = { agent: '小林', group: '夜班' };
const rule = {
  id: 'foot-money',
  category: 'freight-before-fault' as const,
  find: ['脚力钱'],
  say: '先别谈脚力钱',
  why: '因',
  source: '店铺约定',
  flags: ['脚力钱您出'],
  passes: ['您好'],
};
const pack = (version: number, more: object, rest: object = {}): Pack => ({
  format: 1,
  id: 'shop',
  version,
  name: '小店',
  rules: [{ ...rule, ...more }],
  ...rest,
});

test('a rule that begins to hold is told in its own words, with a sentence it finds', () => {
  const news = newsFor(pack(1, { mode: 'shadow' }), pack(2, { mode: 'enforce', severity: 'block' }), WHO, NOW);
  expect(news.holds).toEqual([{ say: '先别谈脚力钱', example: '脚力钱您出' }]);
  expect(isNews(news)).toBe(true);
});

test('a rule for another team, and one that only records, is no news', () => {
  const other = newsFor(undefined, pack(1, { for: { groups: ['早班'] } }), WHO, NOW);
  expect(isNews(other)).toBe(false);
  expect(isNews(newsFor(undefined, pack(1, { mode: 'shadow' }), WHO, NOW))).toBe(false);
});

test('a built-in rule switched off, one reworded, and a dated step ahead', () => {
  const off = newsFor(undefined, { ...pack(1, {}), rules: [{ id: 'freight-on-buyer', mode: 'off' }] }, WHO, NOW);
  expect(off.off).toHaveLength(1);
  expect(newsFor(pack(1, {}), pack(2, { say: '脚力钱先不提' }), WHO, NOW).changed).toMatchObject([
    { say: '脚力钱先不提' },
  ]);
  const plan = [{ from: '2026-12-01', mode: 'enforce', severity: 'block' }];
  const planned = newsFor(undefined, pack(1, { mode: 'shadow', plan }), WHO, NOW);
  expect(planned.planned).toMatchObject([{ say: '先别谈脚力钱', from: Date.parse('2026-12-01T00:00+08:00') }]);
});

test('the next turn is the nearest step or end that lies ahead', () => {
  const steps = [
    { from: '2026-11-01', mode: 'shadow' },
    { from: '2026-12-01', mode: 'enforce' },
  ];
  expect(nextTurn([pack(1, { plan: steps })], NOW)).toBe(Date.parse('2026-12-01T00:00+08:00'));
  expect(nextTurn([pack(1, { plan: steps }, { validUntil: '2026-11-25' })], NOW)).toBe(
    Date.parse('2026-11-25T00:00+08:00'),
  );
  expect(nextTurn([pack(1, {})], NOW)).toBeUndefined();
});
