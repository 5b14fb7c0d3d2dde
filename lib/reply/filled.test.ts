import { expect, test } from 'vitest';
import { aConversation } from '../../test/builders';
import { NO_FACTS } from '../model/case';
import type { Reply } from '../model/reply';
import { wholePolicy } from '../policy/whole';
import { filledReply, type Where } from './filled';

/* A reply that was looked up says why it had better not be used in the open case. */

const MORNING = new Date(2026, 10, 20, 9).getTime();
const where = (over: Partial<Where> = {}): Where => ({
  conversation: aConversation(),
  facts: NO_FACTS,
  policy: wholePolicy([]),
  shop: undefined,
  now: MORNING,
  ...over,
});
const saying = (text: string, over: Partial<Reply> = {}): Reply => ({ id: 'own', scenarios: [], text, ...over });

test('one that fits has nothing against it', () => {
  expect(filledReply(saying('好的，我先去仓库问清楚'), where())).toMatchObject({ complete: true, caution: undefined });
});

test('one for another case, one that would be held, and one whose time is over say so', () => {
  expect(filledReply(saying('是我们发错了', { faults: ['seller'] }), where()).caution).toBe('replyNotHere');
  expect(filledReply(saying('退货运费需要您承担哦'), where()).caution).toBe('replyHeldHere');
  const evening = where({ now: new Date(2026, 10, 20, 19).getTime() });
  expect(filledReply(saying('今天18点前给您答复'), evening).caution).toBe('replyTooLate');
  expect(filledReply(saying('今天18点前给您答复'), where()).caution).toBeUndefined();
});

test('one in which something would be found is not clean, and an open gap is nothing found', () => {
  expect(filledReply(saying('好的，我先去仓库问清楚'), where()).isClean).toBe(true);
  expect(filledReply(saying('退货运费需要您承担哦'), where()).isClean).toBe(false);
  expect(filledReply(saying('给您申请{amount}元，您看可以吗'), where()).isClean).toBe(true);
});

test('a gap that is still open is no reason against it', () => {
  expect(filledReply(saying('给您申请{amount}元，您看可以吗'), where())).toMatchObject({
    complete: false,
    caution: undefined,
  });
});

test('before the policy is read nothing is held, and what is not for the case still says so', () => {
  const early = where({ policy: undefined });
  expect(filledReply(saying('退货运费需要您承担哦'), early).caution).toBeUndefined();
  expect(filledReply(saying('是我们发错了', { faults: ['seller'] }), early).caution).toBe('replyNotHere');
});
