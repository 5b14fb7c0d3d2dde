import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import process from 'node:process';
import { AhoCorasick } from '@monyone/aho-corasick/fast';
import Papa from 'papaparse';
import { policyOf } from '../../lib/policy/admit';
import { BacktestRun, joinBacktests, piecesOf, type SentMessage } from '../../lib/policy/backtest';
import { readChatLog } from '../../lib/policy/chat-log';
import type { Pack } from '../../lib/policy/pack';
import { compile } from '../../lib/wording/check';
import { recordsOf } from '../tools/score-wording';

/* The speed of a backtest: 100,000 messages of a chat log, read and judged by two policies, against peers in the same run. */

interface Row {
  work: string;
  who: string;
  value: number;
  unit: string;
  /** multiple of the peer the row names */
  ratio: number;
}

const MESSAGES = 100_000;
const BUYERS = 9000;

/** A log as consoles export it: conversations of some eleven messages, half of them the buyer's, none twice the same. */
function logOf(count: number): string {
  const drafts = recordsOf<{ draft: string }>('wording').map((r) => r.draft);
  const rows = Array.from({ length: count }, (_, i) => {
    const text = `${drafts[(i * 7919) % drafts.length]}${i % 10 === 0 ? `，单号${i}` : ''}`;
    return [`9:${i % 60}`, `买家${i % BUYERS}`, '客服', text];
  });
  return Papa.unparse([['时间', '买家', '发送方', '消息内容'], ...rows]);
}

const NEW_RULE: Pack = {
  format: 1,
  id: 'shop',
  version: 2,
  name: '测速',
  rules: [
    {
      id: 'foot-money',
      category: 'freight-before-fault',
      find: ['脚力钱 …4<buyer>'],
      say: '说',
      why: '因',
      source: '店铺约定',
      flags: ['脚力钱您出'],
      passes: ['脚力钱我们出'],
    },
  ],
};

function seconds<T>(work: () => T): { took: number; value: T } {
  const began = process.hrtime.bigint();
  const value = work();
  return { took: Number(process.hrtime.bigint() - began) / 1e9, value };
}

/** `bench backtest [--json FILE]`. */
export function main(args: readonly string[]): number {
  const rows: Row[] = [];
  const put = (work: string, who: string, value: number, unit: string, ratio: number) => {
    const row = { work, who, value: Number(value.toPrecision(4)), unit, ratio: Number(ratio.toPrecision(4)) };
    rows.push(row);
    console.log(
      `${work.padEnd(34)} ${who.padEnd(34)} ${String(row.value).padStart(10)} ${unit.padEnd(3)} ${row.ratio}×`,
    );
  };
  const log = logOf(MESSAGES);
  const papa = seconds(() => Papa.parse(log, { header: true }));
  put('read 100,000 rows of csv', 'papaparse alone', papa.took, 's', 1);
  const { took, value } = seconds(() => readChatLog(log));
  put('read 100,000 rows of csv', 'into messages with their talk', took, 's', took / papa.took);
  const { messages } = value;

  const after = compile(policyOf([NEW_RULE]));
  const before = compile(policyOf([]));
  const words = [...new Set(Object.values(before.policy.vocabulary).flat())].filter((w) => !/[()<>|?!~^$… ]/.test(w));
  const corasick = new AhoCorasick(words);
  const peer = seconds(() => messages.reduce((hits, { text }) => hits + corasick.matchInText(text).length, 0));
  put('two passes over 100,000 messages', `aho-corasick, ${words.length} terms`, peer.took * 2, 's', 1);

  const whole = (part: readonly SentMessage[]) => {
    const run = new BacktestRun(after, before);
    for (const message of part) run.take(message);
    return run.soFar;
  };
  const one = seconds(() => whole(messages));
  put('backtest of 100,000 messages', 'two policies, one thread', one.took, 's', one.took / (peer.took * 2));
  put('backtest of 100,000 messages', 'against the goal of 2 s', one.took, 's', one.took / 2);

  // Each worker judges one piece: the slowest piece is the time, where each has a core to itself.
  const many = availableParallelism();
  const parts = piecesOf(messages, many).map((part) => seconds(() => whole(part)));
  const slowest = Math.max(...parts.map((part) => part.took));
  put(`the slowest of ${many} pieces`, 'a core each', slowest, 's', slowest / one.took);
  const joined = joinBacktests(parts.map((part) => part.value));
  if (joined.held !== one.value.held || joined.different !== one.value.different) return 1;

  const at = args.indexOf('--json');
  const file = args[at + 1];
  const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}`;
  if (at >= 0) writeFileSync(file ?? 'test/bench/backtest.json', `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  return 0;
}
