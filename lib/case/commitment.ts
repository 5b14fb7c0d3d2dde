import type { Commitment } from '../model/memo';
import { readNumber } from '../wording/amount';

/*
 * What the agent has just promised to do later. Time phrases are read by a small grammar of our own: general libraries
 * misread "周五前", "月底" and "收到退件后两天内", the very phrases promises are made of.
 */

const N = '[0-9零一二两三四五六七八九十半几]{1,4}';
const PROMISE =
  /(答复|回复|回您|回你|回电|打给|给您打|联系您|联系你|给您(?:处理|补|寄|发|退|安排|查|看|结果|消息|说法|方案|反馈|办|重发|换)|补发|补寄|寄出|寄给|发出|发给您|发您|安排|处理|退给|退您|退款|核实|催|查好|查到|告诉您|告知|通知|反馈|跟进|解决|登记|申请|打款|重新发|换新|给结果|给方案|确认好|转给|报给|联系(?:快递|仓库|物流))/;
const NOT_OURS =
  /^(?:快递|物流|平台|系统|您|你|买家|仓库那边说)|(?:麻烦|请|需要|辛苦)(?:您|你)|[吗么][?？]?$|[?？]$|拍下|付款后|正常|一般|预计|以后|已经|刚刚?|之前/;

type Due = { dueAt: number | null; after?: string; start: number; end: number };

/** The promises in a sent message, the first to fall due first. `now` in milliseconds; days end by the local clock. */
export function readCommitments(draft: string, now: number): readonly Commitment[] {
  const found: Commitment[] = [];
  for (const { text, start } of sentencesOf(draft)) {
    const act = PROMISE.exec(text);
    if (!act || NOT_OURS.test(text.trim())) continue;
    const due = readDue(text, now);
    if (!due) continue;
    found.push({
      what: whatOf(text, due),
      dueAt: due.dueAt,
      ...(due.after === undefined ? {} : { after: due.after }),
      start,
      end: start + text.length,
    });
  }
  return found.sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
}

/** The first promise to fall due, or `null`. */
export const readCommitment = (draft: string, now: number): Commitment | null => readCommitments(draft, now)[0] ?? null;

function sentencesOf(draft: string): { text: string; start: number }[] {
  return [...draft.matchAll(/[^。！!？?\n；;]+[？?]?/g)].map((m) => ({ text: m[0], start: m.index }));
}

function whatOf(text: string, due: Due): string {
  const rest = due.end > due.start ? text.slice(0, due.start) + text.slice(due.end) : text;
  const piece = rest.split(/[，,]/).find((p) => PROMISE.test(p)) ?? rest;
  return (
    piece
      .replace(/^[亲哈呢的，,\s]+|[哈呢哦的~～，,\s]+$/g, '')
      .replace(/^(?:我|我们|这边|会|就|一定|最晚|最迟|之?前|以?内)+/, '')
      .slice(0, 40) || '答复买家'
  );
}

const DAY = 86_400_000;
const endOf = (now: number, days: number) => {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  return day.setHours(23, 59, 59, 0);
};
const atHour = (now: number, days: number, hour: number, minute = 0) => {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  return day.setHours(hour, minute, 0, 0);
};

const WEEKDAYS = '一二三四五六日';
const span = (words: string): number => (words === '半' ? 0.5 : words === '几' ? 30 : (readNumber(words) ?? 1));

type Reader = [RegExp, (m: RegExpExecArray, now: number) => number | null];

/** In this order: the first that reads decides. Offsets from the local day of `now`. */
const READERS: readonly Reader[] = [
  [new RegExp(`(${N})个?半小时`), (m, now) => now + (span(m[1] ?? '') + 0.5) * 3_600_000],
  [new RegExp(`(${N})(?:个)?(小时|钟头)`), (m, now) => now + span(m[1] ?? '') * 3_600_000],
  [new RegExp(`(${N})分钟`), (m, now) => now + (m[1] === '几' ? 30 : span(m[1] ?? '')) * 60_000],
  [
    /(?:[一二三四五六1-9][到至\-~])?([0-9一二两三四五六七八九十]{1,2})个?工作日/,
    (m, now) => workdays(now, readNumber(m[1] ?? '') ?? 1),
  ],
  [
    new RegExp(
      `(今天|今日|今晚|今早|明天|明日|明早|明晚|后天|周[${WEEKDAYS}天]|下周[${WEEKDAYS}天])?(?:的)?(早上|上午|中午|下午|傍晚|晚上|晚)?(${N})(?:点|:|：)(半|[0-5]?\\d分?)?`,
    ),
    (m, now) => clockTime(m, now),
  ],
  [new RegExp(`(下周|下个?星期|周|星期|礼拜)([${WEEKDAYS}天])`), (m, now) => endOf(now, weekdayIn(m, now))],
  [/今天下班前|下班前/, (_, now) => (new Date(now).getHours() < 18 ? atHour(now, 0, 18) : endOf(now, 0))],
  [/(今天|今日|明天|明日|后天)?(?:的)?(上午|中午前|早上|中午|下午)/, (m, now) => partOfDay(m, now)],
  [/明早|明天一早|一早/, (_, now) => atHour(now, 1, 12)],
  [/大后天/, (_, now) => endOf(now, 3)],
  [/后天/, (_, now) => endOf(now, 2)],
  [/明天|明日|明晚|明儿/, (_, now) => endOf(now, 1)],
  [/今天|今日|今晚|今儿|晚点|稍晚|回头|当天/, (_, now) => endOf(now, 0)],
  [/(\d{1,2})月(\d{1,2})[号日]/, (m, now) => monthDay(Number(m[1]) - 1, Number(m[2]), now)],
  [/([0-9一二三十]{1,3})[号日](?!楼|店|仓)/, (m, now) => monthDay(undefined, readNumber(m[1] ?? '') ?? 1, now)],
  [/月底/, (_, now) => new Date(new Date(now).getFullYear(), new Date(now).getMonth() + 1, 0, 23, 59, 59).getTime()],
  [/下周内?/, (_, now) => endOf(now, 14 - weekdayNumber(now))],
  [/[这本]周内?/, (_, now) => endOf(now, 7 - weekdayNumber(now))],
  [/这两天|过两天|一两天/, (_, now) => endOf(now, 2)],
  [/两三天/, (_, now) => endOf(now, 3)],
  [/三五天/, (_, now) => endOf(now, 5)],
  [
    /(?:[一二三四五六1-9][到至\-~])?([0-9一二两三四五六七八九十]{1,2})天/,
    (m, now) => endOf(now, readNumber(m[1] ?? '') ?? 1),
  ],
  [/几分钟|马上|立刻|立马|这就|即刻/, (_, now) => now + 30 * 60_000],
  [/稍后|一会儿?|等下|等会儿?|待会儿?|过会儿?/, (_, now) => now + 2 * 3_600_000],
  [/尽快/, (_, now) => now + DAY],
];

function readDue(text: string, now: number): Due | undefined {
  const event =
    /(?:收到|到货|审批|有结果|查到|核实好|核实清楚|确认|回来|检查|验收|签收)[^，,]{0,8}(?:后|之后|以后|了)/.exec(text);
  for (const [shape, read] of READERS) {
    const m = shape.exec(text);
    if (!m) continue;
    const dueAt = read(m, now);
    const tail = /^(?:之?前|以?内|左右|之?后)/.exec(text.slice(m.index + m[0].length))?.[0].length ?? 0;
    if (event && event.index < m.index)
      return { dueAt: null, after: event[0], start: event.index, end: m.index + m[0].length + tail };
    return { dueAt, start: m.index, end: m.index + m[0].length + tail };
  }
  if (event && /(?:后|了)$/.test(event[0]))
    return { dueAt: null, after: event[0], start: event.index, end: event.index + event[0].length };
  // An own check with a promised answer but no time: two hours.
  if (
    /(?:核实|查|问|确认|看)(?:一?下|好|清楚|完)?.{0,8}(?:回复|回您|答复|告诉您|联系您|给您(?:答|回|结|消|反))/.test(
      text,
    )
  ) {
    return { dueAt: now + 2 * 3_600_000, start: 0, end: 0 };
  }
  return undefined;
}

/** Monday is 1, Sunday 7. */
const weekdayNumber = (now: number) => new Date(now).getDay() || 7;

function weekdayIn(m: RegExpExecArray, now: number): number {
  const day = WEEKDAYS.indexOf((m[2] ?? '一').replace('天', '日')) + 1;
  const today = weekdayNumber(now);
  return (m[1] ?? '').startsWith('下') ? 7 - today + day : (day - today + 7) % 7;
}

function workdays(now: number, count: number): number {
  let days = 0;
  for (let left = count; left > 0; ) {
    days++;
    const weekday = new Date(endOf(now, days)).getDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return endOf(now, days);
}

function monthDay(month: number | undefined, day: number, now: number): number {
  const today = new Date(now);
  const due = new Date(today.getFullYear(), month ?? today.getMonth(), day, 23, 59, 59);
  if (due.getTime() < now) due.setMonth(due.getMonth() + (month === undefined ? 1 : 12));
  return due.getTime();
}

function dayOffset(word: string | undefined, now: number): number | undefined {
  if (!word) return undefined;
  if (word.startsWith('今')) return 0;
  if (word.startsWith('明')) return 1;
  if (word === '后天') return 2;
  const m = new RegExp(`(下周|周)([${WEEKDAYS}天])`).exec(word);
  return m ? weekdayIn(m, now) : undefined;
}

function clockTime(m: RegExpExecArray, now: number): number | null {
  const [, day, part, hours = '', minutes = ''] = m;
  const hour = readNumber(hours);
  if (hour === undefined || hour > 24) return null;
  const minute = minutes.startsWith('半') ? 30 : (readNumber(minutes) ?? 0);
  const evening = /下午|傍晚|晚/.test(`${part ?? ''}${day ?? ''}`) && hour < 12;
  const noon = part === '中午' && hour < 6;
  const offset = dayOffset(day, now);
  const base = hour + (evening || noon ? 12 : 0);
  const at = atHour(now, offset ?? 0, base, minute);
  if (offset !== undefined && offset > 0) return at;
  if (at > now) return at;
  // "三点" said at two in the afternoon is today's fifteen o'clock; said at four, tomorrow's three.
  if (hour <= 12 && !part && atHour(now, 0, hour + 12, minute) > now) return atHour(now, 0, hour + 12, minute);
  return offset === 0 ? at : at + DAY;
}

function partOfDay(m: RegExpExecArray, now: number): number {
  const [, day, part = ''] = m;
  const hour = part === '下午' ? 18 : part === '中午' ? 13 : 12;
  const offset = dayOffset(day, now) ?? (atHour(now, 0, hour) > now ? 0 : 1);
  return atHour(now, offset, hour);
}
