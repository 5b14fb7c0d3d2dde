import { twoDigits } from '../model/time-of-day';

/*
 * Working days as the State Council's yearly notice sets them: what is off on a weekday, and which weekends are worked
 * for it. A table and not a library: the console script counts working days too, and the whole of it is forty dates.
 */

/** The last year whose notice is in the table. Beyond it only weekends are known. */
export const HOLIDAYS_UNTIL = 2026;

const OFF = `2025 0101 0128-0131 0203-0204 0404 0501-0502 0505 0602 1001-1003 1006-1008
2026 0101-0102 0216-0220 0223 0406 0501 0504-0505 0619 0925 1001-1002 1005-1007`;
const WORKED = `2025 0126 0208 0427 0928 1011
2026 0104 0214 0228 0509 0920 1010`;

const days = (table: string): ReadonlySet<string> =>
  new Set(
    table.split('\n').flatMap((line) => {
      const [year = '', ...spans] = line.split(' ');
      return spans.flatMap((span) => {
        const [from = '', to = from] = span.split('-');
        const [first, last] = [Number(from), Number(to)];
        return Array.from({ length: last - first + 1 }, (_, i) => `${year}${String(first + i).padStart(4, '0')}`);
      });
    }),
  );
const off = days(OFF);
const worked = days(WORKED);

/** True where the local day of `at` is worked. Beyond the table: Monday to Friday. */
export function isWorkday(at: number): boolean {
  const time = new Date(at);
  const day = `${time.getFullYear()}${twoDigits(time.getMonth() + 1)}${twoDigits(time.getDate())}`;
  if (worked.has(day)) return true;
  return time.getDay() !== 0 && time.getDay() !== 6 && !off.has(day);
}

/** How many days after the day of `now` the `count`th working day lies. */
export function daysToWorkday(now: number, count: number): number {
  let days = 0;
  const noon = new Date(now);
  noon.setHours(12, 0, 0, 0);
  for (let left = count; left > 0 && days < 3660; ) {
    days++;
    const day = new Date(noon);
    day.setDate(day.getDate() + days);
    if (isWorkday(day.getTime())) left--;
  }
  return days;
}
