import { expect, test } from 'vitest';
import { clockAt, clockOf, minuteOf } from './time-of-day';

test('a minute of the day is written with two digits each, and read back with one or two', () => {
  expect([0, 9 * 60, 18 * 60 + 5].map(clockOf)).toEqual(['00:00', '09:00', '18:05']);
  expect(['9:00', '09:00', '18:05'].map(minuteOf)).toEqual([540, 540, 1085]);
});

test('a moment is read off the wall clock', () => {
  expect(clockAt(new Date(2026, 10, 24, 8, 7, 59).getTime())).toBe('08:07');
});
