import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Handover, HandoverItem } from '../../../lib/memo/handover';
import { note } from '../../../lib/memo/memo';
import type { Memo, MemoId } from '../../../lib/model/memo';
import { aMemo, MINUTE, NOW } from '../../../test/builders';
import { type HandoverActions, HandoverPane, type HandoverPaneProps } from './handover-pane';

const item = (id: string, over: Partial<Memo> = {}): HandoverItem => ({
  memo: aMemo(id, { owner: '小李', ...over }),
  told: ['今天18点前给您答复，电话13812345678'],
  known: ['照片已经发过'],
});
const sheet = (over: Partial<Handover> = {}): Handover => ({
  id: 'h1',
  from: '小李',
  to: '小王',
  at: NOW,
  note: '圆通下午停收新疆',
  items: [item('后天的', { dueAt: NOW + 3000 * MINUTE }), item('过期的', { dueAt: NOW - 60 * MINUTE })],
  ...over,
});

function show(over: Partial<HandoverPaneProps> = {}) {
  const actions = {
    onGive: vi.fn(async () => undefined),
    onTake: vi.fn(),
    onAccept: vi.fn(),
    onReturn: vi.fn(),
    onFile: vi.fn(),
    onPrint: vi.fn(),
    onExportCounts: vi.fn(),
    onUndo: vi.fn(),
  } satisfies HandoverActions;
  const all = {
    me: '小王',
    sheets: [sheet()],
    here: new Map<MemoId, Memo>(),
    items: [],
    owners: ['小李'],
    counts: [],
    now: NOW,
    ...over,
  };
  render(<HandoverPane {...all} actions={actions} />);
  return actions;
}
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const current = () => document.querySelector('.item-current h3')?.textContent;

afterEach(cleanup);

describe('taking over', () => {
  it('opens with what waits, the overdue first; the buyer’s words starred until they are asked for', () => {
    show();
    expect(current()).toBe('跟进 过期的');
    expect(document.body.textContent).toContain('电话138****5678');
    fireEvent.click(screen.getByLabelText('手机号、地址原样带上'));
    expect(document.body.textContent).toContain('13812345678');
  });
  it('Space accepts the item as it was given and goes on', () => {
    const actions = show();
    press(' ');
    expect(actions.onAccept).toHaveBeenCalledWith(sheet(), sheet().items[1], undefined);
    expect(current()).toBe('跟进 后天的');
  });
  it('X sends back only with a reason', () => {
    const actions = show();
    press('x');
    const field = screen.getByLabelText('为什么退回');
    fireEvent.submit(field.closest('form') as HTMLFormElement);
    expect(actions.onReturn).not.toHaveBeenCalled();
    fireEvent.input(field, { target: { value: '该大促组跟' } });
    fireEvent.submit(field.closest('form') as HTMLFormElement);
    expect(actions.onReturn).toHaveBeenCalledWith(sheet(), sheet().items[1], '该大促组跟');
  });
  it('where both sides went on, both are shown and Space takes neither', () => {
    const given = item('过期的', { dueAt: NOW - 60 * MINUTE });
    const there = { ...given, memo: note(given.memo, '买家催了', NOW) };
    const here = note({ ...given.memo, owner: '小王' }, '我问过网点', NOW + 1);
    const actions = show({ sheets: [sheet({ items: [there] })], here: new Map([[here.id, here]]) });
    expect(screen.getByText(/我问过网点/)).toBeTruthy();
    expect(screen.getAllByText(/买家催了/).length).toBeGreaterThan(0);
    press(' ');
    expect(actions.onAccept).not.toHaveBeenCalled();
    press('1');
    expect(actions.onAccept).toHaveBeenCalledWith(expect.anything(), there, 'here');
  });
  it('the sheet stays in front when its last item is answered, and Z takes the answer back', () => {
    const actions = show({ sheets: [sheet({ items: [item('最后一条')] })] });
    press(' ');
    expect(screen.getByRole('article', { name: '交班单' })).toBeTruthy();
    press('z');
    expect(actions.onUndo).toHaveBeenCalledTimes(1);
  });
  it('what one gave oneself is read, not accepted', () => {
    const actions = show({ me: '小李' });
    fireEvent.click(screen.getByRole('button', { name: /小李 交给 小王/ }));
    press(' ');
    press('x');
    expect(screen.queryByLabelText('为什么退回')).toBeNull();
    expect(actions.onAccept).not.toHaveBeenCalled();
  });
});

describe('writing a sheet', () => {
  it('takes everything along but what is unticked, and the words changed by hand', () => {
    const actions = show({ me: '小李', sheets: [], items: sheet().items });
    fireEvent.input(screen.getByLabelText(/交给谁/), { target: { value: '小王' } });
    fireEvent.click(screen.getByLabelText('交这条：跟进 后天的'));
    fireEvent.click(screen.getAllByRole('button', { name: '补充要交代的' })[0] as HTMLElement);
    fireEvent.input(screen.getByLabelText(/已经知道，别再问/), { target: { value: '照片已经发过\n地址没变' } });
    fireEvent.submit(document.querySelector('form.paper') as HTMLFormElement);
    expect(actions.onGive).toHaveBeenCalledWith('小王', '', [
      { ...sheet().items[1], known: ['照片已经发过', '地址没变'] },
    ]);
  });
  it('a file that was refused says why, beside the sheet', () => {
    show({ problem: '交班单.json：文件不完整' });
    expect(screen.getByRole('alert').textContent).toContain('文件不完整');
  });
});
