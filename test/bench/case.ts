import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { readCase } from '../../lib/case/case';
import type { Conversation, Message } from '../../lib/model/conversation';
import { clocksInForce } from '../../lib/policy/in-force';

/* The speed of reading a case, against a raw pass over the same chat, in one process and one run. */

const BUYER = [
  '在吗',
  '我买的锅盖收到是裂的',
  '你们看看图',
  '这都第三天了怎么还没人处理',
  '那运费谁出',
  '好的等你消息',
];
const AGENT = [
  '亲您好在的哈',
  '非常抱歉给您添麻烦了，麻烦您拍张照片我看一下',
  '收到照片了，我转给质检核实，今天18点前给您答复',
  '查了打包监控，是我们这边没垫好泡沫，给您补发一个新的',
];
const NOW = Date.parse('2026-11-24T10:00:00+08:00');

function chatOf(length: number, seed: number): Conversation {
  const messages = Array.from({ length }, (_, i): Message => {
    const from = i % 3 === 2 ? 'agent' : 'buyer';
    const said = from === 'agent' ? AGENT : BUYER;
    return { id: `m${i}`, from, kind: 'text', text: `${said[(i + seed) % said.length]}${seed}${i}`, sentAt: NOW + i };
  });
  const buyer = { id: 'b', name: '买家', idIsName: false };
  return { consoleId: 'bench', platform: 'pinduoduo', buyer, order: { state: 'absent' }, messages };
}

const CALLS = 40;

/** Nanoseconds of the quickest of some calls; every call gets a chat of its own. */
function time(chatOfCall: (call: number) => Conversation, work: (chat: Conversation) => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let call = 0; call < CALLS; call++) {
    const chat = chatOfCall(call);
    const began = process.hrtime.bigint();
    work(chat);
    best = Math.min(best, Number(process.hrtime.bigint() - began));
  }
  return best;
}

function rawPass({ messages }: Conversation): number {
  let sum = 0;
  for (const { text } of messages) for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
  return sum;
}

/** `bench case [--json FILE]`: milliseconds to read a chat never seen, and one that grew by a message. */
export function main(args: readonly string[]): number {
  const clocks = clocksInForce([]);
  const read = (chat: Conversation) => readCase(chat, {}, { clocks, now: NOW });
  let seed = 0;
  const rows = [10, 60, 200].map((length) => {
    const opened = () => chatOf(length, seed++);
    const chat = chatOf(length, seed++);
    const grown = (call: number): Conversation => {
      const said: Message = { id: 'new', from: 'buyer', kind: 'text', text: `还没人回我吗${length}${call}` };
      return { ...chat, messages: [...chat.messages.slice(1), said] };
    };
    const raw = time(opened, rawPass);
    const ms = (ns: number) => Number((ns / 1e6).toFixed(3));
    const [whole, more] = [time(opened, read), time(grown, read)];
    return { messages: length, opened: ms(whole), oneMore: ms(more), ratio: Math.round(whole / raw) };
  });
  for (const { messages, opened, oneMore, ratio } of rows)
    console.log(
      `${messages} messages: ${opened} ms when opened (${ratio} raw passes), ${oneMore} ms with one more message`,
    );
  const file = args[args.indexOf('--json') + 1];
  const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}`;
  if (args.includes('--json') && file) writeFileSync(file, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  return 0;
}
