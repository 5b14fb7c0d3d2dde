import { describe, expect, test } from 'vitest';
import { aConversation, NOW } from '../../test/builders';
import type { Message, Speaker } from '../model/conversation';
import { readCase } from './case';
import { Talk } from './talk';

const LINES: readonly (readonly [Speaker, string])[] = [
  ['buyer', '我不想要了，没有质量问题，就是不喜欢'],
  ['agent', '那运费需要您承担哦'],
  ['buyer', '等等，杯子裂了'],
  ['agent', '麻烦您拍张照片，我核实一下'],
  ['agent', '核实了，是我们发错了，抱歉'],
];

function talkOf(lines: typeof LINES, about?: ConstructorParameters<typeof Talk>[0]): Talk {
  const talk = new Talk(about);
  for (const [from, text] of lines) talk.add(from, text);
  return talk;
}

const messages = (lines: typeof LINES): Message[] =>
  lines.map(([from, text], i) => ({ id: `${i}`, from, kind: 'text', text }));

describe('a talk out of a log', () => {
  test('stands at each message as the console reads what came before it, in whatever order it is asked', () => {
    const talk = talkOf(LINES);
    for (const place of [4, 0, 2, 1, 3]) {
      const conversation = aConversation({ messages: messages(LINES.slice(0, place)), order: { state: 'absent' } });
      const { facts } = readCase(conversation, {}, { clocks: [], now: NOW });
      expect(talk.factsAt(place)).toMatchObject({ fault: facts.fault, buyer: facts.buyer, agent: facts.agent });
    }
    expect(talk.factsAt(1)).toMatchObject({ fault: 'buyer', platform: 'other' });
    expect(talk.factsAt(0).fault).toBe('unknown');
  });

  test('what the log shows of the order counts as in the console', () => {
    expect(talkOf(LINES, { refundReason: '不想要了' }).factsAt(0).fault).toBe('buyer');
    expect(talkOf(LINES, { status: '待发货' }).factsAt(1).stage).toBe('awaiting-shipment');
    expect(
      talkOf([
        ['buyer', '在吗'],
        ['buyer', '我要退货'],
        ['agent', '好的'],
      ]).factsAt(1).stage,
    ).toBe('delivered');
    expect(
      talkOf([
        ['buyer', '在吗'],
        ['buyer', '我要退货'],
        ['agent', '好的'],
      ]).factsAt(2).stage,
    ).toBe('after-sale');
  });

  test('of several buyers in one, what one of them admits says nothing', () => {
    const { fault, stage, buyer } = talkOf(LINES, { isMixed: true }).factsAt(1);
    expect({ fault, stage, buyer }).toEqual({ fault: 'unknown', stage: 'delivered', buyer: [LINES[0]?.[1]] });
  });

  test('no more than twenty messages of each are carried', () => {
    const lines = Array.from({ length: 30 }, (_, i) => ['buyer', `${i}`] as const);
    expect(talkOf(lines).factsAt(30).buyer).toEqual(Array.from({ length: 20 }, (_, i) => `${i + 10}`));
  });
});
