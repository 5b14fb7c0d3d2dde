import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_FACTS } from '../model/case';
import {
  type BeginTalk,
  type Columns,
  type LogReading,
  readChatLog as read,
  sheetOf as sheet,
  sheetOfCells as sheetOfAll,
  type TalkBegun,
} from './chat-log';

/** Hears only who said what. */
const begin: BeginTalk = () => {
  const lines: { from: string; text: string }[] = [];
  const before = (place: number, who: string) =>
    lines.slice(0, place).flatMap(({ from, text }) => (from === who ? [text] : []));
  return {
    add: (from, text) => lines.push({ from, text }) - 1,
    factsAt: (place) => ({ ...NO_FACTS, buyer: before(place, 'buyer'), agent: before(place, 'agent') }),
  };
};
const READING: LogReading = { begin };
const readChatLog = (text: string, columns?: Columns) => read(text, READING, columns);
const sheetOf = (text: string) => sheet(text, READING);
const sheetOfCells = (cells: readonly (readonly unknown[])[]) => sheetOfAll(cells, READING);

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

  test('what is known of a talk beside its words: its platform, else the file’s; the order’s status, the refund reason', () => {
    const begun: TalkBegun[] = [];
    const noting: BeginTalk = (about) => {
      begun.push(about);
      return begin(about);
    };
    read('买家,平台,订单状态,退款原因,消息内容\n小王,拼多多,已签收,七天无理由,您好\n小李,,,,您好\n', {
      begin: noting,
      platform: 'jd',
    });
    expect(begun).toEqual([
      { platform: 'pinduoduo', status: '已签收', refundReason: '七天无理由', isMixed: false },
      { platform: 'jd', isMixed: false },
    ]);
  });

  test('a long log that names no buyer is of several; a short one, and one that names them, is not', () => {
    const isMixed = (head: string, rows: number) => {
      const mixed: unknown[] = [];
      const row = head === '消息内容' ? '您好' : '您好,小王';
      read([head, ...Array.from({ length: rows }, () => row)].join('\n'), {
        begin: (about) => {
          mixed.push(about.isMixed);
          return begin(about);
        },
      });
      return mixed;
    };
    expect(isMixed('消息内容', 200)).toEqual([false]);
    expect(isMixed('消息内容', 201)).toEqual([true]);
    expect(isMixed('消息内容,买家', 201)).toEqual([false]);
  });

  test('the platform and robots are heard, not judged; lines of anybody are counted', () => {
    const log = readChatLog('发送方,消息内容\n系统,商家已发货\n机器人,亲在的\n小美,您好\n');
    expect(log).toMatchObject({ lines: 3, messages: [{ text: '您好' }] });
    expect(readChatLog('发送方,消息内容\n买家,在吗\n')).toMatchObject({ lines: 1, messages: [] });
    expect(readChatLog('')).toMatchObject({ lines: 0, messages: [] });
  });
});
