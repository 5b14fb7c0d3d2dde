// @vitest-environment node
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { taken, usualTaking } from '../../components/replies/import-row';
import { guessMapping } from '../../lib/reply/sheet';
import { checkSheet } from './check-sheet';
import { readSheetFile } from './sheet-file';

const file = (bytes: BlobPart, name = '话术.csv') => new File([bytes], name);
const SHEET = [
  ['标题', '内容', '分类'],
  ['开票', '可以开的，您在订单里点申请', '发票'],
  ['运费', '亲，运费需要您自己承担哦', '退货'],
  ['开票2', '可以开的,您在订单里点申请！', '发票'],
  ['空的', '', ''],
  ['开票3', '可以开的呀，您在订单里点申请', ''],
  ['拒绝', '给您补偿{赠品}', ''],
];

describe('reading a file', () => {
  test('an xlsx workbook, its numbers and dates as text', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '一', rows: [...SHEET, ['编号', '1', '']] }] });
    const read = await readSheetFile(file(bytes as BlobPart, '话术.xlsx'));
    expect(read).toMatchObject({ ok: true });
    expect(read.ok && read.rows.slice(0, 2)).toEqual(SHEET.slice(0, 2));
  });
  test('csv in UTF-8 with its mark, in UTF-16 and in GB18030', async () => {
    const csv = '标题,内容\n招呼,"在的，\n您说"\n';
    const gb = new Uint8Array([
      0xb1, 0xea, 0xcc, 0xe2, 0x2c, 0xc4, 0xda, 0xc8, 0xdd, 0x0a, 0xd4, 0xda, 0x2c, 0xba, 0xc3,
    ]);
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...csv].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    ]);
    for (const bytes of [`\ufeff${csv}`, utf16]) {
      const read = await readSheetFile(file(bytes));
      expect(read.ok && read.rows).toEqual([
        ['标题', '内容'],
        ['招呼', '在的，\n您说'],
      ]);
    }
    const read = await readSheetFile(file(gb));
    expect(read.ok && read.rows).toEqual([
      ['标题', '内容'],
      ['在', '好'],
    ]);
  });
  test.each([
    ['a quotation mark left open, with its row', '标题,内容\na,b\nc,"d\n', /第 3 行读不了：引号没有成对/],
    ['an empty file', '\n\n', /没有内容/],
    ['a file that is no sheet', new Uint8Array([0, 1, 2, 3, 0, 0, 7]), /不是 xlsx 或 csv/],
    ['a damaged workbook', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9, 9]), /读不了/],
    ['more rows than are taken', 'a\n'.repeat(10_002), /10002 行，最多 10000 行/],
  ])('refuses %s', async (_, bytes, problem) => {
    const read = await readSheetFile(file(bytes));
    expect(read.ok ? '' : read.problem).toMatch(problem);
  });
});

describe('checking a sheet', () => {
  const seen: string[] = [];
  const rows = checkSheet(
    {
      rows: SHEET,
      mapping: guessMapping(SHEET),
      known: ['好的，马上给您看看哈'],
      packs: [],
      names: [['invoice', '发票']],
      prefix: 'x',
    },
    (doing, done, of) => seen.push(`${doing} ${done} of ${of}`),
  );

  test('every row is told apart: fine, held, repeated, unusable', () => {
    expect(rows.map(({ row, state }) => [row, state])).toEqual([
      [2, 'new'],
      [3, 'held'],
      [4, 'twin'],
      [5, 'refused'],
      [6, 'near'],
      [7, 'held'],
    ]);
    expect(seen).toEqual(['comparing 0 of 6', 'checking 0 of 6']);
  });
  test('what would be held says where, and has a clean version that passes', () => {
    const held = rows.find(({ row }) => row === 3);
    if (held?.state !== 'held') throw new Error('not held');
    expect(held.failures[0]?.finding.category).toBe('freight-before-fault');
    expect(held.clean?.reply.text).toBeTruthy();
    expect(held.clean?.spelled.initials).not.toBe(held.reply.spelled.initials);
  });
  test('only what can be sent goes in, and nothing twice; the agent may say otherwise', () => {
    expect(rows.map(usualTaking)).toEqual(['as-is', 'clean', 'out', 'out', 'as-is', 'clean']);
    const stored = taken(
      rows,
      new Map([
        [2, 'out'],
        [4, 'as-is'],
      ]),
      'shop',
    );
    expect(stored.map(({ reply }) => reply.id)).toEqual(['x-3', 'x-4', 'x-6', 'x-7']);
    expect(new Set(stored.map(({ shelf }) => shelf))).toEqual(new Set(['shop']));
  });
  test('a category named as a scenario says when the reply fits', () => {
    const [first] = rows;
    expect(first?.state === 'new' && first.reply.reply.scenarios).toEqual(['invoice']);
  });
});
