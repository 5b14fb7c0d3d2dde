import { describe, expect, test } from 'vitest';
import { aboutOf, hasPassed } from './promised';

const buyer = (text: string) => ({ from: 'buyer' as const, text });
const agent = (text: string) => ({ from: 'agent' as const, text });

describe('what a promise is about', () => {
  test.each(['答复', '回您', '', '告诉您进展', '核实清楚再和您确认', '给您处理'])(
    '“%s” names nothing: the question does',
    (what) => {
      expect(aboutOf(what, [buyer('亲，请问饭盒什么时候发货？'), agent('在的')])).toBe('饭盒什么时候发货');
    },
  );

  test.each(['把新单号发您', '退差价给您', '给您补寄一个杯盖'])('“%s” says it itself', (what) => {
    expect(aboutOf(what, [buyer('饭盒什么时候发货')])).toBeUndefined();
  });

  test('a question counts before what was said after it; greetings, pictures and the agent’s words do not', () => {
    const talk = [buyer('杯子漏水怎么处理'), agent('您什么时候收到的？'), buyer('昨天收到的'), buyer('[图片]')];
    expect(aboutOf('答复', talk)).toBe('杯子漏水怎么处理');
    expect(aboutOf('答复', [buyer('在吗'), buyer('锅盖是裂的')])).toBe('锅盖是裂的');
    expect(aboutOf('答复', [buyer('在吗'), agent('在的')])).toBeUndefined();
  });

  test('masked and short', () => {
    expect(aboutOf('答复', [buyer('13812345678这个号收得到吗')])).toContain('138****5678');
    const about = aboutOf('答复', [buyer('上周拍的那两个大号保温饭盒到底什么时候给我发货')]) ?? '';
    expect([...about].length).toBeLessThanOrEqual(15);
    expect(about.endsWith('…')).toBe(true);
  });
});

test('a time has passed once it is there; without one it never has', () => {
  expect([hasPassed(9, 10), hasPassed(10, 10), hasPassed(11, 10), hasPassed(null, 10)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
