import { expect, test } from 'vitest';
import { NO_FACTS } from '../model/case';
import { compile } from '../wording/check';
import { policyOf } from './admit';
import { BacktestRun, perThousand } from './backtest';
import type { Pack } from './pack';

const shop = (find: string[], version = 1): Pack => ({
  format: 1,
  id: 'shop',
  version,
  name: '小店',
  rules: [
    {
      id: 'side-chat',
      category: 'arguing',
      severity: 'block',
      find,
      say: '说',
      why: '因',
      source: '店铺约定',
      flags: ['懂不懂行'],
      passes: ['您懂行'],
    },
  ],
});

test('a backtest counts what the new version would hold and shows what differs', () => {
  const run = new BacktestRun(compile(policyOf([shop(['懂不懂行'])])), compile(policyOf([])));
  const say = (text: string) => run.take({ text, facts: NO_FACTS, where: 'log' });
  say('您到底懂不懂行');
  say('您懂行，这款确实要配灯');
  say('运费需要您承担');
  const result = run.soFar;
  expect(result).toMatchObject({ messages: 3, held: 2, heldBefore: 1, different: 1 });
  expect(result.differences[0]).toMatchObject({
    kind: 'added',
    finding: { rule: 'side-chat' },
    message: { text: '您到底懂不懂行' },
  });
  expect(perThousand(result.held, result.messages)).toBeCloseTo(666.7, 1);
});

test('a shadow rule shows in a backtest what it would hold', () => {
  const quiet = shop(['懂不懂行']);
  const run = new BacktestRun(
    compile(policyOf([{ ...quiet, rules: quiet.rules?.map((rule) => ({ ...rule, mode: 'shadow' as const })) }])),
    compile(policyOf([])),
  );
  run.take({ text: '懂不懂行啊', facts: NO_FACTS, where: 'log' });
  expect(run.soFar.different).toBe(1);
});
