import type { Stage } from '../model/case';
import type { Message, Order, Reading } from '../model/conversation';

const BY_STATUS: readonly [RegExp, Stage][] = [
  [/介入|纠纷|仲裁|申诉/, 'dispute'],
  [/退款成功|已退款|已关闭|交易关闭|已取消/, 'closed'],
  [/退款|退货|换货|售后|维修/, 'after-sale'],
  [/待付款|未付款|待发货|已付款|备货|待出库|未发货/, 'awaiting-shipment'],
  [/已发货|运输|派件|派送|待收货|在途|揽收/, 'in-transit'],
  [/签收|已收货|交易成功|已完成|待评价|已妥投/, 'delivered'],
];

/** Words that open an after-sale case in the chat, where the pane does not show one yet. */
const ASKS_AFTER_SALE = /退货|退款|要退|想退|退掉|换货|赔|投诉|维修|坏|漏|破/;

/** Where the order stands: the pane's status words, with what the buyer has asked for since delivery. */
export function readStage(order: Reading<Order>, messages: readonly Pick<Message, 'from' | 'text'>[]): Stage {
  const asked = messages.some((m) => m.from === 'buyer' && ASKS_AFTER_SALE.test(m.text));
  if (order.state !== 'found') return asked ? 'after-sale' : 'awaiting-shipment';
  const words = `${order.value.afterSaleStatus ?? ''} ${order.value.status ?? ''}`;
  const stage = BY_STATUS.find(([shape]) => shape.test(words))?.[1] ?? 'delivered';
  return stage === 'delivered' && asked ? 'after-sale' : stage;
}
