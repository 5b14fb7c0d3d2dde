import type { ReplyPaneProps } from '../components/replies/reply-pane';
import { type Conversation, caseKeyOf, type Order } from '../lib/model/conversation';
import type { Finding } from '../lib/model/finding';
import type { Memo, MemoId } from '../lib/model/memo';
import type { Reply, ShelfReply } from '../lib/model/reply';
import { saying } from '../lib/model/saying';
import type { CaseReading, ConsoleView, Suggestion } from '../lib/model/view';
import { libraryOf } from '../lib/reply/search';
import { fillSlots, partsText } from '../lib/reply/slots';

/* The shared nouns with everyday values; a test says only what matters to it. */

/** A Tuesday, 15:00 by the local clock. */
export const NOW = new Date(2026, 10, 24, 15, 0, 0).getTime();
export const MINUTE = 60_000;

export const anOrder = (over: Partial<Order> = {}): Order => ({
  number: '240905-282748536433670',
  status: '已签收',
  goods: '双层玻璃杯 400ml',
  amountYuan: 39.9,
  ...over,
});

export const aConversation = (over: Partial<Conversation> = {}): Conversation => ({
  consoleId: 'pinduoduo',
  platform: 'pinduoduo',
  buyer: { id: '7000100', name: '喵***酱', idIsName: false },
  order: { state: 'found', value: anOrder() },
  messages: [{ id: '1', from: 'buyer', kind: 'text', text: '收到的杯子漏水，我要退货', sentAt: NOW - 102_000 }],
  ...over,
});

export const aReading = (over: Partial<CaseReading> = {}): CaseReading => ({
  caseKey: caseKeyOf(aConversation()),
  facts: { fault: 'unknown', stage: 'after-sale', platform: 'pinduoduo', buyer: [], agent: [] },
  fault: {
    fault: 'unknown',
    evidence: [],
    because: saying('say_claimNoPhoto', '漏水'),
    missing: saying('say_askPhoto'),
  },
  scenarios: ['quality-defect'],
  also: [],
  promises: [],
  steps: ['quick-reaction'],
  mood: 'calm',
  clocks: [],
  hand: {},
  ...over,
});

export const aFinding = (over: Partial<Finding> = {}): Finding => ({
  rule: 'freight-on-buyer',
  category: 'freight-before-fault',
  severity: 'block',
  start: 8,
  end: 15,
  say: '原因还没弄清，就先让买家出运费了',
  why: '先核实再谈运费',
  source: '消费者权益保护法第24条',
  rewrites: [
    { text: '麻烦您先拍张照片给我核实', replaces: 'message' },
    { text: '运费等核实清楚再和您确认', replaces: 'span' },
  ],
  because: { fault: 'unknown' },
  from: 'wenda 1',
  overridable: true,
  ...over,
});

export const aSuggestion = (over: Partial<Suggestion> = {}): Suggestion => ({
  reply: 'ask-photo',
  parts: ['麻烦您拍一张漏水处的照片'],
  text: '麻烦您拍一张漏水处的照片',
  complete: true,
  because: '先要凭证',
  ...over,
});

export const aView = (over: Partial<ConsoleView> = {}): ConsoleView => ({
  console: { id: 'pinduoduo', platform: 'pinduoduo', name: '拼多多' },
  state: 'open',
  problems: [],
  conversation: aConversation(),
  reading: aReading(),
  draft: { text: '', verdict: { state: 'checked', findings: [] } },
  suggestions: [aSuggestion()],
  offers: [],
  policyVersion: 'wenda 1',
  ...over,
});

export const aMemo = (id: string, over: Partial<Memo> = {}): Memo => ({
  id: id as MemoId,
  owner: '本机',
  what: `跟进 ${id}`,
  kind: 'reply',
  state: 'open',
  priority: 'normal',
  source: 'hand',
  checklist: [],
  dueAt: NOW + 30 * MINUTE,
  createdAt: NOW - 60 * MINUTE,
  updatedAt: NOW - 60 * MINUTE,
  log: [{ at: NOW - 60 * MINUTE, did: 'created' }],
  ...over,
});

export const aShelfReply = (
  text: string,
  over: Partial<Reply> = {},
  shelf: ShelfReply['shelf'] = 'own',
): ShelfReply => ({
  reply: { id: text, scenarios: [], text, ...over },
  shelf,
  spelled: { full: '', initials: '' },
});

/** What the library's pane is drawn from; replies by their words, or in full. */
export function aLibrary(
  replies: readonly (string | ShelfReply)[],
  over: Partial<ReplyPaneProps> = {},
): ReplyPaneProps {
  const all = replies.map((each) => (typeof each === 'string' ? aShelfReply(each) : each));
  return {
    library: libraryOf(all, (id) => id),
    uses: new Map(),
    draft: '',
    fill: ({ reply }) => {
      const parts = fillSlots(reply, undefined);
      return {
        reply: reply.id,
        parts,
        text: partsText(parts),
        complete: parts.every((part) => typeof part === 'string'),
        because: '',
      };
    },
    pictureOf: async () => undefined,
    judging: { failuresOf: () => [], cleanOf: () => undefined },
    actions: { onInsert: () => {}, onFavourite: () => {}, onSave: () => {}, onRemove: () => {} },
    ...over,
  };
}

/** A shop's rule of words that no built-in rule knows. */
export const SHOP_RULE = {
  id: 'foot-money',
  category: 'overpromise' as const,
  severity: 'block' as const,
  find: ['走 蓝鲸快线'],
  say: '先别提蓝鲸快线',
  why: '店里没有这条线',
  source: '店铺约定',
  flags: ['走蓝鲸快线发您'],
  passes: ['蓝鲸玩偶还有货'],
};
