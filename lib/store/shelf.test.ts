// @vitest-environment node
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MOST_PICTURE_BYTES } from '../model/picture';
import type { ShelfReply } from '../model/reply';
import { openStore, type Store } from './db';
import { keepPicture, pictureById, removePicture } from './pictures';
import { keepReplies, keepReply, removeReply, repliesOnShelves } from './shelf';
import { changeUse, usesOfReplies } from './uses';

const NOW = new Date(2026, 10, 24, 15).getTime();
let names = 0;
let store: Store;
beforeEach(async () => {
  const opened = await openStore({ name: `shelf-${names++}` });
  if (!opened.ok) throw new Error(opened.problem.key);
  store = opened.store;
});
afterEach(() => store.close());

const aReply = (id: string, text = `话术${id}`): ShelfReply => ({
  shelf: 'own',
  reply: { id, scenarios: [], text },
  spelled: { full: 'huashu', initials: 'hs' },
});
const ids = async () => (await repliesOnShelves(store)).map(({ reply }) => reply.id);

describe('the shelves', () => {
  test('a reply is kept, changed and taken off; it can be put back', async () => {
    await keepReply(store, aReply('a'), NOW);
    await keepReply(store, aReply('a', '改过的'), NOW + 1);
    expect((await repliesOnShelves(store)).map(({ reply }) => reply.text)).toEqual(['改过的']);
    const removed = await removeReply(store, 'a');
    expect(await ids()).toEqual([]);
    if (!removed.ok || !removed.value) throw new Error('nothing was removed');
    await keepReply(store, removed.value, NOW + 2);
    expect(await ids()).toEqual(['a']);
  });
  test('a sheet keeps its order, and stands above what is older', async () => {
    await keepReply(store, aReply('old'), NOW - 1000);
    await keepReplies(store, [aReply('a'), aReply('b'), aReply('c')], NOW);
    expect(await ids()).toEqual(['a', 'b', 'c', 'old']);
  });
  test('a sheet called off while it is written leaves nothing behind', async () => {
    const stop = new AbortController();
    const many = Array.from({ length: 500 }, (_, i) => aReply(`r${i}`));
    const keeping = keepReplies(store, many, NOW, stop.signal);
    stop.abort();
    expect(await keeping).toMatchObject({ ok: false });
    expect(await ids()).toEqual([]);
  });
  test('a record that cannot be read hides no other', async () => {
    await keepReply(store, aReply('a'), NOW);
    await store.put('shelf', { id: 'b', shelf: 'own', reply: { text: 7 } } as never);
    expect(await ids()).toEqual(['a']);
    expect(await store.count('shelf')).toBe(2);
  });
});

describe('uses', () => {
  test('two pages that count at once lose no count', async () => {
    const more = (reply: string) => (before?: { count: number }) => ({
      reply,
      lastAt: NOW,
      favourite: false,
      scenarios: {},
      count: (before?.count ?? 0) + 1,
    });
    await Promise.all([
      changeUse(store, 'a', more('a')),
      changeUse(store, 'a', more('a')),
      changeUse(store, 'b', more('b')),
    ]);
    const uses = await usesOfReplies(store);
    expect([uses.get('a')?.count, uses.get('b')?.count]).toEqual([2, 1]);
  });
});

describe('pictures', () => {
  const png = (bytes = 10) => new Blob([new Uint8Array(bytes)], { type: 'image/png' });
  test('what is no picture, too big or not described is not taken', async () => {
    const came = async (blob: Blob, alt: string) => {
      const kept = await keepPicture(store, { id: 'q', blob, alt });
      return kept.ok ? 'kept' : kept.problem.key;
    };
    expect(await came(new Blob(['<svg/>'], { type: 'image/svg+xml' }), '尺码表')).toBe('replyPictureNot');
    expect(await came(png(MOST_PICTURE_BYTES + 1), '尺码表')).toBe('replyPictureBig');
    expect(await came(png(), ' ')).toBe('replyPictureNoAlt');
    expect(await pictureById(store, 'q')).toBeUndefined();
    expect(await came(png(MOST_PICTURE_BYTES), '尺码表')).toBe('kept');
  });
  test('kept, read and removed', async () => {
    await keepPicture(store, { id: 'p', blob: png(), alt: '尺码表' });
    expect((await pictureById(store, 'p'))?.alt).toBe('尺码表');
    await removePicture(store, 'p');
    expect(await pictureById(store, 'p')).toBeUndefined();
  });
});
