// @vitest-environment node
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { says } from '../../test/says';
import { newMemo } from '../memo/memo';
import type { MemoId } from '../model/memo';
import { UNKNOWN } from '../model/saying';
import { backupState, daysWithout, isBackupDue, noteFirstMemo } from './backup-state';
import { dataOfBuyer, eraseBuyer, findBuyers } from './buyer-data';
import { openStore, type Store } from './db';
import { makeLock, tryPin, waitAfter } from './lock';
import { addMemo, rememberTold } from './memos';
import { readSettings, writeSettings } from './settings';
import { isLow, storageState } from './storage';

const NOW = new Date(2026, 10, 24, 10).getTime();
const DAY = 24 * 3_600_000;
let names = 0;
let name = '';
let store: Store;
const open = async (): Promise<Store> => {
  const opened = await openStore({ name });
  if (!opened.ok) throw new Error(opened.problem.key);
  return opened.store;
};
beforeEach(async () => {
  name = `safe-${names++}`;
  store = await open();
});
afterEach(() => store.close());

describe('what is stored about a buyer', () => {
  const about = (id: string, buyer: string, order: string, more: object = {}) =>
    newMemo(
      {
        what: '答复',
        kind: 'reply',
        dueAt: NOW,
        buyer: { id: buyer, name: '喵***酱' },
        order: { number: order },
        ...more,
      },
      '小李',
      id as MemoId,
      NOW,
    );
  const put = (table: 'calls' | 'hand' | 'handovers' | 'ledger' | 'setAside' | 'sent', value: object) =>
    store.put(table, value as never);

  beforeEach(async () => {
    const mine = about('m1', '700011', '2409-111111');
    await addMemo(store, mine);
    await addMemo(store, { ...about('m2', '700011', '2409-222222'), owner: '小王' });
    await addMemo(store, { ...about('m3', '700099', '2409-999999'), what: '和 2409-111111 那单一起寄' });
    await rememberTold(store, [mine]);
    await put('calls', {
      id: 'c1',
      owner: '小李',
      buyerId: '700011',
      buyerName: '喵***酱',
      at: NOW,
      outcome: 'agreed',
    });
    await put('hand', { caseKey: 'pinduoduo:order:2409-222222', hand: { fault: 'seller' }, at: NOW });
    await put('hand', { caseKey: 'pinduoduo:order:2409-999999', hand: { fault: 'buyer' }, at: NOW });
    await put('ledger', { id: 'l1', owner: '小李', openedAt: NOW, orderNumber: '2409-111111' });
    await put('handovers', {
      id: 'h1',
      at: NOW,
      items: [
        { memo: { buyer: { id: '700011' } }, told: ['A'] },
        { memo: { buyer: { id: '700099' } }, told: ['B'] },
      ],
    });
    await store.add('setAside', {
      table: 'memos',
      problem: UNKNOWN,
      raw: { id: 'x', buyer: { id: '700011' } },
      at: NOW,
    });
  });

  test('is found in every table, by id and by the orders, never by a nickname that others have too', async () => {
    const { marks, found } = await dataOfBuyer(store, '700011');
    expect([...marks.orders].sort()).toEqual(['2409-111111', '2409-222222']);
    expect(
      Object.fromEntries(found.map(({ table, records, mentions }) => [table, [records.length, mentions]])),
    ).toEqual({
      memos: [2, 1],
      ledger: [1, 0],
      calls: [1, 0],
      handovers: [0, 1],
      hand: [1, 0],
      setAside: [1, 0],
    });
    expect((await findBuyers(store, '2409-22')).map((each) => each.id)).toEqual(['700011']);
    expect(await findBuyers(store, ' ')).toEqual([]);
  });

  test('is erased whole; what is another’s stays, without this one’s number', async () => {
    const { marks } = await dataOfBuyer(store, '700011');
    expect(await eraseBuyer(store, marks)).toEqual({ ok: true, value: { erased: 6, cleaned: 2 } });
    expect((await dataOfBuyer(store, '700011')).found).toEqual([]);
    const left = await store.getAll('memos');
    expect(left.map((memo) => [memo.id, memo.what])).toEqual([['m3', '和 *** 那单一起寄']]);
    expect(await store.getAll('handovers')).toMatchObject([{ items: [{ told: ['B'] }] }]);
    expect((await store.getAll('hand')).map((each) => each.caseKey)).toEqual(['pinduoduo:order:2409-999999']);
    expect(await store.getAll('told')).toEqual([]);
    expect(JSON.stringify([left, await store.getAll('handovers')])).not.toContain('700011');
  });

  test('a short id is one only where it is the whole value', async () => {
    await addMemo(store, { ...about('m4', '5', '2409-555555'), what: '5点前答复' });
    await addMemo(store, { ...about('m5', '700099', '2409-999998'), what: '15号补发5件' });
    const { found } = await dataOfBuyer(store, '5');
    expect(found).toMatchObject([{ table: 'memos', mentions: 0 }]);
  });
});

describe('the lock', () => {
  test('opens to its PIN alone; the PIN itself is nowhere', async () => {
    await writeSettings(store, { lock: await makeLock('2580', 10) });
    expect(JSON.stringify(await store.getAll('settings'))).not.toContain('2580');
    expect(await tryPin(store, '2581', NOW)).toMatchObject({ ok: false, wrong: true });
    expect(await tryPin(store, '2580', NOW)).toEqual({ ok: true });
    expect((await readSettings(store)).lockTries).toBeUndefined();
  });

  test('tries made at once from two pages are all counted', async () => {
    await writeSettings(store, { lock: { ...(await makeLock('2580', 10)), rounds: 1, hash: '' } });
    const tried = await Promise.all(Array.from({ length: 6 }, () => tryPin(store, '0000', NOW)));
    expect(tried.filter((each) => !each.ok && each.wrong)).toHaveLength(3);
    expect((await readSettings(store)).lockTries).toEqual({ count: 3, until: NOW + 30_000 });
  });

  test('after three wrong ones a wait, doubled each time; a restart forgives none, a clock set back locks no longer', async () => {
    await writeSettings(store, { lock: { ...(await makeLock('2580', 10)), rounds: 1, hash: '' } });
    for (let i = 0; i < 3; i++) await tryPin(store, '0000', NOW);
    expect(await tryPin(store, '0000', NOW + 1)).toEqual({ ok: false, until: NOW + 30_000, wrong: false });
    store.close();
    store = await open();
    expect(await tryPin(store, '0000', NOW + 29_000)).toMatchObject({ wrong: false });
    expect(await tryPin(store, '0000', NOW + 30_000)).toMatchObject({ wrong: true, until: NOW + 90_000 });
    expect(await tryPin(store, '0000', NOW - 10 * DAY)).toMatchObject({ until: NOW - 10 * DAY + 15 * 60_000 });
    expect([0, 2, 3, 4, 50].map(waitAfter)).toEqual([0, 0, 30_000, 60_000, 900_000]);
  });
});

describe('backups by themselves', () => {
  test('one a local day, and none where none is wanted', () => {
    expect(isBackupDue({ daily: 'folder', sealed: false }, NOW)).toBe(true);
    expect(isBackupDue({ daily: 'folder', sealed: false, lastAt: NOW - 60_000 }, NOW)).toBe(false);
    expect(isBackupDue({ daily: 'folder', sealed: false, lastAt: NOW - DAY }, NOW)).toBe(true);
    expect(isBackupDue({ daily: 'off', sealed: false }, NOW)).toBe(false);
  });
  test('a week without one is told; not before there is anything to lose', () => {
    const state = { daily: 'off', sealed: false } as const;
    expect(daysWithout(state, NOW)).toBeUndefined();
    expect(daysWithout({ ...state, since: NOW - 6 * DAY }, NOW)).toBeUndefined();
    expect(daysWithout({ ...state, since: NOW - 8 * DAY }, NOW)).toBe(8);
    expect(daysWithout({ ...state, since: NOW - 90 * DAY, lastAt: NOW - 7 * DAY }, NOW)).toBe(7);
  });
  test('the week begins with the first follow-up, not with the installation', async () => {
    await noteFirstMemo(store, NOW);
    expect((await backupState(store)).since).toBeUndefined();
    await addMemo(store, newMemo({ what: '答复', kind: 'reply', dueAt: NOW }, '小李', 'a' as MemoId, NOW));
    await noteFirstMemo(store, NOW);
    await noteFirstMemo(store, NOW + DAY);
    expect((await backupState(store)).since).toBe(NOW);
  });
});

describe('room', () => {
  const asked = (usage: number, quota: number, kept = false) => ({
    estimate: async () => ({ usage, quota }),
    persisted: async () => kept,
    persist: async () => true,
  });
  test('lasting storage is asked for; little room is told before it is gone', async () => {
    expect(await storageState(asked(1e6, 1e10))).toEqual({ kept: true, usedBytes: 1e6, roomBytes: 1e10, low: false });
    expect((await storageState(asked(9e9, 1e10)))?.low).toBe(true);
    expect(await storageState(undefined)).toBeUndefined();
    expect([isLow(7.9e9, 1e10), isLow(8e9, 1e10), isLow(0, 0)]).toEqual([false, true, false]);
  });
  test('a browser that refuses or does not know the question is no failure', async () => {
    const refusing = { ...asked(1, 1e10), persist: async () => Promise.reject(new Error('no')) };
    expect(await storageState(refusing)).toBeUndefined();
    expect(await storageState({ estimate: async () => ({}) })).toMatchObject({ kept: false, low: false });
  });
});

describe('a full disk', () => {
  test('says so, loses nothing that was saved, and works again once there is room', async () => {
    const memo = (id: string) => newMemo({ what: id, kind: 'other', dueAt: NOW }, '小李', id as MemoId, NOW);
    await addMemo(store, memo('kept'));
    const real = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const failed = await addMemo(store, memo('lost')).finally(() => {
      IDBObjectStore.prototype.put = real;
    });
    expect(failed).toMatchObject({ ok: false, problem: says('磁盘满了') });
    expect((await store.getAll('memos')).map((each) => each.id)).toEqual(['kept']);
    expect((await addMemo(store, memo('later'))).ok).toBe(true);
    expect((await store.getAll('memos')).map((each) => each.id).sort()).toEqual(['kept', 'later']);
  });
});
