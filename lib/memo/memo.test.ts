import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inWords } from '../../components/words';
import { says } from '../../test/says';
import type { Memo, MemoId } from '../model/memo';
import { admitMemo, admitNewMemo } from './admit';
import { dayOf, dueCount, groupMemos, startOfDay } from './groups';
import { checkOff, drop, handTo, isActive, isDue, move, newMemo, note, snooze, tick, undo, wait } from './memo';
import { duplicatesOf, merge } from './merge';
import { movesNow, timeOf } from './moves';
import { nextWake, remindersDue } from './reminders';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();
const NOW = at(24, 10);
const fresh = (dueAt: number, id = 'a'): Memo =>
  newMemo({ what: '答复漏水的杯子', kind: 'reply', dueAt }, '小李', id as MemoId, NOW);

describe('the life of a memo', () => {
  test('every change is one more line, and nothing before it is lost', () => {
    const lived = tick(
      note(move(fresh(at(24, 18)), at(25, 10), NOW + 1), '仓库说明天到货', NOW + 2),
      NOW + 3,
      '已补发',
    );
    expect(lived.log.map(({ did, note: said }) => [did, said])).toEqual([
      ['created', undefined],
      ['moved', '11月24日 18:00 → 11月25日 10:00'],
      ['noted', '仓库说明天到货'],
      ['ticked', '已补发'],
    ]);
    expect(lived).toMatchObject({ state: 'done', dueAt: at(25, 10), updatedAt: NOW + 3 });
  });

  test('undo gives back the value and keeps the log of both', () => {
    const before = fresh(at(24, 18));
    const back = undo(tick(before, NOW + 1), before, NOW + 2, inWords);
    expect(back).toMatchObject({ state: 'open', dueAt: before.dueAt });
    expect(back.log.map((line) => line.did)).toEqual(['created', 'ticked', 'edited']);
  });

  test('waiting is still to be done, dropped is not, and can come back', () => {
    expect(isActive(wait(fresh(NOW), 'waiting-courier', NOW))).toBe(true);
    const before = fresh(NOW);
    const dropped = drop(before, '买家自己解决了', NOW);
    expect(isActive(dropped)).toBe(false);
    expect(isDue(undo(dropped, before, NOW, inWords), NOW)).toBe(true);
  });

  test('a clock set back never makes a later change look older', () => {
    const moved = move(fresh(NOW), NOW + 5, NOW);
    expect(note(moved, '再看', NOW - 3_600_000).updatedAt).toBeGreaterThan(moved.updatedAt);
  });
});

describe('what else a memo carries', () => {
  test('nothing is dropped without a reason', () => {
    expect(() => drop(fresh(NOW), '  ', NOW)).toThrow('reason');
  });
  test('the steps are ticked one by one, and each tick is in the log', () => {
    const steps = [
      { text: '问网点', done: false },
      { text: '查签收照片', done: false },
    ];
    const memo = { ...fresh(NOW), checklist: steps };
    const done = checkOff(memo, 1, NOW + 1, inWords);
    expect(done.checklist.map((item) => item.done)).toEqual([false, true]);
    expect(done.log.at(-1)?.note).toBe('做完：查签收照片');
    expect(checkOff(done, 1, NOW + 2, inWords).checklist[1]?.done).toBe(false);
    expect(checkOff(memo, 7, NOW, inWords)).toBe(memo);
  });
  test('handed to another agent, it is on their list with the whole story', () => {
    expect(handTo(fresh(NOW), '小王', '我休息', NOW + 1)).toMatchObject({
      owner: '小王',
      log: [{ did: 'created' }, { did: 'handed', note: '小李 → 小王：我休息' }],
    });
  });
});

describe('duplicates', () => {
  const about = (id: string, over: Partial<Memo> = {}): Memo => ({
    ...fresh(at(24, 18), id),
    buyer: { id: 'b1', name: '喵酱' },
    order: { number: '77' },
    ...over,
  });
  test('one buyer, one order, one kind, due within a day of each other', () => {
    const memo = about('a');
    const twin = about('b', { dueAt: at(25, 17) });
    const others = [
      about('another buyer', { buyer: { id: 'b2', name: '喵酱' } }),
      about('another order', { order: { number: '78' } }),
      about('another kind', { kind: 'refund' }),
      about('next week', { dueAt: at(30, 18) }),
      about('done', { state: 'done' }),
    ];
    expect(duplicatesOf(memo, [memo, twin, ...others])).toEqual([twin]);
    const nobody = fresh(NOW, 'nobody');
    expect(duplicatesOf(nobody, [fresh(NOW, 'nobody either')])).toEqual([]);
  });
  test('merged, the earlier time, the greater urgency and both stories remain', () => {
    const older = note(about('a', { dueAt: at(25, 9) }), '仓库在查', NOW + 1);
    const younger = note(about('b', { priority: 'high', draft: '亲，查到了' }), '又来问', NOW + 2);
    const { kept, other } = merge(older, younger, NOW + 3, inWords);
    expect(kept).toMatchObject({ id: 'a', dueAt: at(24, 18), priority: 'high', draft: '亲，查到了' });
    expect(kept.log.map((line) => line.note ?? line.did)).toEqual([
      'created',
      'created',
      '仓库在查',
      '又来问',
      '答复漏水的杯子',
    ]);
    expect(isActive(other)).toBe(false);
    expect(other.log.at(-1)).toMatchObject({ did: 'merged', note: '并到：答复漏水的杯子' });
  });
});

describe('the list', () => {
  test('overdue, today by the hour, later; who waits for others stands apart after today', () => {
    const memos = [
      fresh(at(25, 9), 'later'),
      fresh(at(24, 23, 59), 'tonight'),
      fresh(at(23, 18), 'overdue'),
      wait(fresh(at(26, 9), 'waiting'), 'waiting-buyer', NOW),
      tick(fresh(at(24, 11), 'done'), NOW),
      fresh(at(24, 10), 'this minute'),
    ];
    const groups = groupMemos(memos, NOW);
    const ids = (list: readonly Memo[]) => list.map((memo) => memo.id);
    expect(ids(groups.overdue)).toEqual(['overdue', 'this minute']);
    expect(ids(groups.today)).toEqual(['tonight']);
    expect(ids(groups.later)).toEqual(['later']);
    expect(ids(groups.waiting)).toEqual(['waiting']);
    expect(dueCount(memos, NOW)).toBe(2);
  });

  test('equal times keep one order, whichever way they came', () => {
    const memos = ['c', 'a', 'b'].map((id) => fresh(at(24, 18), id));
    const order = (list: Memo[]) => groupMemos(list, NOW).today.map((memo) => memo.id);
    expect(order(memos)).toEqual(order([...memos].reverse()));
  });

  test('days go by the calendar', () => {
    expect(dayOf(at(24, 0))).toBe('2026-11-24');
    expect(dayOf(at(24, 23, 59))).toBe('2026-11-24');
    expect(startOfDay(NOW, 1) - startOfDay(NOW)).toBeGreaterThanOrEqual(23 * 3_600_000);
  });
});

describe('moving', () => {
  test('what has passed is not offered', () => {
    expect(movesNow(at(24, 10)).map(({ move: m }) => m.id)).toContain('evening');
    expect(movesNow(at(24, 19)).map(({ move: m }) => m.id)).not.toContain('evening');
  });
  test('next Monday is next week’s, on a Sunday tomorrow', () => {
    const monday = { id: 'm', label: '下周一', weekday: 1, hour: 10 };
    expect(timeOf(monday, at(24, 10))).toBe(at(30, 10));
    expect(timeOf(monday, at(29, 10))).toBe(at(30, 10));
    expect(timeOf(monday, at(23, 9))).toBe(at(30, 10));
  });
});

describe('reminders', () => {
  test('each due time is told once; a moved memo is told again at its new time', () => {
    const memo = fresh(at(24, 9));
    expect(remindersDue([memo], NOW, new Map())).toEqual([memo]);
    expect(remindersDue([memo], NOW, new Map([[memo.id, memo.dueAt]]))).toEqual([]);
    const moved = move(memo, at(24, 9, 30), NOW);
    expect(remindersDue([moved], NOW, new Map([[memo.id, memo.dueAt]]))).toEqual([moved]);
    expect(remindersDue([move(memo, at(24, 11), NOW)], NOW, new Map())).toEqual([]);
  });
  test('a snoozed memo is overdue and silent until then, and rings once more', () => {
    const memo = snooze(fresh(at(24, 9)), at(24, 11), NOW);
    expect(isDue(memo, NOW)).toBe(true);
    const told = new Map([[memo.id, at(24, 9)]]);
    expect(remindersDue([memo], NOW, told)).toEqual([]);
    expect(nextWake([memo], NOW)).toBe(at(24, 11));
    expect(remindersDue([memo], at(24, 11), told)).toEqual([memo]);
    expect(remindersDue([move(memo, at(24, 10, 30), NOW)], at(24, 10, 40), told)).toHaveLength(1);
  });
});

describe('what is admitted', () => {
  test('a memo survives being written and read', () => {
    const memo = tick(move(fresh(at(24, 18)), at(25, 10), NOW), NOW);
    expect(admitMemo(JSON.parse(JSON.stringify(memo)))).toEqual({ ok: true, value: memo });
  });
  test('one of before there were steps and priorities is admitted with the everyday ones', () => {
    const { priority: _, source: __, checklist: ___, ...old } = { ...fresh(at(24, 18)), promised: '18点前答复您' };
    expect(admitMemo(old)).toMatchObject({
      ok: true,
      value: { priority: 'normal', source: 'commitment', checklist: [] },
    });
  });
  test.each([
    ['no words', { what: '  ', kind: 'reply', dueAt: NOW }],
    ['an unknown kind', { what: '回', kind: 'party', dueAt: NOW }],
    ['a time beyond dates', { what: '回', kind: 'reply', dueAt: 9e15 }],
    ['a script for a link', { what: '回', kind: 'reply', dueAt: NOW, link: 'javascript:alert(1)' }],
  ])('%s is refused, naming the field and not the words', (_, input) => {
    const admitted = admitNewMemo(input);
    expect(admitted).toMatchObject({ ok: false, problem: says(/what|kind|dueAt|link/) });
  });
  test('whatever comes, it is admitted or refused, never thrown on', () => {
    fc.assert(fc.property(fc.anything(), (input) => void [admitMemo(input), admitNewMemo(input)]));
  });
});
