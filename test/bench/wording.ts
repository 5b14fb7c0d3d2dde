import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { AhoCorasick } from '@monyone/aho-corasick/fast';
import { fromRowConfig } from 'prh';
import { type CaseFacts, NO_FACTS } from '../../lib/model/case';
import { policyOf } from '../../lib/policy/admit';
import type { Pack } from '../../lib/policy/pack';
import { type CompiledPolicy, check, compile } from '../../lib/wording/check';
import type { Policy } from '../../lib/wording/rule';
import { recordsOf } from '../tools/score-wording';
import { clockName, time, timeOnce } from './clock';
import { coldFigures } from './cold-run';

/*
 * The speed of judging, against a raw pass over the same texts and against peers, in one process and one run. What is
 * judged was not judged before: every draft of a round differs from every other.
 */

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

/** A draft typed in the middle, a character a keystroke. */
function keystrokesIn(length: number): readonly string[] {
  const draft = draftOf(length, 5).replace(/，(?=我这边|给您)/g, '。');
  const typed = [...'运费需要您先承担一下，我帮您问问。'];
  const middle = draft.indexOf('。', length / 2) + 1;
  return typed.map((_, i) => draft.slice(0, middle) + typed.slice(0, i + 1).join('') + draft.slice(middle));
}

const VARIED = [
  ['运费', '邮费', '来回运费'],
  ['不用', '不需要', '不是'],
  ['您', '买家', '顾客'],
  ['承担', '出', '付'],
  ['，', '。', '的，', '7，'],
] as const;

function variedNearMisses(length: number): string {
  let text = '';
  for (let i = 1; text.length < length; i++)
    text += VARIED.map((words, at) => words[(i * (at + 3) * 7919) % words.length] ?? '').join('');
  return text.slice(0, length);
}

const LONG = 100_000;
const filledWith = (unit: string): string => unit.repeat(Math.ceil(LONG / unit.length)).slice(0, LONG);
const LONG_DRAFTS: Readonly<Record<string, string>> = {
  repetition: filledWith('运费'),
  nesting: filledWith('（“运费'),
  'near misses': filledWith('运费不用您承担，'),
  'near misses, varied': variedNearMisses(LONG),
  'bad sentences': filledWith('加我微信。'),
  'bad clauses': filledWith('运费您承担，'),
  offers: filledWith('给您补偿30元，'),
  slots: filledWith('{}【】'),
  digits: filledWith('13812345678'),
  'short sentences': filledWith('嗯。'),
  'lone surrogates': filledWith('\ud800运'),
};

/** `bench wording [--json FILE]`. */
export async function main(args: readonly string[]): Promise<number> {
  const rows: Row[] = [];
  const put = (work: string, who: string, value: number, unit: string, ratio: number) => {
    const row = { work, who, value: Number(value.toPrecision(4)), unit, ratio: Number(ratio.toPrecision(4)) };
    rows.push(row);
    console.log(
      `${work.padEnd(44)} ${who.padEnd(34)} ${String(row.value).padStart(10)} ${unit.padEnd(6)} ${row.ratio}×`,
    );
  };
  const drafts = Array.from({ length: 400 }, (_, i) => draftOf(200, i + 1));
  const raw = time(drafts, rawPass);
  put('200 characters, new text', 'raw charCodeAt pass', raw / 1000, 'µs', 1);
  const built = compile(policyOf([]));
  const own = time(drafts, judge(built));
  put('200 characters, new text', 'built-in policy', own / 1000, 'µs', own / raw);
  const each = drafts.map((draft) => timeOnce(draft, judge(built))).sort((a, b) => a - b);
  const slow = each[Math.floor(each.length * 0.99)] ?? 0;
  put('200 characters, 99th of 100 drafts', 'against 0.1 ms', slow / 1e6, 'ms', slow / 1e5);

  const words = [...new Set(Object.values(built.policy.vocabulary).flat())].filter((w) => !/[()<>|?!~^$… ]/.test(w));
  const alternation = new RegExp(words.map((w) => w.replace(/[.*+[\]{}\\/-]/g, '\\$&')).join('|'), 'g');
  const regex = time(drafts, (text) => [...text.matchAll(alternation)].length);
  put('200 characters, new text', `V8 alternation, ${words.length} terms`, regex / 1000, 'µs', regex / raw);
  const corasick = new AhoCorasick(words);
  const aho = time(drafts, (text) => corasick.matchInText(text));
  put('200 characters, new text', `aho-corasick, ${words.length} terms`, aho / 1000, 'µs', aho / raw);

  // A rule linter goes through the text once a rule: a few drafts tell enough.
  const plain = words.filter((word) => /^[\p{L}\p{N}]+$/u.test(word));
  const linter = fromRowConfig('bench.yml', {
    version: 1,
    rules: plain.map((pattern) => ({ expected: '〇', pattern })),
  });
  const prh = time(drafts.slice(0, 10), (text) => linter.makeChangeSet('draft.txt', text));
  put('200 characters, new text', `prh, ${plain.length} rules of a term`, prh / 1000, 'µs', prh / raw);

  for (const count of [500, 1000, 5000]) {
    const more = time(drafts, judge(compile(policyOf([shopOf(count)]))));
    put(`with ${count} more rules with gaps`, 'against the built-in policy', more / 1000, 'µs', more / own);
  }
  const large = withTerms(50_000);
  const fifty = time(drafts, judge(compile(large)));
  put('with 50,000 plain terms', 'against the built-in policy', fifty / 1000, 'µs', fifty / own);

  const records = recordsOf<{ draft: string; expect: unknown[] }>('wording');
  const all = records.map((r) => r.draft);
  const ordinary = records.filter((r) => r.expect.length === 0).map((r) => r.draft);
  for (const [name, messages] of [
    ['messages of the corpus', all],
    ['messages of it that deserve nothing', ordinary],
  ] as const) {
    const taken = time(messages, judge(built));
    put(name, 'built-in policy', 1e9 / taken, '/s', taken / time(messages, rawPass));
  }

  const keystrokes = keystrokesIn(2000);
  const whole = time(keystrokes, (text) => {
    built.matcher.scanner.forget();
    built.likeness.forget();
    return judge(built)(text);
  });
  const keystroke = time(keystrokes, judge(built));
  put('2,000 characters, every sentence anew', 'built-in policy', whole / 1000, 'µs', whole / raw);
  put('2,000 characters, a keystroke', 'against every sentence anew', keystroke / 1000, 'µs', keystroke / whole);

  for (const { work, who, value, unit, ratio } of await coldFigures(large)) put(work, who, value, unit, ratio);

  const limited = { ...FACTS, limitYuan: 10 };
  for (const [name, text] of Object.entries(LONG_DRAFTS)) {
    const taken = time([text], (draft) => check(built, draft, limited));
    put(`100,000 characters of ${name}`, 'against a frame of 16.7 ms', taken / 1e6, 'ms', taken / 16.7e6);
  }
  const at = args.indexOf('--json');
  const file = args[at + 1];
  const load = loadavg()[0]?.toFixed(1);
  const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}, ${clockName}, load ${load}`;
  if (at >= 0 && file) writeFileSync(file, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  return 0;
}
