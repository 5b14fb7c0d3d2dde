import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Reply } from '../../lib/model/reply';
import { SlashSearch } from './slash';

const replies: readonly Reply[] = [
  { id: 'a', scenarios: [], text: '已经退款了' },
  { id: 'b', scenarios: [], text: '退款到账要几天' },
];
let box: HTMLTextAreaElement;
let slash: SlashSearch;
const find = vi.fn(async (_words: string) => replies);
const used = vi.fn();

beforeEach(() => {
  document.body.replaceChildren();
  box = document.createElement('textarea');
  document.body.append(box);
  // The browser's own way of typing, which this page has not: the text takes the place of what is selected.
  document.execCommand = (_command: string, _ui?: boolean, text = '') => {
    box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
    return true;
  };
  find.mockImplementation(async () => replies);
  slash = new SlashSearch({
    box: () => box,
    find,
    fill: ({ id, text }) => ({ reply: id, parts: [text], text, complete: true, because: '' }),
    used,
    show: () => {},
  });
});

async function type(text: string): Promise<void> {
  box.value = text;
  box.setSelectionRange(text.length, text.length);
  slash.look(text);
  await Promise.resolve();
  await Promise.resolve();
}
const press = (key: string, more: KeyboardEventInit = {}) =>
  slash.press(new KeyboardEvent('keydown', { key, code: key, ...more }));

describe('the search that "/" opens', () => {
  test('a reply takes the place of the letters, and nothing else', async () => {
    await type('您好 /tk');
    expect(slash.isOpen).toBe(true);
    expect(press('ArrowDown')).toBe(true);
    expect(press('Enter')).toBe(true);
    await vi.waitFor(() => expect(used).toHaveBeenCalledWith('b'));
    expect(box.value).toBe('您好 退款到账要几天');
    expect(slash.isOpen).toBe(false);
  });
  test('what does not fit the case stands behind what does', async () => {
    slash = new SlashSearch({
      box: () => box,
      find,
      fill: ({ id, text }) => ({
        ...{ reply: id, parts: [text], text, complete: true, because: '' },
        caution: id === 'a' ? '和现在的责任或阶段不合' : undefined,
      }),
      used,
      show: () => {},
    });
    await type('/tk');
    expect(slash.shown?.found.map(({ reply }) => reply)).toEqual(['b', 'a']);
  });
  test('Esc leaves the words as they are, and the list stays closed for them', async () => {
    await type('/tk');
    expect(press('Escape')).toBe(true);
    expect(box.value).toBe('/tk');
    await type('/tk');
    expect(slash.isOpen).toBe(false);
    await type('/tkk');
    expect(slash.isOpen).toBe(true);
  });
  test('keys are the page’s own while nothing is found, and while a word is composed', async () => {
    find.mockImplementation(async () => []);
    await type('/zzz');
    expect(press('Enter')).toBe(false);
    find.mockImplementation(async () => replies);
    await type('/tk');
    expect(press('Enter', { isComposing: true })).toBe(false);
    expect(press('Enter', { keyCode: 229 } as KeyboardEventInit)).toBe(false);
    expect(press('Enter', { shiftKey: true })).toBe(false);
    expect(press('a')).toBe(false);
  });
  test('an ordinary draft asks nothing', async () => {
    await type('退/换都可以');
    await type('好的');
    expect(find).not.toHaveBeenCalled();
  });
  test('an answer that comes late is for words no longer there', async () => {
    let answer: (found: readonly Reply[]) => void = () => {};
    find.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    await type('/t');
    await type('好的');
    answer(replies);
    await Promise.resolve();
    expect(slash.isOpen).toBe(false);
  });
  test('a background that cannot answer leaves plain letters', async () => {
    find.mockImplementation(() => Promise.reject(new Error('asleep')));
    await type('/tk');
    expect(slash.isOpen).toBe(false);
    expect(press('Enter')).toBe(false);
  });
  test('the keyup of a key that was taken is taken too', async () => {
    await type('/tk');
    press('Enter');
    expect(slash.press(new KeyboardEvent('keyup', { key: 'Enter', code: 'Enter' }))).toBe(true);
    expect(slash.press(new KeyboardEvent('keyup', { key: 'Enter', code: 'Enter' }))).toBe(false);
  });
});
