import { type CaseFacts, NO_FACTS } from '../../lib/model/case';
import { policyOf } from '../../lib/policy/in-force';
import type { Pack } from '../../lib/policy/pack';
import type { Policy } from '../../lib/wording/rule';

/* What the bench of wording judges and by what: drafts, shops' packs, hard texts. No draft of a round is like another. */

export const FACTS: CaseFacts = { ...NO_FACTS, stage: 'after-sale' };
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
export function draftOf(length: number, seed: number): string {
  let text = FIRST;
  for (let i = seed; text.length < length; i = (i * 7 + 3) % 1009) text += `${PARTS[i % PARTS.length]}${i}，`;
  return text.slice(0, length);
}

export function rawPass(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
  return sum;
}

/** A shop's pack of `count` rules with gaps between words nobody else uses. */
export function shopOf(count: number): Pack {
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

export const withTerms = (count: number): Policy => {
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
export function keystrokesIn(length: number): readonly string[] {
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
export const LONG_DRAFTS: Readonly<Record<string, string>> = {
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
