import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { passing } from './passing';

const line = signal('');
passing(line);

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<p role="status"></p><button></button><input type="file">';
});
afterEach(() => {
  vi.useRealTimers();
  line.value = '';
});

const at = (selector: string) => document.querySelector<HTMLElement>(selector);

describe('a line that passes', () => {
  test('goes after some seconds', () => {
    line.value = '已存下';
    vi.advanceTimersByTime(5900);
    expect(line.value).toBe('已存下');
    vi.advanceTimersByTime(200);
    expect(line.value).toBe('');
  });

  test('a long one stands as long as it takes to read it', () => {
    line.value = '存'.repeat(100);
    vi.advanceTimersByTime(14_000);
    expect(line.value).not.toBe('');
    vi.advanceTimersByTime(2000);
    expect(line.value).toBe('');
  });

  test('what is said later has its own time', () => {
    line.value = '已存下';
    vi.advanceTimersByTime(5000);
    line.value = '已发布';
    vi.advanceTimersByTime(5000);
    expect(line.value).toBe('已发布');
  });

  test('the next choice takes it away: a press, another file', () => {
    const tell = (selector: string, event: Event) => {
      line.value = '已存下';
      at(selector)?.dispatchEvent(event);
      return line.value;
    };
    expect(tell('button', new Event('pointerdown', { bubbles: true }))).toBe('');
    expect(tell('button', new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))).toBe('');
    expect(tell('button', new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }))).toBe('已存下');
    // Drawn anew between the press and its tick, a box would get its old tick back.
    expect(tell('button', new Event('click', { bubbles: true }))).toBe('已存下');
    line.value = '已存下';
    at('input')?.dispatchEvent(new Event('change', { bubbles: true }));
    expect(line.value).toBe('');
  });

  test('a press on the line itself leaves it', () => {
    line.value = '已存下';
    at('p')?.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    expect(line.value).toBe('已存下');
  });
});
