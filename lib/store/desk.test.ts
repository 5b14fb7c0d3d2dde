import { inWords } from '../../components/words';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { afterCall, type Call } from '../memo/call';
import { newMemo, tick, undo } from '../memo/memo';
import type { Recurring } from '../memo/recur';
import { beginRound, lookedAt, type Round } from '../memo/round';
import type { Memo, MemoId } from '../model/memo';
import { callsTo, keepCall, takeBackCall } from './calls';
import { openStore, type Store } from './db';
import { activeMemos, addMemo, changeMemo, changeTwoMemos, listOwners, memoById, memosById } from './memos';
import { followPolicy, keepRecurring, makeTodays, recurringOf, removeRecurring } from './recurring';
import { changeRound, lastRoundBefore, roundOf } from './rounds';

const NOW = new Date(2026, 10, 24, 10).getTime();
const HOUR = 3_600_000;
let names = 0;
let name = '';
let store: Store;

async function open(): Promise<Store> {
  const opened = await openStore({ name });
  if (!opened.ok) throw new Error(opened.problem.key);
  return opened.store;
}
beforeEach(async () => {
  name = `desk-${names++}`;
  store = await open();
});
afterEach(() => store.close());

const memo = (id: string): Memo =>
  newMemo({ what: `打给 ${id}`, kind: 'call', dueAt: NOW }, '小李', id as MemoId, NOW - HOUR);

describe('several memos at once', () => {
  test('two change together, or neither where one is gone', async () => {
    await addMemo(store, memo('a'));
    await addMemo(store, memo('b'));
    const both = (a: Memo, b: Memo) => [tick(a, NOW), tick(b, NOW)] as const;
    expect(await changeTwoMemos(store, 'a' as MemoId, 'gone' as MemoId, both)).toMatchObject({ ok: false });
    expect((await memoById(store, 'a' as MemoId))?.state).toBe('open');
    expect(await changeTwoMemos(store, 'a' as MemoId, 'b' as MemoId, both)).toMatchObject({ ok: true });
    expect((await memosById(store, ['b', 'gone', 'a'] as MemoId[])).map((each) => each.state)).toEqual([
      'done',
      'done',
    ]);
  });
  test('every owner is told once', async () => {
    for (const [id, owner] of [
      ['a', '小李'],
      ['b', '小王'],
      ['c', '小李'],
      ['d', '旗舰店:小赵'],
    ] as const)
      await addMemo(store, { ...memo(id), owner });
    expect([...(await listOwners(store))].sort()).toEqual(['小李', '小王', '旗舰店:小赵'].sort());
  });
});

describe('rounds', () => {
  const look = (id: string) => (round: Round | undefined) =>
    lookedAt(round ?? beginRound('小李', [memo('a'), memo('b')], NOW), { id: id as MemoId, at: NOW, did: 'done' });

  test('two pages that look at once lose no look', async () => {
    const other = await open();
    await changeRound(store, '小李', '2026-11-24', look('x'));
    await Promise.all([
      changeRound(store, '小李', '2026-11-24', look('a')),
      changeRound(other, '小李', '2026-11-24', look('b')),
    ]);
    other.close();
    const round = await roundOf(store, '小李', '2026-11-24');
    expect(round?.looks.map((each) => each.id).sort()).toEqual(['a', 'b', 'x']);
  });

  test('the one before today is the latest of this agent’s own', async () => {
    const on = (owner: string, day: string) =>
      changeRound(store, owner, day, () => ({ owner, day, startedAt: NOW, order: [], looks: [] }));
    for (const day of ['2026-11-20', '2026-11-22', '2026-11-24']) await on('小李', day);
    await on('小王', '2026-11-23');
    expect((await lastRoundBefore(store, '小李', '2026-11-24'))?.day).toBe('2026-11-22');
    expect(await lastRoundBefore(store, '小李', '2026-11-20')).toBeUndefined();
  });

  test('a record that cannot be read counts as none, and is begun anew', async () => {
    await store.put('rounds', { owner: '小李', day: '2026-11-24', order: 'all' } as never);
    expect(await roundOf(store, '小李', '2026-11-24')).toBeUndefined();
    await changeRound(store, '小李', '2026-11-24', look('a'));
    expect((await roundOf(store, '小李', '2026-11-24'))?.looks).toHaveLength(1);
  });
});

describe('calls', () => {
  const call = (over: Partial<Call> = {}): Call => ({
    id: 'c1',
    owner: '小李',
    buyerId: 'b1',
    buyerName: '喵酱',
    memoId: 'a' as MemoId,
    at: NOW,
    outcome: 'call-back',
    callBackAt: NOW + 3 * HOUR,
    ...over,
  });

  test('the call and its memo change together, and are taken back together', async () => {
    await addMemo(store, memo('a'));
    const made = await keepCall(store, call(), (each) => afterCall(each, call(), NOW, inWords));
    expect((await callsTo(store, '小李', 'b1')).map((each) => each.outcome)).toEqual(['call-back']);
    expect((await memoById(store, 'a' as MemoId))?.dueAt).toBe(NOW + 3 * HOUR);
    const before = made.ok ? made.value.before : undefined;
    if (!before) throw new Error('no memo');
    await takeBackCall(store, 'c1', 'a' as MemoId, (each) => undo(each, before, NOW, inWords));
    expect(await callsTo(store, '小李', 'b1')).toEqual([]);
    expect((await memoById(store, 'a' as MemoId))?.dueAt).toBe(NOW);
  });

  test('each buyer’s calls are counted on their own, over days', async () => {
    await keepCall(store, call({ id: 'old', at: NOW - 30 * HOUR, memoId: undefined }), (each) => each);
    await keepCall(store, call({ id: 'new', memoId: undefined }), (each) => each);
    await keepCall(store, call({ id: 'other', buyerId: 'b2', memoId: undefined }), (each) => each);
    expect((await callsTo(store, '小李', 'b1')).map((each) => each.id)).toEqual(['old', 'new']);
    expect((await callsTo(store, '小李', 'b2')).map((each) => each.id)).toEqual(['other']);
    expect(await callsTo(store, '小王', 'b1')).toEqual([]);
  });
});

describe('recurring', () => {
  const rule: Recurring = {
    id: 'refund-round',
    owner: '小李',
    what: '再处理一批仅退款',
    kind: 'refund',
    priority: 'normal',
    minute: 22 * 60,
    every: { every: 'day' },
    steps: [],
    paused: false,
    source: 'policy',
    createdAt: NOW,
  };

  test('today’s memo is made once, by however many pages, and not again when it is done', async () => {
    await keepRecurring(store, rule);
    const other = await open();
    await Promise.all([makeTodays(store, '小李', NOW), makeTodays(other, '小李', NOW), makeTodays(store, '小王', NOW)]);
    other.close();
    const [made, ...more] = (await activeMemos(store, '小李', NOW)).memos;
    expect(more).toEqual([]);
    if (!made) throw new Error('none was made');
    await changeMemo(store, made.id, (each) => tick(each, NOW));
    expect(await makeTodays(store, '小李', NOW + HOUR)).toEqual({ ok: true, value: [] });
    expect((await activeMemos(store, '小李', NOW)).memos).toEqual([]);
    const tomorrow = await makeTodays(store, '小李', NOW + 24 * HOUR);
    expect(tomorrow.ok && tomorrow.value.map((each) => each.series?.day)).toEqual(['2026-11-25']);
  });

  test('rules stand in the order of the day; one taken away makes no more', async () => {
    await keepRecurring(store, rule);
    await keepRecurring(store, { ...rule, id: 'opening-check', minute: 600 });
    expect((await recurringOf(store, '小李')).map((each) => each.id)).toEqual(['opening-check', 'refund-round']);
    await removeRecurring(store, 'refund-round');
    expect((await recurringOf(store, '小李')).map((each) => each.id)).toEqual(['opening-check']);
  });

  test('the policy adds, changes and takes away its own; the agent’s own and a pause stay', async () => {
    await keepRecurring(store, { ...rule, id: 'own', source: 'hand' });
    await followPolicy(store, '小李', [rule]);
    await keepRecurring(store, { ...rule, paused: true });
    await followPolicy(store, '小李', [{ ...rule, minute: 23 * 60, createdAt: NOW + HOUR }]);
    const changed = (await recurringOf(store, '小李')).find((each) => each.id === rule.id);
    expect(changed).toMatchObject({ minute: 23 * 60, paused: true, createdAt: NOW });
    await followPolicy(store, '小李', []);
    expect((await recurringOf(store, '小李')).map((each) => each.id)).toEqual(['own']);
  });
});
