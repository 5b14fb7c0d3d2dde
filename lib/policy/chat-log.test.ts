import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readChatLog } from './chat-log';

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

  test('whatever the file holds, it is read or named, never thrown on', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => void readChatLog(text)));
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void readChatLog(`text,from\n${text}`)));
  });
});
