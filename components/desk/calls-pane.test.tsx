import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Call, USUAL_CALL_LIMITS } from '../../lib/memo/call';
import { aMemo, MINUTE, NOW } from '../../test/builders';
import { CallsPane } from './calls-pane';

const memo = aMemo('确认补发地址', { kind: 'call', buyer: { id: '1', name: '喵***酱' }, scenario: 'missing-item' });
const call = (over: Partial<Call>): Call => ({
  id: 'c',
  owner: '本机',
  buyerId: '1',
  buyerName: '喵***酱',
  at: NOW - 60 * MINUTE,
  outcome: 'no-answer',
  ...over,
});

function show(over: Partial<Parameters<typeof CallsPane>[0]> = {}) {
  const actions = { onOutcome: vi.fn(), onPrep: vi.fn(), onMove: vi.fn(), onUndo: vi.fn(), onLeave: vi.fn() };
  render(
    <CallsPane
      memos={[memo]}
      made={new Map()}
      limits={USUAL_CALL_LIMITS}
      usual
      now={NOW}
      actions={actions}
      {...over}
    />,
  );
  return actions;
}
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

afterEach(cleanup);

describe('a call', () => {
  it('is begun by Enter and logged by one digit, with what was said', () => {
    const actions = show();
    press('Enter');
    fireEvent.input(screen.getByLabelText('说了什么'), { target: { value: '地址没变' } });
    fireEvent.click(screen.getByRole('button', { name: /谈妥了/ }));
    expect(actions.onOutcome).toHaveBeenCalledWith(memo, 'agreed', '地址没变', undefined);
  });

  it('called back later asks for the time, and keeps nothing before it is read', () => {
    const actions = show();
    press('Enter');
    press('4');
    expect(actions.onOutcome).not.toHaveBeenCalled();
    fireEvent.input(screen.getByLabelText('约在什么时候'), { target: { value: '明天下午3点' } });
    fireEvent.click(screen.getByRole('button', { name: /存下/ }));
    expect(actions.onOutcome).toHaveBeenCalledWith(memo, 'call-back', '', new Date(2026, 10, 25, 15).getTime());
  });

  it('is stopped outside the hours, and offers the next time instead', () => {
    const actions = show({ now: new Date(2026, 10, 24, 20).getTime() });
    press('Enter');
    expect(screen.queryByText(/通话中/)).toBeNull();
    expect(screen.getByRole('alert').textContent).toContain('10:00–18:00 才打电话：明天 10:00 再打');
    press('m');
    expect(actions.onMove).toHaveBeenCalledWith(memo, new Date(2026, 10, 25, 10).getTime());
  });

  it('is stopped after the third of the day, by the policy’s own number where it has one', () => {
    const made = new Map([[memo.id, [call({ id: 'a' })]]]);
    show({ made, limits: { from: 540, to: 1200, perDay: 1 }, usual: false });
    expect(screen.getByRole('alert').textContent).toContain('今天已经打了 1 次');
    expect(screen.queryByText('常用值，策略可改')).toBeNull();
  });

  it('is not made against a no; the buyer’s later yes is kept as such', () => {
    const made = new Map([[memo.id, [call({ outcome: 'refused', said: '别打了', at: NOW - 3 * 24 * 60 * MINUTE })]]]);
    const actions = show({ made });
    expect(screen.getByRole('alert').textContent).toContain('别打了');
    fireEvent.click(screen.getByRole('button', { name: '买家在聊天里又同意了' }));
    expect(actions.onOutcome).toHaveBeenCalledWith(memo, 'consented', '');
  });
});

describe('the sheet', () => {
  it('is that of what the buyer wants, with the agent’s own limit', () => {
    show({ limitYuan: 20 });
    expect(screen.getByText(/核对少了什么/)).toBeTruthy();
    expect(screen.getByText('20 元以内自己定，超出先请示')).toBeTruthy();
  });
  it('is changed for this call and no other', () => {
    const actions = show();
    fireEvent.click(screen.getByRole('button', { name: '改准备单' }));
    fireEvent.input(screen.getByLabelText('底线'), { target: { value: '最多补一件' } });
    fireEvent.click(screen.getByRole('button', { name: '存下' }));
    expect(actions.onPrep).toHaveBeenCalledWith(memo, expect.objectContaining({ floor: '最多补一件' }), 'missing-item');
  });
});
