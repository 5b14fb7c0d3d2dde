// @vitest-environment node
import { expect, test } from 'vitest';
import type { ShelfReply } from '../../lib/model/reply';
import { guessMapping } from '../../lib/reply/sheet';
import { workbookOf } from './export';
import { readSheetFile } from './sheet-file';

const shelved = (id: string, text: string, over: Partial<ShelfReply['reply']> = {}): ShelfReply => ({
  reply: { id, scenarios: [], text, ...over },
  shelf: 'own',
  spelled: { full: '', initials: '' },
});

const read = async (replies: readonly ShelfReply[]) => {
  const file = new File([await workbookOf(replies)], '我的回复.xlsx');
  const sheet = await readSheetFile(file);
  if (!sheet.ok) throw new Error('the sheet cannot be read back');
  return sheet.rows;
};

test('what is written to a workbook is what the import finds in it', async () => {
  const rows = await read([
    shelved('1', '可以开的，您在订单里点“申请开票”，\n开好发您', {
      title: '开票',
      scenarios: ['invoice'],
      keywords: ['税票', '抬头'],
    }),
    shelved('2', '在的，您说'),
  ]);
  expect(rows[1]?.slice(0, 4)).toEqual(['开票', '可以开的，您在订单里点“申请开票”，\n开好发您', '发票', '税票、抬头']);
  const mapping = guessMapping(rows);
  expect(mapping).toMatchObject({ title: 0, text: 1, category: 2 });
});

test('a reply that begins like a formula is text to a table program, and the same text read back', async () => {
  const [, row] = await read([shelved('1', '=HYPERLINK("http://x.example","点我")')]);
  expect(row?.[1]).not.toMatch(/^=/);
  expect(row?.[1]).toContain('HYPERLINK');
});
