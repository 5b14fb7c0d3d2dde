import { expect, test } from 'vitest';
import { aConversation, NOW } from '../../test/builders';
import { SeenTimes } from './seen-times';

const with_ = (...ids: string[]) =>
  aConversation({ messages: ids.map((id) => ({ id, from: 'buyer', kind: 'text', text: id })) });
const timesOf = (seen: SeenTimes, now: number, ...ids: string[]) =>
  seen.stamp(with_(...ids), now).messages.map(({ sentAt }) => sentAt);

test('what stood there has no time, what comes in while we watch has', () => {
  const seen = new SeenTimes();
  expect(timesOf(seen, NOW, 'a', 'b')).toEqual([undefined, undefined]);
  expect(timesOf(seen, NOW + 5, 'a', 'b', 'c')).toEqual([undefined, undefined, NOW + 5]);
  expect(timesOf(seen, NOW + 9, 'a', 'b', 'c', 'd')).toEqual([undefined, undefined, NOW + 5, NOW + 9]);
});

test('what is loaded above, or a thread that is another altogether, gets no time', () => {
  const seen = new SeenTimes();
  timesOf(seen, NOW, 'c');
  expect(timesOf(seen, NOW + 5, 'a', 'b', 'c')).toEqual([undefined, undefined, undefined]);
  expect(timesOf(seen, NOW + 6, 'x', 'y')).toEqual([undefined, undefined]);
});

test('times the page shows are left as they are', () => {
  const conversation = aConversation();
  expect(new SeenTimes().stamp(conversation, NOW)).toBe(conversation);
});
