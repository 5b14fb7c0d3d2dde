import type { MemoKind } from '../model/memo';

/** In this order: "补发的退款" is a refund, "电话催快递" a call. */
const WORDS: readonly [MemoKind, RegExp][] = [
  ['call', /电话|回电|致电|打给/],
  ['refund', /退款|退钱|退差|差价|打款|返现/],
  ['re-ship', /补发|补寄|重发/],
  ['evidence', /凭证|举证|照片|截图|视频/],
  ['courier', /快递|物流|网点|派件|签收|驿站/],
  ['warehouse', /仓库|发货|库存|验货|打包/],
  ['revisit', /回访|用得怎么样|满意/],
  ['reply', /答复|回复|回话|告诉|通知/],
];

/** The kind a follow-up's own words name; `other` where they name none. */
export const kindOf = (what: string): MemoKind => WORDS.find(([, words]) => words.test(what))?.[0] ?? 'other';
