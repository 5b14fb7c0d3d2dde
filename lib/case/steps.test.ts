import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCENARIOS } from '../model/case';
import { readMood, TYPE_LASTS, toneFor, typeInForce } from './buyer';
import { checklistFor } from './checklist';
import { nextStepOf, readSteps } from './steps';

const agent = (...texts: string[]) => texts.map((text) => ({ from: 'agent' as const, kind: 'text' as const, text }));
const buyer = (...texts: string[]) => texts.map((text) => ({ from: 'buyer' as const, kind: 'text' as const, text }));

describe('the seven steps', () => {
  test('each is ticked by what an agent says for it', () => {
    expect(readSteps(agent('非常抱歉让您久等了'))).toContain('apology');
    expect(readSteps(agent('理解您的心情，方便拍张照片吗'))).toContain('listening');
    expect(readSteps(agent('核实到了，是因为仓库漏装'))).toContain('explanation');
    expect(readSteps(agent('这边给您补偿8元可以吗'))).toContain('compensation');
    expect(readSteps(agent('马上帮您安排补发'))).toContain('remedy');
    expect(readSteps(agent('今天18点前给您回复'))).toContain('follow-up');
  });

  test('a greeting is no apology and no remedy; what the buyer says ticks nothing', () => {
    expect(readSteps(agent('您好，在的'))).toEqual(['quick-reaction']);
    expect(readSteps(buyer('抱歉，能补发吗，18点前回复我'))).toEqual([]);
  });

  test('the first open one is next', () => {
    expect(nextStepOf([])).toBe('quick-reaction');
    expect(nextStepOf(['quick-reaction', 'listening', 'explanation'])).toBe('apology');
  });
});

describe('how the buyer sounds', () => {
  test.each([
    ['calm', '好的，麻烦您了'],
    ['calm', '这个滚轮怎么装'],
    ['worried', '宝宝急用，来得及吗'],
    ['angry', '说了多少次了，你们到底退不退'],
    ['abusive', '一群骗子，滚'],
  ] as const)('%s: %s', (mood, text) => {
    expect(readMood([text])).toBe(mood);
  });

  test('what was said long ago is forgotten', () => {
    expect(readMood(['垃圾店铺', '好吧', '那我等等', '谢谢'])).toBe('calm');
  });

  test('a type runs out, and tone follows type and mood', () => {
    const hand = { buyerType: 'friendly', buyerTypeAt: 1000 } as const;
    expect(typeInForce(hand, 1000 + TYPE_LASTS - 1)).toBe('friendly');
    expect(typeInForce(hand, 1000 + TYPE_LASTS)).toBeUndefined();
    expect(toneFor({ mood: 'calm', buyerType: 'friendly' })).toBe('warm');
    expect(toneFor({ mood: 'angry', buyerType: 'friendly' })).toBe('steady');
    expect(toneFor({ mood: 'calm', buyerType: 'strict' })).toBe('plain');
    expect(toneFor({ mood: 'calm' })).toBeUndefined();
  });
});

describe('the checklist of a scenario', () => {
  test('a picture and the agent’s words tick what they show; the hand ticks the rest', () => {
    const messages = [
      { from: 'buyer' as const, kind: 'image' as const, text: '' },
      ...agent('您用了多久呢', '今天给您答复'),
    ];
    const list = checklistFor('quality-defect', messages, { ticked: ['quality-defect/label'] });
    expect(list?.items.map(({ id, state }) => `${id.split('/')[1]} ${state}`)).toEqual([
      'photo seen',
      'label ticked',
      'usage seen',
      'wish open',
      'verdict open',
    ]);
  });

  test('what the buyer asks for is not what the agent did', () => {
    const list = checklistFor('lost-parcel', buyer('快递确认丢了，你们补发还是退款', '理赔了吗'), {});
    expect(list?.items.every(({ state }) => state === 'open')).toBe(true);
  });

  test('ids are unique in every list; a greeting has none', () => {
    expect(checklistFor('greeting', [], {})).toBeUndefined();
    for (const scenario of SCENARIOS) {
      const ids = checklistFor(scenario, [], {})?.items.map(({ id }) => id) ?? [];
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('no message is too strange', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(readSteps(agent(text)).length).toBeLessThanOrEqual(7);
        expect(checklistFor('angry', agent(text), {})?.items.length).toBe(6);
      }),
    );
  });
});
