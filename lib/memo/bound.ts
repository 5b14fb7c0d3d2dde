import type { Conversation } from '../model/conversation';
import type { NewMemo } from '../model/memo';

/** As much of an address as a follow-up keeps. */
const LONGEST_LINK = 500;

/** What a follow-up about an open chat is bound to: the buyer, the order where the page shows one, and the way back to the chat. */
export function boundTo(
  { buyer, order, platform }: Conversation,
  address: string | undefined,
): Pick<NewMemo, 'buyer' | 'order' | 'platform' | 'link'> {
  const found = order.state === 'found' ? order.value : undefined;
  return {
    buyer: { id: buyer.id, name: buyer.name },
    platform,
    ...(found && { order: { number: found.number, ...(found.goods && { goods: found.goods }) } }),
    ...linkTo(address),
  };
}

/** The way back to a page: none to what is no page of the web. */
export const linkTo = (address: string | undefined): Pick<NewMemo, 'link'> =>
  address?.startsWith('https://') ? { link: address.slice(0, LONGEST_LINK) } : {};
