import type { Buyer, Conversation, Message, MessageKind, Order, Reading, Speaker } from '../model/conversation';
import type { ConsoleView, ReadProblem } from '../model/view';
import type { ConsoleDescription } from './description';
import { firstOf, readField, textOf } from './field';

/*
 * Reads a console's page into a `Conversation`, by its description. It keeps nothing and changes nothing; whether the
 * pane has caught up with a switch is the watcher's to judge.
 */

/** What one reading of the page gave. */
export interface PageReading {
  state: ConsoleView['state'];
  conversation?: Conversation;
  problems: readonly ReadProblem[];
}

const MOST_MESSAGES = 400;
const LONGEST_MESSAGE = 20_000;

/** Reads the whole page at one moment. Never throws for what a page holds. */
export function readPage(page: ParentNode, description: ConsoleDescription): PageReading {
  if (description.signedOut && firstOf(page, description.signedOut).length > 0)
    return { state: 'signed-out', problems: [] };
  const box = firstOf(page, description.draft);
  const buyer = readBuyer(page, description);
  if (buyer.state === 'absent') return { state: box.length === 0 ? 'mounting' : 'no-conversation', problems: [] };
  if (buyer.state !== 'found') {
    return { state: 'buyer-unclear', problems: [{ part: 'buyer', kind: buyer.state }] };
  }
  const problems: ReadProblem[] = [];
  const threads = firstOf(page, description.thread);
  if (threads.length === 0) problems.push({ part: 'thread', kind: 'absent' });
  if (box.length === 0) problems.push({ part: 'draft', kind: 'absent' });
  const order = readOrder(page, description);
  if (order.state !== 'found') problems.push({ part: 'order', kind: order.state });
  const agent = description.agent ? readField(page, description.agent) : undefined;
  return {
    state: 'open',
    problems,
    conversation: {
      consoleId: description.id,
      platform: description.platform,
      ...(agent?.state === 'found' ? { agent: agent.value } : {}),
      buyer: buyer.value,
      order,
      messages: threads[0] ? readMessages(threads[0], description) : [],
    },
  };
}

/** The open buyer: an id before a nickname; one signal names them and none names another. */
export function readBuyer(page: ParentNode, { buyer }: ConsoleDescription): Reading<Buyer> {
  const read = (fields: typeof buyer.ids) =>
    fields.map((field) => readField(page, field)).filter((r) => r.state !== 'absent');
  const ids = read(buyer.ids);
  const names = read(buyer.names);
  for (const signals of [ids, names]) {
    const bad = signals.find((r) => r.state === 'ambiguous' || r.state === 'malformed');
    if (bad?.state === 'ambiguous' || bad?.state === 'malformed') return bad;
    const values = new Set(signals.flatMap((r) => (r.state === 'found' ? [r.value] : [])));
    if (values.size > 1) return { state: 'ambiguous', count: values.size };
  }
  const [id] = ids;
  const [name] = names;
  const known = name?.state === 'found' ? name.value : undefined;
  if (id?.state === 'found')
    return { state: 'found', value: { id: id.value, name: known ?? id.value, idIsName: false } };
  if (known !== undefined) return { state: 'found', value: { id: known, name: known, idIsName: true } };
  return { state: 'absent' };
}

/** The messages of a thread, oldest first, each id once; robots and system lines are never the agent. */
export function readMessages(thread: Element, { message }: ConsoleDescription): Message[] {
  const seen = new Map<string, Message>();
  const rows = [...thread.querySelectorAll(message.each)].slice(-MOST_MESSAGES);
  for (const row of rows) {
    const id = idOf(row, message);
    if (id === undefined) continue;
    const from = speakerOf(row, id, message);
    const kind = kindOf(row, message);
    const text =
      kind === 'image'
        ? ''
        : (firstOf(row, message.text).map(textContent).join('\n') || textOf(row)).slice(0, LONGEST_MESSAGE);
    const sentAt = message.idIsTime && /^\d{12,14}$/.test(id) ? Number(id) : undefined;
    seen.delete(id);
    seen.set(id, { id, from, kind, text, ...(sentAt === undefined ? {} : { sentAt }) });
  }
  return [...seen.values()];
}

const textContent = (element: Element) => element.textContent ?? '';

/** A row without an id yet is not read: the id comes a moment later, and with it the row. */
function idOf(row: Element, message: ConsoleDescription['message']): string | undefined {
  for (const { selector, attribute, prefix } of message.id) {
    const holder = selector ? (row.matches(selector) ? row : row.querySelector(selector)) : row;
    const raw = holder?.getAttribute(attribute);
    if (!raw) continue;
    return prefix && raw.toLowerCase().startsWith(prefix.toLowerCase()) ? raw.slice(prefix.length) : raw;
  }
  return undefined;
}

function speakerOf(row: Element, id: string, message: ConsoleDescription['message']): Speaker | undefined {
  const has = (selectors: readonly string[] | undefined) =>
    selectors?.some((s) => row.matches(s) || row.querySelector(s) !== null) ?? false;
  if (message.systemIds?.some((part) => id.includes(part))) return id.includes('llm_process') ? 'robot' : 'system';
  if (has(message.robot)) return 'robot';
  const isAgent = has(message.agent);
  const isBuyer = has(message.buyer);
  if (isAgent && isBuyer) return undefined;
  return isAgent ? 'agent' : isBuyer ? 'buyer' : 'system';
}

function kindOf(row: Element, message: ConsoleDescription['message']): MessageKind {
  const has = (selectors: readonly string[] | undefined) =>
    selectors?.some((s) => row.querySelector(s) !== null) ?? false;
  if (has(message.orderCard)) return 'order-card';
  if (has(message.goodsCard)) return 'goods-card';
  if (has(message.image)) return 'image';
  return 'text';
}

/** The order the pane shows for this buyer: only one block may qualify, and only on the buyer's own tab. */
export function readOrder(page: ParentNode, { order }: ConsoleDescription): Reading<Order> {
  const panes = firstOf(page, order.pane);
  if (panes.length === 0) return { state: 'absent' };
  if (order.onlyTab) {
    const chosen = [...page.querySelectorAll(order.onlyTab.chosen)].map((tab) => textOf(tab));
    if (!chosen.some((text) => order.onlyTab?.texts.includes(text))) return { state: 'absent' };
  }
  const blocks = panes.flatMap((pane) => (pane.matches(order.each) ? [pane] : [...pane.querySelectorAll(order.each)]));
  if (blocks.length === 0) return { state: 'absent' };
  if (blocks.length > 1) return { state: 'ambiguous', count: blocks.length };
  const [block] = blocks;
  if (!block) return { state: 'absent' };
  const number = readField(block, order.fields.number);
  if (number.state !== 'found') return number;
  const value = (key: Exclude<keyof typeof order.fields, 'number'>) => {
    const field = order.fields[key];
    const reading = field && readField(block, field);
    return reading?.state === 'found' ? reading.value : undefined;
  };
  const amount = value('amount')?.replace(/[¥￥]/, '');
  const found: Record<string, string | number | undefined> = {
    number: number.value,
    status: value('status'),
    goods: value('goods'),
    sku: value('sku'),
    amountYuan: amount === undefined ? undefined : Number(amount),
    paidAt: value('paidAt'),
    courier: value('courier'),
    trackingNumber: value('trackingNumber'),
    logisticsStatus: value('logisticsStatus'),
    afterSaleStatus: value('afterSaleStatus'),
    refundReason: value('refundReason'),
  };
  const present = Object.entries(found).filter(([, v]) => v !== undefined);
  return { state: 'found', value: { number: number.value, ...Object.fromEntries(present) } };
}
