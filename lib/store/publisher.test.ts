import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Pack } from '../policy/pack';
import { descendsFrom, openSigned, signPack } from '../policy/sign';
import { openStore, type Store } from './db';
import { keepPack, markRead, unreadPacks } from './packs';
import { importKeys, keyFile, makeNewKeys, publisherOf, takeNextKeys, throwKeysAway } from './publisher';
import { answerReport, reportsKept, takeReports, teamKnown } from './reports';
import { admitSent, keepSent, keptSent, pruneSent } from './sent';

const NOW = Date.parse('2026-11-24T12:00:00+08:00');
const DAY = 86_400_000;
const pack: Pack = { format: 1, id: 'shop', version: 7, name: '小店' };

let store: Store;
let names = 0;
beforeEach(async () => {
  const opened = await openStore({ name: `publisher ${names++}` });
  if (!opened.ok) throw new Error(opened.problem.key);
  store = opened.store;
});

describe('the publisher’s keys', () => {
  test('are made once; before anything is published, new ones take their place', async () => {
    const first = await publisherOf(store, NOW);
    expect((await publisherOf(store, NOW)).keys.publicKey).toBe(first.keys.publicKey);
    expect(keyFile(first, undefined)).toBeUndefined();
    expect(await makeNewKeys(store, '短口令', false, NOW)).toMatchObject({ ok: false });
    await makeNewKeys(store, '一个足够长的好口令二', false, NOW);
    const second = await publisherOf(store, NOW);
    expect(second.keys.publicKey).not.toBe(first.keys.publicKey);
    expect(second.keys.before).toBeUndefined();
  });

  test('after that they wait for the next version, and lead from the old', async () => {
    const { keys: old } = await publisherOf(store, NOW);
    await makeNewKeys(store, '一个足够长的好口令二', true, NOW);
    expect((await publisherOf(store, NOW)).keys.publicKey).toBe(old.publicKey);
    await takeNextKeys(store);
    const { keys, next } = await publisherOf(store, NOW);
    expect(next).toBeUndefined();
    const opened = await openSigned(await signPack('{}', keys));
    expect(opened.ok && (await descendsFrom(old.publicKey, opened.signed))).toBe(true);
  });

  test('come back from the backup with the last version; a wrong passphrase changes nothing', async () => {
    await makeNewKeys(store, '一个足够长的好口令二', false, NOW);
    const here = await publisherOf(store, NOW);
    const file = keyFile(here, pack) ?? '';
    expect(file).not.toContain('"privateKey"');
    await throwKeysAway(store);
    const other = await publisherOf(store, NOW);
    expect(await importKeys(store, file, '别的口令别的口令', NOW)).toMatchObject({ ok: false });
    expect((await publisherOf(store, NOW)).keys.publicKey).toBe(other.keys.publicKey);
    expect(await importKeys(store, file, '一个足够长的好口令二', NOW)).toMatchObject({ ok: true, value: pack });
    expect((await publisherOf(store, NOW)).keys.publicKey).toBe(here.keys.publicKey);
    expect(
      await importKeys(store, file.replace(here.keys.publicKey, other.keys.publicKey), '一个足够长的好口令二', NOW),
    ).toMatchObject({
      ok: false,
    });
    expect(await importKeys(store, '{"format":1}', 'x', NOW)).toMatchObject({ ok: false });
  });
});

describe('the queue of reports', () => {
  const report = { id: 'a-freight', did: 'not-a-risk' as const, at: NOW, rule: 'freight' };
  test('the same file twice makes no twins, and an answer stays', async () => {
    expect(await takeReports(store, { agent: '小林', reports: [report] })).toMatchObject({ value: 1 });
    await answerReport(store, { report: report.id, verdict: 'declined', text: '不行', at: NOW });
    expect(await takeReports(store, { agent: '小林', reports: [report] })).toMatchObject({ value: 0 });
    expect(await reportsKept(store)).toMatchObject([{ agent: '小林', answer: { text: '不行' } }]);
  });

  test('what an agent has in force is as their newest file says', async () => {
    const state = (at: number, version: number) => ({ revoked: [], versions: { shop: version }, at });
    await takeReports(store, { agent: '小林', state: state(NOW, 4), reports: [] });
    await takeReports(store, { agent: '小林', state: state(NOW - DAY, 3), reports: [] });
    expect(await teamKnown(store)).toMatchObject([{ agent: '小林', state: { versions: { shop: 4 } } }]);
  });
});

describe('how the rules fared with an agent', () => {
  const counts = { rule: 'freight', held: 3, left: 0, rewritten: 1, overridden: 1, disputed: 0, reasons: [] };
  const state = { revoked: [], versions: {}, at: NOW };
  test('is as their newest file says; one without it says nothing, and nonsense in the store is left out', async () => {
    await takeReports(store, { agent: '小林', state, reports: [], rules: [{ ...counts, held: 1 }] });
    await takeReports(store, { agent: '小林', state: { ...state, at: NOW + DAY }, reports: [], rules: [counts] });
    await takeReports(store, { agent: '小王', state, reports: [] });
    await store.put('team', { agent: '小张', state, rules: [{ ...counts, held: 'often' }] });
    const known = await teamKnown(store);
    expect(known.map(({ agent, rules }) => [agent, rules])).toEqual([
      ['小张', undefined],
      ['小林', [counts]],
      ['小王', undefined],
    ]);
  });
});

describe('messages really sent', () => {
  const sent = (text: string, now: number) =>
    admitSent(
      {
        text,
        talk: 'buyer-7',
        facts: { fault: 'unknown', stage: 'after-sale', platform: 'jd', buyer: ['我电话13812345678'], agent: [] },
      },
      now,
    );
  test('are kept without personal data and without the buyer’s name', async () => {
    const kept = sent('好的，给您打13812345678', NOW);
    expect(kept?.text).toBe('好的，给您打138****5678');
    expect(kept?.facts.buyer).toEqual(['我电话138****5678']);
    expect(kept?.talk).not.toContain('buyer');
    expect(sent('', NOW)).toBeUndefined();
    expect(admitSent({ text: 'x' }, NOW)).toBeUndefined();
  });

  test('are let go of after the shop’s days, and all at once where it no longer keeps them', async () => {
    for (const at of [NOW - 5 * DAY, NOW]) {
      const kept = sent('在的', at);
      if (kept) await keepSent(store, kept);
    }
    await pruneSent(store, 3, NOW);
    expect(await keptSent(store)).toHaveLength(1);
    await pruneSent(store, 0, NOW);
    expect(await keptSent(store)).toEqual([]);
  });
});

test('a version is unread until it is ticked; two missed ones are one change', async () => {
  await keepPack(store, { ...pack, version: 1 }, NOW);
  expect(await unreadPacks(store)).toMatchObject([{ before: undefined, pack: { version: 1 } }]);
  await markRead(store, 'shop', 1);
  expect(await unreadPacks(store)).toEqual([]);
  await keepPack(store, { ...pack, version: 2 }, NOW);
  await keepPack(store, { ...pack, version: 3 }, NOW);
  expect(await unreadPacks(store)).toMatchObject([{ before: { version: 1 }, pack: { version: 3 } }]);
  await markRead(store, 'shop', 2);
  expect(await unreadPacks(store)).toHaveLength(1);
});
