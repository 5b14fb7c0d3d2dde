import type { LedgerEntry } from '../../lib/memo/ledger';
import { EVERYTHING, findEntries, indexEntries, type LedgerIndex, type LedgerQuery } from '../../lib/memo/ledger-find';
import { newMemo, tick } from '../../lib/memo/memo';
import type { Memo, MemoId } from '../../lib/model/memo';
import { previewRestore, restore, takeBackup } from '../../lib/store/backup';
import { readBackup, writeBackup } from '../../lib/store/backup-file';
import { openStore, type Store, save } from '../../lib/store/db';
import { newestEntries, readLedger } from '../../lib/store/ledger';
import { activeMemos, addMemo, countDue, dueMemos, kept, nextDueAt } from '../../lib/store/memos';
import { entryOf } from './register';

/* Runs in a page of the extension, on its own database: what the benchmark of the store asks for, and how long it takes. */

const OWNER = '本机';
const HOUR = 3_600_000;
/** one in three hundred is still to be done, as on a list that has been kept for years */
const OPEN_EVERY = 300;
const SLICE = 2000;

async function open(): Promise<Store> {
  const opened = await openStore();
  if (!opened.ok) throw new Error(opened.problem.key);
  return opened.store;
}

const memoOf = (i: number, now: number, every = OPEN_EVERY): Memo => {
  const dueAt = now + ((i % 4000) - 2000) * HOUR;
  const memo = newMemo(
    {
      what: `答复第 ${i} 位买家，问网点件卡在哪一站`,
      kind: 'reply',
      dueAt,
      buyer: { id: `b${i % 5000}`, name: `买***${i % 97}` },
      order: { number: `240905-${100_000_000 + i}`, goods: '双层玻璃杯 400ml' },
      promised: '亲，今天18点前给您答复',
    },
    OWNER,
    `bench-${i}` as MemoId,
    now - 9000 * HOUR,
  );
  return i % every === 0 ? memo : tick(memo, now - HOUR);
};

/** Fills the table with `count` memos; gives how many are still to be done. */
async function fill(count: number, every: number): Promise<number> {
  const store = await open();
  const now = Date.now();
  await store.clear('memos');
  for (let from = 0; from < count; from += SLICE) {
    const tx = store.transaction('memos', 'readwrite', { durability: 'relaxed' });
    for (let i = from; i < Math.min(count, from + SLICE); i++) void tx.store.put(kept(memoOf(i, now, every)));
    await tx.done;
  }
  store.close();
  return Math.ceil(count / every);
}

/** Milliseconds of each of `runs` runs, sorted, after `practice` that do not count. */
async function times(runs: number, work: (i: number) => unknown, practice = 10): Promise<number[]> {
  for (let i = 0; i < practice; i++) await work(i);
  const taken: number[] = [];
  for (let i = 0; i < runs; i++) {
    const began = performance.now();
    await work(i);
    taken.push(performance.now() - began);
  }
  return taken.sort((a, b) => a - b);
}

const at = (taken: readonly number[], share: number): number =>
  taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0;
const spread = (taken: readonly number[]) => ({ p50: at(taken, 0.5), p95: at(taken, 0.95) });

async function lists() {
  const store = await open();
  const now = Date.now();
  const range = IDBKeyRange.bound([OWNER, 1, 0], [OWNER, 1, now]);
  const found = {
    due: spread(await times(200, () => dueMemos(store, OWNER, now, 50))),
    raw: spread(await times(200, () => store.getAllFromIndex('memos', 'due', range, 50))),
    badge: spread(await times(200, () => countDue(store, OWNER, now))),
    next: spread(await times(200, () => nextDueAt(store, OWNER, now))),
    whole: spread(await times(50, () => activeMemos(store, OWNER, now))),
    scan: spread(
      // It takes seconds, and is only what the index is held against: twice, without practice.
      await times(
        2,
        async () =>
          (await store.getAll('memos'))
            .filter((memo) => memo.owner === OWNER && memo.desk === 1 && memo.dueAt <= now)
            .sort((a, b) => a.dueAt - b.dueAt)
            .slice(0, 50),
        0,
      ),
    ),
  };
  store.close();
  return found;
}

async function writes() {
  const store = await open();
  const now = Date.now();
  let i = 1_000_000;
  const strict = spread(await times(200, () => addMemo(store, memoOf(i++, now, 1))));
  const relaxed = spread(
    await times(200, () =>
      save(store, ['memos'], (tx) => tx.objectStore('memos').put(kept(memoOf(i++, now, 1))), 'relaxed'),
    ),
  );
  store.close();
  return { strict, relaxed };
}

/** A file of `count` memos, read, looked at and restored into an empty table. */
async function imports(count: number) {
  const store = await open();
  const now = Date.now();
  await store.clear('memos');
  await restore(
    store,
    { at: now, tables: { memos: Array.from({ length: count }, (_, i) => memoOf(i, now)) }, aside: [] },
    'merge',
  );
  const text = await writeBackup((await takeBackup(store, now)).backup);
  await store.clear('memos');
  const began = performance.now();
  const read = await readBackup(text);
  if (!read.ok) throw new Error(read.problem.key);
  const opened = performance.now();
  await previewRestore(store, read.backup);
  const looked = performance.now();
  let told = 0;
  await restore(store, read.backup, 'merge', () => {
    told += 1;
  });
  const done = performance.now();
  store.close();
  return { bytes: text.length, read: opened - began, preview: looked - opened, restore: done - looked, told };
}

/** Fills the register with `count` cases. */
async function fillLedger(count: number): Promise<void> {
  const store = await open();
  const now = Date.now();
  await store.clear('ledger');
  for (let from = 0; from < count; from += SLICE) {
    const tx = store.transaction('ledger', 'readwrite', { durability: 'relaxed' });
    for (let i = from; i < Math.min(count, from + SLICE); i++) void tx.store.put(entryOf(i, OWNER, now));
    await tx.done;
  }
  store.close();
}

/** The register as the desk reads it, and what a key press in its search or a choice in its filters costs. */
async function ledger() {
  const store = await open();
  const now = Date.now();
  const first = await times(5, () => newestEntries(store, OWNER, 200), 1);
  const found: LedgerEntry[] = [];
  const began = performance.now();
  await readLedger(store, OWNER, now, (chunk) => void found.push(...chunk));
  const read = performance.now();
  const index: LedgerIndex = indexEntries(found);
  const indexed = performance.now();
  store.close();
  const find = async (over: (i: number) => Partial<LedgerQuery>) =>
    spread(await times(60, (i) => findEntries(index, { ...EVERYTHING, ...over(i) }, now)));
  return {
    count: found.length,
    first: spread(first),
    read: read - began,
    index: indexed - read,
    words: await find(() => ({ search: '玻璃杯' })),
    number: await find((i) => ({ search: found[i * 997]?.orderNumber.slice(-9) ?? '' })),
    nowhere: await find((i) => ({ search: `网点 没有这个词${i}` })),
    filters: await find(() => ({ state: 'open', cause: 'lost', party: 'courier', courier: '顺丰速运' })),
  };
}

export const bench = { fill, lists, writes, imports, fillLedger, ledger };
export type Bench = typeof bench;
Object.assign(globalThis, { bench });
