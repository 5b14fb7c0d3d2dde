import { maskPersonal } from '../model/mask';
import type { Memo } from '../model/memo';
import type { ConsoleView } from '../model/view';
import { causeNamed } from './cause';
import type { NewEntry, Weight } from './ledger';

/* What an entry begins with: read from the page and the follow-ups, personal data masked. */

const GRAVE = new Set(['threat-complaint', 'platform-intervention', 'bad-review']);

/** From the open conversation, and the agent's follow-ups for this buyer. `undefined` where no chat is open. */
export function entryFromView({ conversation, reading }: ConsoleView, memos: readonly Memo[]): NewEntry | undefined {
  if (!conversation) return undefined;
  const order = conversation.order.state === 'found' ? conversation.order.value : undefined;
  const scenario = reading?.hand.scenario ?? reading?.scenarios[0];
  const fault = reading?.fault.fault ?? 'unknown';
  const cause = causeNamed(fault, scenario);
  const mine = memos.filter(
    (memo) =>
      memo.buyer?.id === conversation.buyer.id && (memo.order === undefined || memo.order.number === order?.number),
  );
  const upset = reading?.mood === 'angry' || reading?.mood === 'abusive';
  const weight: Weight = upset || (scenario !== undefined && GRAVE.has(scenario)) ? 'grave' : 'usual';
  return {
    platform: conversation.platform,
    buyer: { id: conversation.buyer.id, name: maskPersonal(conversation.buyer.name) },
    ...(order && {
      orderNumber: order.number,
      goods: order.goods ?? '',
      sku: order.sku ?? '',
      courier: order.courier ?? '',
      tracking: order.trackingNumber ?? '',
      ...(order.amountYuan === undefined ? {} : { amountYuan: order.amountYuan }),
    }),
    ...(reading && { stage: reading.facts.stage }),
    ...(scenario && { scenario }),
    ...(cause && { cause }),
    ...(fault === 'unknown' ? {} : { party: fault }),
    promised: promisesOf(mine),
    weight,
    memos: mine.map((memo) => memo.id),
  };
}

/** From a follow-up alone: what it knows of its buyer, its order and its promise. */
export const entryFromMemo = (memo: Memo): NewEntry => ({
  ...(memo.platform && { platform: memo.platform }),
  ...(memo.buyer && { buyer: { id: memo.buyer.id, name: maskPersonal(memo.buyer.name) } }),
  ...(memo.order && { orderNumber: memo.order.number, goods: memo.order.goods ?? '' }),
  ...(memo.scenario && { scenario: memo.scenario }),
  promised: promisesOf([memo]),
  weight: memo.priority === 'high' ? 'grave' : 'usual',
  memos: [memo.id],
});

/** What the buyer was promised, the latest last: the sentence itself where there is one, else what is to be done. */
const promisesOf = (memos: readonly Memo[]): string =>
  [...new Set(memos.toSorted((a, b) => a.createdAt - b.createdAt).map((memo) => memo.promised ?? memo.what))]
    .map(maskPersonal)
    .join('；')
    .slice(0, 2000);
