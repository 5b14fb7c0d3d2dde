import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { PolicyNote } from './policy-note';

test('tells what changed as text, and is gone by one tick', () => {
  const onRead = vi.fn();
  render(<PolicyNote version={4} note={'运费先别提 <b>重要</b>'} onRead={onRead} />);
  expect(screen.getByRole('region', { name: '策略更新到 v4' }).textContent).toContain('<b>重要</b>');
  fireEvent.click(screen.getByRole('button', { name: '知道了' }));
  expect(onRead).toHaveBeenCalledOnce();
});
