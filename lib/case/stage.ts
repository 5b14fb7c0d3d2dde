import * as v from 'valibot';
import { STAGES, type Stage } from '../model/case';
import type { Message, Order, Reading } from '../model/conversation';
import stages from './words/stage.yaml';

const words = v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1));
const { status: byStatus, asksAfterSale } = v.parse(
  v.object({ status: v.array(v.object({ stage: v.picklist(STAGES), words })), asksAfterSale: words }),
  stages,
);

const holdsOne = (text: string, some: readonly string[]): boolean => some.some((word) => text.includes(word));

/**
 * Where the order stands: the pane's status words, with what the buyer has asked for since delivery. Where no order is seen,
 * the stage that claims least: nothing has been sent yet.
 */
export function readStage(order: Reading<Order>, messages: readonly Pick<Message, 'from' | 'text'>[]): Stage {
  return stageOf(order, messages.some(opensAfterSale));
}

/** Whether a message is a buyer's who asks for what is asked after a sale. */
export const opensAfterSale = ({ from, text }: Pick<Message, 'from' | 'text'>): boolean =>
  from === 'buyer' && holdsOne(text, asksAfterSale);

/** Where the order stands, of which it is known whether the buyer has `asked` for something. */
export function stageOf(order: Reading<Pick<Order, 'status' | 'afterSaleStatus'>>, asked: boolean): Stage {
  if (order.state !== 'found') return asked ? 'after-sale' : 'awaiting-shipment';
  const status = `${order.value.afterSaleStatus ?? ''} ${order.value.status ?? ''}`;
  const stage = byStatus.find((each) => holdsOne(status, each.words))?.stage ?? 'delivered';
  return stage === 'delivered' && asked ? 'after-sale' : stage;
}
