// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { policyOf } from '../policy/in-force';
import { builtInReplies } from '../reply/reply';
import { readCommitments } from './commitment';

/* What is offered as a follow-up once a ready wording is sent: an act of ours that is still to be done, and nothing else. */

const NOW = new Date(2026, 10, 24, 15, 0).getTime();

const WORDINGS = [
  ...builtInReplies().map(({ id, text }) => ({ id, text })),
  ...policyOf([]).rules.flatMap(({ id, rewrites }) => rewrites.map(({ text }) => ({ id, text }))),
];
const OFFERED = WORDINGS.flatMap(({ id, text }) => readCommitments(text, NOW).map(({ what }) => `${id}: ${what}`));

/** Who pays, what the buyer need not or may do, what something is good for, what is asked of the buyer, a wish. */
const NO_ACT =
  /: (?:.*(?:不用|不必|不让)您|.*运费[^退补]*(?:出|承担)$|可以|好判断|好核对|看清楚了|好的您|选|原路|比|想[给帮]|也想|拍|填|该谁)|就好$|就行$|也行$|就能退$|要等/;

describe('the ready wordings', () => {
  test('offer acts of ours only', () => {
    expect(OFFERED.length).toBeGreaterThan(100);
    expect(OFFERED.filter((line) => NO_ACT.test(line))).toEqual([]);
  });

  test.each([
    ['问题我这边照样给您处理，评价按您的真实感受写就好', '问题我这边照样给您处理'],
    ['赠品漏了是我们的疏忽，给您单独补寄一份，不用您出任何费用', '给您单独补寄一份'],
    ['是我们的尺码不准。给您换合适的，来回运费我们承担', '给您换合适'],
    ['不想等的话直接退也行，新单号明天给您', '新单号给您'],
  ])('“%s” offers the act', (text, what) => {
    expect(readCommitments(text, NOW).map((promise) => promise.what)).toEqual([what]);
  });

  test.each([
    '拍一段给我，我好判断怎么给您处理',
    '来回运费我们承担',
    '好的您留着用',
    '不用您出任何费用',
    '可以申请退款，包裹到了您拒收就行',
    '签收七天内、不影响再卖就能退',
  ])('“%s” offers nothing', (text) => {
    expect(readCommitments(text, NOW)).toEqual([]);
  });

  test('a weekday and “之前” is a time to come; what was done before is none', () => {
    expect(readCommitments('周一之前给您退款', NOW)).toMatchObject([{ what: '给您退款' }]);
    expect(readCommitments('星期三之前给您发出', NOW)).toHaveLength(1);
    expect(readCommitments('这个之前给您退了', NOW)).toEqual([]);
  });
});
