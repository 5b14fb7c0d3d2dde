import { afterEach, beforeEach, expect, test } from 'vitest';
import { guardSend } from './send-guard';

let life: AbortController;
let box: HTMLTextAreaElement;
let button: HTMLElement;
let blocked: () => boolean;
let seen: { held: number; sent: number; page: string[] };

beforeEach(() => {
  life = new AbortController();
  box = document.createElement('textarea');
  button = document.createElement('div');
  button.append(document.createElement('span'));
  document.body.replaceChildren(box, button);
  seen = { held: 0, sent: 0, page: [] };
  blocked = () => true;
  for (const name of ['keydown', 'keypress', 'keyup']) box.addEventListener(name, () => seen.page.push(name));
  for (const name of ['pointerdown', 'click']) button.addEventListener(name, () => seen.page.push(name));
  guardSend({
    window,
    box: () => box,
    sends: () => [button],
    key: 'Enter',
    holds: () => blocked(),
    onHeld: () => seen.held++,
    onSent: () => seen.sent++,
    signal: life.signal,
  });
});
afterEach(() => life.abort());

const key = (name: string, init: KeyboardEventInit = {}, at: Element = box) => {
  const event = new KeyboardEvent(name, { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true, ...init });
  at.dispatchEvent(event);
  return event;
};
const mouse = (name: string, init: MouseEventInit = {}) =>
  button.firstElementChild?.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true, ...init }));

test('a blocked Enter never reaches the page, not by its later events either, and is told of once', () => {
  const down = key('keydown');
  key('keypress');
  key('keydown', { repeat: true });
  key('keyup');
  expect(down.defaultPrevented).toBe(true);
  expect(seen).toEqual({ held: 1, sent: 0, page: [] });
});

test('a clean Enter is the page’s', () => {
  blocked = () => false;
  key('keydown');
  key('keypress');
  key('keyup');
  expect(seen).toEqual({ held: 0, sent: 1, page: ['keydown', 'keypress', 'keyup'] });
});

test('a check that fails holds nothing', () => {
  blocked = () => {
    throw new Error('broken');
  };
  expect(key('keydown').defaultPrevented).toBe(false);
  mouse('pointerdown');
  mouse('click', { detail: 1 });
  expect(seen.page).toEqual(['keydown', 'pointerdown', 'click']);
});

test('Shift Enter, another key and Enter elsewhere are nobody’s business', () => {
  key('keydown', { shiftKey: true });
  key('keydown', { key: 'a', code: 'KeyA' });
  key('keydown', {}, button);
  expect(seen.held).toBe(0);
  expect(seen.page).toEqual(['keydown', 'keydown']);
});

test('an Enter inside a composition is the input method’s', () => {
  box.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
  key('keydown');
  box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
  key('keyup');
  expect(seen).toMatchObject({ held: 0, sent: 0 });
});

test('one told after the composition ended is kept from the page, and nothing is shown or prevented', () => {
  const event = new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true });
  Object.defineProperty(event, 'keyCode', { value: 229 });
  box.dispatchEvent(event);
  key('keyup');
  expect(event.defaultPrevented).toBe(false);
  expect(seen).toEqual({ held: 0, sent: 0, page: [] });
});

test('a held press of the button is held whole; by keyboard it is held as well, and told of again', () => {
  for (const name of ['pointerdown', 'mousedown', 'pointerup', 'mouseup']) mouse(name);
  mouse('click', { detail: 1 });
  expect(seen).toEqual({ held: 1, sent: 0, page: [] });
  mouse('click', { detail: 0 });
  expect(seen).toEqual({ held: 2, sent: 0, page: [] });
});

test('a press that was dragged off the button leaves nothing behind', () => {
  mouse('pointerdown');
  box.dispatchEvent(new MouseEvent('pointerup', { bubbles: true }));
  blocked = () => false;
  mouse('click', { detail: 0 });
  expect(seen).toMatchObject({ held: 1, sent: 1, page: ['click'] });
});

test('after the end everything is the page’s', () => {
  life.abort();
  key('keydown');
  expect(seen.page).toEqual(['keydown']);
});
