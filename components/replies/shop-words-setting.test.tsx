import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { ShopWordsSetting } from './shop-words-setting';

afterEach(cleanup);

it('keeps what was filled in, and lets go of what was emptied', () => {
  const onSave = vi.fn();
  render(<ShopWordsSetting words={{ address: '义乌', days: '3' }} onSave={onSave} />);
  fireEvent.input(screen.getByLabelText(/发货时限/), { target: { value: ' 48小时内 ' } });
  fireEvent.input(screen.getByLabelText(/一般几天/), { target: { value: '' } });
  fireEvent.click(screen.getByRole('button', { name: '存下' }));
  expect(onSave).toHaveBeenCalledWith({ address: '义乌', shipBy: '48小时内' });
});
