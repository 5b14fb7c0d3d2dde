import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { SaidLine } from './said';

afterEach(cleanup);

it('what was not kept is told, and one press does it again', () => {
  const again = vi.fn();
  render(<SaidLine said={{ text: '没存上：磁盘满了。请先记在别处', again }} />);
  expect(screen.getByRole('status').textContent).toContain('没存上：磁盘满了');
  fireEvent.click(screen.getByRole('button', { name: '再存一次' }));
  expect(again).toHaveBeenCalledOnce();
  expect(screen.queryByText('撤销')).toBeNull();
});

it('what was done is told with the way back; nothing said leaves the line empty', () => {
  const undo = vi.fn();
  const { rerender } = render(<SaidLine said={{ text: '记下了', undo }} of="desk-said" />);
  fireEvent.click(screen.getByRole('button', { name: /撤销/ }));
  expect(undo).toHaveBeenCalledOnce();
  rerender(<SaidLine said={undefined} />);
  expect(screen.getByRole('status').textContent).toBe('');
});

it('a number quoted from what was written is hidden, as it is in the rows', () => {
  render(<SaidLine said={{ text: '记下了：回电 13812345678' }} />);
  expect(screen.getByRole('status').textContent).toBe('记下了：回电 138****5678');
});
