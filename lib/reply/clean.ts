import { NO_FACTS } from '../model/case';
import type { Reply } from '../model/reply';
import { type CompiledPolicy, check } from '../wording/check';
import type { Failure } from './failing';
import { type Slot, sampleText } from './slots';

/* A clean version of a reply that would be held: its gaps as slots, its bad words by a rewrite, where that is enough. */

/** How other tools and people write a gap, and the slot that is meant. */
const WRITTEN: readonly (readonly [RegExp, Slot])[] = [
  [/[{［[【<＜#]{1,2}\s*(?:买家|客户|顾客|会员)?(?:昵称|姓名|名字|称呼|名称?)\s*[}］\]】>＞#]{1,2}/g, 'buyer'],
  [/[{［[【<＜#]{1,2}\s*(?:买家|客户|顾客)(?:昵称|姓名|ID)?\s*[}］\]】>＞#]{1,2}/g, 'buyer'],
  [/[{［[【<＜#]{1,2}\s*(?:商品|宝贝|产品)(?:名|名称|标题)?\s*[}］\]】>＞#]{1,2}/g, 'goods'],
  [/[{［[【<＜#]{1,2}\s*订单(?:号|编号)\s*[}］\]】>＞#]{1,2}/g, 'orderNo'],
  [/[{［[【<＜#]{1,2}\s*(?:快递|物流)(?:公司|名称)?\s*[}］\]】>＞#]{1,2}/g, 'courier'],
  [/[{［[【<＜#]{1,2}\s*(?:(?:快递|物流|运)?单号)\s*[}］\]】>＞#]{1,2}/g, 'trackingNo'],
  [/[{［[【<＜#]{1,2}\s*(?:退货|收货)?地址\s*[}］\]】>＞#]{1,2}/g, 'address'],
  [/[{［[【<＜#]{1,2}\s*(?:退款|补偿|优惠)?(?:金额|数额)\s*[}］\]】>＞#]{1,2}/g, 'amount'],
  [/[{［[【<＜#]{1,2}\s*(?:天数|几天?)\s*[}］\]】>＞#]{1,2}/g, 'days'],
  [/[{［[【<＜#]{1,2}\s*(?:时间|日期|几点)\s*[}］\]】>＞#]{1,2}/g, 'dueTime'],
  [/(?:[xX×*＊]{1,3}|_{2,}|[○〇]{2,})(?=\s*元)/g, 'amount'],
  [/(?:[xX×*＊]{1,3}|_{2,}|[○〇]{2,})(?=\s*(?:天|个工作日|小时))/g, 'days'],
  [/(?:[xX×*＊]{1,3}|_{2,})(?=\s*点)/g, 'dueTime'],
];

/** Gaps written in another way, as slots of ours. */
export function withOurSlots(text: string): string {
  return WRITTEN.reduce(
    (so, [written, slot]) => so.replaceAll(written, (whole) => (isOurs(whole) ? whole : `{${slot}}`)),
    text,
  );
}

const isOurs = (written: string): boolean => /^\{[a-zA-Z]+\}$/.test(written);

/** At most this many rewrites one after the other: a reply that needs more is to be written anew. */
const MOST_REWRITES = 4;

/**
 * A version of a failing reply that `judge` has nothing against, by the rewrites its rules offer; `undefined` where
 * there is none.
 */
export function cleanVersion(
  policy: CompiledPolicy,
  reply: Reply,
  judge: (reply: Reply) => readonly Failure[],
): string | undefined {
  let text = withOurSlots(reply.text);
  for (let turn = 0; turn < MOST_REWRITES; turn++) {
    const [failure] = judge({ ...reply, text });
    if (!failure) return text;
    const next = rewritten(policy, text, failure);
    if (next === undefined || next === text) return undefined;
    text = next;
  }
  return judge({ ...reply, text }).length === 0 ? text : undefined;
}

/** The text after the first rewrite of a failure. Only text without gaps can be cut at a finding's places. */
function rewritten(policy: CompiledPolicy, text: string, { finding, cases }: Failure): string | undefined {
  const whole = finding.rewrites.find(({ replaces }) => replaces === 'message');
  const span = finding.rewrites.find(({ replaces }) => replaces === 'span');
  if (!span || sampleText(text) !== text) return whole?.text;
  const [first] = cases;
  const here = check(policy, text, { ...NO_FACTS, ...first }).find(({ rule }) => rule === finding.rule) ?? finding;
  return text.slice(0, here.start) + span.text + text.slice(here.end);
}
