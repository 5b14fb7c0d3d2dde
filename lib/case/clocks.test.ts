import { describe, expect, test } from 'vitest';
import { aConversation, anOrder, NOW } from '../../test/builders';
import { says } from '../../test/says';
import type { Message } from '../model/conversation';
import { clocksInForce } from '../policy/in-force';
import { memoDueOf, standingOf } from './clock-standing';
import { type ClockInput, readClocks, timeIn } from './clocks';

const HOUR = 3_600_000;
const said = (from: Message['from'], text: string, at: number): Message => ({
  id: `${at}`,
  from,
  kind: 'text',
  text,
  sentAt: at,
});
const read = (over: Partial<ClockInput> = {}) =>
  readClocks({
    order: { state: 'found', value: anOrder() },
    stage: 'after-sale',
    platform: 'pinduoduo',
    messages: aConversation().messages,
    hand: {},
    clocks: clocksInForce([]),
    ...over,
  });

describe('the deadlines of a case', () => {
  test('shipping runs from payment while nothing is shipped, and not without a payment time', () => {
    const order = (paidAt?: string) => ({ state: 'found' as const, value: anOrder(paidAt ? { paidAt } : {}) });
    const [clock] = read({ order: order('2026-11-23 09:30:00'), stage: 'awaiting-shipment' });
    expect(clock).toMatchObject({ id: 'ship', who: 'seller', law: false, startedBy: says('付款时间') });
    expect(clock?.dueAt).toBe(new Date(2026, 10, 25, 9, 30).getTime());
    expect(read({ order: order(), stage: 'awaiting-shipment' })).toEqual([]);
    expect(read({ order: order('2026-11-23 09:30:00'), stage: 'in-transit' })).toEqual([]);
  });

  test('a refund request is to be answered; agreeing ends that and starts the way back', () => {
    const asked = said('buyer', '我申请退款了', NOW - 5 * HOUR);
    expect(read({ messages: [asked] }).map(({ id, dueAt }) => [id, dueAt])).toEqual([
      ['refund-answer', NOW + 43 * HOUR],
    ]);
    const agreed = said('agent', '已经同意退货申请啦，您寄回就行', NOW - HOUR);
    expect(read({ messages: [asked, agreed] }).map(({ id, who }) => [id, who])).toEqual([['return-by', 'buyer']]);
  });

  test('a question about refunds starts nothing, nor does a buyer’s word of what only the platform can do', () => {
    expect(read({ messages: [said('buyer', '怎么申请退款呢', NOW)] })).toEqual([]);
    expect(read({ messages: [said('buyer', '双方举证完成了', NOW)], stage: 'dispute' })).toEqual([]);
  });

  test('the platform steps in: its 24 hours, our 48 for evidence, then its 48 for the ruling', () => {
    const inAt = said('system', '平台已介入处理', NOW - HOUR);
    expect(read({ messages: [inAt], stage: 'dispute' }).map((c) => [c.id, c.who])).toEqual([
      ['step-in', 'platform'],
      ['evidence', 'seller'],
    ]);
    const proved = said('system', '双方举证完成，等待判定', NOW);
    expect(read({ messages: [inAt, proved], stage: 'dispute' }).map((c) => c.id)).toEqual(['ruling']);
    expect(read({ messages: [inAt, said('buyer', '我撤销介入了', NOW)], stage: 'dispute' })).toEqual([]);
  });

  test('a platform’s own figure comes before the general one, a shop’s before both', () => {
    const messages = [said('buyer', '我申请退款了', NOW)];
    expect(read({ messages, platform: 'jd' })[0]?.dueAt).toBe(NOW + 24 * HOUR);
    const shop = {
      format: 1 as const,
      id: 'shop',
      version: 1,
      name: '本店',
      clocks: [{ ...own('refund-answer'), hours: 6 }],
    };
    expect(read({ messages, platform: 'jd', clocks: clocksInForce([shop]) })[0]?.dueAt).toBe(NOW + 6 * HOUR);
  });

  test('the agent stops one by hand, and a later start is another clock', () => {
    const first = said('buyer', '我申请退款了', NOW - HOUR);
    const key = read({ messages: [first] })[0]?.key ?? '';
    expect(read({ messages: [first], hand: { stopped: [key] } })).toEqual([]);
    expect(read({ messages: [first, said('buyer', '我又提交退款了', NOW)], hand: { stopped: [key] } })).toHaveLength(1);
    expect(read({ messages: [first], hand: { noted: [key] } })[0]?.noted).toBe(true);
  });

  test('how it stands, and when its memo is due', () => {
    const [clock] = read({ messages: [said('buyer', '我申请退款了', NOW)] });
    if (!clock) throw new Error('no clock');
    expect(standingOf(clock, NOW + HOUR)).toBe('running');
    expect(standingOf(clock, NOW + 40 * HOUR)).toBe('short');
    expect(standingOf(clock, NOW + 48 * HOUR)).toBe('past');
    expect(memoDueOf(clock)).toBe(NOW + 46 * HOUR);
  });
});

const own = (id: string) => {
  const found = clocksInForce([]).find((clock) => clock.id === id && !clock.platform);
  if (!found) throw new Error(id);
  return found;
};

test('times as panes write them', () => {
  expect(timeIn('付款时间：2026-11-24 15:00:30')).toBe(new Date(2026, 10, 24, 15, 0, 30).getTime());
  expect(timeIn('2026年1月5日')).toBe(new Date(2026, 0, 5).getTime());
  expect(timeIn('昨天 15:00')).toBeUndefined();
});
