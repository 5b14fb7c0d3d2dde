import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readChatLog, sheetOf, sheetOfCells } from './chat-log';

describe('a chat log', () => {
  test('CSV with the names exports use: the agent’s messages, each in its talk', () => {
    const log = readChatLog(
      '时间,买家,发送方,消息内容\n9:01,小王,买家,杯子裂了\n9:02,小王,客服,"麻烦拍一张,谢谢"\n9:03,小李,客服,在的\n',
    );
    expect(log.problems).toEqual([]);
    expect(log.messages).toEqual([
      expect.objectContaining({
        text: '麻烦拍一张,谢谢',
        where: '9:02 · 小王',
        facts: expect.objectContaining({ buyer: ['杯子裂了'], agent: [] }),
      }),
      expect.objectContaining({ text: '在的', facts: expect.objectContaining({ buyer: [] }) }),
    ]);
  });

  test('JSON Lines; a broken line is named and the rest is read', () => {
    const log = readChatLog('{"from":"agent","text":"您好"}\n{"from":\n[1]\n{"from":"agent"}\n{"text":"在"}');
    expect(log.messages.map((m) => m.text)).toEqual(['您好', '在']);
    expect(log.problems.map((p) => p.line).sort()).toEqual([2, 3, 4]);
  });

  test('plain text is a message a line', () => {
    expect(readChatLog('运费您出\n\n您好\n').messages.map((m) => m.text)).toEqual(['运费您出', '您好']);
  });

  test('columns mapped by hand win', () => {
    const log = readChatLog('谁,说了啥\n客服,您好\n买家,在吗\n', { text: '说了啥', from: '谁' });
    expect(log.messages.map((m) => m.text)).toEqual(['您好']);
  });

  test('its columns are shown before they are known; those with usual names are known', () => {
    expect(sheetOf('时间,消息内容\n9:01,在的\n')).toMatchObject({ columns: { text: '消息内容', time: '时间' } });
    const sheet = sheetOf('何时,说了啥\n9:01,在的\n');
    expect(sheet).toMatchObject({ names: ['何时', '说了啥'], columns: undefined, sample: [{ 说了啥: '在的' }] });
    expect(sheet.read({ text: '说了啥' }).messages.map((m) => m.text)).toEqual(['在的']);
    expect(sheetOf('运费您出\n您好').read().messages).toHaveLength(2);
  });

  test('a workbook’s cells: dates and numbers as text, empty rows left out, lines as the sheet counts them', () => {
    const sheet = sheetOfCells([
      ['时间', '买家', '消息内容'],
      [new Date('2026-11-24T01:02:00Z'), 7000100, '在的'],
      [null, null, null],
      ['', '小李', 12],
    ]);
    expect(sheet.read(sheet.columns).messages).toMatchObject([
      { text: '在的', where: '2026-11-24 01:02 · 7000100', talk: '7000100' },
      { text: '12', where: '小李' },
    ]);
    expect(sheetOfCells([]).read().problems).toHaveLength(1);
  });

  test('whatever the file holds, it is read or named, never thrown on', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => void readChatLog(text)));
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void readChatLog(`text,from\n${text}`)));
  });
});
