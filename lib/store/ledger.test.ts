import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NOW } from '../../test/builders';
import { says } from '../../test/says';
import { addProgress, closeEntry, editEntry, type LedgerEntry, newEntry } from '../memo/ledger';
import { openStore, type Store, whatWasSetAside } from './db';
import {
  changeEntry,
  entriesForOrder,
  entryById,
  putEntry,
  readLedger,
  register,
  removeEntry,
  wipeLedger,
} from './ledger';

import { keepRegister } from './ledger-keep';
import { readSettings, writeSettings } from './settings';

const DAY = 86_400_000;
let names = 0;
let store: Store;
beforeEach(async () => {
  const opened = await openStore({ name: `ledger-${names++}` });
  if (!opened.ok) throw new Error(opened.problem.key);
  store = opened.store;
});
afterEach(() => store.close());

async function all(owner = '小李'): Promise<LedgerEntry[]> {
  const found: LedgerEntry[] = [];
  await readLedger(store, owner, NOW, (chunk) => found.push(...chunk));
  return found;
}
const entry = (id: string, over: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...newEntry({ orderNumber: `24-${id}` }, '小李', id, NOW),
  ...over,
});

describe('registering', () => {
  test('a case is registered once: the second time fills in the open entry', async () => {
    const first = await register(store, { orderNumber: '77', goods: '玻璃杯' }, '小李', 'a', NOW);
    const second = await register(store, { orderNumber: '77', courier: '圆通' }, '小李', 'b', NOW + 1);
    expect(second).toMatchObject({ ok: true, value: { entry: { id: 'a', goods: '玻璃杯', courier: '圆通' } } });
    expect(first.ok && second.ok && second.value.before).toEqual(first.ok && first.value.entry);
    expect(await all()).toHaveLength(1);
  });
  test('a closed case, another agent’s, another order: each is an entry of its own', async () => {
    await register(store, { orderNumber: '77' }, '小王', 'a', NOW);
    await putEntry(store, entry('b', { orderNumber: '77', cause: 'goods', party: 'seller', closedAt: NOW }));
    for (const [id, orderNumber] of [
      ['c', '77'],
      ['d', '78'],
    ] as const)
      expect(await register(store, { orderNumber }, '小李', id, NOW)).toMatchObject({
        ok: true,
        value: { entry: { id } },
      });
    expect((await all()).map((each) => each.id).sort()).toEqual(['b', 'c', 'd']);
    expect(await entriesForOrder(store, '77')).toHaveLength(3);
  });
  test('without an order the buyer is the case', async () => {
    const buyer = { id: 'b1', name: '喵***酱' };
    await register(store, { buyer, platform: 'pinduoduo' }, '小李', 'a', NOW);
    await register(store, { buyer, platform: 'pinduoduo', promised: '明早答复' }, '小李', 'b', NOW + DAY);
    await register(store, { buyer, platform: 'douyin' }, '小李', 'c', NOW + DAY);
    expect((await all()).map((each) => [each.id, each.promised])).toEqual([
      ['a', '明早答复'],
      ['c', ''],
    ]);
  });
});

describe('changing', () => {
  test('two pages at once lose nothing', async () => {
    await putEntry(store, entry('a'));
    await Promise.all([
      changeEntry(store, 'a', (each) => editEntry(each, { done: '已补发' }, NOW)),
      changeEntry(store, 'a', (each) => editEntry(each, { costYuan: 12 }, NOW)),
      changeEntry(store, 'a', (each) => ({ ok: true, entry: addProgress(each, '网点说在找', NOW) })),
    ]);
    expect(await entryById(store, 'a')).toMatchObject({
      done: '已补发',
      costYuan: 12,
      progress: [{ said: '网点说在找' }],
    });
  });
  test('a refusal changes nothing and says what is missing; an entry that is gone is told', async () => {
    await putEntry(store, entry('a'));
    expect(await changeEntry(store, 'a', (each) => closeEntry(each, NOW))).toEqual({ ok: false, missing: 'cause' });
    expect(await entryById(store, 'a')).toEqual(entry('a'));
    await removeEntry(store, 'a');
    expect(await changeEntry(store, 'a', (each) => closeEntry(each, NOW))).toMatchObject({
      problem: says('已经不在了'),
    });
  });
});

test('read in chunks, each entry once; a damaged one is set aside and the rest is there', async () => {
  const tx = store.transaction('ledger', 'readwrite');
  for (let i = 0; i < 5003; i++) void tx.store.put(entry(String(i).padStart(5, '0')));
  void tx.store.put({ ...entry('zz'), weight: '重' as never });
  await tx.done;
  const chunks: number[] = [];
  const read = await readLedger(store, '小李', NOW, (chunk) => chunks.push(chunk.length));
  expect([chunks, read.setAside]).toEqual([[2000, 2000, 1003], 1]);
  expect(await whatWasSetAside(store)).toMatchObject([{ table: 'ledger', raw: { id: 'zz' } }]);
  expect(await store.count('ledger')).toBe(5003);
});

test('what was closed long ago goes; what is open, or closed lately, stays, in every register', async () => {
  const old = NOW - 400 * DAY;
  for (const each of [
    entry('old-closed', { openedAt: old, closedAt: NOW - 366 * DAY }),
    entry('old-closed-lately', { openedAt: old, closedAt: NOW - 364 * DAY }),
    entry('old-open', { openedAt: old }),
    entry('new', {}),
    entry('others', { owner: '小王', openedAt: old, closedAt: old }),
  ])
    await putEntry(store, each);
  expect(await wipeLedger(store, 365, NOW)).toEqual({ ok: true, value: { at: NOW, gone: 2 } });
  expect((await store.getAllKeys('ledger')).sort()).toEqual(['new', 'old-closed-lately', 'old-open']);
});

test('what is kept no longer goes once a day, and what went is known; without a time set, all stays', async () => {
  await putEntry(
    store,
    entry('old', { openedAt: NOW - 60 * DAY, closedAt: NOW - 50 * DAY, cause: 'goods', party: 'seller' }),
  );
  expect(await keepRegister(store, NOW)).toMatchObject({ ok: true, value: { gone: 0, byPolicy: false } });
  await writeSettings(store, { ledgerDays: 30 });
  expect(await keepRegister(store, NOW)).toMatchObject({ ok: true, value: { days: 30, gone: 1 } });
  expect((await readSettings(store)).ledgerWiped).toEqual({ at: NOW, gone: 1 });
  await putEntry(
    store,
    entry('old', { openedAt: NOW - 60 * DAY, closedAt: NOW - 50 * DAY, cause: 'goods', party: 'seller' }),
  );
  expect(await keepRegister(store, NOW + 60_000)).toMatchObject({ ok: true, value: { gone: 0, wiped: { gone: 1 } } });
  expect(await keepRegister(store, NOW + DAY)).toMatchObject({ ok: true, value: { gone: 1 } });
});

test('a page and the background that look at once both know what went', async () => {
  await putEntry(
    store,
    entry('old', { openedAt: NOW - 60 * DAY, closedAt: NOW - 50 * DAY, cause: 'goods', party: 'seller' }),
  );
  await writeSettings(store, { ledgerDays: 30 });
  const both = await Promise.all([keepRegister(store, NOW), keepRegister(store, NOW + 5)]);
  expect(both.map((kept) => kept.ok && kept.value.wiped)).toEqual([
    { at: NOW, gone: 1 },
    { at: NOW, gone: 1 },
  ]);
  expect((await readSettings(store)).ledgerWiped).toEqual({ at: NOW, gone: 1 });
});
