import { readNumber } from '../wording/amount';

/* Days by their names and dates, counted from today by the local calendar. Months here begin with 0, Monday is 1. */

const DAYS = '一二三四五六日';
const NUMBER = '[0-9一二两三四五六七八九十]{1,3}';
export const WEEKDAY = `(?:下{1,2}个?|[本这]个?)?(?:周|星期|礼拜)[${DAYS}天](?![之以]?内)`;
/** "20号", but not "20号楼"; "三日" but not "三日内", which is a span. */
const OF_MONTH = `(?:${NUMBER})(?:号|日(?![之以]?内))(?![楼店仓线机柜])`;
export const DATE = `(?:${NUMBER})月(?:${NUMBER})[号日]|1?\\d[./][1-3]?\\d[号日]|下个?月${OF_MONTH}|(?:本月|这个月)?${OF_MONTH}`;
export const MONTH_PART = '(?:下个?|[本这]个?)?月[底末初中]|(?:下个?月|[本这]个?月)?[上中下]旬|年底';
/** A day by name, date or weekday; read by `offsetOf`. */
export const DAY = `今天|今日|今晚|今早|今夜|今儿个?|明天|明日|明早|明晚|明儿个?|大?后[天日](?!常)|大?后儿个?|${WEEKDAY}|${DATE}|${MONTH_PART}|(?:${NUMBER})天后`;

const DAY_MS = 86_400_000;

/** The last second of the day so many days after that of `now`. */
export function endOf(now: number, days: number): number {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  return day.setHours(23, 59, 59, 0);
}

/** By the calendar and the clock on the wall, so that days of 23 and 25 hours are right. */
export function atMinute(now: number, days: number, minute: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, 0, minute).getTime();
}

/** Monday is 1, Sunday 7. */
export const weekdayNumber = (now: number) => new Date(now).getDay() || 7;

export const lastOfMonth = (now: number, months: number): number => {
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth() + months + 1, 0, 23, 59, 59).getTime();
};

/** How many days after today the day of these words lies; a date that has passed is next month's or next year's. */
export function offsetOf(words: string, now: number): number | undefined {
  if (words.startsWith('今')) return 0;
  if (words.startsWith('明')) return 1;
  if (words.startsWith('大后')) return 3;
  if (words.startsWith('后')) return 2;
  const weekday = new RegExp(`^(下{0,2})个?[本这]?个?(?:周|星期|礼拜)([${DAYS}天])$`).exec(words);
  if (weekday) {
    const day = DAYS.indexOf((weekday[2] ?? '').replace('天', '日')) + 1;
    const today = weekdayNumber(now);
    const weeks = weekday[1]?.length ?? 0;
    return weeks > 0 ? 7 * weeks - today + day : (day - today + 7) % 7;
  }
  const later = /^(.+)天后$/.exec(words);
  if (later) return readNumber(later[1] ?? '');
  if (/月[底末初中内]|旬|年底/.test(words)) return partOfMonth(words, now);
  const date = new RegExp(`(?:(${NUMBER})[月./]|(下个?月))?(${NUMBER})[号日]$`).exec(words);
  return date ? dateOffset(date[1], date[2] !== undefined, readNumber(date[3] ?? ''), now) : undefined;
}

/** Parts of a month end with the 10th, the 20th and its last day; "月中" is the 15th. */
function partOfMonth(words: string, now: number): number {
  const today = new Date(now);
  const next = words.startsWith('下') && !/^下旬/.test(words) ? 1 : 0;
  if (words === '年底') return daysBetween(now, new Date(today.getFullYear(), 11, 31).getTime());
  const last = /初|上旬/.test(words) ? 10 : /中旬/.test(words) ? 20 : /中/.test(words) ? 15 : undefined;
  if (last === undefined) return daysBetween(now, lastOfMonth(now, next));
  const due = new Date(today.getFullYear(), today.getMonth() + next, last, 23, 59, 59);
  if (due.getTime() < now) due.setMonth(due.getMonth() + 1);
  return daysBetween(now, due.getTime());
}

function dateOffset(month: string | undefined, next: boolean, day: number | undefined, now: number) {
  const today = new Date(now);
  const named = month === undefined ? undefined : readNumber(month);
  if (day === undefined || day < 1 || day > 31 || (named !== undefined && (named < 1 || named > 12))) return undefined;
  const inMonth = named === undefined ? today.getMonth() + (next ? 1 : 0) : named - 1;
  const due = new Date(today.getFullYear(), inMonth, day, 23, 59, 59);
  if (due.getTime() < now) due.setMonth(due.getMonth() + (named === undefined ? 1 : 12));
  return daysBetween(now, due.getTime());
}

function daysBetween(from: number, to: number): number {
  const day = (ms: number) => {
    const time = new Date(ms);
    return Date.UTC(time.getFullYear(), time.getMonth(), time.getDate());
  };
  return Math.round((day(to) - day(from)) / DAY_MS);
}
