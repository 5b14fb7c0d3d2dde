import { describe, expect, test } from 'vitest';
import { aConversation, NOW } from '../../test/builders';
import type { Message } from '../model/conversation';
import { readCase } from './case';

const talk = (...lines: ['buyer' | 'agent', string][]): Message[] =>
  lines.map(([from, text], i) => ({ id: `${i}`, from, kind: 'text', text, sentAt: NOW + i * 60_000 }));
const read = (...lines: ['buyer' | 'agent', string][]) =>
  readCase(aConversation({ messages: talk(...lines) }), {}, { clocks: [], now: NOW });

describe('what a conversation comes to', () => {
  test('the last turn says what the buyer wants now, not what was answered long ago', () => {
    const { scenarios } = read(
      ['buyer', '物流三天没动了'],
      ['agent', '催过了，明天会到'],
      ['buyer', '显示签收了，可我根本没收到'],
    );
    expect(scenarios[0]).toBe('signed-not-received');
  });

  test('a word of thanks or a curse leaves what they want standing', () => {
    expect(read(['buyer', '杯子漏水'], ['agent', '抱歉，您拍张照片'], ['buyer', '好的谢谢']).scenarios[0]).toBe(
      'quality-defect',
    );
  });

  test('what else the buyer wants stands beside it, and what was promised them', () => {
    const { scenarios, also, promises } = read(
      ['buyer', '拉链坏了，给我换条新的'],
      ['agent', '好的，今天18点前给您答复'],
    );
    expect([scenarios[0], also]).toEqual(['quality-defect', ['exchange']]);
    expect(promises).toMatchObject([{ state: 'open', what: '答复' }]);
  });

  test('what the hand set comes first, and its type runs out', () => {
    const conversation = aConversation({ messages: talk(['buyer', '杯子漏水']) });
    const hand = { scenario: 'exchange', buyerType: 'strict', buyerTypeAt: NOW } as const;
    expect(readCase(conversation, hand, { clocks: [], now: NOW })).toMatchObject({ buyerType: 'strict' });
    const later = readCase(conversation, hand, { clocks: [], now: NOW + 10 * 86_400_000 });
    expect(later.buyerType).toBeUndefined();
    expect(later.scenarios[0]).toBe('exchange');
    expect(later.checklist?.title).toBe('退换货要说清');
  });

  test('an agent who has said nothing is told what comes first', () => {
    expect(read(['buyer', '太慢了，气死我了']).nextStep).toBe('quick-reaction');
    expect(read(['buyer', '太慢了，气死我了']).mood).toBe('angry');
  });
});
