import { describe, expect, test } from 'vitest';
import { NO_FACTS } from '../model/case';
import { check, compile } from '../wording/check';
import { admitPack } from './admit';
import { policyOf } from './in-force';
import { proposePatterns } from './propose';

const policy = policyOf([]);
const rule = (pattern: string, flags: string[], passes: string[]) => ({
  format: 1,
  id: 'shop',
  version: 1,
  name: '小店',
  rules: [
    { id: 'mine', category: 'arguing', find: [pattern], say: '说', why: '因', source: '店铺约定', flags, passes },
  ],
});

describe('a pattern from sentences', () => {
  test.each([
    [['返程的快递费您垫付哈'], ['返程的快递费我们垫付']],
    [
      ['退回来的油钱算您头上', '油钱得算您头上哦'],
      ['油钱算我们头上', '您的油钱我们报'],
    ],
    [['又不是没写清楚'], ['写清楚了吗，我再发您一遍']],
    [['安装费上门师傅另收'], ['安装费师傅不另收']],
  ])('%j is told from %j, and the pack with it is admitted', (flags, passes) => {
    const [best] = proposePatterns(flags, passes, policy);
    expect(best).toBeDefined();
    expect(admitPack(rule(best?.pattern ?? '', flags, passes))).toMatchObject({ ok: true });
  });

  test('it speaks in the shared words where it can, and so finds what nobody wrote down', () => {
    const proposals = proposePatterns(['返程的快递费您垫付哈'], ['返程的快递费我们垫付'], policy);
    expect(proposals[0]?.pattern).toContain('<');
    const compiled = compile(
      policyOf([
        {
          ...rule(proposals[0]?.pattern ?? '', [], []),
          rules: rule(proposals[0]?.pattern ?? '', [], []).rules.map((r) => ({ ...r, category: 'arguing' as const })),
          format: 1,
        },
      ]),
    );
    expect(check(compiled, '退货的邮费你先掏一下呗', NO_FACTS).length).toBeGreaterThan(0);
  });

  test('where both kinds are the same sentence nothing is proposed', () => {
    expect(proposePatterns(['收到的是坏的吗'], ['收到的是坏的吗'], policy)).toEqual([]);
    expect(proposePatterns(['……'], [], policy)).toEqual([]);
    expect(proposePatterns([], ['在的'], policy)).toEqual([]);
  });
});

test('sentences that differ in one unknown word: the words are offered as a choice, a vocabulary to be', () => {
  const { vocabulary, allow } = policyOf([]);
  const flags = ['您加我绿框吧', '您加我蓝本吧'];
  const [first] = proposePatterns(flags, ['您加我店铺吧'], { vocabulary, allow });
  expect(first).toMatchObject({ choice: ['绿框', '蓝本'], pattern: expect.stringContaining('(绿框|蓝本)') });
});
