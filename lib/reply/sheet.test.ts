import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessMapping, plainCell, rowsOf, type SheetWords } from './sheet';
import { bare, twinsOf } from './twins';

const words: SheetWords = {
  nameOf: (id) => (id === 'invoice' ? '发票' : id),
  scenarios: ['invoice', 'exchange'],
  idOf: (row) => `r${row}`,
};

describe('the columns of a sheet', () => {
  test.each([
    [['分组', '标题', '话术内容', '快捷编码'], { category: 0, title: 1, text: 2, keywords: 3, hasHeader: true }],
    [['内容'], { text: 0, hasHeader: true }],
    [['Title', 'Content', 'Tags'], { title: 0, text: 1, keywords: 2, hasHeader: true }],
    [['问题', '回答'], { title: 0, text: 1, hasHeader: true }],
  ])('%j are known by their names', (header, mapping) => {
    expect(guessMapping([header, ['a', 'b', 'c', 'd']])).toMatchObject(mapping);
  });
  test('without names the longest words are the text, and the first row counts', () => {
    const mapping = guessMapping([
      ['催件', '已经在帮您催了，有消息告诉您'],
      ['发票', '可以开的，您在订单里申请'],
    ]);
    expect(mapping).toMatchObject({ text: 1, hasHeader: false });
    expect(rowsOf([['催件', '在催了']], mapping, words)).toHaveLength(1);
  });
});

describe('the rows of a sheet', () => {
  const mapping = { title: 0, text: 1, category: 2, keywords: 3, hasHeader: true } as const;
  const read = (...rows: string[][]) => rowsOf([['标题', '内容', '分类', '关键词'], ...rows], mapping, words);

  test('a row becomes a reply; a category that is a scenario says when it fits, another is a keyword', () => {
    expect(read(['开票', '可以开的', '发票', 'kp，抬头'], ['', '在的', '招呼', ''])).toEqual([
      {
        row: 2,
        ok: true,
        reply: { id: 'r2', title: '开票', keywords: ['kp', '抬头'], scenarios: ['invoice'], text: '可以开的' },
      },
      { row: 3, ok: true, reply: { id: 'r3', keywords: ['招呼'], scenarios: [], text: '在的' } },
    ]);
  });
  test('empty rows are passed over; what cannot be a reply is named by its row', () => {
    expect(read(['', ' ', '', ''], ['有名', '', '', ''], ['长', '长'.repeat(1001), '', ''])).toEqual([
      { row: 3, ok: false, problem: 'no-text' },
      { row: 4, ok: false, problem: 'too-long' },
    ]);
  });
  test('gaps of other tools become ours', () => {
    const [row] = read(['', '{买家昵称}您好，给您退XX元', '', '']);
    expect(row?.ok && row.reply.text).toBe('{buyer}您好，给您退{amount}元');
  });
  test('whatever a sheet holds, every row is a reply or a named problem', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), { maxLength: 8 }), (rows) => {
        for (const row of rowsOf(rows, guessMapping(rows), words)) expect(row.ok || row.problem).toBeTruthy();
      }),
    );
  });
});

describe('twins', () => {
  const texts = [
    '亲，您的快递已经发出了，请您耐心等待哦',
    '亲,您的快递已经发出了 请您耐心等待哦～',
    '亲，您的快递已经发出啦，请您耐心等待哦',
    '亲，您的退款已经处理了，请您留意到账',
    '好的亲',
    '好的哦',
  ];
  test('signs and spaces make no difference, a character makes a near twin, another matter none', () => {
    expect(twinsOf(texts)).toEqual([
      undefined,
      { of: 0, same: true },
      { of: 0, same: false },
      undefined,
      undefined,
      undefined,
    ]);
  });
  test('rows made from one pattern are told apart, and the one that comes again is found', () => {
    const many = Array.from({ length: 1500 }, (_, i) => `第${i}号订单${(i * 7919) % 10_007}已经安排${i % 97}仓发货了`);
    expect(twinsOf([...many, many[77] ?? '']).at(-1)).toEqual({ of: 77, same: true });
  });
  test('a text is its own exact twin, and no text is missed that is the same', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 12 }), (all) => {
        twinsOf(all).forEach((twin, at) => {
          const first = all.findIndex((other) => bare(other) === bare(all[at] ?? ''));
          if (first < at) expect(twin).toEqual({ of: first, same: true });
        });
      }),
    );
  });
});

test.each(['=1+1', '+86', '-5元', '@a', '\t=1'])('%s is no formula in a sheet', (text) => {
  expect(plainCell(text).startsWith("'")).toBe(true);
  expect(plainCell('您好=1')).toBe('您好=1');
});
