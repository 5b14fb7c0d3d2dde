import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Sending } from './sending';

/* Whether the page took a message is seen from its box: emptied, it is gone; unchanged, it is still the agent's. */

let box: HTMLTextAreaElement;
let ended: AbortController;
let sending: Sending;
const taken: string[] = [];
const send = (text: string) => sending.follow(text, () => taken.push(text));

beforeEach(() => {
  vi.useFakeTimers();
  taken.length = 0;
  box = document.createElement('textarea');
  ended = new AbortController();
  sending = new Sending({ box: () => box, signal: ended.signal });
});
afterEach(() => vi.useRealTimers());

test('a message that leaves the box counts once, however often Send was pressed', () => {
  box.value = '今天18点前给您答复';
  send('今天18点前给您答复');
  send('今天18点前给您答复');
  vi.advanceTimersByTime(50);
  expect(taken).toEqual([]);
  box.value = '';
  vi.advanceTimersByTime(1000);
  expect(taken).toEqual(['今天18点前给您答复']);
});

test('a message that stays in the box was not sent; sent again, it counts', () => {
  box.value = '已经给您补发了';
  send('已经给您补发了');
  vi.advanceTimersByTime(2000);
  expect(taken).toEqual([]);
  send('已经给您补发了');
  box.value = '';
  vi.advanceTimersByTime(2000);
  expect(taken).toEqual(['已经给您补发了']);
});

test('another buyer’s empty box says nothing of it, nor does a page that is left', () => {
  box.value = '运费我们出';
  send('运费我们出');
  sending.forget();
  box.value = '';
  vi.advanceTimersByTime(2000);
  expect(taken).toEqual([]);
  box.value = '马上给您查';
  send('马上给您查');
  ended.abort();
  box.value = '';
  vi.advanceTimersByTime(2000);
  expect(taken).toEqual([]);
});

test('nothing is nothing to send', () => {
  send('  ');
  vi.advanceTimersByTime(2000);
  expect(taken).toEqual([]);
});
