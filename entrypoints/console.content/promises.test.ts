import { beforeEach, expect, test, vi } from 'vitest';
import type { NewMemo } from '../../lib/model/memo';
import { saying } from '../../lib/model/saying';
import type { KeptMemo } from '../../lib/request';
import { aConversation } from '../../test/builders';
import { Promises } from './promises';

/* A promise that was sent is offered until it is really kept. */

const NOW = Date.parse('2026-11-20T10:00:00+08:00');
beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  return () => void vi.useRealTimers();
});

const PROMISED = '好的，明天下午3点前给您答复';
const LINK = 'https://chat.example/room?buyer=7';

/** Promises, and what was asked to be kept of them; answers as the test says. */
function promised(...answers: readonly (KeptMemo | Error)[]) {
  const asked: NewMemo[] = [];
  const left = [...answers];
  const promises = new Promises(async (_account, memo) => {
    asked.push(memo);
    const answer = left.shift();
    if (!answer || answer instanceof Error) throw answer ?? new Error('asked too often');
    return answer;
  });
  const conversation = aConversation();
  promises.read(PROMISED, conversation, NOW);
  const buyer = conversation.buyer.id;
  const id = promises.of(buyer)[0]?.offerId ?? '';
  return { promises, asked, buyer, id };
}
const KEPT = { ok: true, value: 'memo-1' } as KeptMemo;
const FULL: KeptMemo = { ok: false, problem: saying('say_diskFull') };

test('kept, it is bound to the buyer it was made to and offered no more', async () => {
  const { promises, asked, buyer, id } = promised(KEPT);
  expect(await promises.keep(id, LINK)).toEqual(KEPT);
  expect(asked).toMatchObject([{ buyer: { id: buyer }, link: LINK, promised: PROMISED }]);
  expect(promises.of(buyer)).toEqual([]);
});

test('not kept, it stands again and says why; the next try takes it off', async () => {
  const { promises, buyer, id } = promised(FULL, KEPT);
  expect(await promises.keep(id, LINK)).toEqual(FULL);
  expect(promises.of(buyer)).toMatchObject([{ offerId: id, problem: { key: 'say_diskFull' } }]);
  await promises.keep(id, LINK);
  expect(promises.of(buyer)).toEqual([]);
});

test('where nobody answers it stands again too', async () => {
  const { promises, buyer, id } = promised(new Error('Extension context invalidated.'));
  expect(await promises.keep(id, LINK)).toMatchObject({ ok: false });
  expect(promises.of(buyer)).toMatchObject([{ problem: { key: 'say_storeCutOff' } }]);
});

test('the key pressed twice keeps it once', async () => {
  const { promises, asked, id } = promised(KEPT);
  const both = [promises.keep(id, LINK), promises.keep(id, LINK)];
  expect(await Promise.all(both)).toEqual([KEPT, undefined]);
  expect(asked).toHaveLength(1);
});

test('the memo says what it is about, where the promise does not', async () => {
  const { promises, asked, id } = promised(KEPT);
  await promises.keep(id, LINK);
  expect(asked).toMatchObject([{ what: '答复：收到的杯子漏水，我要退货', kind: 'reply' }]);
});

test('a time that has passed is never kept; another time is', async () => {
  const { promises, asked, buyer, id } = promised(KEPT);
  const later = NOW + 2 * 24 * 3_600_000;
  vi.setSystemTime(later);
  expect(await promises.keep(id, LINK)).toMatchObject({ ok: false, problem: { key: 'say_timePast' } });
  expect(await promises.keep(id, LINK, later - 1)).toMatchObject({ ok: false });
  expect(asked).toEqual([]);
  expect(promises.of(buyer)).toHaveLength(1);
  expect(await promises.keep(id, LINK, later + 60_000)).toEqual(KEPT);
  expect(asked).toMatchObject([{ dueAt: later + 60_000 }]);
});
