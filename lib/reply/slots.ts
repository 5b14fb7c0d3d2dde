import type { Conversation } from '../model/conversation';
import type { Reply, ShopWords } from '../model/reply';
import type { SuggestionPart } from '../model/view';

/* The gaps of a reply: what each is called, what fills it, and what it usually holds. */

/** Filled from the page; `shipBy`, `address` and `limit` from what the shop and the agent set; the rest is asked for. */
export const SLOTS = [
  'buyer',
  'goods',
  'orderNo',
  'courier',
  'trackingNo',
  'shipBy',
  'address',
  'limit',
  'dueTime',
  'amount',
  'days',
] as const;
export type Slot = (typeof SLOTS)[number];

/** What a gap is called while nobody has filled it; the brackets keep it from being sent unnoticed. */
const GAP_NAMES: Readonly<Record<Slot, string>> = {
  buyer: '买家称呼',
  goods: '商品',
  orderNo: '订单号',
  courier: '快递',
  trackingNo: '单号',
  shipBy: '时间',
  address: '地址',
  limit: '金额',
  dueTime: '几点',
  amount: '金额',
  days: '几',
};

/** What such a gap usually holds: what a reply is proven with. */
export const SAMPLE: Readonly<Record<Slot, string>> = {
  buyer: '小王',
  goods: '双层玻璃杯',
  orderNo: '240905-282748536433670',
  courier: '中通',
  trackingNo: '78600012345678',
  shipBy: '48小时内',
  address: '浙江省义乌市北苑街道丹溪路88号',
  limit: '20',
  dueTime: '今天18点',
  amount: '5',
  days: '3',
};

/** A value that ends in a number and the unit it is counted in: "3天", "48小时内", "今天18点". */
const COUNTED = /^(.*[\d零一二两三四五六七八九十百半])([^\d\s]+)$/u;
const YUAN = /^(?:元|圆|块|块钱)$/;

/**
 * A value as it stands before the words `after`: a unit they bring with them is not said twice. "3天" before "天内" is
 * "3", "5块" before "元" is "5".
 */
export function beforeUnit(value: string, after: string): string {
  const [, counted, unit] = COUNTED.exec(value) ?? [];
  if (counted === undefined || unit === undefined) return value;
  if (YUAN.test(unit) && /^(?:元|圆|块)/.test(after)) return counted;
  const from = [...unit].findIndex((_, at, all) => after.startsWith(all.slice(at).join('')));
  return from < 0 ? value : counted + [...unit].slice(0, from).join('');
}

/** The same parts with `values` in their open gaps; one that has no value stays a gap. */
export const withValues = (
  parts: readonly SuggestionPart[],
  values: Readonly<Record<string, string | undefined>>,
): readonly SuggestionPart[] =>
  parts.map((part, i) => {
    if (typeof part === 'string' || part.value !== undefined) return part;
    const value = values[part.slot]?.trim();
    const after = parts[i + 1];
    return value ? { slot: part.slot, value: beforeUnit(value, typeof after === 'string' ? after : '') } : part;
  });

const isSlot = (name: string): name is Slot => SLOTS.some((slot) => slot === name);

/** A gap as text: recognised by the unfilled-slot rule wherever it is left. */
export const gapText = (slot: string): string => `{${isSlot(slot) ? GAP_NAMES[slot] : slot}}`;

/** Goods titles are long; a message names the thing, not the whole title. */
const shortGoods = (title: string): string => (title.length > 18 ? '这件商品' : title);

/** Fills a reply's slots from the conversation and the shop's words; what is not known stays a gap. */
export function fillSlots(
  { text }: Pick<Reply, 'text'>,
  conversation: Conversation | undefined,
  shop: ShopWords = {},
): readonly SuggestionPart[] {
  const order = conversation?.order.state === 'found' ? conversation.order.value : undefined;
  const { address, shipBy, limit } = shop;
  const values: Record<string, string | undefined> = {
    buyer: conversation?.buyer.name,
    goods: conversation && (order?.goods === undefined ? '这件商品' : shortGoods(order.goods)),
    orderNo: order?.number,
    courier: order?.courier,
    trackingNo: order?.trackingNumber,
    address,
    shipBy,
    limit,
  };
  const parts = text.split(/(\{[a-zA-Z]+\})/).flatMap((piece): SuggestionPart[] => {
    const slot = /^\{([a-zA-Z]+)\}$/.exec(piece)?.[1];
    if (slot !== undefined) return [{ slot, value: undefined }];
    return piece === '' ? [] : [piece];
  });
  return withValues(parts, values);
}

export const partsText = (parts: readonly SuggestionPart[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : (part.value ?? gapText(part.slot)))).join('');

/** The text with what its gaps usually hold: the words around a gap are judged, not the gap. */
export const sampleText = (text: string): string =>
  text.replaceAll(/\{([a-zA-Z]+)\}/g, (whole, slot: string) => (isSlot(slot) ? SAMPLE[slot] : whole));
