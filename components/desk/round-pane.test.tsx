import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { beginRound, closeRound, lookedAt, type Round } from '../../lib/memo/round';
import type { Memo, MemoId } from '../../lib/model/memo';
import { aMemo, MINUTE, NOW } from '../../test/builders';
import type { DeskActions } from './desk-actions';
import { RoundPane } from './round-pane';

const memos = [
  aMemo('漏水杯', { dueAt: NOW - 130 * MINUTE, buyer: { id: '1', name: '喵***酱' }, link: 'https://shop.example/1' }),
  aMemo('验货', { dueAt: NOW + 30 * MINUTE }),
  aMemo('回访', { dueAt: NOW + 3 * 24 * 60 * MINUTE }),
];
const begun = beginRound('本机', memos, NOW);

function show(over: Partial<Parameters<typeof RoundPane>[0]> = {}) {
  const actions = {
    onDone: vi.fn(),
    onMove: vi.fn(),
    onCall: vi.fn(),
    onOpen: vi.fn(),
    onHand: vi.fn(),
    onKeep: vi.fn(),
    onDrop: vi.fn(),
    onSnooze: vi.fn(),
    onState: vi.fn(),
    onStep: vi.fn(),
    onMerge: vi.fn(),
    onRegister: vi.fn(),
    onEdit: vi.fn(),
    onUndo: vi.fn(),
  } satisfies DeskActions;
  const onStamp = vi.fn();
  const byId = new Map<MemoId, Memo>(memos.map((memo) => [memo.id, memo]));
  const pane = (round: Round) => (
    <RoundPane round={round} memos={byId} now={NOW} owners={['小王']} actions={actions} onStamp={onStamp} {...over} />
  );
  const { rerender } = render(pane(begun));
  return { actions, onStamp, redraw: (round: Round) => rerender(pane(round)) };
}
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const current = () => document.querySelector('[aria-current=true]')?.textContent ?? '';

afterEach(cleanup);

describe('one key each', () => {
  it('each does its own and goes on to the next that was not looked at', () => {
    const { actions } = show();
    expect(current()).toContain('漏水杯');
    press('d');
    expect(actions.onDone).toHaveBeenCalledWith(memos[0]);
    expect(current()).toContain('验货');
    press(' ');
    expect(actions.onKeep).toHaveBeenCalledWith(memos[1]);
    expect(current()).toContain('回访');
    press('c');
    expect(actions.onCall).toHaveBeenCalledWith(memos[2]);
  });

  it('a key pressed faster than the disk never comes back to what was just done', () => {
    const { actions } = show();
    press('d');
    press('d');
    press('d');
    expect(actions.onDone.mock.calls.map(([memo]) => memo.id)).toEqual(['漏水杯', '验货', '回访']);
    expect(screen.getByText('都看过了，可以盖章')).toBeTruthy();
  });

  it('a chat is opened only where there is one', () => {
    const { actions } = show();
    press('j');
    press('o');
    expect(actions.onOpen).not.toHaveBeenCalled();
    press('k');
    press('o');
    expect(actions.onOpen).toHaveBeenCalledWith(memos[0]);
  });

  it('what happened and when to look again, in one form, the time shown back', () => {
    const { actions } = show();
    press('m');
    fireEvent.input(screen.getByLabelText('发生了什么'), { target: { value: '网点没接' } });
    fireEvent.input(screen.getByLabelText('什么时候'), { target: { value: '半小时后' } });
    expect(screen.getByText('记成：今天 15:30')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /存下/ }));
    expect(actions.onMove).toHaveBeenCalledWith(memos[0], '网点没接', NOW + 30 * MINUTE);
    expect(current()).toContain('验货');
  });

  it('nothing is dropped without a reason, nor handed to nobody', () => {
    const { actions } = show();
    press('x');
    expect(screen.getByRole('button', { name: /存下/ }).hasAttribute('disabled')).toBe(true);
    press('Escape');
    press('h');
    expect(screen.getByRole('button', { name: /存下/ }).hasAttribute('disabled')).toBe(true);
    fireEvent.input(screen.getByLabelText('交给谁'), { target: { value: '小王' } });
    fireEvent.click(screen.getByRole('button', { name: /存下/ }));
    expect(actions.onHand).toHaveBeenCalledWith(memos[0], '小王', '');
    expect(actions.onDrop).not.toHaveBeenCalled();
  });

  it('letters typed in a form and letters of an input method are no keys', () => {
    const { actions } = show();
    press('d', { isComposing: true });
    press('m');
    press('d');
    expect(actions.onDone).not.toHaveBeenCalled();
  });

  it('its words are changed while its time stays, until another is written', () => {
    const { actions } = show();
    press('i');
    fireEvent.input(screen.getByLabelText('要做什么'), { target: { value: '答复漏水杯，先看视频' } });
    fireEvent.click(screen.getByRole('button', { name: /存下/ }));
    expect(actions.onEdit).toHaveBeenCalledWith(
      memos[0],
      expect.objectContaining({ what: '答复漏水杯，先看视频', dueAt: memos[0]?.dueAt }),
    );
  });

  it('undo takes the hand back to the row', () => {
    const { actions } = show();
    press('d');
    press('z');
    expect(actions.onUndo).toHaveBeenCalledOnce();
    expect(current()).toContain('漏水杯');
  });
});

describe('what is told', () => {
  it('how late, how many are left, and yesterday’s gap', () => {
    show({ gap: { kind: 'unclosed', day: '2026-11-23', left: 4 } });
    expect(screen.getAllByText('逾期 2 小时').length).toBeGreaterThan(0);
    expect(screen.getByText('还有 3 条没看：盖章会写明')).toBeTruthy();
    expect(screen.getByText('11-23 没有盖章，4 条没看')).toBeTruthy();
  });

  it('the stamp, with what was not looked at', () => {
    const { onStamp, redraw } = show();
    press('e');
    expect(onStamp).toHaveBeenCalledOnce();
    const [first] = begun.order;
    if (!first) throw new Error('an empty round');
    redraw(closeRound(lookedAt(begun, { id: first, at: NOW, did: 'done' }), memos, NOW));
    expect(screen.getByText('15:00 盖章：看过 1 条，没看 2 条')).toBeTruthy();
  });
});
