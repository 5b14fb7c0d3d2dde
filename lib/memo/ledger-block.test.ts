import { describe, expect, test } from 'vitest';
import { NOW } from '../../test/builders';
import { type LedgerEntry, newEntry } from './ledger';
import { type ColumnId, columnOf, type Say } from './ledger-columns';
import { blockText, pasteInto, readTable } from './ledger-paste';
import { nextSort, sortEntries } from './ledger-sort';

const WORDS: Record<string, string> = { lost: '快递丢件', wrong: '错发', courier: '快递', seller: '店铺' };
const say: Say = (_, id) => WORDS[id] ?? id;
const entry = (id: string, over: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...newEntry({ orderNumber: `24-${id}` }, '小李', id, NOW),
  ...over,
});
const ids = (entries: readonly LedgerEntry[]) => entries.map(({ id }) => id).join('');
const by = (id: ColumnId, down = false) => ({ column: columnOf(id), down });

describe('the register by a column', () => {
  test('amounts by size, words by their sound, choices as they are listed; what is empty stands last either way', () => {
    const all = [
      entry('a', { courier: '中通', costYuan: 100 }),
      entry('b', { courier: '', cause: 'lost' }),
      entry('c', { courier: '极兔', costYuan: 9 }),
      entry('d', { courier: '韵达', costYuan: 20.5, cause: 'goods' }),
    ];
    expect(ids(sortEntries(all, by('courier')))).toBe('cdab');
    expect(ids(sortEntries(all, by('courier', true)))).toBe('adcb');
    expect(ids(sortEntries(all, by('costYuan')))).toBe('cdab');
    expect(ids(sortEntries(all, by('cause')))).toBe('dbac');
  });

  test('equal ones keep the order they had, both ways; order numbers go by their figures', () => {
    const all = [entry('a', { courier: '圆通' }), entry('b', { courier: '圆通' }), entry('c', { courier: '圆通' })];
    expect(ids(sortEntries(all, by('courier', true)))).toBe('abc');
    const numbers = [entry('x', { orderNumber: '24-10' }), entry('y', { orderNumber: '24-9' })];
    expect(ids(sortEntries(numbers, by('orderNumber')))).toBe('yx');
  });

  test('upwards, downwards, then as it was', () => {
    const up = nextSort(undefined, columnOf('courier'));
    const down = nextSort(up, columnOf('courier'));
    expect([up?.down, down?.down, nextSort(down, columnOf('courier'))]).toEqual([false, true, undefined]);
    expect(nextSort(down, columnOf('cause'))).toEqual(by('cause'));
  });
});

describe('text from a table program', () => {
  test.each([
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"他说""好"""\t"两\n行"', [['他说"好"', '两\n行']]],
    ['5"屏\t\t', [['5"屏', '', '']]],
    ['补发一件', [['补发一件']]],
    ['', [['']]],
  ])('%j', (text, table) => {
    expect(readTable(text)).toEqual(table);
  });
});

describe('several cells pasted', () => {
  const columns = (['closedAt', 'cause', 'party', 'done', 'costYuan'] as const).map(columnOf);
  const block = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });

  test('land from the cell in hand on; words stand for choices', () => {
    const rows = [entry('a'), entry('b')];
    const table = readTable('快递丢件\t快递\t补发一件\t12.5元\n错发\tseller\t换了\t');
    const { changes, cells, unfit } = pasteInto(rows, columns, block(0, 1), table, say);
    expect([...changes]).toEqual([
      ['a', { cause: 'lost', party: 'courier', done: '补发一件', costYuan: 12.5 }],
      ['b', { cause: 'wrong', party: 'seller', done: '换了', costYuan: undefined }],
    ]);
    expect([cells, unfit]).toEqual([8, 0]);
  });

  test('what makes no sense there, a time, and what hangs over the edge are counted and left', () => {
    const { changes, cells, unfit } = pasteInto(
      [entry('a')],
      columns,
      block(0, 0),
      readTable('今天\t没有这个\t店铺\n错发'),
      say,
    );
    expect([...changes]).toEqual([['a', { party: 'seller' }]]);
    expect([cells, unfit]).toEqual([1, 3]);
  });

  test('one alone fills the whole block', () => {
    const rows = [entry('a'), entry('b'), entry('c')];
    const { changes } = pasteInto(rows, columns, block(0, 3, 1, 3), readTable('已补发'), say);
    expect([...changes]).toEqual([
      ['a', { done: '已补发' }],
      ['b', { done: '已补发' }],
    ]);
  });

  test('a closed case is not left without cause or party', () => {
    const closed = entry('a', { closedAt: NOW, cause: 'lost', party: 'courier' });
    expect(pasteInto([closed], columns, block(0, 2), [['']], say)).toMatchObject({ cells: 0, unfit: 1 });
  });

  test('copied and put back, starred words replace nothing', () => {
    const rows = [entry('a', { done: '电话13812345678确认过', cause: 'lost' })];
    const text = blockText(rows, columns, block(0, 1, 0, 3), say);
    expect(text).toBe('快递丢件\t\t电话138****5678确认过');
    const { changes } = pasteInto(rows, columns, block(0, 1), readTable(text), say);
    expect(changes.get('a')).toEqual({ party: undefined });
  });
});
