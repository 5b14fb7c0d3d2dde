import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { AhoCorasick } from '@monyone/aho-corasick/fast';
import { type CaseFacts, NO_FACTS } from '../../lib/model/case';
import { policyOf } from '../../lib/policy/admit';
import type { Pack } from '../../lib/policy/pack';
import { type CompiledPolicy, check, compile } from '../../lib/wording/check';
import type { Policy } from '../../lib/wording/rule';
import { recordsOf } from '../tools/score-wording';

/* The speed of judging, against a raw pass over the same texts and against peers, in one process and one run. */

interface Row {
  work: string;
  who: string;
  value: number;
  unit: string;
  /** multiple of the raw pass over the same text, or of the baseline the work names */
  ratio: number;
}

const FACTS: CaseFacts = { ...NO_FACTS, stage: 'after-sale' };
const FIRST = '亲您好，退货可以的，';
const PARTS = [
  '麻烦您拍张照片发我看一下哈',
  '我这边核实好了今天十八点前给您答复',
  '运费需要您先承担一下哦',
  '包裹已经发出了单号在订单里能看到',
  '这款是加厚的冬天穿着正好',
  '给您申请了五元补偿稍后到账',
  '您别着急我帮您催一下仓库',
];

/** A draft of about `length` characters that no one has judged before. */
function draftOf(length: number, seed: number): string {
  let text = FIRST;
  for (let i = seed; text.length < length; i = (i * 7 + 3) % 1009) text += `${PARTS[i % PARTS.length]}${i}，`;
  return text.slice(0, length);
}

/** Nanoseconds of one call, the best of five rounds; every call gets a text of its own. */
function time(texts: readonly string[], work: (text: string) => unknown): number {
  for (const text of texts) work(text);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const began = process.hrtime.bigint();
    for (const text of texts) work(text);
    best = Math.min(best, Number(process.hrtime.bigint() - began) / texts.length);
  }
  return best;
}

function rawPass(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
  return sum;
}

const judge = (compiled: CompiledPolicy) => (text: string) => check(compiled, text, FACTS);

/** A shop's pack of `count` rules with gaps between words nobody else uses. */
function shopOf(count: number): Pack {
  const word = (i: number) => String.fromCharCode(0x4e00 + ((i * 137) % 5000), 0x4e00 + ((i * 331) % 5000));
  return {
    format: 1,
    id: 'bench',
    version: 1,
    name: '测速',
    rules: Array.from({ length: count }, (_, i) => ({
      id: `r${i}`,
      category: 'arguing' as const,
      find: [`${word(i)} …6${word(i + 7)}`, `<buyer> …8${word(i + 3)}`],
      say: '说',
      why: '因',
      source: '测',
    })),
  };
}

const terms = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    String.fromCharCode(0x4e00 + (i % 20_000), 0x4e00 + ((i * 7919) % 20_000), 0x4e00 + ((i * 31) % 20_000)),
  );

const withTerms = (count: number): Policy => {
  const policy = policyOf([]);
  const [first] = policy.rules;
  return first
    ? {
        ...policy,
        rules: [...policy.rules, { ...first, id: 'terms', find: ['<terms>'], unless: {} }],
        vocabulary: { ...policy.vocabulary, terms: terms(count) },
      }
    : policy;
};

/** `bench wording [--json FILE]`. */
export function main(args: readonly string[]): number {
  const rows: Row[] = [];
  const put = (work: string, who: string, value: number, unit: string, ratio: number) => {
    const row = { work, who, value: Number(value.toPrecision(4)), unit, ratio: Number(ratio.toPrecision(4)) };
    rows.push(row);
    console.log(
      `${work.padEnd(44)} ${who.padEnd(26)} ${String(row.value).padStart(10)} ${unit.padEnd(6)} ${row.ratio}×`,
    );
  };
  const drafts = Array.from({ length: 400 }, (_, i) => draftOf(200, i + 1));
  const raw = time(drafts, rawPass);
  put('200 characters, new text', 'raw charCodeAt pass', raw / 1000, 'µs', 1);

  const began = performance.now();
  const built = compile(policyOf([]));
  const cold = performance.now() - began;
  const own = time(drafts, judge(built));
  put('200 characters, new text', 'built-in policy', own / 1000, 'µs', own / raw);

  const words = [...new Set(Object.values(built.policy.vocabulary).flat())].filter((w) => !/[()<>|?!~^$… ]/.test(w));
  const alternation = new RegExp(words.map((w) => w.replace(/[.*+[\]{}\\/-]/g, '\\$&')).join('|'), 'g');
  const regex = time(drafts, (text) => [...text.matchAll(alternation)].length);
  put('200 characters, new text', `V8 alternation, ${words.length} terms`, regex / 1000, 'µs', regex / raw);
  const corasick = new AhoCorasick(words);
  const aho = time(drafts, (text) => corasick.matchInText(text));
  put('200 characters, new text', `aho-corasick, ${words.length} terms`, aho / 1000, 'µs', aho / raw);

  for (const count of [500, 1000, 5000]) {
    const more = time(drafts, judge(compile(policyOf([shopOf(count)]))));
    put(`with ${count} more rules with gaps`, 'against the built-in policy', more / 1000, 'µs', more / own);
  }
  const fifty = time(drafts, judge(compile(withTerms(50_000))));
  put('with 50,000 plain terms', 'against the built-in policy', fifty / 1000, 'µs', fifty / own);

  const messages = recordsOf<{ draft: string }>('wording').map((r) => r.draft);
  const each = time(messages, judge(built));
  put('messages of the corpus', 'built-in policy', 1e9 / each, '/s', each / time(messages, rawPass));
  put('ready from a stored pack, cold', 'built-in policy', cold, 'ms', cold / 10);

  for (const [name, unit] of [
    ['repetition', '运费'],
    ['nesting', '（“运费'],
    ['near misses', '运费不用您承担，'],
    ['slots', '{}【】'],
    ['lone surrogates', '\ud800运'],
  ] as const) {
    const text = unit.repeat(Math.ceil(100_000 / unit.length)).slice(0, 100_000);
    const taken = time([text], judge(built));
    put(`100,000 characters of ${name}`, 'against a frame of 16.7 ms', taken / 1e6, 'ms', taken / 16.7e6);
  }
  const at = args.indexOf('--json');
  const file = args[at + 1];
  const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}`;
  if (at >= 0 && file) writeFileSync(file, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  return 0;
}
