import { describe, expect, test } from 'vitest';
import { NO_FACTS } from '../model/case';
import { check } from '../wording/check';
import { BacktestRun, joinBacktests, perThousand, piecesOf, type SentMessage } from './backtest';
import type { Pack } from './pack';
import { wholePolicy } from './whole';

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
      flags: ['按老规矩来'],
      passes: ['新规矩在首页'],
    },
  ],
});

test('a backtest counts what the new version would hold and shows what differs', () => {
  const run = new BacktestRun(wholePolicy([shop(['老规矩'])]), wholePolicy([]));
  const say = (text: string) => run.take({ text, facts: NO_FACTS, where: 'log' });
  say('咱们还按老规矩来');
  say('新规矩贴在首页，这款确实要配灯');
  say('运费需要您承担');
  const result = run.soFar;
  expect(result).toMatchObject({ messages: 3, held: 2, heldBefore: 1, counts: { added: 1, both: 1 } });
  expect(result.differences[0]).toMatchObject({
    kind: 'added',
    finding: { rule: 'side-chat' },
    message: { text: '咱们还按老规矩来' },
  });
  expect(perThousand(result.held, result.messages)).toBeCloseTo(666.7, 1);
});

const quiet = (pack: Pack): Pack => ({
  ...pack,
  rules: pack.rules?.map((rule) => ({ ...rule, mode: 'shadow' as const })),
});

test('what a rule in shadow would hold is counted apart: the new version does not hold it', () => {
  const run = new BacktestRun(wholePolicy([quiet(shop(['老规矩']))]), wholePolicy([]));
  run.take({ text: '老规矩啊', facts: NO_FACTS, where: 'log' });
  run.take({ text: '老规矩，运费需要您承担', facts: NO_FACTS, where: 'log' });
  expect(run.soFar).toMatchObject({ held: 1, heldInShadow: 1, counts: { added: 0, both: 1, shadow: 2 } });
});

test('a rule that comes out of the shadow is new; the same words are listed once with their count', () => {
  const policy = shop(['老规矩']);
  const run = new BacktestRun(wholePolicy([policy]), wholePolicy([quiet(policy)]));
  for (const where of ['1', '2', '3']) run.take({ text: '老规矩啊', facts: NO_FACTS, where });
  run.take({ text: '老规矩啊', facts: { ...NO_FACTS, fault: 'buyer' }, where: '4' });
  const { counts, differences } = run.soFar;
  expect(counts).toEqual({ added: 4, gone: 0, both: 0, shadow: 0 });
  expect(differences).toMatchObject([
    { times: 3, message: { where: '1' } },
    { times: 1, message: { where: '4', facts: { fault: 'buyer' } } },
  ]);
});

test('who is at fault is asked only of messages in which something may be found', () => {
  let asked = 0;
  const facts = {
    ...NO_FACTS,
    get fault() {
      asked++;
      return 'buyer' as const;
    },
  };
  const run = new BacktestRun(wholePolicy([]), wholePolicy([]));
  run.take({ text: '您好，在的', facts, where: 'log' });
  expect(asked).toBe(0);
  run.take({ text: '运费需要您承担', facts, where: 'log' });
  expect(asked).toBeGreaterThan(0);
  expect(run.soFar.held).toBe(0);
});

describe('what is judged once for both', () => {
  const said = [
    '您到底懂不懂行',
    '懂行的都知道',
    '运费需要您承担',
    '“懂不懂行”这话不能说',
    '嫌贵就别买',
    '您好，在的',
    '这边给您退二十元',
  ];
  const base = shop(['懂不懂行']);
  const [first] = base.rules ?? [];
  const versions: Record<string, Pack> = {
    'a rule less': { ...base, rules: [] },
    'an exception more': { ...base, rules: [{ ...first, id: 'side-chat', unless: ['到底'] }] },
    'a rule held back': { ...base, rules: [{ ...first, id: 'side-chat', mode: 'shadow' }] },
    'a built-in rule off': { ...base, rules: [...(base.rules ?? []), { id: 'freight-on-buyer', mode: 'off' }] },
    'a word more in a vocabulary': { ...base, vocabulary: { freight: ['脚力钱'] } },
    'an allowed term more': { ...base, allow: ['懂不懂行'] },
    nothing: base,
  };

  test.each(Object.entries(versions))('%s: the same as judged twice', (_, version) => {
    const [after, before] = [wholePolicy([version]), wholePolicy([base])];
    const run = new BacktestRun(after, before);
    for (const text of said) run.take({ text, facts: NO_FACTS, where: 'log' });
    const held = (policy: typeof after) =>
      said.filter((text) => check(policy, text, NO_FACTS).some((f) => f.severity === 'block')).length;
    expect(run.soFar).toMatchObject({ held: held(after), heldBefore: held(before) });
  });
});

test('a log in pieces gives what it gives as a whole, its conversations never cut', () => {
  const messages: SentMessage[] = Array.from({ length: 300 }, (_, i) => ({
    text: i % 9 === 0 ? '您到底懂不懂行' : '您好',
    facts: NO_FACTS,
    where: `${i}`,
    talk: `买家${i % 40}`,
  }));
  const [after, before] = [wholePolicy([shop(['懂不懂行'])]), wholePolicy([])];
  const resultOf = (part: readonly SentMessage[]) => {
    const run = new BacktestRun(after, before);
    for (const message of part) run.take(message);
    return run.soFar;
  };
  const pieces = piecesOf(messages, 4);
  expect(pieces).toHaveLength(4);
  for (const talk of new Set(messages.map((m) => m.talk)))
    expect(pieces.filter((piece) => piece.some((m) => m.talk === talk))).toHaveLength(1);
  const { differences: _, ...whole } = resultOf(messages);
  expect(joinBacktests(pieces.map(resultOf))).toMatchObject(whole);
  expect(whole).toMatchObject({ messages: 300, talks: 40, held: 34, talksHeld: 34, counts: { both: 34 } });
  expect(joinBacktests(pieces.map(resultOf)).differences).toMatchObject([{ times: 34 }]);
});
