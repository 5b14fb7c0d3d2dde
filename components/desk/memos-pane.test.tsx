import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aMemo, MINUTE, NOW } from '../../test/builders';
import { t } from '../words';
import type { DeskActions } from './desk-actions';
import { MemosPane } from './memos-pane';

const memos = [
  aMemo('回喵酱话', { kind: 'reply', dueAt: NOW - MINUTE }),
  aMemo('催网点派件', { kind: 'courier', dueAt: NOW + 30 * MINUTE, state: 'waiting-courier' }),
  aMemo('寄新杯子', { kind: 're-ship', dueAt: NOW + 60 * MINUTE, order: { number: '240905-6670' } }),
];

function show(over: Partial<Parameters<typeof MemosPane>[0]> = {}) {
  const actions: DeskActions = {
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
  };
  const rules = { rules: [], onAddRule: vi.fn(), onPauseRule: vi.fn(), onRemoveRule: vi.fn() };
  const onAdd = vi.fn(async () => true);
  render(<MemosPane memos={memos} now={NOW} owners={[]} {...rules} actions={actions} onAdd={onAdd} {...over} />);
  return onAdd;
}
const list = () => within(screen.getByRole('region', { name: t('deskMemos') }));
const rows = () =>
  list()
    .queryAllByRole('listitem')
    .map((row) => row.querySelector('.line-what')?.textContent);
const inHand = () => list().getByRole('button', { current: true }).querySelector('.line-what')?.textContent;
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
/** With preact/compat about, the library turns its own change events into input events. */
const choose = (label: string, value: string) => {
  const select = screen.getByLabelText<HTMLSelectElement>(label);
  select.value = value;
  fireEvent(select, new Event('change', { bubbles: true }));
};

afterEach(cleanup);

describe('the follow-ups', () => {
  it('are counted, the overdue ones apart, and gone through by keys', () => {
    show();
    expect(rows()).toEqual(['跟进 回喵酱话', '跟进 催网点派件', '跟进 寄新杯子']);
    expect(list().getByText(t('memosCount', 3), { exact: false }).textContent).toContain(`${t('groupOverdue')} 1`);
    press('j');
    press('ArrowDown');
    press('j');
    expect(inHand()).toBe('跟进 寄新杯子');
    press('k');
    expect(inHand()).toBe('跟进 催网点派件');
  });

  it('are narrowed by words, kind and state, and say so where nothing fits', () => {
    show();
    press('/');
    fireEvent.input(screen.getByLabelText(t('memosSearch')), { target: { value: '6670' } });
    expect(rows()).toEqual(['跟进 寄新杯子']);
    choose(t('memoKind'), 'courier');
    expect(rows()).toEqual([]);
    expect(screen.getByText(t('memosNoMatch'))).toBeTruthy();
    fireEvent.input(screen.getByLabelText(t('memosSearch')), { target: { value: '' } });
    choose(t('memoKind'), '');
    choose(t('memoState'), 'waiting-courier');
    expect(rows()).toEqual(['跟进 催网点派件']);
  });

  it('with none at all, say how they come', () => {
    show({ memos: [] });
    expect(screen.getByText(t('followEmpty'))).toBeTruthy();
  });
});

describe('a new one', () => {
  const write = () => {
    press('a');
    fireEvent.input(screen.getByLabelText(t('memoWhat')), { target: { value: '2小时后 问仓库' } });
    fireEvent.click(screen.getByRole('button', { name: /存下/ }));
  };

  it('is added, and the form gives way to the one in hand', async () => {
    const onAdd = show();
    write();
    expect(onAdd).toHaveBeenCalledWith(expect.objectContaining({ what: '问仓库', dueAt: NOW + 120 * MINUTE }));
    await waitFor(() => expect(screen.queryByLabelText(t('memoWhat'))).toBeNull());
  });

  it('that could not be kept stands in the form again', async () => {
    let refuse = () => {};
    show({ onAdd: () => new Promise((resolve) => (refuse = () => resolve(false))) });
    write();
    await waitFor(() => expect(screen.queryByLabelText(t('memoWhat'))).toBeNull());
    refuse();
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(t('memoWhat')).value).toBe('问仓库'));
  });
});
