import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCommitment, readCommitments } from './commitment';

/** A Tuesday morning, by the clock of whoever runs this. */
const NOW = new Date(2026, 10, 24, 10, 0).getTime();
const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();
const END = (day: number) => new Date(2026, 10, day, 23, 59, 59).getTime();

describe('a promise and when it falls due', () => {
  test.each([
    ['我核实一下，今天18点前给您答复', at(24, 18)],
    ['仓库那边我催着，两小时内给您准话', at(24, 12)],
    ['下午三点半前我给您回电话', at(24, 15, 30)],
    ['明天中午前把单号发您', at(25, 12)],
    ['明天下班前把发票给您开好', at(25, 18)],
    ['周五之前把差价退给您', END(27)],
    ['月底前给您结清', END(30)],
    ['这两天我盯着物流，有变动跟您说，最晚后天给您结果', END(26)],
    ['我問下倉庫，三十分鐘內回覆您', at(24, 10, 30)],
    ['我去问问财务，问好了跟您说', at(24, 12)],
  ])('“%s”', (draft, due) => {
    expect(readCommitment(draft, NOW)?.dueAt).toBe(due);
  });

  test('says what was promised, without the time and the politeness', () => {
    expect(readCommitment('今天18点前给您答复', NOW)?.what).toBe('答复');
    expect(readCommitment('亲，明天中午前把新单号发您哈', NOW)?.what).toBe('把新单号发您');
  });

  test('a clock that starts with somebody else’s act has no time yet', () => {
    expect(readCommitment('收到您寄回的杯子后，当天给您退款', NOW)).toMatchObject({
      dueAt: null,
      after: expect.stringContaining('收到'),
    });
    expect(readCommitment('主管审批下来我就给您打款', NOW)).toMatchObject({ dueAt: null });
  });

  test.each([
    '预计三天左右到，以物流为准',
    '麻烦您今天18点前提交一下申请',
    '昨天已经给您退了',
    '您明天方便接电话吗？',
    '快递今天会派送的',
    '页面显示24小时内发货',
    '好的，您慢慢挑',
  ])('“%s” promises nothing', (draft) => {
    expect(readCommitment(draft, NOW)).toBeNull();
  });

  test('of several, the first to fall due comes first', () => {
    const read = readCommitments('明天把单号发您。今天18点前先给您答复', NOW);
    expect(read.map((c) => c.dueAt)).toEqual([at(24, 18), END(25)]);
  });

  test('whatever the draft holds, places lie inside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (draft) => {
        for (const { start, end } of readCommitments(draft, NOW)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(draft.length);
        }
      }),
    );
  });
});

describe('what else agents promise', () => {
  test.each([
    ['今晚十点前我把差额补到您账户', at(24, 22)],
    ['我先打包，四点半之前把照片传给您', at(24, 16, 30)],
    ['两个半小时内给您弄好', at(24, 12, 30)],
    ['明早给您回电，单号今天18点前发您', at(24, 18)],
    ['我马上看下监控，15点前给您答复', at(24, 15)],
    ['月末给您结清', END(30)],
    ['48h内给您补寄', at(26, 10)],
    ['我明天上午一直在，九点半给您报进度', at(25, 9, 30)],
    ['后天我下午两点给您打过去', at(26, 14)],
    ['周四给您逐条答复，最晚上午十一点', at(26, 11)],
    ['今天三点到五点之间我给您回电', at(24, 17)],
    ['三日内给您寄出', END(27)],
    ['我一个小时之内把账理出来', at(24, 11)],
    ['1.5小时内给您弄好', at(24, 11, 30)],
  ])('“%s”', (draft, due) => {
    expect(readCommitment(draft, NOW)?.dueAt).toBe(due);
  });

  test.each([
    '主管签字后我给您退差价',
    '开炉了我给您挑一只寄',
    '财务一上班我就给您催款',
    '厂家松口了我马上给您换',
    '等平台判了我们立即打款',
    '退件入库当天给您退款',
  ])('“%s” waits for what others do', (draft) => {
    expect(readCommitment(draft, NOW)).toMatchObject({ dueAt: null, after: expect.any(String) });
  });

  test.each([
    '正在给您查，稍等',
    '48小时发货是平台规定',
    '我不清楚明天有没有货',
    '银行1到3个工作日到账',
    '要不要明天给您改',
    '下次一定给您多检查一遍',
    '顺丰那边24小时之内会回电给您',
    '您把颜色发给我就行',
  ])('“%s” promises nothing', (draft) => {
    expect(readCommitment(draft, NOW)).toBeNull();
  });
});
