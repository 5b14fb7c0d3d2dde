import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { PatternList } from './pattern-list';

afterEach(cleanup);

it('keeps a pattern on one line: Enter adds none, what is pasted with breaks loses them', () => {
  const onChange = vi.fn();
  render(
    <PatternList
      label="找什么"
      field="find"
      patterns={['加 微信']}
      vocabulary={{}}
      problemAt={() => undefined}
      onChange={onChange}
    />,
  );
  const box = screen.getByRole('textbox', { name: '找什么 1' });
  expect(fireEvent.keyDown(box, { key: 'Enter' })).toBe(false);
  fireEvent.input(box, { target: { value: '加\n  微信 号' } });
  expect(onChange).toHaveBeenCalledWith(['加 微信 号']);
});
