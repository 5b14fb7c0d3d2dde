import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { AhoCorasick } from '@monyone/aho-corasick/fast';
import Papa from 'papaparse';
import { Talk } from '../../lib/case/talk';
import { type Backtest, BacktestRun, joinBacktests, piecesOf, type SentMessage } from '../../lib/policy/backtest';
import { type LogReading, readChatLog } from '../../lib/policy/chat-log';
import type { Pack } from '../../lib/policy/pack';
import { wholePolicy } from '../../lib/policy/whole';
import { recordsOf } from '../tools/score-wording';
import { clockName, now } from './clock';

/* The speed of a backtest: 100,000 messages of a chat log, read and judged by two policies, against peers in the same run. */

interface Row {
  work: string;
  who: string;
  value: number;
  unit: string;
  /** multiple of the peer the row names */
  ratio: number;
}

const READING: LogReading = { begin: (about) => new Talk(about) };
const MESSAGES = 100_000;
const BUYERS = 9000;

/**
 * A log as consoles export it: conversations of some eleven messages, one message in twelve that may deserve something, two
 * in three that are there only once.
 */
function logOf(count: number): string {
  const records = ['wording', 'more-wording'].flatMap((name) => recordsOf<{ draft: string; expect: unknown[] }>(name));
  const all = records.map((r) => r.draft);
  const ordinary = records.filter((r) => r.expect.length === 0).map((r) => r.draft);
  const rows = Array.from({ length: count }, (_, i) => {
    const from = i % 12 === 0 ? all : ordinary;
    const text = `${from[(i * 7919) % from.length]}${i % 3 === 0 ? '' : `，单号${i}`}`;
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
  const began = now();
  const value = work();
  return { took: (now() - began) / 1e9, value };
}

function judgeAll(part: readonly SentMessage[]): Backtest {
  const run = new BacktestRun(wholePolicy([NEW_RULE]), wholePolicy([]));
  for (const message of part) run.take(message);
  return run.soFar;
}

interface Ask {
  log: string;
  piece: number;
  of: number;
}

interface Told {
  took: number;
  result: Backtest;
}

const inWorker = (ask: Ask): Promise<Told> =>
  new Promise((tell, fail) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: ask });
    worker.once('message', tell).once('error', fail);
  });

// The bench is one file: a worker runs the same one.
if (parentPort) {
  const began = now();
  const { log, piece, of } = workerData as Ask;
  const result = judgeAll(piecesOf(readChatLog(log, READING).messages, of)[piece] ?? []);
  parentPort.postMessage({ took: (now() - began) / 1e9, result } satisfies Told);
}

const ROUNDS = 6;

/** As a supervisor does it: the same rule in the studio, a log chosen as a file; seconds for the first and, in the middle, for later ones. */
async function inChromium(): Promise<{ first: number; later: number }> {
  // A worker runs this file too, and needs no browser.
  const { launch, stopConsoles } = await import('../browser/harness');
  const folder = mkdtempSync(join(tmpdir(), 'wenda-bench-'));
  const browser = await launch();
  try {
    const page = await browser.openPage('studio.html');
    await page.getByRole('navigation').getByRole('link', { name: '写新规则' }).click();
    await page.getByLabel('该拦的例句').fill('脚力钱您出');
    await page.getByLabel('该放行的例句').fill('脚力钱我们出');
    await page.getByLabel('类别').selectOption('freight-before-fault');
    await page.getByLabel('告诉客服', { exact: true }).fill('说');
    await page.getByRole('button', { name: '用这个写法' }).first().click();
    await page.getByText('例句都对').waitFor();
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      // Each log is a message longer: that its own figures are shown is then seen.
      const path = join(folder, `${round}.csv`);
      writeFileSync(path, logOf(MESSAGES + round));
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('选聊天记录…').click()]);
      // Nobody finds a file in less than a second.
      await new Promise((found) => setTimeout(found, 1000));
      const began = performance.now();
      await chooser.setFiles(path);
      await page.getByText(`共 ${MESSAGES + round} 条`).waitFor();
      times.push((performance.now() - began) / 1000);
    }
    const [first = 0, ...later] = times;
    return { first, later: later.sort((a, b) => a - b)[later.length >> 1] ?? 0 };
  } finally {
    await browser.close();
    await stopConsoles();
    rmSync(folder, { recursive: true });
  }
}

/** `bench backtest [--json FILE]`. The build in .output/chrome-mv3 must be fresh. */
export async function main(args: readonly string[]): Promise<number> {
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
  const { took, value } = seconds(() => readChatLog(log, READING));
  put('read 100,000 rows of csv', 'into messages with their talk', took, 's', took / papa.took);
  const { messages } = value;

  const words = [...new Set(Object.values(wholePolicy([]).policy.vocabulary).flat())].filter(
    (w) => !/[()<>|?!~^$… ]/.test(w),
  );
  const corasick = new AhoCorasick(words);
  const peer = seconds(() => messages.reduce((hits, { text }) => hits + corasick.matchInText(text).length, 0));
  put('two passes over 100,000 messages', `aho-corasick, ${words.length} terms`, peer.took * 2, 's', 1);

  const one = seconds(() => judgeAll(messages));
  put('judging 100,000 messages', 'two policies, one thread', one.took, 's', one.took / (peer.took * 2));
  put('judging 100,000 messages', 'messages a second', MESSAGES / one.took, '/s', one.took / (peer.took * 2));

  // As in the studio: from the file to the figures, each worker reads all and judges its piece.
  const many = Math.min(availableParallelism(), 4);
  const began = performance.now();
  const told = await Promise.all(Array.from({ length: many }, (_, piece) => inWorker({ log, piece, of: many })));
  const wall = (performance.now() - began) / 1000;
  const slowest = Math.max(...told.map((each) => each.took));
  put('backtest of 100,000 messages', `${many} workers by the wall, against 2 s`, wall, 's', wall / 2);
  put('backtest of 100,000 messages', 'the slowest worker, against 2 s', slowest, 's', slowest / 2);
  const joined = joinBacktests(told.map((each) => each.result));
  if (joined.held !== one.value.held || joined.counts.added !== one.value.counts.added) return 1;

  const { first, later } = await inChromium();
  put('the same in the studio, first log', 'Chromium by the wall, against 2 s', first, 's', first / 2);
  put('the same in the studio, later logs', 'Chromium by the wall, against 2 s', later, 's', later / 2);

  const at = args.indexOf('--json');
  const file = args[at + 1];
  const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}, ${clockName}, load ${loadavg()[0]?.toFixed(1)}`;
  if (at >= 0) writeFileSync(file ?? 'test/bench/backtest.json', `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  return 0;
}
