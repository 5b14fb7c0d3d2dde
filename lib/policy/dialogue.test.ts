import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dialogueRows } from './dialogue';

const cells = (text: string) => dialogueRows(text)?.cells.map(([said, from]) => `${from} ${said}`);

describe('a pasted dialogue', () => {
  test('says who speaks before each line, in the words people use', () => {
    expect(cells('买家：不想要了\n我: 那运费您承担哦\n顾客：好\n店家：在的\n亲：谢谢\n客服小美：不客气')).toEqual([
      '买家 不想要了',
      '客服 那运费您承担哦',
      '买家 好',
      '客服 在的',
      '买家 谢谢',
      '客服 不客气',
    ]);
  });

  test('a time may stand before', () => {
    const rows = dialogueRows('2026-11-24 10:02:33 买家：在吗\n[10:03] 客服: 在的\n10：04 卖家：您说');
    expect(rows?.cells).toEqual([
      ['在吗', '买家', '2026-11-24 10:02:33'],
      ['在的', '客服', '10:03'],
      ['您说', '客服', '10：04'],
    ]);
  });

  test('a line that says nobody goes on with the one before; before all others it is named', () => {
    const rows = dialogueRows('聊天记录\n买家：在吗\n我想退货\n客服：好的\n买家：谢谢');
    expect(rows?.cells.map(([text]) => text)).toEqual(['在吗\n我想退货', '好的', '谢谢']);
    expect(rows?.problems).toMatchObject([{ line: 1 }]);
  });

  test('empty lines part talks in which both speak, not messages', () => {
    expect(dialogueRows('买家：在吗\n客服：在\n\n买家：退货\n客服：好')?.talks).toEqual(['1', '1', '2', '2']);
    expect(dialogueRows('买家：在吗\n\n客服：在')?.talks).toBeUndefined();
  });

  test.each([
    ['an agent who begins with 亲', '亲：这款有货\n亲：今天发'],
    ['a colon in what is said', '客服电话已更换\n我的意思是：先等等\n地址：杭州'],
    ['a speaker on few lines', '您好\n在的\n客服：马上'],
  ])('none: %s', (_, text) => {
    expect(dialogueRows(text)).toBeUndefined();
  });

  test('whatever is pasted, it is read or it is none', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void dialogueRows(text)));
  });
});
