import { isWorkday as known } from 'chinese-days';
import { expect, test } from 'vitest';
import { HOLIDAYS_UNTIL, isWorkday } from './workdays';

test('the table says the same of every day as the published schedules do', () => {
  const wrong: string[] = [];
  for (let day = new Date(2025, 0, 1); day.getFullYear() <= HOLIDAYS_UNTIL; day.setDate(day.getDate() + 1)) {
    const name = `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
    if (isWorkday(day.getTime()) !== known(name)) wrong.push(name);
  }
  expect(wrong).toEqual([]);
});
