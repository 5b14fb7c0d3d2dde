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
    line.value = '已存下';
    at('button')?.click();
    expect(line.value).toBe('');
    line.value = '已存下';
    at('input')?.dispatchEvent(new Event('change', { bubbles: true }));
    expect(line.value).toBe('');
  });

  test('a click on the line itself leaves it', () => {
    line.value = '已存下';
    at('p')?.click();
    expect(line.value).toBe('已存下');
  });
});
