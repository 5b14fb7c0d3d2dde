import type { Commitment } from '../model/memo';
import { readNumber } from '../wording/amount';
import { SIMPLIFIED, TRADITIONAL } from '../wording/traditional';

/*
 * What the agent has just promised to do later. Time phrases are read by a small grammar of our own: general libraries
 * misread "周五前", "月底" and "收到退件后两天内", the very phrases promises are made of.
 */

const N = '[0-9零一二两三四五六七八九十半几]{1,4}';

/** What an agent does for a buyer later: answers, sends, refunds, checks, arranges. */
const ACT =
  /答复|回复|回覆|回您|回你|回电|回话|回信|准信|告诉|告知|通知(?!了|过)|联系您|联系你|(?:给|跟|和|同|帮|替|为|向)(?:您|你)(?!们?(?:添|带来|造成|说的|备注好了|申请好了))|补发|补寄|补上|补给|寄出|寄给|发出|发您|发你|发给|安排|处理|退给|退您|退你|退款|打款|核实|催|查|盯|跟进|解决|登记|重发|重新发|换新|搞定|弄好|开好|办好|结清|结给|转给|报给|打给|打电话|整理|给(?:个|出)?(?:结果|方案|说法|答案|单号|消息|信)|再看|看一眼|看下|去看|去问|调货|去(?:跟|找|和).{0,6}(?:申请|反馈|沟通|争取|确认|说)|问下|问一下|拍.{0,8}给/;
/** Another does it, or it is how things usually go. */
const NOT_OURS = /^(?:但|不过|现在|目前)?(?:快递|物流|平台|系统|银行|派件员|派送员|师傅|驿站|活动|优惠)(?!那边我|我)/;
const USUAL =
  /正常|一般|通常|预计|大概|左右到|自动|页面|显示|有效期|活动|截止|营业|保质|以内可|之内可|内都|内可以|支持/;
const ASKED =
  /(?:麻烦|请|辛苦|需要|记得|可以|方便|劳烦)(?:您|你)(?!.*(?:我|给您|给你))|^(?:您|你)(?:可以|先|直接|自己|那边|这边|再|去)?(?!.*(?:我|给您|给你|帮您|帮你))/;
const PAST =
  /已经|刚(?:给|跟|已|才|帮)|昨天|前天|刚才|刚刚|上周|上次|早上就|[天时周月]前(?:就|已|给|跟|发|通知|说)|之前(?:就|已|跟|给|说)|(?:过|好|完|掉|出|去|到|上|您|你|快递|仓库)了$/;
const DOUBT = /[吗么呢][?？]?$|[?？]$/;

type Due = { dueAt: number | null; after?: string; start: number; end: number };

/** The promises in a sent message, the first to fall due first. `now` in milliseconds; days end by the local clock. */
export function readCommitments(draft: string, now: number): readonly Commitment[] {
  const found: Commitment[] = [];
  for (const { text, start } of sentencesOf(simplified(draft))) {
    const read = promiseIn(text, now);
    if (!read) continue;
    found.push({
      what: whatOf(read.clause, read.due),
      dueAt: read.due.dueAt,
      ...(read.due.after === undefined ? {} : { after: read.due.after }),
      start,
      end: start + text.length,
    });
  }
  return found.sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
}

/** The first promise to fall due, or `null`. */
export const readCommitment = (draft: string, now: number): Commitment | null => readCommitments(draft, now)[0] ?? null;

/** Character by character, so that every place stays where it is. */
const simplified = (text: string): string =>
  [...text].map((c) => (c.length === 1 ? (SIMPLER.get(c) ?? c) : c)).join('');
const SIMPLER = new Map([...TRADITIONAL].map((c, i) => [c, SIMPLIFIED[i] ?? c]));

function sentencesOf(draft: string): { text: string; start: number }[] {
  return [...draft.matchAll(/[^。！!？?\n；;]+[？?]?/g)].map((m) => ({ text: m[0], start: m.index }));
}

/**
 * The promise of a sentence: a clause in which the agent says what they will do, and the time it holds itself or one
 * beside it does. "您的问题我登记了，今日18:00前回复" promises though it begins with the buyer.
 */
function promiseIn(sentence: string, now: number): { clause: string; due: Due } | undefined {
  if (DOUBT.test(sentence.trim())) return undefined;
  const clauses = sentence.split(/[，,]|(?<=[哈哦呢呀哒]) /).map((clause) => clause.trim());
  const ours = clauses.map(
    (c) => ACT.test(c) && !NOT_OURS.test(c) && !ASKED.test(c) && !PAST.test(c) && !USUAL.test(c),
  );
  const event = eventIn(sentence);
  for (const [i, clause] of clauses.entries()) {
    if (!ours[i]) continue;
    const near = [clause, clauses[i - 1], clauses[i + 1]];
    const due = near.flatMap((c) => (c && !PAST.test(c) && !USUAL.test(c) ? (readDue(c, now) ?? []) : []))[0];
    if (event && event.index <= sentence.indexOf(clause) + clause.length - 2)
      return { clause, due: { dueAt: null, after: event.text, start: 0, end: 0 } };
    if (due) return { clause, due };
  }
  return checkIn(clauses, ours, now);
}

/** An own check with a promised answer but no time: two hours. */
function checkIn(
  clauses: readonly string[],
  ours: readonly boolean[],
  now: number,
): { clause: string; due: Due } | undefined {
  const checks = clauses.findIndex((c, i) => ours[i] && /核实|查|问|确认|看|申请|沟通|联系|反馈|登记/.test(c));
  if (checks < 0) return undefined;
  const answers = clauses.findIndex(
    (c, i) =>
      i >= checks &&
      ours[i] &&
      /回复|回您|回你|答复|告诉|告知|联系(?:您|你)|(?:跟|和|给)(?:您|你)(?:说|讲|答|回|结|消|反|准)/.test(c),
  );
  const clause = clauses[answers];
  return clause === undefined ? undefined : { clause, due: { dueAt: now + 2 * 3_600_000, start: 0, end: 0 } };
}

/** What must come first where the clock starts with an event that is not the agent's own doing. */
function eventIn(sentence: string): { index: number; text: string } | undefined {
  const m =
    /(?:(?:您|你|仓库|我们|我这边|主管|领导|平台|快递|物流|厂家|财务)?[^，,]{0,4}(?:收到|签收|到货|到仓|审批|审核|批|判定|检测|检查|验收|补货|上架|寄出|寄回|退回|发来|发我|拍来|付款|确认收货|申请)[^，,]{0,10}?(?:后|之后|以后|没问题|好了|下来|通过|出来)|一?签收|(?:有|出)(?:进展|结果|消息|回复|回信|货)|结果(?:出来|下来)|(?:到货|收到)(?:了|就))/.exec(
      sentence,
    );
  if (!m || /^(?:我|我们|我这边)?(?:核实|查|问|申请)/.test(m[0])) return undefined;
  return { index: m.index, text: m[0] };
}

function whatOf(clause: string, due: Due): string {
  const rest = due.end > due.start ? clause.slice(0, due.start) + clause.slice(due.end) : clause;
  return (
    rest
      .replace(/^[亲哈呢的，,\s]+|[哈呢哦的~～，,\s]+$/g, '')
      .replace(/^(?:我|我们|这边|会|就|一定|最晚|最迟|之?前|以?内|再|去)+/, '')
      .replace(/^(?:给|跟|和)(?:您|你)(?:个|一个|说)?(?=答复|回复|结果|方案|消息|准信|说法|回电)/, '')
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
    /(?:[一二三四五六1-9][到至\-~])?([0-9一二两三四五六七八九十]{1,2})个?工作[日天]/,
    (m, now) => workdays(now, readNumber(m[1] ?? '') ?? 1),
  ],
  [/稍晚(?:一?点儿?)?|晚一?点儿?(?![钟半前整])/, (_, now) => endOf(now, 0)],
  [
    new RegExp(`(今天|今日|明天|明日|后天|[本这]?周[${WEEKDAYS}天]|下周[${WEEKDAYS}天])?(?:的)?下班(?:之?前|的?时候)`),
    (m, now) => {
      const offset = dayOffset(m[1]?.replace(/^[本这]/, ''), now) ?? 0;
      return atHour(now, offset, 18) > now ? atHour(now, offset, 18) : endOf(now, offset);
    },
  ],
  [
    new RegExp(
      `(今天|今日|今晚|今早|明天|明日|明早|明晚|后天|周[${WEEKDAYS}天]|下周[${WEEKDAYS}天])?(?:的)?(早上|上午|中午|下午|傍晚|晚上|晚)?(${N})(?:点|:|：)(半|[0-5]?\\d分?)?`,
    ),
    (m, now) => clockTime(m, now),
  ],
  [new RegExp(`(下周|下个?星期|周|星期|礼拜)([${WEEKDAYS}天])`), (m, now) => endOf(now, weekdayIn(m, now))],
  [/(今天|今日|明天|明日|后天)?(?:的)?(上午|中午之?前|早上|中午|下午)/, (m, now) => partOfDay(m, now)],
  [/明早|明天一早|明儿一早|一早/, (_, now) => atHour(now, 1, 12)],
  [/大后天/, (_, now) => endOf(now, 3)],
  [/后天/, (_, now) => endOf(now, 2)],
  [/明天|明日|明晚|明儿/, (_, now) => endOf(now, 1)],
  [/今天|今日|今晚|今儿|晚点|稍晚|回头|当天|当日/, (_, now) => endOf(now, 0)],
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
  [/几分钟|马上|立刻|立马|这就|即刻|第一时间/, (_, now) => now + 30 * 60_000],
  [/稍后|稍等|一会儿?|等一?下|等会儿?|待会儿?|过会儿?|晚一?点儿?/, (_, now) => now + 2 * 3_600_000],
  [/尽快/, (_, now) => now + DAY],
];

function readDue(text: string, now: number): Due | undefined {
  for (const [shape, read] of READERS) {
    const m = shape.exec(text);
    if (!m) continue;
    const tail = /^(?:之?前|以?内|左右|之?后)/.exec(text.slice(m.index + m[0].length))?.[0].length ?? 0;
    return { dueAt: read(m, now), start: m.index, end: m.index + m[0].length + tail };
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
