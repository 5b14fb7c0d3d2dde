import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aMemo, MINUTE, NOW } from '../test/builders';
import { type FollowActions, FollowPane } from './follow-pane';

const memos = [
  aMemo('漏水杯', { dueAt: NOW - 90 * MINUTE, buyer: { id: '1', name: '喵***酱' }, platform: 'pinduoduo' }),
  aMemo('验货', { dueAt: NOW + 30 * MINUTE }),
  aMemo('回访', { dueAt: NOW + 3 * 24 * 60 * MINUTE }),
  aMemo('等快递', { dueAt: NOW + 2 * 24 * 60 * MINUTE, state: 'waiting-courier' }),
];

function show(over: Partial<Parameters<typeof FollowPane>[0]> = {}) {
  const actions = {
    onTick: vi.fn(),
    onMove: vi.fn(),
    onNote: vi.fn(),
    onOpenChat: vi.fn(),
    onDrop: vi.fn(),
    onSnooze: vi.fn(),
    onStep: vi.fn(),
    onMerge: vi.fn(),
    onRegister: vi.fn(),
    onUndo: vi.fn(),
    onAdd: vi.fn(),
  } satisfies FollowActions;
  render(<FollowPane memos={memos} doneToday={1} now={NOW} actions={actions} {...over} />);
  return actions;
}
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const current = () => document.querySelector('[aria-current=true]')?.textContent ?? '';

afterEach(cleanup);

describe('the list', () => {
  const many = Array.from({ length: 90 }, (_, i) => aMemo(`第 ${i} 件`, { dueAt: NOW + (i - 50) * MINUTE }));
  const rows = () => document.querySelectorAll('[data-memo]').length;

  it('begins with a first screen of a long list, counts it whole, and brings the rest at once', async () => {
    show({ memos: many });
    expect(rows()).toBeLessThan(90);
    expect(screen.getByRole('heading', { name: '过期 51' })).toBeTruthy();
    await waitFor(() => expect(rows()).toBe(90));
  });
  it('stands whole where the memo in hand lies far down', () => {
    show({ memos: many, wanted: many[80]?.id });
    expect(rows()).toBe(90);
    expect(current()).toContain('第 80 件');
  });
  it('stands as overdue, today, later, waiting', () => {
    show();
    expect(screen.getAllByRole('heading', { level: 2 }).map((each) => each.textContent)).toEqual([
      '过期 1',
      '今天 1',
      '以后 1',
      '在等别人 1',
    ]);
  });
  it('counts what was done today with what is due today', () => {
    show();
    expect(screen.getByText('办完 1 / 3')).toBeTruthy();
    expect(document.querySelectorAll('.follow-head .step')).toHaveLength(3);
    expect(document.querySelectorAll('.follow-head .step-done')).toHaveLength(1);
  });
  it('says what to do where it is empty', () => {
    show({ memos: [] });
    expect(screen.getByText('没有要跟进的事')).toBeTruthy();
  });
  it('says what is wrong where the store cannot be opened', () => {
    show({ problem: '无痕窗口里存不了' });
    expect(screen.getByText('跟进打不开')).toBeTruthy();
    expect(screen.getByText('无痕窗口里存不了')).toBeTruthy();
  });
});

describe('one key each', () => {
  it('Space ticks the row in hand and goes on to the next', () => {
    const actions = show();
    press(' ');
    expect(actions.onTick).toHaveBeenCalledWith(memos[0]);
    expect(current()).toContain('验货');
  });
  it('J and K walk the rows, across the groups, and stop at the ends', () => {
    show();
    press('j');
    expect(current()).toContain('验货');
    press('k');
    press('k');
    expect(current()).toContain('漏水杯');
  });
  it('N notes, and the note is one line', () => {
    const actions = show();
    press('n');
    const field = screen.getByLabelText('记一笔');
    fireEvent.input(field, { target: { value: '没接电话' } });
    fireEvent.click(screen.getByRole('button', { name: '存下' }));
    expect(actions.onNote).toHaveBeenCalledWith(memos[0], '没接电话');
    expect(screen.queryByLabelText('记一笔')).toBeNull();
  });
  it('an empty note is none', () => {
    const actions = show();
    press('n');
    fireEvent.click(screen.getByRole('button', { name: '存下' }));
    expect(actions.onNote).not.toHaveBeenCalled();
  });
  it('M and a digit move', () => {
    const actions = show();
    press('m');
    press('1', { code: 'Digit1' });
    expect(actions.onMove).toHaveBeenCalledWith(memos[0], NOW + 30 * MINUTE);
  });
  it('Escape leaves the move undone and stays in the list', () => {
    const actions = show();
    press('m');
    press('Escape');
    expect(screen.queryByText('改到什么时候')).toBeNull();
    expect(actions.onMove).not.toHaveBeenCalled();
  });
  it('A adds one, bound to the open buyer', () => {
    const bound = { buyer: { id: '7', name: '小***鱼' }, platform: 'pinduoduo' as const };
    const actions = show({ bound });
    press('a');
    const field = screen.getByLabelText('要做什么');
    fireEvent.input(field, { target: { value: '问仓库' } });
    expect(screen.getByText(/^记成：今天 \d\d:\d\d$/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /存下/ }));
    expect(actions.onAdd).toHaveBeenCalledWith(
      expect.objectContaining({ ...bound, what: '问仓库', kind: 'warehouse', dueAt: NOW + 60 * MINUTE }),
    );
  });
  it('a time in its words is its due time, and is shown back before it is kept', () => {
    const actions = show();
    press('a');
    fireEvent.input(screen.getByLabelText('要做什么'), { target: { value: '明早10点 打电话确认补发地址' } });
    expect(screen.getByText('记成：明天 10:00')).toBeTruthy();
    fireEvent.input(screen.getByLabelText('什么时候'), { target: { value: '回头再说吧，不急' } });
    fireEvent.input(screen.getByLabelText('什么时候'), { target: { value: '不急' } });
    expect(screen.getByRole('button', { name: /存下/ }).hasAttribute('disabled')).toBe(true);
    fireEvent.input(screen.getByLabelText('什么时候'), { target: { value: '周五前' } });
    fireEvent.click(screen.getByRole('button', { name: /存下/ }));
    expect(actions.onAdd).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'call', dueAt: new Date(2026, 10, 27, 18).getTime() }),
    );
  });
  it('what a scenario usually needs is offered for one press, with its time', () => {
    const bound = { buyer: { id: '7', name: '小***鱼' }, scenario: 'tracking-stalled' as const };
    const actions = show({ bound });
    press('a');
    fireEvent.click(screen.getByRole('button', { name: /记这条/ }));
    expect(actions.onAdd).toHaveBeenCalledWith(
      expect.objectContaining({ ...bound, source: 'scenario', dueAt: new Date(2026, 10, 24, 18).getTime() }),
    );
    cleanup();
    show({ bound: { buyer: bound.buyer } });
    press('a');
    expect(screen.queryByRole('button', { name: /记这条/ })).toBeNull();
  });
  it('X drops, but never without a reason; S rings later', () => {
    const actions = show();
    press('x');
    fireEvent.click(screen.getByRole('button', { name: '存下' }));
    expect(actions.onDrop).not.toHaveBeenCalled();
    fireEvent.input(screen.getByLabelText('为什么不办了'), { target: { value: '买家自己解决了' } });
    fireEvent.click(screen.getByRole('button', { name: '存下' }));
    expect(actions.onDrop).toHaveBeenCalledWith(memos[0], '买家自己解决了');
    press('s');
    press('1', { code: 'Digit1' });
    expect(actions.onSnooze).toHaveBeenCalledWith(memos[0], NOW + 30 * MINUTE);
  });
  it('a twin of the row in hand is offered to be merged by G, and only where there is one', () => {
    const about = { buyer: { id: '1', name: '喵***酱' }, order: { number: '77' } };
    const [one, other] = [aMemo('杯子', about), aMemo('换新单号', { ...about, dueAt: NOW + 60 * MINUTE })];
    const actions = show({ memos: [one, other] });
    expect(screen.getByText('和「跟进 换新单号」像是同一件事')).toBeTruthy();
    press('g');
    expect(actions.onMerge).toHaveBeenCalledWith(one, other);
    cleanup();
    const alone = show();
    press('g');
    expect(alone.onMerge).not.toHaveBeenCalled();
  });
  it('the steps of the row in hand are ticked where they stand', () => {
    const steps = [
      { text: '问网点', done: true },
      { text: '查签收照片', done: false },
    ];
    const memo = aMemo('丢件', { checklist: steps, draft: '亲，查到了' });
    const actions = show({ memos: [memo] });
    expect(screen.getByText('亲，查到了')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('查签收照片'));
    expect(actions.onStep).toHaveBeenCalledWith(memo, 1);
  });
  it('Z takes back', () => {
    const actions = show();
    press('z');
    expect(actions.onUndo).toHaveBeenCalledOnce();
  });
  it('letters typed in a note are letters', () => {
    const actions = show();
    press('n');
    press('z');
    press('m');
    expect(actions.onUndo).not.toHaveBeenCalled();
    expect(screen.getByLabelText('记一笔')).toBeTruthy();
  });
  it('letters of an input method are not keys', () => {
    const actions = show();
    press('z', { isComposing: true });
    expect(actions.onUndo).not.toHaveBeenCalled();
  });
});

describe('by mouse', () => {
  it('ticks the row that is clicked, not the one in hand', () => {
    const actions = show();
    fireEvent.click(screen.getByLabelText('办完：跟进 验货'));
    expect(actions.onTick).toHaveBeenCalledWith(memos[1]);
  });
  it('has a button for every key of the row in hand', () => {
    show();
    fireEvent.click(within(screen.getByRole('toolbar')).getByRole('button', { name: /改期/ }));
    expect(screen.getByText('改到什么时候')).toBeTruthy();
  });
});
