import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { GapForm } from './gap-form';

afterEach(cleanup);

const PARTS = ['预计', { slot: 'days', value: undefined }, '天内到仓'];

it('shows the sentence as it is typed, and puts in what it shows', () => {
  const onFilled = vi.fn();
  render(<GapForm parts={PARTS} onFilled={onFilled} onCancel={() => {}} />);
  const sentence = () => document.querySelector('.gaps-sentence')?.textContent;
  expect(sentence()).toMatch(/^预计.+天内到仓$/);
  fireEvent.input(screen.getByRole('textbox'), { target: { value: '3天' } });
  expect(sentence()).toBe('预计3天内到仓');
  const form = document.querySelector('form');
  if (form) fireEvent.submit(form);
  expect(onFilled).toHaveBeenCalledWith('预计3天内到仓');
});
