// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeChat, judgeRecords } from './tools/judge';

const got = (question: string, ...records: object[]) =>
  judgeRecords(question, records.map((r) => JSON.stringify(r)).join('\n'), []).lines.map((line) => JSON.parse(line));

describe('judge at the command line', () => {
  test('wording: what was found, where, and an exit status that tells of a hold', () => {
    const judged = judgeRecords(
      'wording',
      [
        '{"id":"a","context":{"fault":"unknown","stage":"after-sale"},"draft":"运费需要您承担","expect":["x"]}',
        '{"id":"b","context":{"fault":"buyer"},"draft":"运费需要您承担哦"}',
        '{"id":"c","draft":"您好，在的"}',
      ].join('\n'),
      [],
    );
    const [a, b, c] = judged.lines.map((line) => JSON.parse(line));
    expect(a).toMatchObject({
      id: 'a',
      got: [{ category: 'freight-before-fault', severity: 'block', start: 0, end: 7 }],
    });
    expect(b.got.filter((f: { severity: string }) => f.severity === 'block')).toEqual([]);
    expect(c).toEqual({ id: 'c', got: [] });
    expect(judged.status).toBe(1);
  });

  test('a bad line is named by number and the rest is judged', () => {
    const judged = judgeRecords('scenario', '{"id":1,"stage":"delivered","buyer":["在吗"]}\n{oops\n{"id":2}\n[]\n', []);
    expect(judged.lines.length).toBe(2);
    expect(judged.problems).toEqual([expect.stringContaining('line 2'), expect.stringContaining('line 4')]);
    expect(judged.status).toBe(2);
  });

  test('fault answers with its evidence', () => {
    const [answer] = got('fault', {
      id: 'f',
      refundReason: '不喜欢/不想要',
      chat: [{ from: 'buyer', text: '颜色不喜欢，想退' }],
    });
    expect(answer.got).toMatchObject({
      fault: 'buyer',
      because: [expect.stringContaining('退款原因'), expect.anything()],
    });
  });

  test('a promise is given with its time in the record’s own zone', () => {
    const [kept, none] = got(
      'commitment',
      { id: 'k', now: '2026-11-24T10:00:00+08:00', draft: '我核实一下，今天18点前给您答复' },
      { id: 'n', now: '2026-11-24T10:00:00+08:00', draft: '好的，您慢慢挑' },
    );
    expect(kept.got).toMatchObject({ dueBefore: '2026-11-24T18:00:00+08:00' });
    expect(none.got).toBeNull();
  });

  test('a chat log becomes a report; buyers’ words are not judged', () => {
    const judged = judgeChat('发送方,消息内容\n买家,运费需要您承担吗\n客服,运费需要您承担\n', [], 'json');
    expect(JSON.parse(judged.lines[0] ?? '')).toMatchObject({
      messages: 1,
      found: [{ words: '运费需要您承担', where: '第 3 行' }],
    });
    expect(judgeChat('您好\n', [], 'csv').status).toBe(0);
  });

  test('a chat is judged in its case: who is at fault is heard in the talk, and told', () => {
    const said = '那运费需要您承担哦';
    const own = judgeChat(`买家：我不想要了，没有质量问题，就是不喜欢\n客服：${said}`, [], 'json');
    expect(JSON.parse(own.lines[0] ?? '')).toEqual({ messages: 1, found: [] });
    const open = judgeChat(`买家：杯子裂了\n客服：${said}`, [], 'json');
    expect(JSON.parse(open.lines[0] ?? '')).toMatchObject({ found: [{ fault: 'unknown' }] });
  });

  test('a chat in which no agent speaks says so', () => {
    expect(judgeChat('发送方,消息内容\n买家,在吗\n', [], 'json')).toMatchObject({ status: 2 });
    expect(judgeChat('', [], 'json').problems[0]).toContain('没有聊天消息');
  });

  test('an unknown question says how it is used', () => {
    expect(judgeRecords('weather', '{}', [])).toMatchObject({ status: 64 });
  });

  test('no line, however strange, ends the run', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('wording', 'scenario', 'fault', 'commitment'),
        fc.string({ unit: 'binary' }),
        (q, draft) => {
          const judged = judgeRecords(
            q,
            JSON.stringify({ id: 1, draft, buyer: [draft], now: draft, chat: [{ from: 'buyer', text: draft }] }),
            [],
          );
          expect(judged.lines.length + judged.problems.length).toBe(1);
        },
      ),
      { numRuns: 40 },
    );
  });
});
