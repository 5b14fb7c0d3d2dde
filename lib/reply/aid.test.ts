import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aFinding } from '../../test/builders';
import { type CaseFacts, NO_FACTS } from '../model/case';
import type { Message } from '../model/conversation';
import { wholePolicy } from '../policy/whole';
import { aidAnswer, aidQuestion } from './aid';
import { Veil } from './veil';

const policy = wholePolicy([]);
const facts = (over: Partial<CaseFacts> = {}): CaseFacts => ({ ...NO_FACTS, stage: 'after-sale', ...over });
const message = (from: Message['from'], text: string, kind: Message['kind'] = 'text'): Message => ({
  id: text,
  from,
  kind,
  text,
});

describe('what leaves the machine', () => {
  const veil = () => new Veil(['小鱼儿8', '240911-118273645']);
  const chat = [
    message('buyer', '我是小鱼儿8，单号240911-118273645，电话13812345678'),
    message('agent', '好的，您地址是文三路478号3幢501对吧'),
    message('buyer', '对，杯子底下漏水'),
    message('buyer', '', 'image'),
    message('system', '买家申请了售后'),
  ];

  test('holds no name, number, phone or address, and can still be understood', () => {
    const asked = JSON.stringify(aidQuestion({ facts: facts(), messages: chat, draft: '', findings: [] }, veil()));
    for (const personal of ['小鱼儿8', '240911', '13812345678', '478号']) expect(asked).not.toContain(personal);
    expect(asked).toContain('杯子底下漏水');
    expect(asked).toContain('责任还没查清');
    expect(asked).toContain('（图片或卡片）');
    expect(asked).not.toContain('买家申请了售后');
  });

  test('a draft is sent with what was found wrong in it', () => {
    const draft = '亲，运费需要您承担';
    const [system, user] = aidQuestion(
      { facts: facts(), messages: [], draft, findings: [aFinding({ say: '责任还没核实，先别谈运费由谁出' })] },
      veil(),
    );
    expect(system?.content).toContain('先别谈运费由谁出');
    expect(user?.content).toContain(draft);
  });

  test('the same value has one mark, and comes back wherever the answer puts it', () => {
    const one = veil();
    const hidden = one.hide('小鱼儿8您好，13812345678 是您的电话吗，小鱼儿8');
    expect(hidden).toBe('[[2]]您好，[[1]] 是您的电话吗，[[2]]');
    expect(one.show('[[2]]，我打 [[1]] 联系您')).toEqual({ ok: true, text: '小鱼儿8，我打 13812345678 联系您' });
  });

  test('a mark that stood in the text comes back as it was typed', () => {
    const one = veil();
    expect(one.show(one.hide('见[[1]]条，[[ 7 ]]'))).toEqual({ ok: true, text: '见[[1]]条，[[ 7 ]]' });
  });

  test('whatever is hidden comes back the same', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('13912345678', '[[1]]', '小鱼儿8', '文三路478号3幢501', '[[', ']]'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const one = veil();
        const text = pieces.join('');
        expect(one.show(one.hide(text))).toEqual({ ok: true, text });
      }),
    );
  });
});

describe('what becomes of an answer', () => {
  const answer = (text: string, over: Parameters<typeof facts>[0] = {}, veil = new Veil(['小鱼儿8'])) =>
    aidAnswer(text, veil, policy, facts(over));

  test('one that passes is offered, without the quotation marks and thoughts around it', () => {
    expect(answer('<think>买家着急</think>\n“麻烦您拍张照片，我马上帮您核实”')).toEqual({
      state: 'passed',
      text: '麻烦您拍张照片，我马上帮您核实',
    });
  });

  test('one that would be held is not, in this case; where the buyer changed their mind it is', () => {
    const text = '可以退的，运费需要您承担';
    const held = answer(text);
    expect(held.state === 'refused' && held.findings[0]?.category).toBe('freight-before-fault');
    expect(answer(text, { fault: 'buyer' })).toEqual({ state: 'passed', text });
  });

  test.each([
    ['nothing at all', ' “” '],
    ['a whole page', '好的亲'.repeat(300)],
    ['a person it made up', '我打 [[9]] 联系您'],
  ])('%s is not offered', (_, text) => {
    expect(answer(text).state).toBe('unusable');
  });
});
