import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { NOW } from '../../test/builders';
import { toField } from '../moments';
import { PromiseOffer } from './promise-offer';

const HOUR = 3_600_000;

function open(dueAt: number) {
  const onKeep = vi.fn();
  const offer = { what: '答复', dueAt };
  render(
    <PromiseOffer offer={offer} buyer="喵***酱" goods={undefined} now={NOW} onKeep={onKeep} onDismiss={vi.fn()} />,
  );
  return onKeep;
}
const put = (at: number) => fireEvent.change(screen.getByLabelText('改到什么时候'), { target: { value: toField(at) } });

afterEach(cleanup);

test('is kept at the time it names', () => {
  const onKeep = open(NOW + 3 * HOUR);
  fireEvent.click(screen.getByRole('button', { name: /记下/ }));
  expect(onKeep).toHaveBeenCalledWith();
});

test('its hour passed, it says so and asks for another one that is still to come', () => {
  const onKeep = open(NOW - HOUR);
  expect(screen.getByText(/已经过了/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /记下/ })).toBeNull();
  put(NOW - HOUR / 2);
  expect(onKeep).not.toHaveBeenCalled();
  put(NOW + HOUR);
  expect(onKeep).toHaveBeenCalledWith(NOW + HOUR);
});
