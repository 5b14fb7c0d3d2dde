import { readNumber } from '../wording/amount';
import { SIMPLIFIED, TRADITIONAL } from '../wording/traditional';
import { atMinute, DATE, DAY, endOf, lastOfMonth, MONTH_PART, offsetOf, WEEKDAY, weekdayNumber } from './calendar';
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
  /** an hour or a part of a day whose day is not named */
  isDayless: boolean;
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

/**
 * The first time phrase the grammar reads in `text`, or `undefined`. `now` in milliseconds; `before` is what was said before
 * it, where the day of an hour may be named.
 */
export function readWhen(text: string, now: number, hours: ShopHours = USUAL_HOURS, before = ''): When | undefined {
  const plain = plainScript(text);
  for (const [shape, read] of READERS) {
    const m = shape.exec(plain);
    if (!m) continue;
    const found = read(m, now, hours);
    if (found === undefined) continue;
    const tail = /^(?:之?前|[之以]?内|左右|之?后|以后)/.exec(plain.slice(m.index + m[0].length))?.[0] ?? '';
    const first: When = {
      isWholeDay: false,
      isDayless: false,
      unsure: false,
      ...(typeof found === 'number' ? { latest: found } : found),
      before: /[前内]/.test(tail) || /[前内]$/.test(m[0]),
      start: m.index,
      end: m.index + m[0].length + tail.length,
    };
    const dated = first.isDayless ? onDayNamed(before, plain, first, now, hours) : first;
    return untilOf(plain, dated, now, hours);
  }
  return undefined;
}

/** "明天我下午三点给您打": the day stands apart from the hour. */
function onDayNamed(before: string, plain: string, found: When, now: number, hours: ShopHours): When {
  const [, day = '', part = ''] = [...`${before}${plain.slice(0, found.start)}`.matchAll(NAMED_DAY)].at(-1) ?? [];
  if (day === '') return found;
  const words = plain.slice(found.start, found.end);
  const dated = readWhen(`${day}${/^[0-9一二三四五六七八九十]/.test(words) ? part : ''}${words}`, now, hours);
  return dated ? { ...dated, start: found.start, end: found.end } : found;
}

/** "周一到周三", "下午两点到四点之间": a range counts with its end, which is on the day of its beginning. */
function untilOf(plain: string, from: When, now: number, hours: ShopHours): When {
  const rest = /^(?:到|至|[-~—～])(?=[^，,。]{1,8})/.exec(plain.slice(from.end));
  if (!rest) return from;
  const until = plain.slice(from.end + rest[0].length);
  const lead = LEAD.exec(plain.slice(from.start, from.end))?.[0] ?? '';
  const found = [until, lead + until].flatMap((words, i) => {
    const when = readWhen(words, now, hours);
    const at = i * lead.length;
    return when && when.start <= at && when.end > at
      ? [{ ...when, start: from.start, end: from.end + rest[0].length + when.end - at }]
      : [];
  });
  return found.at(-1) ?? from;
}

type Found =
  | number
  | { latest: number; isWholeDay?: boolean; isDayless?: boolean; part?: DayPart; unsure?: boolean }
  | undefined;
type Reader = [RegExp, (m: RegExpExecArray, now: number, hours: ShopHours) => Found];

const N = '[0-9零一二两俩三仨四五六七八九十半几]{1,4}|[0-9]{1,2}[.][0-9]';
const PART =
  '凌晨|清早|清晨|一大早|大清早|一早|早上|早晨|上午|晌午|中午|正午|下午|午后|后晌|傍晚|傍黑|晚上|夜里|半夜|晚|早';
/** Days that are named and not dated: a date in a sentence is as often an order's, and so is the day of "周三拍的". */
const NAMED_DAY = new RegExp(`(${WEEKDAY}|[今明](?:天|日|儿个?)|大?后[天日儿])(${PART})?(?!的|[^，,]{1,3}[的了])`, 'g');
const LEAD = new RegExp(`^(?:${DAY})?(?:的)?(?:${PART})?`);

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const number = (words: string): number => readNumber(words.replace('俩', '两').replace('仨', '三')) ?? 1;
const span = (words: string): number => (words === '半' ? 0.5 : words === '几' ? 5 : number(words));
const whole = (latest: number): Found => ({ latest, isWholeDay: true });
const RANGE = '(?:[0-9一二两三四五六七八九十]{1,2}[到至~～-])?';

/** In this order: the first that reads decides. */
const READERS: readonly Reader[] = [
  [new RegExp(`(${N})个?半(?:小时|钟头)`), (m, now) => now + (span(m[1] ?? '') + 0.5) * HOUR_MS],
  [/(?:一个?多|个把)(?:小时|钟头)/, (_, now) => now + 2 * HOUR_MS],
  [
    new RegExp(`(${N})(?:个)?(?:来|多)?(?:小时|钟头|钟(?!前|左)|h(?![a-z]))`, 'i'),
    (m, now) => now + span(m[1] ?? '') * HOUR_MS,
  ],
  [/([0-9一二两三])刻钟/, (m, now) => now + number(m[1] ?? '') * 15 * 60_000],
  [
    /([一二三四五六七八九两1-9]?十|[1-9]0)[来几多]分钟/,
    (m, now) => now + (number((m[1] ?? '').replace('两', '二')) + (m[0].includes('几') ? 10 : 0)) * 60_000,
  ],
  [
    new RegExp(`(${N}|一百[零一二三四五六七八九十]{0,3})(?:分钟|min)`, 'i'),
    (m, now) => now + (m[1] === '几' ? 30 : span(m[1] ?? '')) * 60_000,
  ],
  [
    new RegExp(`${RANGE}([0-9一二两三四五六七八九十]{1,2})个?工作[日天]`),
    (m, now) => workdays(now, number(m[1] ?? '')),
  ],
  [/(?:稍|晚|迟)(?:晚|迟)?一?[点些](?:时候)?儿?(?![钟半前整])|稍晚/, (_, now) => whole(endOf(now, 0))],
  [
    new RegExp(`(${DAY})?(?:的)?(上午|中午)?(?:下班|关店|关门|打烊|闭店|收工|交班|换班)(?:之?前|的?时候)`),
    (m, now, { closesAt }) => {
      const offset = m[1] === undefined ? 0 : (offsetOf(m[1], now) ?? 0);
      const closing = atMinute(now, offset, m[2] === undefined ? closesAt : 12 * 60);
      return closing > now ? closing : endOf(now, offset);
    },
  ],
  [
    /今晚(?:的)?(?:零点|0点|12点|十二点)|今夜|(?:零点|凌晨|半夜|睡觉?)之?前/,
    (_, now) => ({ ...wholeDay(endOf(now, 0)), part: 'evening' }),
  ],
  [
    /(?:天黑|擦黑|日落|晚饭)之?前|(?:午后|后晌|傍黑)(?![0-9一二两三四五六])/,
    (_, now) => ({ latest: atMinute(now, atMinute(now, 0, 18 * 60) > now ? 0 : 1, 18 * 60), part: 'afternoon' }),
  ],
  [
    new RegExp(
      `(${DAY})?(?:的)?(${PART})?(${N})(?:点钟?|:|：)(半|[一三]刻|[0-5]?\\d分?|[二三四五]?十[一二三四五六七八九]?分?)?`,
    ),
    clockTime,
  ],
  [new RegExp(`(?:${WEEKDAY})(?!(?:的)?(?:${PART}))`), (m, now) => dayNamed(m[0], now)],
  [
    new RegExp(
      `(${DAY})?(?:的)?(上午|[中晌正]午之?前|午饭前|清早|清晨|一大早|大清早|一早|早上|早晨|中午|晌午|正午|下午|午后|后晌|傍晚|傍黑|晚上)`,
    ),
    partOfDay,
  ],
  [/明早/, (_, now) => ({ latest: atMinute(now, 1, 12 * 60), part: 'morning' })],
  [/大后[天日儿]/, (_, now) => whole(endOf(now, 3))],
  [/后天|后日(?!常)|后儿个?/, (_, now) => whole(endOf(now, 2))],
  [/明晚/, (_, now) => ({ ...wholeDay(endOf(now, 1)), part: 'evening' })],
  [/今明两天/, (_, now) => whole(endOf(now, 1))],
  [/明天|明日|明儿/, (_, now) => whole(endOf(now, 1))],
  [/今晚/, (_, now) => ({ ...wholeDay(endOf(now, 0)), part: 'evening' })],
  [/今天|今日|今儿|回头|当天|当日/, (_, now) => whole(endOf(now, 0))],
  [new RegExp(`${DATE}|${MONTH_PART}|[本这]个?月内`), (m, now) => dayNamed(m[0], now)],
  [/下个?月内?/, (_, now) => whole(lastOfMonth(now, 1))],
  [/下周末/, (_, now) => whole(endOf(now, 14 - weekdayNumber(now)))],
  [/周末/, (_, now) => whole(endOf(now, 7 - weekdayNumber(now)))],
  [/下周内?|下个?星期内?/, (_, now) => whole(endOf(now, 14 - weekdayNumber(now)))],
  [/[这本]周内?/, (_, now) => whole(endOf(now, 7 - weekdayNumber(now)))],
  [/半个月/, (_, now) => whole(endOf(now, 15))],
  [/([0-9一二两三])个月/, (m, now) => whole(endOf(now, 30 * number(m[1] ?? '')))],
  [/这两天|过两天|一两天/, (_, now) => whole(endOf(now, 2))],
  [/两三天/, (_, now) => whole(endOf(now, 3))],
  [/三五天|[过这]几天|几[天日][之以]?内/, (_, now) => whole(endOf(now, 5))],
  [/半天/, (_, now) => now + 4 * HOUR_MS],
  [
    /([0-9一二两三四五六七八九十]{1,2})个?(?:周|星期|礼拜)(?!.{0,1}[一二三四五六日])/,
    (m, now) => whole(endOf(now, 7 * number(m[1] ?? ''))),
  ],
  [
    new RegExp(`${RANGE}([0-9一二两三四五六七八九十]{1,3})(?:个?自然[日天]|天|日(?=[之以]?内))`),
    (m, now) => whole(endOf(now, number(m[1] ?? ''))),
  ],
  [/几分钟|马上|很快|立刻|立马|立即|这就|即刻|随即|第一时间/, (_, now) => now + 30 * 60_000],
  [/稍后|稍等|一会儿?|等一?下|等会儿?|待会儿?|过会儿?/, (_, now) => now + 2 * HOUR_MS],
  [/尽快|尽早/, (_, now) => now + DAY_MS],
];

const wholeDay = (latest: number) => ({ latest, isWholeDay: true }) as const;

const dayNamed = (words: string, now: number): Found => {
  const offset = offsetOf(words, now);
  return offset === undefined ? undefined : whole(endOf(now, offset));
};

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
  const late = /下午|午后|后晌|傍|晚|夜/.test(part) || /[晚夜]/.test(day ?? '');
  const base = late && hour <= 12 && !(hour === 12 && part === '下午') ? hour + 12 : hour;
  const wall = /^[中晌正]午$/.test(part) && hour < 6 ? hour + 12 : base;
  const offset = day === undefined ? undefined : offsetOf(day, now);
  const at = atMinute(now, offset ?? 0, wall * 60 + minute);
  const isDayless = offset === undefined;
  if ((offset !== undefined && offset > 0) || at > now) return { latest: at, isDayless };
  // "三点" said at two in the afternoon is today's fifteen o'clock; said at four, tomorrow's three.
  const afternoon = atMinute(now, 0, (hour + 12) * 60 + minute);
  if (hour <= 12 && part === '' && !late && afternoon > now) return { latest: afternoon, isDayless };
  return { latest: offset === 0 ? at : atMinute(now, 1, wall * 60 + minute), isDayless };
}

const LAST_OF: Record<DayPart, number> = { morning: 12, noon: 13, afternoon: 18, evening: 24 };

function partOfDay(m: RegExpExecArray, now: number): Found {
  const [, day, words = ''] = m;
  const part = /下午|午后|后晌|傍/.test(words) ? 'afternoon' : /晚/.test(words) ? 'evening' : partBeforeNoon(words);
  const last = part === 'noon' && words.includes('前') ? 12 : LAST_OF[part];
  const named = day === undefined ? undefined : offsetOf(day, now);
  const offset = named ?? (atMinute(now, 0, last * 60) > now ? 0 : 1);
  const latest = part === 'evening' ? endOf(now, offset) : atMinute(now, offset, last * 60);
  return { latest, part, isDayless: named === undefined };
}

const partBeforeNoon = (words: string): DayPart => (/^[中晌正]午/.test(words) ? 'noon' : 'morning');
