import type { Commitment } from '../model/memo';
import { plainScript, readWhen } from './when';

/*
 * What the agent has just promised to do later. When it falls due is read by the grammar of `when.ts`; a clock that starts
 * with somebody else's act ("收到退件后两天内") has no time yet, whatever the words after it say.
 */

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
  for (const { text, start } of sentencesOf(plainScript(draft))) {
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

function readDue(text: string, now: number): Due | undefined {
  const found = readWhen(text, now);
  return found && { dueAt: found.latest, start: found.start, end: found.end };
}
