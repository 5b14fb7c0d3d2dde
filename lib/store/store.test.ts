import { NOBODY } from '../model/memo';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { says } from '../../test/says';
import { move, newMemo, note, tick } from '../memo/memo';
import type { Memo, MemoId } from '../model/memo';
import { newPack } from '../policy/pack';
import { openStore, type Store } from './db';
import { pruneEvents, recentEvents, recordEvent, todayCounts, whatRulesDid } from './events';
import { admitHand, changeHand, handOf } from './hand';
import { activeMemos, addMemo, changeMemo, countDue, dueMemos, nextDueAt, rememberTold, toldMemos } from './memos';
import { keepPack, packsInForce, removePack } from './packs';
import { ownerIn, readSettings, writeSettings } from './settings';
import { draftOf, draftsOf, keepVersion, removeDraft, saveBeside, saveDraft, versionsOf } from './studio';
import { sweep } from './sweep';

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
  name = `wenda-${names++}`;
  store = await open();
});
afterEach(() => store.close());

const memo = (id: string, dueAt: number, owner = '小李'): Memo =>
  newMemo({ what: `答复 ${id}`, kind: 'reply', dueAt, buyer: { id: 'b1', name: '喵酱' } }, owner, id as MemoId, NOW);

describe('memos', () => {
  test('each agent has a list of their own, soonest due first, without what is done', async () => {
    for (const m of [memo('b', NOW + HOUR), memo('a', NOW - HOUR), memo('x', NOW, '小王')]) await addMemo(store, m);
    await addMemo(store, tick(memo('d', NOW), NOW));
    expect((await activeMemos(store, '小李', NOW)).memos.map((m) => m.id)).toEqual(['a', 'b']);
    expect((await dueMemos(store, '小李', NOW)).memos.map((m) => m.id)).toEqual(['a']);
    expect(await countDue(store, '小李', NOW)).toBe(1);
    expect(await nextDueAt(store, '小李', NOW)).toBe(NOW + HOUR);
  });

  test('two pages that change one memo at once lose neither change', async () => {
    await addMemo(store, memo('a', NOW));
    const other = await open();
    await Promise.all([
      changeMemo(store, 'a' as MemoId, (m) => note(m, '仓库在查', NOW + 1)),
      changeMemo(other, 'a' as MemoId, (m) => move(m, NOW + HOUR, NOW + 1)),
    ]);
    other.close();
    const [kept] = (await activeMemos(store, '小李', NOW)).memos;
    expect(kept?.log.map((line) => line.did).sort()).toEqual(['created', 'moved', 'noted']);
  });

  test('a change that fails in the middle leaves the memo whole', async () => {
    await addMemo(store, memo('a', NOW));
    await expect(
      changeMemo(store, 'a' as MemoId, () => {
        throw new Error('the page went wrong');
      }),
    ).rejects.toThrow('the page went wrong');
    expect((await activeMemos(store, '小李', NOW)).memos[0]?.log.length).toBe(1);
    expect(await changeMemo(store, 'gone' as MemoId, (m) => m)).toMatchObject({ ok: false });
  });

  test('a record that cannot be read is set aside whole, and the rest works', async () => {
    await addMemo(store, memo('a', NOW));
    await store.put('memos', { ...memo('bad', NOW), desk: 1, kind: 'party' } as never);
    await store.put('calls', { id: 'c', outcome: 'shouted' } as never);
    await writeSettings(store, { wiped: true });
    expect(await sweep(store, NOW)).toBe(2);
    expect(await sweep(store, NOW)).toBe(0);
    expect((await activeMemos(store, '小李', NOW)).memos.map((m) => m.id)).toEqual(['a']);
    expect((await store.getAll('setAside'))[0]).toMatchObject({ table: 'memos', raw: { kind: 'party' } });
  });

  test('what was told stays known while its memo rings at that time, whatever rings in between', async () => {
    const [a, b, other] = [memo('a', NOW), memo('b', NOW), memo('x', NOW, '小王')];
    for (const each of [a, b, other]) await addMemo(store, each);
    await rememberTold(store, [a, other]);
    await rememberTold(store, [b]);
    expect([...(await toldMemos(store)).keys()].sort()).toEqual(['a', 'b', 'x']);
    await changeMemo(store, 'a' as MemoId, (m) => tick(m, NOW));
    await changeMemo(store, 'b' as MemoId, (m) => move(m, NOW + HOUR, NOW));
    await rememberTold(store, []);
    expect([...(await toldMemos(store)).keys()]).toEqual(['x']);
  });
});

describe('the database', () => {
  test('a newer one is refused politely and left as it is', async () => {
    store.close();
    (await openDB(name, 99)).close();
    expect(await openStore({ name })).toMatchObject({ ok: false, problem: says('更新版本') });
    name = `wenda-${names++}`;
    store = await open();
  });
});

describe('settings', () => {
  test('a damaged one falls back to its default and the others stay', async () => {
    await writeSettings(store, { ownerName: '小李', limitYuan: 20 });
    await store.put('settings', { key: 'limitYuan', value: 'a lot' });
    expect(await readSettings(store)).toMatchObject({ ownerName: '小李', notifications: true });
    expect((await readSettings(store)).limitYuan).toBeUndefined();
  });
  test('nonsense is refused whole', async () => {
    expect(await writeSettings(store, { ownerName: '小李', limitYuan: -1 })).toMatchObject({ ok: false });
    expect((await readSettings(store)).ownerName).toBeUndefined();
  });
  test('whose list: the chosen name, else the account shown, else the last one', async () => {
    const settings = await readSettings(store);
    expect(ownerIn(settings)).toBe(NOBODY);
    expect(ownerIn({ ...settings, lastAccount: '旗舰店:小王' }, ' ')).toBe('旗舰店:小王');
    expect(ownerIn({ ...settings, ownerName: '小李' }, '旗舰店:小王')).toBe('小李');
  });
});

describe('the rest', () => {
  test('what was set by hand is kept per case, nonsense is not', async () => {
    await changeHand(store, 'order:1', { before: {}, after: { fault: 'seller' } }, NOW);
    expect(await handOf(store, 'order:1')).toEqual({ fault: 'seller' });
    expect(await handOf(store, 'order:2')).toEqual({});
    await changeHand(store, 'order:1', { before: { fault: 'seller' }, after: {} }, NOW);
    expect(await handOf(store, 'order:1')).toEqual({});
    expect(admitHand({ fault: 'everyone' })).toBeUndefined();
  });

  test('counts are of the day; events are let go after thirty days', async () => {
    const record = (did: 'checked' | 'held', at: number) => recordEvent(store, { did, at });
    await record('checked', NOW);
    await record('held', NOW);
    await record('held', NOW - 31 * 24 * HOUR);
    expect(await todayCounts(store, NOW)).toMatchObject({ checked: 1, held: 1 });
    await pruneEvents(store, NOW);
    expect((await recentEvents(store)).map((e) => e.at)).toEqual([NOW]);
  });

  test('what went out is counted by rule over the days that are kept, and never kept itself', async () => {
    const left = (rule: string, at: number) => recordEvent(store, { did: 'left', rule, at });
    await left('vague/when', NOW);
    await left('vague/when', NOW - 24 * HOUR);
    await left('freight', NOW - 40 * 24 * HOUR);
    await recordEvent(store, { did: 'held', rule: 'freight', at: NOW });
    await pruneEvents(store, NOW);
    const did = await whatRulesDid(store);
    expect([...did.left]).toEqual([['vague/when', 2]]);
    expect(did.events.map((event) => [event.did, event.rule])).toEqual([['held', 'freight']]);
    expect(await recentEvents(store)).toHaveLength(1);
  });

  test('packs in force change their word with every change; a broken one is set aside', async () => {
    const pack = newPack('shop', '小店');
    const { version } = await packsInForce(store, NOW);
    await keepPack(store, pack, NOW);
    expect((await packsInForce(store, NOW)).version).not.toBe(version);
    await store.put('packs', { id: 'bad', pack: { rules: 3 } as never, storedAt: NOW });
    expect((await packsInForce(store, NOW)).packs.map((p) => p.id)).toEqual(['shop']);
    await removePack(store, 'shop');
    expect((await packsInForce(store, NOW)).packs).toEqual([]);
  });

  test('two studio tabs never write over each other; versions only rise', async () => {
    const pack = newPack('shop', '小店');
    expect(await saveDraft(store, 'shop', { pack }, 0, NOW)).toEqual({ ok: true, value: 1 });
    const other = { pack: { ...pack, name: '另一个窗口' }, text: 'name: 另一个' };
    expect(await saveDraft(store, 'shop', other, 0, NOW)).toMatchObject({ ok: false });
    expect((await draftOf(store, 'shop'))?.pack.name).toBe('小店');
    expect(await saveBeside(store, other, NOW)).toMatchObject({ ok: true, value: { key: 'shop/2', revision: 1 } });
    expect((await draftsOf(store, 'shop')).map(({ key, text }) => [key, text])).toEqual([
      ['shop', undefined],
      ['shop/2', 'name: 另一个'],
    ]);
    await removeDraft(store, 'shop/2');
    expect(await draftsOf(store, 'shop')).toHaveLength(1);
    await keepVersion(store, pack, NOW);
    expect(await keepVersion(store, { ...pack, name: '同一个号' }, NOW)).toMatchObject({ ok: false });
    await keepVersion(store, { ...pack, version: 2 }, NOW);
    expect((await versionsOf(store, 'shop')).map((v) => v.pack.version)).toEqual([2, 1]);
  });

  test('a draft that is no pack any more is kept as its text', async () => {
    await store.put('drafts', { id: 'shop', pack: { rules: 'gone' } as never, revision: 3, savedAt: NOW });
    const draft = await draftOf(store, 'shop');
    expect(draft).toMatchObject({ revision: 3, pack: { id: 'shop', rules: [] } });
    expect(draft?.text).toContain('"gone"');
  });
});
