import { describe, expect, test } from 'vitest';
import type { Reply } from '../model/reply';
import type { Pack } from '../policy/pack';
import { wholePolicy } from '../policy/whole';
import { cleanVersion, withOurSlots } from './clean';
import { failingReplies, replyJudge } from './failing';
import { builtInReplies } from './reply';

const policy = wholePolicy([]);
const judge = replyJudge(policy);
const aReply = (text: string, over: Partial<Reply> = {}): Reply => ({ id: text, scenarios: [], text, ...over });

describe('replies a policy does not let pass', () => {
  test('none of the product’s own', () => expect(failingReplies(policy, builtInReplies())).toEqual([]));

  test('after a change of the policy they are listed, with the rule and the words', () => {
    const pack: Pack = {
      format: 1,
      id: 'shop',
      version: 1,
      name: '店铺',
      rules: [
        {
          id: 'no-minutes',
          category: 'overpromise',
          severity: 'block',
          find: ['五分钟'],
          say: '别说分钟',
          why: '说了就要做到',
          source: '店铺规定',
        },
      ],
    };
    const failing = failingReplies(wholePolicy([pack]), builtInReplies());
    expect(failing.map(({ reply }) => reply.id)).toContain('hold-minute');
    for (const { failures } of failing)
      expect(failures).toMatchObject([{ rule: 'no-minutes', quote: '五分钟', always: true }]);
  });

  test('the cases are told in which a reply would be held', () => {
    const [failure] = judge(aReply('退货可以的，运费需要您承担哦'));
    expect(failure?.finding.category).toBe('freight-before-fault');
    expect(failure?.always).toBe(false);
    expect(new Set(failure?.cases.map(({ fault }) => fault))).toEqual(new Set(['unknown', 'seller', 'courier']));
  });
  test('a reply for one case alone is judged in that case alone', () => {
    expect(judge(aReply('退货可以的，运费需要您承担哦', { faults: ['buyer'] }))).toEqual([]);
  });
  test('a gap of ours is no failure, one nobody can fill is', () => {
    expect(judge(aReply('{dueTime}前给您答复'))).toEqual([]);
    expect(judge(aReply('给您补偿XX元可以吗')).map(({ finding }) => finding.category)).toContain('unfilled-slot');
  });
});

describe('a clean version', () => {
  test.each([
    ['{买家昵称}您好', '{buyer}您好'],
    ['【商品名称】有货的', '{goods}有货的'],
    ['给您申请XX元', '给您申请{amount}元'],
    ['**天内给您答复', '{days}天内给您答复'],
    ['您的快递单号是【运单号】', '您的快递单号是{trackingNo}'],
    ['{goods}有货的', '{goods}有货的'],
    ['XXL码有货的', 'XXL码有货的'],
  ])('%s becomes %s', (written, ours) => expect(withOurSlots(written)).toBe(ours));

  test('passes itself, or there is none', () => {
    const held = aReply('亲，运费需要您自己承担哦');
    const clean = cleanVersion(policy, held, judge);
    expect(clean).toBeTruthy();
    expect(clean === undefined ? undefined : judge({ ...held, text: clean })).toEqual([]);
  });
  test('what passes as it is stays as it is', () => {
    expect(cleanVersion(policy, aReply('好的，马上给您看'), judge)).toBe('好的，马上给您看');
  });
});
