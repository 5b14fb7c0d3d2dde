import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aLibrary, aView, NOW } from '../test/builders';
import { Panel, type PanelProps } from './panel';

function open(over: Partial<PanelProps> = {}) {
  const heard = { onMode: vi.fn(), onFirstRunDone: vi.fn(), onBackToBox: vi.fn(), onInsert: vi.fn() };
  const nothing = vi.fn();
  const props: PanelProps = {
    mode: 'now',
    tab: { state: 'console', view: aView() },
    now: NOW,
    nowActions: {
      onCopy: nothing,
      onSetByHand: nothing,
      onInsert: nothing,
      onRewrite: nothing,
      onNotARisk: nothing,
      onKeepClock: vi.fn(),
      onRegister: nothing,
      onKeepOffer: nothing,
      onDismissOffer: nothing,
      onAllow: nothing,
      onAddSite: nothing,
      onReload: nothing,
    },
    follow: {
      memos: [],
      doneToday: 0,
      now: NOW,
      actions: {
        onTick: nothing,
        onMove: nothing,
        onNote: nothing,
        onDrop: nothing,
        onSnooze: nothing,
        onStep: nothing,
        onMerge: nothing,
        onRegister: nothing,
        onOpenChat: nothing,
        onUndo: nothing,
        onAdd: async () => true,
      },
    },
    replies: aLibrary(['您选上门取件就好']),
    foot: { guarding: true, checked: 126, held: 2, policyVersion: 'v12' },
    due: 3,
    firstRun: false,
    ...heard,
    ...over,
  };
  render(<Panel {...props} />);
  return heard;
}
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

afterEach(cleanup);

describe('the panel', () => {
  it('shows that it is alive, and what is due', () => {
    open();
    expect(screen.getByText('守护中 · 今日发出 126 条 · 拦下 2 条')).toBeTruthy();
    expect(screen.getByRole('button', { name: '跟进 3' })).toBeTruthy();
  });
  it('does not claim to guard a page it cannot read', () => {
    open({ foot: { guarding: false, checked: 0, held: 0 } });
    expect(screen.queryByText(/守护中/)).toBeNull();
  });
  it('changes modes by Alt and a letter, whatever character that gives', () => {
    const { onMode } = open();
    press('´', { code: 'KeyE', altKey: true });
    expect(onMode).toHaveBeenCalledWith('replies');
  });
  it('leads back to the box by Escape, but not out of the list of keys', () => {
    const { onBackToBox } = open();
    press('?');
    expect(screen.getByRole('heading', { name: '快捷键' })).toBeTruthy();
    press('Escape');
    expect(onBackToBox).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: '关闭' }));
    press('Escape');
    expect(onBackToBox).toHaveBeenCalledOnce();
  });
  it('does not take Escape from an input method', () => {
    const { onBackToBox } = open();
    press('Escape', { isComposing: true });
    expect(onBackToBox).not.toHaveBeenCalled();
  });
  it('explains itself once, in three steps', () => {
    const { onFirstRunDone } = open({ firstRun: true });
    expect(screen.getByRole('region', { name: '三步就会' }).querySelectorAll('li')).toHaveLength(3);
    fireEvent.click(screen.getByRole('button', { name: '知道了' }));
    expect(onFirstRunDone).toHaveBeenCalledOnce();
  });
  it('offers the way back from what was just done', () => {
    const undo = vi.fn();
    open({ said: { text: '办完：漏水杯', undo } });
    fireEvent.click(screen.getByRole('button', { name: /撤销/ }));
    press('z');
    expect(undo).toHaveBeenCalledTimes(2);
  });
});
