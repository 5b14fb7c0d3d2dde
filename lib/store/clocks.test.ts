// @vitest-environment node
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clockMemo, runningClocks, type SeenClocks, seenClocksIn } from '../memo/seen-clocks';
import type { CaseClock, ConsoleView } from '../model/view';
import { forgetClocks, keepSeenClocks, seenClocksOf } from './clocks';
import { openStore, type Store } from './db';

const NOW = new Date(2026, 10, 24, 10).getTime();
const HOUR = 3_600_000;
let names = 0;
let store: Store;
beforeEach(async () => {
  const opened = await openStore({ name: `clocks-${names++}` });
  if (!opened.ok) throw new Error(opened.problem.key);
  store = opened.store;
});
afterEach(() => store.close());

const ship: CaseClock = {
  key: `ship@${NOW - HOUR}`,
  id: 'ship',
  name: '发货时限',
  startAt: NOW - HOUR,
  dueAt: NOW + 47 * HOUR,
  who: 'seller',
  source: '平台规则',
  law: false,
  startedBy: '付款时间',
  noted: false,
};
const view = (clocks: readonly CaseClock[], order = true) =>
  ({
    conversation: {
      consoleId: 'pinduoduo',
      platform: 'pinduoduo',
      buyer: { id: 'b1', name: '喵酱', idIsName: false },
      order: order ? { state: 'found', value: { number: '24-1', goods: '玻璃杯' } } : { state: 'absent' },
      messages: [],
    },
    reading: { clocks },
  }) as unknown as ConsoleView;
const seen = (clocks: readonly CaseClock[], order = true): SeenClocks => {
  const found = seenClocksIn(view(clocks, order), '小李', 'https://mms.pinduoduo.com/', NOW);
  if (!found) throw new Error('no case');
  return found;
};

describe('deadlines seen in open chats', () => {
  test('are kept once for all the keys of a draft, and forgotten when the chat shows none any more', async () => {
    expect(await keepSeenClocks(store, seen([ship]))).toEqual({ ok: true, value: true });
    expect(await keepSeenClocks(store, { ...seen([ship]), seenAt: NOW + 5 })).toEqual({ ok: true, value: false });
    expect(await seenClocksOf(store, '小李', NOW)).toMatchObject([
      { order: { number: '24-1' }, clocks: [{ id: 'ship' }] },
    ]);
    expect(await seenClocksOf(store, '小王', NOW)).toEqual([]);
    expect(await keepSeenClocks(store, seen([]))).toEqual({ ok: true, value: true });
    expect(await seenClocksOf(store, '小李', NOW)).toEqual([]);
  });

  test('one that is a follow-up already is not told twice', () => {
    expect(seen([ship, { ...ship, key: 'evidence@1', noted: true }]).clocks.map(({ id }) => id)).toEqual(['ship']);
  });

  test('one read before the order was known stands once, with its order', () => {
    const running = runningClocks([seen([ship], false), seen([ship])]);
    expect(running.map(({ seen: each }) => each.order?.number)).toEqual(['24-1']);
    expect(runningClocks([seen([ship], false)])).toHaveLength(1);
  });

  test('past for a week they are let go of, and not shown before', async () => {
    await keepSeenClocks(store, seen([ship]));
    const later = ship.dueAt + 8 * 24 * HOUR;
    expect(await seenClocksOf(store, '小李', later)).toEqual([]);
    expect(await forgetClocks(store, NOW)).toEqual({ ok: true, value: 0 });
    expect(await forgetClocks(store, later)).toEqual({ ok: true, value: 1 });
  });
});

test('a deadline as a follow-up is the same one each time, due before it runs out, waiting for whose turn it is', () => {
  const memo = clockMemo(seen([ship]), ship, '发货时限到期前处理');
  expect(memo).toMatchObject({
    owner: '小李',
    source: 'clock',
    kind: 'warehouse',
    state: 'open',
    dueAt: ship.dueAt - 2 * HOUR,
  });
  expect(clockMemo({ ...seen([ship]), seenAt: NOW + 9 }, ship, '发货时限到期前处理')).toEqual(memo);
  expect(clockMemo(seen([ship]), { ...ship, who: 'buyer' }, '买家寄回').state).toBe('waiting-buyer');
});
