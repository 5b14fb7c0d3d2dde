// @vitest-environment node
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { says } from '../../test/says';
import type { Call } from '../memo/call';
import { newEntry } from '../memo/ledger';
import { newMemo, note, tick } from '../memo/memo';
import { beginRound, lookedAt } from '../memo/round';
import type { Memo, MemoId } from '../model/memo';
import { newPack } from '../policy/pack';
import { previewRestore, restore, takeBackup } from './backup';
import { type Backup, readBackup, writeBackup } from './backup-file';
import { openStore, type Store } from './db';
import { KEPT_TABLES } from './kept-tables';
import { activeMemos, addMemo } from './memos';
import { keepPack } from './packs';
import { passKey } from './seal';
import { readSettings, writeSettings } from './settings';

const NOW = new Date(2026, 10, 24, 10).getTime();
const HOUR = 3_600_000;
let names = 0;
let store: Store;
beforeEach(async () => {
  const opened = await openStore({ name: `backup-${names++}` });
  if (!opened.ok) throw new Error(opened.problem.key);
  store = opened.store;
});
afterEach(() => store.close());

const memo = (id: string, dueAt = NOW, owner = '小李'): Memo =>
  newMemo({ what: `答复 ${id}`, kind: 'reply', dueAt, buyer: { id: 'b1', name: '喵酱' } }, owner, id as MemoId, NOW);

async function wipe(): Promise<void> {
  for (const { table } of KEPT_TABLES) await store.clear(table);
}
const read = async (text: string, pass?: string): Promise<Backup> => {
  const found = await readBackup(text, pass);
  if (!found.ok) throw new Error(found.problem.key);
  return found.backup;
};
const everything = async () => (await takeBackup(store, NOW)).backup.tables;
const onShelf = (id: string, text = '亲，马上给您查', savedAt = NOW) => ({
  id,
  shelf: 'own',
  reply: { id, scenarios: [], text },
  spelled: { full: '', initials: '' },
  savedAt,
});
const put = (table: 'memos' | 'ledger' | 'shelf' | 'uses' | 'hand' | 'calls' | 'pictures' | 'rounds', value: object) =>
  store.put(table, value as never);

describe('export, wipe, import', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 20 });
  const id = fc.uuid();
  const time = fc.integer({ min: 0, max: 4e12 });
  const memos = fc.uniqueArray(
    fc
      .record({ id, due: time, said: words, done: fc.boolean(), owner: fc.constantFrom('小李', '旗舰店:小王') })
      .map(({ id: each, due, said, done, owner }) => {
        const noted = note(memo(each, due, owner), said, NOW);
        return done ? tick(noted, NOW) : noted;
      }),
    { selector: (each) => each.id, maxLength: 6 },
  );
  const calls = fc.uniqueArray(
    fc
      .record({ id, buyerId: id, at: time, said: words })
      .map((each): Call => ({ ...each, owner: '小李', buyerName: each.said, outcome: 'answered' })),
    { selector: (each) => each.id, maxLength: 3 },
  );
  const ledger = fc.uniqueArray(
    fc
      .record({ id, at: time, orderNumber: words, promised: words })
      .map(({ id: each, at, ...from }) => newEntry(from, '小李', each, at)),
    { selector: (each) => each.id, maxLength: 3 },
  );
  const shelf = fc.uniqueArray(
    fc.record({ id, said: words, at: time }).map(({ id: each, said, at }) => onShelf(each, `好的亲${said}。`, at)),
    { selector: (each) => each.id, maxLength: 3 },
  );

  // The key of a passphrase is made slowly on purpose: a few runs of that are enough.
  test.each([
    ['in the clear', undefined, 15],
    ['under a passphrase', '一路平安到家', 3],
  ])('gives the same back, %s', { timeout: 30_000 }, async (_, word, numRuns) => {
    const pass = word === undefined ? undefined : await passKey(word);
    await fc.assert(
      fc.asyncProperty(memos, calls, ledger, shelf, async (m, c, l, s) => {
        await wipe();
        for (const each of m) await addMemo(store, each);
        for (const each of c) await put('calls', each);
        for (const each of l) await put('ledger', each);
        for (const each of s) await put('shelf', each);
        await put('rounds', lookedAt(beginRound('小李', m, NOW), { id: 'x' as MemoId, at: NOW, did: 'kept' }));
        const before = await everything();
        const text = await writeBackup((await takeBackup(store, NOW)).backup, pass);
        await wipe();
        const backup = await read(text, word);
        expect((await restore(store, backup, 'merge')).ok).toBe(true);
        expect(await everything()).toEqual(before);
        // A second time makes no twins.
        const again = await restore(store, backup, 'merge');
        expect(again.ok && again.value.every(({ fresh, newer }) => fresh + newer === 0)).toBe(true);
        expect(await everything()).toEqual(before);
      }),
      { numRuns },
    );
  });

  test('pictures, packs, settings and what was set by hand come along', async () => {
    await put('pictures', { id: 'p1', blob: new Blob(['小样'], { type: 'image/png' }), alt: '瓶盖小样' });
    await keepPack(store, newPack('shop', '小店'), NOW);
    await writeSettings(store, { limitYuan: 20, snoozes: ['15分钟后'], wiped: true });
    await put('hand', { caseKey: 'order:1', hand: { fault: 'seller' }, at: NOW });
    const text = await writeBackup((await takeBackup(store, NOW)).backup);
    await wipe();
    await restore(store, await read(text), 'replace');
    const picture = await store.get('pictures', 'p1');
    expect([picture?.blob.type, await picture?.blob.text()]).toEqual(['image/png', '小样']);
    expect(await readSettings(store)).toMatchObject({ limitYuan: 20, snoozes: ['15分钟后'], wiped: false });
    expect(await store.get('packs', 'shop')).toMatchObject({ pack: { name: '小店' } });
  });
});

describe('what cannot be read', () => {
  test('is counted in the export, goes along as it was found, and is kept aside on the other side', async () => {
    await addMemo(store, memo('a'));
    await put('memos', { ...memo('bad'), desk: 1, kind: 'party' });
    const { backup, damaged } = await takeBackup(store, NOW);
    expect(damaged).toBe(1);
    await wipe();
    await restore(store, await read(await writeBackup(backup)), 'merge');
    expect((await activeMemos(store, '小李', NOW)).memos.map((each) => each.id)).toEqual(['a']);
    expect(await store.getAll('setAside')).toMatchObject([{ table: 'memos', raw: { id: 'bad', kind: 'party' } }]);
  });
});

describe('what a file brings is parsed by its values, not only by its keys', () => {
  const pack = newPack('shop', '小店');
  const clocks = {
    caseKey: 'pinduoduo:order:1',
    owner: '小李',
    platform: 'pinduoduo',
    buyer: { id: 'b1', name: '喵酱' },
    clocks: [{ key: 'ship@1', id: 'ship', name: '发货', startAt: 1, dueAt: 2, who: 'seller' }],
    seenAt: NOW,
  };
  const use = { reply: 'r1', count: 3, lastAt: NOW, favourite: true, scenarios: { 'ship-when': 2 } };
  const report = { id: 'abc-rule', did: 'not-a-risk', at: NOW, rule: 'rule', agent: '小王' };
  const picture = (type: string) => ({ id: 'p', alt: '小样', blob: { type, base64: btoa('png') } });
  const version = { id: 'shop', version: 1, pack: { ...pack, version: 1 }, publishedAt: NOW };
  test.each([
    ['shelf', onShelf('s'), { ...onShelf('s'), reply: { id: 's', scenarios: ['party'], text: '好的' } }],
    ['shelf', onShelf('s'), { ...onShelf('s'), id: 'another' }],
    ['uses', use, { ...use, count: 'often' }],
    ['pictures', picture('image/png'), picture('text/html')],
    ['clocks', clocks, { ...clocks, clocks: [{ ...clocks.clocks[0], dueAt: 'soon' }] }],
    ['clocks', clocks, { ...clocks, link: 'javascript:alert(1)' }],
    [
      'drafts',
      { id: 'shop', pack: { half: 'written' }, revision: 2, savedAt: NOW },
      { id: 'shop', pack: 'none', revision: 2, savedAt: NOW },
    ],
    ['versions', version, { ...version, version: 2 }],
    ['versions', version, { ...version, pack: { ...version.pack, rules: 'all' } }],
    ['reports', report, { ...report, did: 'praised' }],
    ['team', { agent: '小王', state: { at: NOW } }, { agent: '小王', state: { at: 'today' } }],
    ['team', { agent: '小王', state: { at: NOW }, rules: [] }, { agent: '小李', state: { at: NOW }, rules: [{}] }],
  ] as const)('%s', async (table, good, bad) => {
    const read = { at: NOW, tables: { [table]: [good, bad] }, aside: [] };
    expect(await previewRestore(store, read)).toMatchObject([{ table, fresh: 1, damaged: 1 }]);
    expect((await restore(store, read, 'merge')).ok).toBe(true);
    expect(await store.count(table)).toBe(1);
    expect(await store.getAll('setAside')).toMatchObject([{ table, problem: says('写法不对') }]);
  });
});

describe('the preview', () => {
  test('tells what is new, newer on either side, the same, damaged, and only here; and changes nothing', async () => {
    const there = [
      memo('same'),
      note(memo('theirs'), '网点回电了', NOW + HOUR),
      memo('ours'),
      memo('fresh'),
      { id: 'x' },
    ];
    for (const each of [memo('same'), memo('theirs'), note(memo('ours'), '改过', NOW + HOUR), memo('only')])
      await addMemo(store, each);
    const backup = { at: NOW, tables: { memos: there }, aside: [] };
    const before = await everything();
    expect(await previewRestore(store, backup)).toEqual([
      { table: 'memos', fresh: 1, newer: 1, newerHere: 1, same: 1, damaged: 1, onlyHere: 1 },
    ]);
    expect(await everything()).toEqual(before);
    await restore(store, backup, 'merge');
    const merged = (await activeMemos(store, '小李', NOW)).memos;
    expect(merged.map((each) => each.id).sort()).toEqual(['fresh', 'only', 'ours', 'same', 'theirs']);
    expect(merged.find((each) => each.id === 'theirs')?.log.at(-1)?.note).toBe('网点回电了');
    expect(merged.find((each) => each.id === 'ours')?.log.at(-1)?.note).toBe('改过');
    await restore(store, backup, 'replace');
    const replaced = (await activeMemos(store, '小李', NOW)).memos;
    expect(replaced.map((each) => each.id).sort()).toEqual(['fresh', 'ours', 'same', 'theirs']);
    expect(replaced.find((each) => each.id === 'ours')?.log.length).toBe(1);
  });

  test('a replacement leaves what belongs to this machine alone', async () => {
    await writeSettings(store, { wiped: true, limitYuan: 5 });
    await restore(store, { at: NOW, tables: { settings: [] }, aside: [] }, 'replace');
    const settings = await readSettings(store);
    expect([settings.wiped, settings.limitYuan]).toEqual([true, undefined]);
  });
});

describe('a file is refused with the reason, and nothing is changed', () => {
  const whole = async () => writeBackup((await takeBackup(store, NOW)).backup);
  test.each([
    ['foreign', async () => '{"memos":[]}', '不是稳答的备份'],
    ['no JSON', async () => '\u0000PNG', '不是稳答的备份'],
    ['cut off', async () => (await whole()).slice(0, -30), '不完整'],
    ['changed by a hand', async () => (await whole()).replace('答复 a', '答复 b'), '不完整'],
    ['newer', async () => (await whole()).replace('"version":2', '"version":3'), '更新版本'],
    ['with a table of tomorrow', () => writeBackup({ at: 0, tables: { dreams: [] }, aside: [] }), '更新版本'],
    ['an old one whose memos are none', async () => '{"format":"wenda-backup","version":1,"memos":3}', '不完整'],
  ])('%s', async (_, make, reason) => {
    await addMemo(store, memo('a'));
    const text = await make();
    const before = await everything();
    expect(await readBackup(text)).toMatchObject({ ok: false, problem: says(reason) });
    expect(await everything()).toEqual(before);
  });

  test('closed: without its passphrase, with a wrong one, and with one character changed', {
    timeout: 30_000,
  }, async () => {
    await addMemo(store, memo('a'));
    const text = await writeBackup((await takeBackup(store, NOW)).backup, await passKey('correct horse'));
    expect(text).not.toContain('答复');
    expect(await readBackup(text)).toMatchObject({ ok: false, sealed: true });
    expect(await readBackup(text, 'wrong horse')).toMatchObject({
      ok: false,
      problem: says('口令不对'),
    });
    const at = text.indexOf('"data":"') + 30;
    const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
    expect((await readBackup(changed, 'correct horse')).ok).toBe(false);
    expect((await readBackup(text, 'correct horse')).ok).toBe(true);
    // Two files of one passphrase share neither salt nor iv.
    const { sealed: a } = JSON.parse(text);
    const { sealed: b } = JSON.parse(
      await writeBackup((await takeBackup(store, NOW)).backup, await passKey('correct horse')),
    );
    expect([a.salt === b.salt, a.iv === b.iv, a.rounds]).toEqual([false, false, 600_000]);
    // A file that asks for endless work is not begun.
    const endless = JSON.stringify({ ...JSON.parse(text), sealed: { ...a, rounds: 1e12 } });
    expect((await readBackup(endless, 'correct horse')).ok).toBe(false);
  });

  test('a disk that fills up in the middle of a restore leaves everything as it was', async () => {
    await addMemo(store, memo('a'));
    const before = await everything();
    const backup = { at: NOW, tables: { memos: [memo('b'), memo('c')], shelf: [onShelf('s')] }, aside: [] };
    const real = IDBObjectStore.prototype.put;
    let left = 2;
    IDBObjectStore.prototype.put = function (...args: Parameters<typeof real>) {
      left -= 1;
      if (left < 0) throw new DOMException('full', 'QuotaExceededError');
      return real.apply(this, args);
    };
    const done = await restore(store, backup, 'merge').finally(() => {
      IDBObjectStore.prototype.put = real;
    });
    expect(done).toMatchObject({ ok: false, problem: says('磁盘满了') });
    expect(await everything()).toEqual(before);
  });
});

test('a backup of the first version, which held follow-ups only, still comes in', async () => {
  const text = JSON.stringify({ format: 'wenda-backup', version: 1, at: NOW, memos: [memo('a')] });
  await restore(store, await read(text), 'merge');
  expect((await activeMemos(store, '小李', NOW)).memos.map((each) => each.id)).toEqual(['a']);
});

test('a large one comes in with its progress told', async () => {
  const memos = Array.from({ length: 1000 }, (_, i) => memo(`m${i}`));
  const told: number[] = [];
  await restore(store, { at: NOW, tables: { memos }, aside: [] }, 'merge', (done) => told.push(done));
  expect([told[0], told.at(-1), told.every((n, i) => i === 0 || n >= (told[i - 1] ?? 0))]).toEqual([200, 1000, true]);
});
