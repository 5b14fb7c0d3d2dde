import { expect, test } from 'vitest';
import { isTooLate } from './too-late';

const at = (hour: number): number => new Date(2026, 2, 4, hour).getTime();

test.each([
  ['今天18点前给您答复', 19],
  ['今天中午12点前给您寄出', 15],
])('at %2$i o’clock “%s” can no longer be kept', (text, hour) => {
  expect(isTooLate(text, at(hour))).toBe(true);
});

test.each([
  ['今天18点前给您答复', 17],
  ['明天18点前给您答复', 19],
  ['两小时内给您答复', 19],
  // What others do, and when the shop is open, promises nothing.
  ['我们客服早上9点到晚上6点在线', 19],
])('at %2$i o’clock “%s” still stands', (text, hour) => {
  expect(isTooLate(text, at(hour))).toBe(false);
});
