import { expect, test } from 'vitest';
import { tellingFirst } from './telling';

const words = ['w芯', '加我', '微信', '扣裙', 'v'];

test("the words of the rule's own examples come first, and a single character after them", () => {
  const { app } = tellingFirst({ app: words }, ['v 扣裙聊', { draft: '别的' }]);
  expect(app?.slice(0, 2)).toEqual(['扣裙', 'v']);
});

test('without such, those met in the built-in examples; nothing is lost', () => {
  const { app } = tellingFirst({ app: words });
  expect(app?.[0]).toBe('微信');
  expect([...(app ?? [])].sort()).toEqual([...words].sort());
});

test('words met nowhere stay in the order they were written in', () => {
  expect(tellingFirst({ app: ['绿泡泡甲', '绿泡泡乙'] })).toEqual({ app: ['绿泡泡甲', '绿泡泡乙'] });
});
