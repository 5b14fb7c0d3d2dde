import { expect, test } from 'vitest';
import type { Reply } from '../model/reply';
import { newPack } from './pack';
import { keptDaysIn, limitFor, limitIn, overrideReasonsIn, repliesOver } from './shop';

const shop = newPack('shop', '小店');
const reply = (id: string, text: string): Reply => ({ id, scenarios: ['invoice'], text });

test('what no pack says is as it comes', () => {
  expect(limitIn([shop])).toBeUndefined();
  expect(overrideReasonsIn([shop])).toBeUndefined();
  expect(keptDaysIn([shop])).toEqual({ events: 30, sent: 0 });
  const below = [reply('a', '可以开票的')];
  expect(repliesOver(below, [shop])).toBe(below);
});

test('the topmost pack that says something counts', () => {
  const packs = [
    { ...shop, limits: { yuan: 50 }, keep: { sentDays: 14 } },
    { ...shop, id: 'team', limits: { yuan: 20 }, overrides: { reasons: ['主管同意了'] } },
    { ...shop, id: 'last' },
  ];
  expect(limitIn(packs)).toBe(20);
  expect(overrideReasonsIn(packs)).toEqual(['主管同意了']);
  expect(keptDaysIn(packs)).toEqual({ events: 30, sent: 14 });
});

test('the shop’s limit is a ceiling: an agent’s own counts below it, never above', () => {
  const packs = [{ ...shop, limits: { yuan: 30 } }];
  expect(limitFor(20, packs)).toBe(20);
  expect(limitFor(5000, packs)).toBe(30);
  expect(limitFor(undefined, packs)).toBe(30);
  expect(limitFor(5000, [shop])).toBe(5000);
});

test("a shop's reply takes the place of the one of its id; a new one is offered before the rest", () => {
  const below = [reply('a', '可以开票的'), reply('b', '稍等')];
  const over = repliesOver(below, [{ ...shop, replies: [reply('b', '马上查'), reply('c', '抬头发我')] }]);
  expect(over.map(({ id, text }) => `${id} ${text}`)).toEqual(['c 抬头发我', 'a 可以开票的', 'b 马上查']);
});
