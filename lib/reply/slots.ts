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
  return text.split(/(\{[a-zA-Z]+\})/).flatMap((piece): SuggestionPart[] => {
    const slot = /^\{([a-zA-Z]+)\}$/.exec(piece)?.[1];
    if (slot !== undefined) return [{ slot, value: values[slot] }];
    return piece === '' ? [] : [piece];
  });
}

export const partsText = (parts: readonly SuggestionPart[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : (part.value ?? gapText(part.slot)))).join('');

/** The text with what its gaps usually hold: the words around a gap are judged, not the gap. */
export const sampleText = (text: string): string =>
  text.replaceAll(/\{([a-zA-Z]+)\}/g, (whole, slot: string) => (isSlot(slot) ? SAMPLE[slot] : whole));
