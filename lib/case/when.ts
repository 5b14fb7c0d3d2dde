import { readNumber } from '../wording/amount';
import { SIMPLIFIED, TRADITIONAL } from '../wording/traditional';
import { daysToWorkday, HOLIDAYS_UNTIL } from './workdays';

/*
 * Time as it is written in a chat: "周五前", "一个半小时后", "月底", "2个工作日内". One small grammar for promises and for
 * memos; general libraries lose the bound of "周五前" and read "一个半小时后" as half an hour.
 */

/** Minutes of the local day at which the shop begins and ends. */
export interface ShopHours {
  opensAt: number;
  closesAt: number;
}
export const USUAL_HOURS: ShopHours = { opensAt: 10 * 60, closesAt: 18 * 60 };

export type DayPart = 'morning' | 'noon' | 'afternoon' | 'evening';

/** A time found in a text. Milliseconds since the epoch, days by the local calendar. */
export interface When {
  /** the last moment the words allow: of a whole day, its last second */
  latest: number;
  /** the words name no hour */
  isWholeDay: boolean;
  /** a part of the day without an hour */
  part?: DayPart;
  /** "前", "内": until then, not at that time */
  before: boolean;
  /** working days were counted into a year whose holidays are not known yet */
  unsure: boolean;
  /** the place of the words in the text, in characters */
  start: number;
  end: number;
}

/** Character by character, so that every place stays where it is: simplified script, half-width digits. */
export const plainScript = (text: string): string =>
  [...text].map((c) => (c.length === 1 ? (SIMPLER.get(c) ?? c) : c)).join('');
const SIMPLER = new Map<string, string>([
  ...[...TRADITIONAL].map((c, i) => [c, SIMPLIFIED[i] ?? c] as const),
  ...[...'０１２３４５６７８９'].map((c, i) => [c, String(i)] as const),
]);

/** The first time phrase the grammar reads in `text`, or `undefined`. `now` in milliseconds. */
export function readWhen(text: string, now: number, hours: ShopHours = USUAL_HOURS): When | undefined {
  const plain = plainScript(text);
  for (const [shape, read] of READERS) {
    const m = shape.exec(plain);
    if (!m) continue;
    const found = read(m, now, hours);
    if (found === undefined) continue;
    const tail = /^(?:之?前|以?内|左右|之?后|以后)/.exec(plain.slice(m.index + m[0].length))?.[0] ?? '';
    return {
      isWholeDay: false,
      unsure: false,
      ...(typeof found === 'number' ? { latest: found } : found),
      before: /前|内/.test(tail) || /[前内]$/.test(m[0]),
      start: m.index,
      end: m.index + m[0].length + tail.length,
    };
  }
  return undefined;
}

type Found = number | { latest: number; isWholeDay?: boolean; part?: DayPart; unsure?: boolean } | undefined;
type Reader = [RegExp, (m: RegExpExecArray, now: number, hours: ShopHours) => Found];

const N = '[0-9零一二两三四五六七八九十半几]{1,4}';
const DAYS = '一二三四五六日';
const NUMBER = '[0-9一二两三四五六七八九十]{1,3}';
/** A day by name, date or weekday; read by `offsetOf`. */
const DAY = `今天|今日|今晚|今早|今儿|明天|明日|明早|明晚|明儿|大后天|后天|(?:下个?|[本这]个?)?(?:周|星期|礼拜)[${DAYS}天]|(?:${NUMBER})月(?:${NUMBER})[号日]|下个?月(?:${NUMBER})[号日]|(?:本月|这个月)?(?:${NUMBER})[号日](?!楼|店|仓)|下个?月[底末]|月[底末]|(?:${NUMBER})天后`;
const PART = '凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|晚';

const DAY_MS = 86_400_000;
const span = (words: string): number => (words === '半' ? 0.5 : words === '几' ? 30 : (readNumber(words) ?? 1));
const whole = (latest: number): Found => ({ latest, isWholeDay: true });

/** In this order: the first that reads decides. */
const READERS: readonly Reader[] = [
  [new RegExp(`(${N})个?半(?:小时|钟头)`), (m, now) => now + (span(m[1] ?? '') + 0.5) * 3_600_000],
  [new RegExp(`(${N})(?:个)?(小时|钟头|钟(?!前|左)|h(?![a-z]))`, 'i'), (m, now) => now + span(m[1] ?? '') * 3_600_000],
  [/([0-9一二两三])刻钟/, (m, now) => now + (readNumber(m[1] ?? '') ?? 1) * 15 * 60_000],
  [
    /([一二三四五六七八九两1-9]?十|[1-9]0)[来几多]分钟/,
    (m, now) => now + span((m[1] ?? '').replace('两', '二')) * 60_000,
  ],
  [
    new RegExp(`(${N}|一百[零一二三四五六七八九十]{0,3})(?:分钟|min)`, 'i'),
    (m, now) => now + (m[1] === '几' ? 30 : span(m[1] ?? '')) * 60_000,
  ],
  [
    /(?:[一二三四五六1-9][到至\-~])?([0-9一二两三四五六七八九十]{1,2})个?工作[日天]/,
    (m, now) => workdays(now, readNumber(m[1] ?? '') ?? 1),
  ],
  [/稍晚(?:一?[点些]儿?)?|晚一?点儿?(?![钟半前整])|晚些(?:时候)?/, (_, now) => whole(endOf(now, 0))],
  [
    new RegExp(`(${DAY})?(?:的)?(?:下班|关店|打烊|闭店)(?:之?前|的?时候)`),
    (m, now, { closesAt }) => {
      const offset = m[1] === undefined ? 0 : (offsetOf(m[1], now) ?? 0);
      const closing = atMinute(now, offset, closesAt);
      return closing > now ? closing : endOf(now, offset);
    },
  ],
  [
    /今晚(?:的)?(?:零点|0点|12点|十二点)|今夜|(?:零点|凌晨)之?前/,
    (_, now) => ({ ...wholeDay(endOf(now, 0)), part: 'evening' }),
  ],
  [
    /天黑之?前|午后/,
    (_, now) => ({ latest: atMinute(now, atMinute(now, 0, 18 * 60) > now ? 0 : 1, 18 * 60), part: 'afternoon' }),
  ],
  [
    new RegExp(
      `(${DAY})?(?:的)?(${PART})?(${N})(?:点钟?|:|：)(半|[一三]刻|[0-5]?\\d分?|[二三四五]?十[一二三四五六七八九]?分?)?`,
    ),
    clockTime,
  ],
  [
    new RegExp(`(下周|下个?(?:星期|礼拜)|周|星期|礼拜)([${DAYS}天])(?!(?:的)?(?:${PART}))`),
    (m, now) => dayNamed(m[0], now),
  ],
  [new RegExp(`(${DAY})?(?:的)?(上午|中午之?前|早上|早晨|中午|下午|傍晚|晚上)`), partOfDay],
  [/明早|明天一早|明儿一早|一早/, (_, now) => ({ latest: atMinute(now, 1, 12 * 60), part: 'morning' })],
  [/大后天/, (_, now) => whole(endOf(now, 3))],
  [/后天/, (_, now) => whole(endOf(now, 2))],
  [/明晚/, (_, now) => ({ ...wholeDay(endOf(now, 1)), part: 'evening' })],
  [/明天|明日|明儿/, (_, now) => whole(endOf(now, 1))],
  [/今晚/, (_, now) => ({ ...wholeDay(endOf(now, 0)), part: 'evening' })],
  [/今天|今日|今儿|晚点|稍晚|回头|当天|当日/, (_, now) => whole(endOf(now, 0))],
  [new RegExp(`(?:${NUMBER})月(?:${NUMBER})[号日]|下个?月(?:${NUMBER})[号日]`), (m, now) => dayNamed(m[0], now)],
  [/([0-9一二三十]{1,3})[号日](?!楼|店|仓)/, (m, now) => dayNamed(m[0], now)],
  [/下个?月[底末]|月[底末]|[本这]个?月内/, (m, now) => dayNamed(m[0], now)],
  [/下个?月内?/, (_, now) => whole(lastOfMonth(now, 1))],
  [/下周末/, (_, now) => whole(endOf(now, 14 - weekdayNumber(now)))],
  [/周末/, (_, now) => whole(endOf(now, 7 - weekdayNumber(now)))],
  [/下周内?|下个?星期内?/, (_, now) => whole(endOf(now, 14 - weekdayNumber(now)))],
  [/[这本]周内?/, (_, now) => whole(endOf(now, 7 - weekdayNumber(now)))],
  [/今明两天/, (_, now) => whole(endOf(now, 1))],
  [/半个月/, (_, now) => whole(endOf(now, 15))],
  [/这两天|过两天|一两天/, (_, now) => whole(endOf(now, 2))],
  [/两三天/, (_, now) => whole(endOf(now, 3))],
  [/三五天/, (_, now) => whole(endOf(now, 5))],
  [/半天/, (_, now) => now + 4 * 3_600_000],
  [
    /([0-9一二两三四五六七八九十]{1,2})个?(?:周|星期|礼拜)(?!.{0,1}[一二三四五六日])/,
    (m, now) => whole(endOf(now, 7 * (readNumber(m[1] ?? '') ?? 1))),
  ],
  [
    /(?:[一二三四五六1-9][到至\-~])?([0-9一二两三四五六七八九十]{1,2})天/,
    (m, now) => whole(endOf(now, readNumber(m[1] ?? '') ?? 1)),
  ],
  [/几分钟|马上|很快|立刻|立马|这就|即刻|第一时间/, (_, now) => now + 30 * 60_000],
  [/稍后|稍等|一会儿?|等一?下|等会儿?|待会儿?|过会儿?|晚一?点儿?/, (_, now) => now + 2 * 3_600_000],
  [/尽快|尽早/, (_, now) => now + DAY_MS],
];

const wholeDay = (latest: number) => ({ latest, isWholeDay: true }) as const;

function endOf(now: number, days: number): number {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  return day.setHours(23, 59, 59, 0);
}

/** By the calendar and the clock on the wall, so that days of 23 and 25 hours are right. */
function atMinute(now: number, days: number, minute: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, 0, minute).getTime();
}

/** Monday is 1, Sunday 7. */
const weekdayNumber = (now: number) => new Date(now).getDay() || 7;

const lastOfMonth = (now: number, months: number): number => {
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth() + months + 1, 0, 23, 59, 59).getTime();
};

const dayNamed = (words: string, now: number): Found => {
  const offset = offsetOf(words, now);
  return offset === undefined ? undefined : whole(endOf(now, offset));
};

/** How many days after today the day of these words lies; a date that has passed is next month's or next year's. */
function offsetOf(words: string, now: number): number | undefined {
  if (words.startsWith('今')) return 0;
  if (words.startsWith('明')) return 1;
  if (words === '大后天') return 3;
  if (words === '后天') return 2;
  const weekday = new RegExp(`^(下个?)?[本这]?个?(?:周|星期|礼拜)([${DAYS}天])$`).exec(words);
  if (weekday) {
    const day = DAYS.indexOf((weekday[2] ?? '').replace('天', '日')) + 1;
    const today = weekdayNumber(now);
    return weekday[1] ? 7 - today + day : (day - today + 7) % 7;
  }
  const later = /^(.+)天后$/.exec(words);
  if (later) return readNumber(later[1] ?? '');
  if (/月(?:[底末]|内)$/.test(words)) return daysBetween(now, lastOfMonth(now, words.startsWith('下') ? 1 : 0));
  const date = new RegExp(`(?:(${NUMBER})月|(下个?月))?(${NUMBER})[号日]$`).exec(words);
  return date ? dateOffset(date[1], date[2] !== undefined, readNumber(date[3] ?? ''), now) : undefined;
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

function workdays(now: number, count: number): Found {
  const latest = endOf(now, daysToWorkday(now, count));
  return { latest, isWholeDay: true, unsure: new Date(latest).getFullYear() > HOLIDAYS_UNTIL };
}

function clockTime(m: RegExpExecArray, now: number): Found {
  const [, day, part = '', hours = '', minutes = ''] = m;
  const hour = readNumber(hours);
  if (hour === undefined || hour > 24) return undefined;
  const minute = minutes.startsWith('半')
    ? 30
    : minutes.endsWith('刻')
      ? (readNumber(minutes) ?? 1) * 15
      : (readNumber(minutes) ?? 0);
  const late = /下午|傍晚|晚|夜/.test(`${part}${day ?? ''}`);
  const base = late && hour <= 12 && !(hour === 12 && part === '下午') ? hour + 12 : hour;
  const wall = part === '中午' && hour < 6 ? hour + 12 : base;
  const offset = day === undefined ? undefined : offsetOf(day, now);
  const at = atMinute(now, offset ?? 0, wall * 60 + minute);
  if ((offset !== undefined && offset > 0) || at > now) return at;
  // "三点" said at two in the afternoon is today's fifteen o'clock; said at four, tomorrow's three.
  const afternoon = atMinute(now, 0, (hour + 12) * 60 + minute);
  if (hour <= 12 && part === '' && !late && afternoon > now) return afternoon;
  return offset === 0 ? at : atMinute(now, 1, wall * 60 + minute);
}

const LAST_OF: Record<DayPart, number> = { morning: 12, noon: 13, afternoon: 18, evening: 24 };

function partOfDay(m: RegExpExecArray, now: number): Found {
  const [, day, words = ''] = m;
  const part = /下午|傍晚/.test(words) ? 'afternoon' : /晚/.test(words) ? 'evening' : partBeforeNoon(words);
  const last = part === 'noon' && words.includes('前') ? 12 : LAST_OF[part];
  const named = day === undefined ? undefined : offsetOf(day, now);
  const offset = named ?? (atMinute(now, 0, last * 60) > now ? 0 : 1);
  return { latest: part === 'evening' ? endOf(now, offset) : atMinute(now, offset, last * 60), part };
}

const partBeforeNoon = (words: string): DayPart => (words.startsWith('中午') ? 'noon' : 'morning');
