import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pinduoduo } from './pinduoduo';
import type { PageReading } from './read';
import { watchConsole } from './watch';

let life: AbortController;
let readings: PageReading[];
let readNow: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  const saved = new DOMParser().parseFromString(readFileSync('test/pages/pinduoduo.html', 'utf8'), 'text/html');
  document.body.replaceChildren(...saved.body.children);
  life = new AbortController();
  readings = [];
  readNow = watchConsole({
    page: document,
    description: pinduoduo,
    signal: life.signal,
    now: Date.now,
    onReading: (reading) => readings.push(reading),
  });
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

const one = (selector: string) => {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const orderNow = () => readings.at(-1)?.conversation?.order;

function openBuyer(uid: string): void {
  for (const box of document.querySelectorAll('.chat-item-box'))
    box.classList.toggle('active', box.getAttribute('data-random')?.startsWith(uid));
  for (const row of document.querySelectorAll('[currentuid]')) row.setAttribute('currentuid', uid);
  readNow();
}
const paneShows = (number: string) => {
  one('.order-sn').textContent = `订单编号：${number}`;
  readNow();
};

test('an order first seen under one buyer is withheld from the next, until the pane shows another', () => {
  expect(orderNow()).toMatchObject({ state: 'found' });
  openBuyer('8811001');
  expect(orderNow()).toEqual({ state: 'absent' });
  expect(readings.at(-1)?.problems).toEqual([{ part: 'order', kind: 'stale' }]);
  paneShows('260902-000000000000001');
  expect(orderNow()).toMatchObject({ state: 'found', value: { number: '260902-000000000000001' } });
});

test('back with the first buyer before the pane has moved, the order is theirs at once', () => {
  openBuyer('8811001');
  openBuyer('8811002');
  expect(orderNow()).toMatchObject({ state: 'found', value: { number: '260901-112233445566778' } });
});

test('a page that says nothing new is not told of again', () => {
  const before = readings.length;
  readNow();
  vi.advanceTimersByTime(10_000);
  expect(readings).toHaveLength(before);
});

test('what changes without a mutation we hear of is found by the slow rescan', () => {
  one('#middlePanel_List_1788859818000 p').textContent = '已改口';
  vi.advanceTimersByTime(2100);
  expect(readings.at(-1)?.conversation?.messages.some((m) => m.text === '已改口')).toBe(true);
});

test('once its signal is aborted nothing is read any more', () => {
  const before = readings.length;
  life.abort();
  openBuyer('8811001');
  vi.advanceTimersByTime(10_000);
  expect(readings).toHaveLength(before);
  expect(vi.getTimerCount()).toBe(0);
});
