import type { Platform } from './case';

/** What reading one part of a page gave. "Ambiguous" is said, never guessed. */
export type Reading<T> =
  | { state: 'found'; value: T }
  | { state: 'absent' }
  | { state: 'ambiguous'; count: number }
  | { state: 'malformed'; raw: string };

export const SPEAKERS = ['buyer', 'agent', 'robot', 'system'] as const;
export type Speaker = (typeof SPEAKERS)[number];

export const MESSAGE_KINDS = ['text', 'image', 'order-card', 'goods-card', 'voice', 'other'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** One chat line. `from` is `undefined` where the page does not say: it is never taken for the buyer. */
export interface Message {
  id: string;
  from: Speaker | undefined;
  kind: MessageKind;
  text: string;
  /** milliseconds since the epoch, where the page shows a time */
  sentAt?: number;
}

/** The open buyer; `id` is the console's own id, or the nickname where the console has none (`idIsName`). */
export interface Buyer {
  id: string;
  name: string;
  idIsName: boolean;
}

/** The order the conversation concerns, as its pane shows it. Amounts in yuan. */
export interface Order {
  number: string;
  status?: string;
  goods?: string;
  sku?: string;
  amountYuan?: number;
  paidAt?: string;
  courier?: string;
  trackingNumber?: string;
  logisticsStatus?: string;
  afterSaleStatus?: string;
  refundReason?: string;
}

/** What was read at one moment. */
export interface Conversation {
  consoleId: string;
  platform: Platform;
  /** the account the console shows as the one answering */
  agent?: string;
  buyer: Buyer;
  order: Reading<Order>;
  messages: readonly Message[];
}

/** The case a conversation is about: its order, or its buyer where no order is read. What is kept of it is kept under this. */
export const caseKeyOf = ({ consoleId, order, buyer }: Conversation): string =>
  `${consoleId}:${order.state === 'found' ? `order:${order.value.number}` : `buyer:${buyer.id}`}`;
