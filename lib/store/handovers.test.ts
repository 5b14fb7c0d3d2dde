import { inWords } from '../../components/words';
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aMemo, MINUTE, NOW } from '../../test/builders';
import type { Handover } from '../memo/handover';
import { readHandover, writeHandover } from '../memo/handover-file';
import { handTo, note } from '../memo/memo';
import type { Memo, MemoId } from '../model/memo';
import { openStore, type Store } from './db';
import {
  addToSheet,
  allHandovers,
  answerItem,
  keepHandover,
  takeBackAnswer,
  takeHandover,
  unacceptedByGiver,
} from './handovers';
import { activeMemos, addMemo, memoById } from './memos';

let names = 0;
const open = async (): Promise<Store> => {
  const opened = await openStore({ name: `handover-${names++}` });
  if (!opened.ok) throw new Error(opened.problem.key);
  return opened.store;
};
/** two machines: the one who gives, the one who takes */
let here: Store;
let there: Store;
beforeEach(async () => {
  [here, there] = [await open(), await open()];
});
afterEach(() => {
  here.close();
  there.close();
});

const memo = (id: string, over: Partial<Memo> = {}): Memo => aMemo(id, { owner: '小李', ...over });
const sheet = (...memos: Memo[]): Handover => ({
  id: 'h1',
  from: '小李',
  to: '',
  at: NOW,
  note: '',
  items: memos.map((each) => ({ memo: each, told: [], known: [] })),
});
const travel = (handover: Handover): Handover => {
  const read = readHandover(writeHandover(handover, true));
  if (!read.ok) throw new Error(read.problem.why);
  return read.handover;
};
const accepted = { did: 'accepted', by: '小王', at: NOW + MINUTE } as const;
const id = (text: string) => text as MemoId;
const listOf = async (store: Store, owner: string) =>
  (await activeMemos(store, owner, NOW)).memos.map((each) => each.id).sort();

async function give(...memos: Memo[]): Promise<Handover> {
  for (const each of memos) await addMemo(here, each);
  await keepHandover(here, sheet(...memos));
  return sheet(...memos);
}
async function take(handover: Handover) {
  const taken = await takeHandover(there, travel(handover), '小王', NOW);
  if (!taken.ok) throw new Error(taken.problem.key);
  return taken.value;
}

describe('from one machine to another', () => {
  test('nothing is on the taker’s list before it is accepted; then it is, once, however often the file comes in', async () => {
    const given = await give(memo('a'), memo('b'));
    expect(await take(given)).toMatchObject({ added: 2, answers: 0, handover: { to: '小王' } });
    expect(await listOf(there, '小王')).toEqual([]);
    await answerItem(there, 'h1', id('a'), accepted);
    expect(await take(given)).toMatchObject({ added: 0, answers: 0 });
    await answerItem(there, 'h1', id('a'), { ...accepted, at: NOW + 2 * MINUTE });
    expect(await listOf(there, '小王')).toEqual(['a']);
    expect((await memoById(there, id('a')))?.log.map((line) => line.did)).toEqual(['created', 'handed']);
    expect((await allHandovers(there)).map((each) => each.items.length)).toEqual([2]);
  });

  test('the answers come back: what was accepted leaves the giver’s list, what was sent back stays with the reason', async () => {
    await take(await give(memo('a'), memo('b')));
    await answerItem(there, 'h1', id('a'), accepted);
    await answerItem(there, 'h1', id('b'), { did: 'returned', by: '小王', at: NOW, why: '这单是大促组的' });
    const [back] = await allHandovers(there);
    if (!back) throw new Error('no sheet');
    expect(await takeHandover(here, travel(back), '小李', NOW)).toMatchObject({ ok: true, value: { answers: 2 } });
    expect(await listOf(here, '小李')).toEqual(['b']);
    expect((await memoById(here, id('b')))?.log.at(-1)?.note).toBe('小王：这单是大促组的');
    const log = (await memoById(here, id('b')))?.log.length;
    expect(await takeHandover(here, travel(back), '小李', NOW)).toMatchObject({ ok: true, value: { answers: 0 } });
    expect((await memoById(here, id('b')))?.log.length).toBe(log);
    expect((await unacceptedByGiver(here)).get('小李')).toBe(0);
  });

  test('where both sides went on, nothing is changed before one is chosen', async () => {
    const given = await give(memo('a'));
    const own = note({ ...memo('a'), owner: '小王' }, '我这边问过了', NOW + MINUTE);
    await addMemo(there, own);
    await take({ ...given, items: [{ memo: note(memo('a'), '网点说在找', NOW), told: [], known: [] }] });
    expect(await answerItem(there, 'h1', id('a'), accepted)).toEqual({ ok: false, conflict: own });
    expect(await memoById(there, id('a'))).toEqual(own);
    expect((await allHandovers(there))[0]?.items[0]?.answer).toBeUndefined();
    expect(await answerItem(there, 'h1', id('a'), accepted, 'coming')).toMatchObject({ ok: true });
    const notes = (await memoById(there, id('a')))?.log.map((line) => line.note);
    expect(notes).toEqual(expect.arrayContaining(['我这边问过了', '网点说在找']));
  });

  test('undo takes the answer and what it did back', async () => {
    await take(await give(memo('a')));
    const done = await answerItem(there, 'h1', id('a'), accepted);
    if (!done.ok) throw new Error('refused');
    await takeBackAnswer(there, done.value, id('a'), NOW, inWords);
    expect(await listOf(there, '小王')).toEqual([]);
    expect((await allHandovers(there))[0]?.items[0]?.answer).toBeUndefined();
  });
});

describe('on one machine', () => {
  test('one key puts a follow-up on the other’s list and on the day’s sheet; sent back it returns', async () => {
    const handed = handTo(memo('a'), '小王', '我明天休息', NOW);
    await addMemo(here, handed);
    const base = { id: 'hand', from: '小李', to: '小王', at: NOW, note: '' };
    await addToSheet(here, base, { memo: handed, told: [], known: [] });
    await addToSheet(here, base, { memo: handed, told: [], known: [] });
    expect((await unacceptedByGiver(here)).get('小李')).toBe(1);
    await answerItem(here, 'hand', id('a'), { did: 'returned', by: '小王', at: NOW, why: '我也休息' });
    expect(await listOf(here, '小李')).toEqual(['a']);
    expect((await memoById(here, id('a')))?.log.at(-1)?.note).toBe('小王 → 小李：我也休息');
  });
});

test('any sheet, taken any number of times, leaves the store as the first time did', async () => {
  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(ids, ids, fc.integer({ min: 1, max: 3 }), async (known, given, times) => {
      const store = await open();
      for (const each of known) await addMemo(store, memo(each, { owner: '小王' }));
      await takeHandover(store, sheet(...given.map((each) => memo(each))), '小王', NOW);
      const first = [await store.getAll('memos'), await store.getAll('handovers')];
      for (let i = 0; i < times; i++)
        await takeHandover(store, sheet(...given.map((each) => memo(each))), '小王', NOW + i);
      expect([await store.getAll('memos'), await store.getAll('handovers')]).toEqual(first);
      store.close();
    }),
    { numRuns: 30 },
  );
});
