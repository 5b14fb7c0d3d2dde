import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type CaseFacts, FAULTS, NO_FACTS, STAGES } from '../model/case';
import { builtInLikeness } from '../policy/built-in';
import { policyOf } from '../policy/in-force';
import { check, compile } from './check';
import { FINDERS } from './classes';
import { compileMatcher } from './matcher';
import { quotesIn } from './quotes';

/* What the tricks of the engine must not change: the answer. Each is held against the plain way of doing it. */

vi.setConfig({ testTimeout: 30_000 });

const policy = policyOf([]);
const compiled = compile(policy, builtInLikeness());

const WORDS = ['运费', '您', '承担', '不用', '加', 'V', '微信', '嗯', '随便', '可以', '亲', '的', '30元', '明天'];
const MARKS = ['，', '。', '！', '\n', ' '];
const SENTENCES = policy.rules.flatMap((rule) => [...rule.flags, ...rule.passes].map((example) => example.draft));
const anyPart = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 3, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 2, arbitrary: fc.constantFrom(...SENTENCES) },
  fc.constantFrom('🙂', '\u200b', '\ud800', '“', '”', '您说“', '____', '{姓名}', '13812345678', '運費', 'ＱＱ'),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const draftOf = (most: number) => fc.array(anyPart, { maxLength: most }).map((parts) => parts.join(''));
const anyFacts = fc
  .record({
    fault: fc.constantFrom(...FAULTS),
    stage: fc.constantFrom(...STAGES),
    limitYuan: fc.constantFrom(undefined, 10),
    buyer: fc.constantFrom<readonly string[]>([], ['我要退货'], ['你好', '图发你了']),
    agent: fc.constantFrom<readonly string[]>([], ['给您补偿8元']),
  })
  .map((facts): CaseFacts => ({ ...NO_FACTS, ...facts }));

describe('nothing that was judged before changes the answer', () => {
  const anew = (draft: string, facts: CaseFacts) => {
    compiled.matcher.scanner.forget();
    compiled.likeness.forget();
    return check(compiled, draft, facts);
  };

  test('other drafts between, in other cases', () => {
    fc.assert(
      fc.property(
        draftOf(20),
        anyFacts,
        fc.array(fc.tuple(draftOf(90), anyFacts), { maxLength: 3 }),
        (draft, facts, others) => {
          const first = check(compiled, draft, facts);
          for (const [other, otherFacts] of others) check(compiled, other, otherFacts);
          expect(check(compiled, draft, facts)).toEqual(first);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a long draft as it is typed, of which only the changed sentence is judged again', () => {
    const edit = fc.record({ at: fc.nat(), drop: fc.nat(6), put: draftOf(2) });
    const start = fc
      .array(anyPart, { minLength: 150, maxLength: 220 })
      .map((parts) => parts.join('').replace(/[_{}]/g, ''));
    fc.assert(
      fc.property(start, fc.array(edit, { minLength: 1, maxLength: 6 }), anyFacts, (typed, edits, facts) => {
        let draft = typed;
        check(compiled, draft, facts);
        for (const { at, drop, put } of edits) {
          const from = at % (draft.length + 1);
          draft = draft.slice(0, from) + put + draft.slice(from + drop);
          const found = check(compiled, draft, facts);
          expect(found).toEqual(anew(draft, facts));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a long draft sentence by sentence is a long draft at once', () => {
    // A word with a mark in it may lie in two sentences: under such a policy nothing is taken apart.
    const vocabulary = { ...policy.vocabulary, never: ['x。x'] };
    const undivided = compile({ ...policy, vocabulary, rules: [...policy.rules, spare()] }, builtInLikeness());
    fc.assert(
      fc.property(draftOf(220), anyFacts, (draft, facts) => {
        expect(check(compiled, draft, facts)).toEqual(check(undivided, draft, facts));
      }),
      { numRuns: 40 },
    );
  });

  function spare() {
    const [first] = policy.rules;
    if (!first) throw new Error('the built-in policy has no rules');
    const { like, ...rule } = first;
    return { ...rule, id: 'never', find: ['<never>'], unless: {}, flags: [], passes: [] };
  }
});

test('a sentence that must pass never makes a finding, wherever it is noted', () => {
  fc.assert(
    fc.property(draftOf(12), fc.nat(), anyFacts, (draft, at, facts) => {
      const rules = policy.rules.map((rule, i) =>
        i === at % policy.rules.length ? { ...rule, passes: [...rule.passes, { draft, facts: {} }] } : rule,
      );
      expect(check(compile({ ...policy, rules }, builtInLikeness()), draft, facts)).toEqual(
        check(compiled, draft, facts),
      );
    }),
    { numRuns: 8 },
  );
});

describe('shapes read from units are what their expressions say', () => {
  const NUMERALS = '0-9〇零一二两三四五六七八九十百千万半几';
  const DAYS = '今天|明天|后天|今晚|明早|明晚|下周';
  const EXPRESSIONS: Readonly<Record<keyof typeof FINDERS, RegExp>> = {
    '#': new RegExp(`[${NUMERALS}]{1,12}(?:\\.\\d{1,4})?`, 'g'),
    yuan: new RegExp(
      `¥\\d{1,9}(?:\\.\\d{1,2})?(?:元|块)?|[${NUMERALS}]{1,9}(?:\\.\\d{1,2})?(?:元|块钱|块|圆|rmb|大洋)`,
      'g',
    ),
    time: new RegExp(
      `(?:${DAYS}|下午|上午|中午|早上|晚上|周[一二三四五六日天])?[${NUMERALS}]{1,3}(?:点半|点|小时|分钟|个?工作日|天|号|日)[内前后]?|${DAYS}`,
      'g',
    ),
    phone: /1[3-9]\d{9}(?!\d)|0\d{2,3}-?\d{7,8}(?!\d)|400-?\d{3,4}-?\d{3,4}/g,
    latin: /[a-z0-9][a-z0-9._-]{1,40}/g,
  };
  const characters = [...'0123456789一二十半几.-_¥元块钱点小时分钟个工作日天号内前今明下周上午晚abrmb，的'];
  const text = fc
    .array(fc.constantFrom(...characters, 'rmb', '工作日', '13812345678', '0571-', '400-', '下周', '点半'), {
      maxLength: 40,
    })
    .map((parts) => parts.join(''));

  test.each(['#', 'yuan', 'time', 'phone', 'latin'] as const)('%s', (name) => {
    fc.assert(
      fc.property(text, (folded) => {
        const found: [number, number][] = [];
        const units = Uint16Array.from(folded, (c) => c.charCodeAt(0));
        FINDERS[name](units, 0, units.length, (start, end) => found.push([start, end]));
        const said = [...folded.matchAll(EXPRESSIONS[name])].map((m) => [m.index, m.index + m[0].length]);
        expect(found).toEqual(said);
      }),
      { numRuns: 400 },
    );
  });
});

test('quotes are found in one pass as an expression finds them', () => {
  const text = fc.array(fc.constantFrom('“', '”', '"', '「', '」', '您说', '字', '\n', '一'.repeat(79)), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(
      text.map((parts) => parts.join('')),
      (draft) => {
        const said = [...draft.matchAll(/[“"「『]([^”"」』\n]{1,80})[”"」』]/g)]
          .filter((m) => draft.slice(Math.max(0, m.index - 8), m.index).includes('您说'))
          .map((m) => ({ start: m.index, end: m.index + m[0].length }));
        expect(quotesIn(draft, ['您说'])).toEqual(said);
      },
    ),
  );
});

describe('the work grows with the text, whatever the pack says', () => {
  const word = fc.constantFrom('退', '货', '您', '不', '<v>', '<#>', '(退|货)', '您?');
  const link = fc.constantFrom('', ' ', '…', '…99', ' …… ', '…3<any>', '……<any>');
  const pattern = fc
    .tuple(
      fc.constantFrom('', '^', '^^', '~不 '),
      word,
      fc.array(fc.tuple(link, word), { maxLength: 5 }),
      fc.constantFrom('', '$', '$$', '!您'),
    )
    .map(([from, first, more, to]) => from + first + more.flat().join('') + to);
  const unit = fc.array(fc.constantFrom('退', '货', '您', '不', '亲', '，', '。', '7'), { minLength: 1, maxLength: 8 });

  test('twice the text is at most twice the work', () => {
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 8 }), unit, (patterns, parts) => {
        const { matcher } = compileMatcher({
          vocabulary: { filler: ['亲', '不'], v: ['退', '退货', '货您'] },
          patterns: patterns.map((each, id) => ({ id, pattern: each })),
        });
        const work = (times: number) => {
          const before = matcher.scanner.looked;
          matcher.scan(parts.join('').repeat(times));
          matcher.scanner.forget();
          return matcher.scanner.looked - before;
        };
        work(1);
        expect(work(800)).toBeLessThanOrEqual(work(400) * 2.2 + 2000);
      }),
      { numRuns: 60 },
    );
  });
});
