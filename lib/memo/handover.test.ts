import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aMemo, MINUTE, NOW } from '../../test/builders';
import { MEMO_KINDS, MEMO_SOURCES, MEMO_STATES, type Memo, type MemoId, PRIORITIES } from '../model/memo';
import {
  type Answer,
  acceptedMemo,
  answered,
  countHandover,
  type Handover,
  type HandoverItem,
  itemFor,
  mergeHandovers,
  relationOf,
} from './handover';
import { admitHandover, readHandover, writeHandover } from './handover-file';
import { newEntry } from './ledger';
import { called, note, tick } from './memo';

const say = (family: string, id: string) => `${family}:${id}`;
const item = (memo: Memo, over: Partial<HandoverItem> = {}): HandoverItem => ({ memo, told: [], known: [], ...over });
const sheet = (items: readonly HandoverItem[], over: Partial<Handover> = {}): Handover => ({
  id: 'h1',
  from: '小李',
  to: '小王',
  at: NOW,
  note: '明天大促，圆通停收',
  items,
  ...over,
});
const memo = (id: string, over: Partial<Memo> = {}) => aMemo(id, { owner: '小李', ...over });

describe('what goes along with a follow-up', () => {
  const one = called(
    memo('a', {
      promised: '今天18点前给您答复',
      buyer: { id: 'b1', name: '喵***酱' },
      order: { number: '77', goods: '玻璃杯' },
      scenario: 'lost-parcel',
      checklist: [
        { text: '请买家问家人和门卫', done: true },
        { text: '问网点要签收照片', done: false },
      ],
    }),
    '接了：同意等到周五',
    NOW,
  );
  const mine = {
    ...newEntry({ orderNumber: '77', courier: '圆通', cause: 'lost', promised: '丢件就补发' }, '小李', 'e1', NOW),
    done: '已找网点',
  };
  const others = newEntry({ orderNumber: '78', promised: '退一半' }, '小李', 'e2', NOW);
  test('the promise, what the register says of the case, and calls: told; nobody else’s case', () => {
    expect(itemFor(one, [mine, others], say).told).toEqual([
      '今天18点前给您答复',
      '丢件就补发',
      '已找网点',
      '接了：同意等到周五',
    ]);
  });
  test('order, matter, courier, cause and steps done are known, and not asked again; open steps are not known', () => {
    expect(itemFor(one, [mine, others], say).known).toEqual([
      '77 玻璃杯',
      'scenario:lost-parcel',
      '圆通',
      'party:courier · cause:lost',
      '请买家问家人和门卫',
    ]);
  });
});

describe('how what is here and what comes in stand to each other', () => {
  const base = memo('a');
  const here = note(base, '网点说在找', NOW);
  const there = note(base, '买家说急用', NOW + MINUTE);
  test.each([
    ['not here yet', undefined, base, 'new'],
    ['the same', base, base, 'same'],
    ['it went on there', base, there, 'ahead'],
    ['it went on here', here, base, 'behind'],
    ['both went on', here, there, 'conflict'],
  ] as const)('%s', (_, a, b, expected) => expect(relationOf(a, b)).toBe(expected));

  test('a conflict waits for a choice; what is chosen stands, and the history holds both', () => {
    expect(acceptedMemo(here, item(there), '小王', NOW)).toBeUndefined();
    for (const choice of ['here', 'coming'] as const) {
      const chosen = acceptedMemo({ ...here, what: '这边的' }, item({ ...there, what: '那边的' }), '小王', NOW, choice);
      expect(chosen).toMatchObject({ owner: '小王', what: choice === 'here' ? '这边的' : '那边的' });
      expect(chosen?.log.map((line) => line.note).filter(Boolean)).toEqual(
        expect.arrayContaining(['网点说在找', '买家说急用']),
      );
    }
  });
  test('accepting twice moves nothing twice, and starred words never replace plain ones', () => {
    const plain = memo('a', { what: '打13812345678给她' });
    const starred = JSON.parse(writeHandover(sheet([item(plain)]), false)).handover.items[0].memo as Memo;
    expect(starred.what).toBe('打138****5678给她');
    const once = acceptedMemo(plain, item(starred), '小王', NOW);
    expect(once).toMatchObject({ what: '打13812345678给她', owner: '小王' });
    expect(acceptedMemo(once, item(starred), '小王', NOW + 1)).toBe(once);
  });
});

describe('one sheet known twice', () => {
  const accepted: Answer = { did: 'accepted', by: '小王', at: NOW + MINUTE };
  const returned: Answer = { did: 'returned', by: '小王', at: NOW + 2 * MINUTE, why: '这单是大促组的' };
  const given = sheet([item(memo('a')), item(memo('b')), item(memo('c'))]);
  test('the same sheet again changes nothing', () => {
    expect(mergeHandovers(given, given)).toEqual(given);
  });
  test('answers come in, the latest stands, whichever way round', () => {
    const back = answered(answered(given, 'a' as MemoId, accepted), 'b' as MemoId, returned);
    expect(mergeHandovers(given, back)).toEqual(back);
    expect(mergeHandovers(back, given)).toEqual(back);
    const changed = answered(back, 'a' as MemoId, { ...returned, at: NOW + 3 * MINUTE });
    expect(mergeHandovers(back, changed).items[0]?.answer?.did).toBe('returned');
    expect(mergeHandovers(changed, back).items[0]?.answer?.did).toBe('returned');
  });
  test('what is open and unaccepted is counted', () => {
    const back = answered(answered(given, 'a' as MemoId, accepted), 'b' as MemoId, returned);
    expect(countHandover(back)).toEqual({ items: 3, accepted: 1, returned: 1, open: 1 });
  });
});

describe('the file', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 40 });
  const filled = words.map((text) => text.trim()).filter((text) => text !== '');
  const time = fc.integer({ min: 0, max: NOW });
  const aMemoOf: fc.Arbitrary<Memo> = fc
    .record({
      id: fc.uuid().map((id) => id as MemoId),
      what: filled,
      kind: fc.constantFrom(...MEMO_KINDS),
      state: fc.constantFrom(...MEMO_STATES),
      priority: fc.constantFrom(...PRIORITIES),
      source: fc.constantFrom(...MEMO_SOURCES),
      dueAt: time,
      checklist: fc.array(fc.record({ text: filled, done: fc.boolean() }), { maxLength: 3 }),
      log: fc.array(fc.record({ at: time, did: fc.constantFrom('created' as const, 'noted' as const), note: words })),
    })
    .map((each) => memo(each.id, each));
  const anAnswer: fc.Arbitrary<Answer | undefined> = fc.oneof(
    fc.constant(undefined),
    fc.record({ did: fc.constant('accepted' as const), by: words, at: time }),
    fc.record({ did: fc.constant('returned' as const), by: words, at: time, why: words }),
  );
  const aSheet: fc.Arbitrary<Handover> = fc.record({
    id: fc.uuid(),
    from: words,
    to: words,
    at: time,
    note: words,
    items: fc.array(
      fc
        .record({ memo: aMemoOf, told: fc.array(words), known: fc.array(words), answer: anAnswer })
        .map(({ answer, ...rest }) => (answer ? { ...rest, answer } : rest)),
      { maxLength: 4 },
    ),
  });

  test('written and read back it is what it was, whatever stands in it', () => {
    fc.assert(
      fc.property(aSheet, (one) => {
        expect(readHandover(writeHandover(one, true))).toEqual({ ok: true, handover: one });
      }),
    );
  });
  test('starred it can be read as well, and taking it twice makes no twins', () => {
    fc.assert(
      fc.property(aSheet, (one) => {
        const read = readHandover(writeHandover(one, false));
        if (!read.ok) throw new Error(read.problem.why);
        const once = mergeHandovers(one, read.handover);
        expect(mergeHandovers(once, read.handover)).toEqual(once);
        expect(once.items).toHaveLength(one.items.length);
      }),
    );
  });
  test('phone numbers are starred wherever they stand, unless asked for', () => {
    const phone = '13812345678';
    const told = sheet(
      [item(note(memo('a', { what: `打${phone}`, promised: phone }), phone, NOW), { told: [phone], known: [phone] })],
      { note: phone },
    );
    expect(writeHandover(told, false)).not.toContain(phone);
    expect(writeHandover(told, true)).toContain(phone);
  });

  const good = writeHandover(sheet([item(memo('a')), item(memo('b'))]), true);
  test.each([
    ['cut off in the middle', good.slice(0, 200), { why: 'damaged' }],
    ['a picture', '\u0089PNG\r\n', { why: 'foreign' }],
    ['another program’s', '{"format":"wenda-backup","version":1}', { why: 'foreign' }],
    ['a newer version’s', good.replace('"version": 1', '"version": 2'), { why: 'newer' }],
    ['an item changed by hand', good.replace('"kind": "reply"', '"kind": "回复"'), { why: 'item', at: 1 }],
    ['a field missing', good.replace('"note": "明天大促，圆通停收",', ''), { why: 'field', field: 'note' }],
  ])('%s is refused with the reason', (_, content, problem) => {
    expect(readHandover(content)).toMatchObject({ ok: false, problem });
  });
  test('nothing throws, whatever comes in', () => {
    fc.assert(fc.property(fc.anything(), (input) => void admitHandover(input)));
    fc.assert(fc.property(fc.string(), (content) => void readHandover(content)));
  });
});

test('a follow-up finished by its giver meanwhile stays finished when it is accepted', () => {
  const given = memo('a');
  expect(acceptedMemo(tick(given, NOW), item(given), '小王', NOW)?.state).toBe('done');
});
