import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type LedgerEntry, newEntry } from '../../../lib/memo/ledger';
import { indexEntries, withEntry } from '../../../lib/memo/ledger-find';
import { NOW } from '../../../test/builders';
import type { LedgerActions } from './ledger-actions';
import { LedgerPane, type LedgerPaneProps } from './ledger-pane';

const DAY = 86_400_000;
const entry = (id: string, over: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...newEntry({ orderNumber: `24-${id}`, goods: '玻璃杯', buyer: { id, name: '今天也要早点睡' } }, '小李', id, NOW),
  ...over,
});
const known = { cause: 'lost', party: 'courier' } as const;
const three = [
  entry('a', { openedAt: NOW, ...known }),
  entry('b', { openedAt: NOW - DAY, done: '电话13812345678确认过' }),
  entry('c', { openedAt: NOW - 2 * DAY, closedAt: NOW, ...known }),
];

function show(over: Partial<LedgerPaneProps> = {}) {
  const actions = {
    onNew: vi.fn(async () => undefined),
    onChange: vi.fn(),
    onPaste: vi.fn<LedgerActions['onPaste']>(),
    onClose: vi.fn(),
    onReopen: vi.fn(),
    onNote: vi.fn(),
    onExport: vi.fn(async () => {}),
    onKeep: vi.fn(),
    onSay: vi.fn(),
    onUndo: vi.fn(),
  } satisfies LedgerActions;
  const pane = (index = indexEntries(three)) => (
    <LedgerPane index={index} setAside={0} keeping={{ byPolicy: false }} now={NOW} actions={actions} {...over} />
  );
  const { rerender } = render(pane());
  return { actions, redraw: (index: LedgerPaneProps['index']) => rerender(pane(index)) };
}
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
/** Chooses in a list. The library turns every change into an input once compat is there; a browser tells a list's by `change`. */
const choose = (label: string, value: string) => {
  const list = screen.getByLabelText(label) as HTMLSelectElement;
  list.value = value;
  fireEvent(list, new Event('change', { bubbles: true }));
};
const rows = () => [...document.querySelectorAll('[data-entry]')].map((row) => row.getAttribute('data-entry'));
const inHand = () => document.querySelector('.cell-active')?.textContent;
const editor = () => document.querySelector<HTMLInputElement>('.cell-field');
const toColumn = (name: string) => {
  press('Home');
  const at = screen.getAllByRole('columnheader').findIndex((head) => head.textContent?.replace(/ [↑↓]$/, '') === name);
  for (let i = 0; i < at; i++) press('ArrowRight');
};

afterEach(cleanup);

describe('the register as a grid', () => {
  it('shows what is open, the newest first, personal data starred', () => {
    show();
    expect(rows()).toEqual(['a', 'b']);
    expect(document.body.textContent).toContain('电话138****5678确认过');
    expect(document.body.textContent).toContain('今***睡');
    expect(document.body.textContent).not.toContain('13812345678');
  });

  it('an address that looks for something shows just that, closed ones too, and the filters say it', () => {
    show({ wanted: '?cause=lost&goods=%E7%8E%BB%E7%92%83%E6%9D%AF&courier=none&period=four-weeks' });
    expect(rows()).toEqual(['a', 'c']);
    const shown = (label: string) => {
      const list = screen.getByLabelText(label) as HTMLSelectElement;
      return list.options[list.selectedIndex]?.textContent;
    };
    expect(['原因', '商品', '快递', '登记时间'].map(shown)).toEqual(['快递丢件', '玻璃杯', '没填快递', '近 4 周']);
    choose('商品', '');
    expect(screen.queryByLabelText('商品')).toBeNull();
  });

  it('arrows move, Enter edits with the whole value, Enter keeps and goes down', () => {
    const { actions } = show();
    press('ArrowDown');
    toColumn('做了什么');
    press('Enter');
    expect(editor()?.value).toBe('电话13812345678确认过');
    fireEvent.input(editor() as HTMLInputElement, { target: { value: '已补发' } });
    fireEvent.keyDown(editor() as HTMLInputElement, { key: 'Enter' });
    expect(actions.onChange).toHaveBeenCalledWith(three[1], { done: '已补发' }, '做了什么');
    expect(editor()).toBeNull();
  });

  it('stands at its first column until a cell is gone to', () => {
    const brought = vi.fn();
    Element.prototype.scrollIntoView = brought;
    show();
    expect(brought).not.toHaveBeenCalled();
    press('ArrowRight');
    expect(brought).toHaveBeenCalled();
  });

  it('an Enter of the input method keeps nothing', () => {
    const { actions } = show();
    toColumn('做了什么');
    press('Enter');
    fireEvent.input(editor() as HTMLInputElement, { target: { value: 'bufa' } });
    fireEvent.keyDown(editor() as HTMLInputElement, { key: 'Enter', isComposing: true });
    expect(editor()).not.toBeNull();
    expect(actions.onChange).not.toHaveBeenCalled();
  });

  it('a figure that is none stays in its field with the reason; Escape leaves the cell as it was', () => {
    const { actions } = show();
    toColumn('费用');
    press('Enter');
    fireEvent.input(editor() as HTMLInputElement, { target: { value: '十二块' } });
    fireEvent.keyDown(editor() as HTMLInputElement, { key: 'Enter' });
    expect(screen.getByRole('alert').textContent).toBe('写成数字，例如 12.5');
    fireEvent.keyDown(editor() as HTMLInputElement, { key: 'Escape' });
    expect(editor()).toBeNull();
    expect(actions.onChange).not.toHaveBeenCalled();
  });

  it('times are not typed in, and Delete empties what may be empty', () => {
    const { actions } = show();
    press('Home');
    press('Enter');
    press('Delete');
    expect(editor()).toBeNull();
    expect(actions.onChange).not.toHaveBeenCalled();
    toColumn('原因');
    press('Delete');
    expect(actions.onChange).toHaveBeenCalledWith(three[0], { cause: undefined }, '原因');
  });
});

describe('by a column', () => {
  const couriers = [
    entry('a', { openedAt: NOW, courier: '圆通' }),
    entry('b', { openedAt: NOW - DAY, courier: '极兔' }),
    entry('c', { openedAt: NOW - 2 * DAY, courier: '' }),
  ];
  it('is sorted by a key or a click on its head, upwards, downwards, and as it was; an edit moves no row', () => {
    show({ index: indexEntries(couriers) });
    toColumn('快递');
    press('s');
    expect(rows()).toEqual(['b', 'a', 'c']);
    expect(screen.getByRole('columnheader', { name: /快递/ }).getAttribute('aria-sort')).toBe('ascending');
    fireEvent.click(screen.getByRole('button', { name: /快递/ }));
    expect(rows()).toEqual(['a', 'b', 'c']);
    cleanup();
    const { redraw } = show();
    toColumn('商品');
    press('s');
    redraw(withEntry(indexEntries(three), 'a', { ...(three[0] as LedgerEntry), goods: '一只碗' }));
    expect(rows()).toEqual(['a', 'b']);
  });
});

describe('several cells', () => {
  const clipboard = (type: 'copy' | 'paste', text = '') => {
    const event = new Event(type, { bubbles: true, cancelable: true });
    const written = vi.fn();
    Object.assign(event, { clipboardData: { getData: () => text, setData: written } });
    fireEvent(document.body, event);
    return written.mock.calls[0]?.[1];
  };
  const shift = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key, shiftKey: true });

  it('are taken with Shift, copied, emptied; an arrow alone lets go of them', () => {
    const { actions } = show();
    toColumn('原因');
    shift('ArrowRight');
    shift('ArrowDown');
    expect(document.querySelectorAll('.cell-block')).toHaveLength(4);
    expect(clipboard('copy')).toBe('快递丢件\t快递\n\t');
    press('Delete');
    const [pasted] = actions.onPaste.mock.calls[0] ?? [];
    expect([...(pasted?.changes.keys() ?? [])]).toEqual(['a', 'b']);
    press('ArrowLeft');
    expect(document.querySelectorAll('.cell-block')).toHaveLength(0);
  });

  it('are pasted from a table program, from the cell in hand on', () => {
    const { actions } = show();
    toColumn('原因');
    clipboard('paste', '漏发错发\t店铺\n快递丢件\t快递\n');
    const [pasted] = actions.onPaste.mock.calls[0] ?? [];
    expect([...(pasted?.changes ?? [])]).toEqual([
      ['a', { cause: 'wrong', party: 'seller' }],
      ['b', { cause: 'lost', party: 'courier' }],
    ]);
  });

  it('where nothing fits it is said, and nothing is changed', () => {
    const { actions } = show();
    toColumn('原因');
    clipboard('paste', '没有这种原因');
    expect(actions.onSay).toHaveBeenCalledWith('这些内容放不进这几格，没有改动');
    expect(actions.onPaste).not.toHaveBeenCalled();
  });
});

describe('closing', () => {
  it('asks for the cause in its own cell where there is none', () => {
    const { actions } = show();
    press('ArrowDown');
    press('c');
    expect(actions.onSay).toHaveBeenCalledWith('先选原因，才能结案');
    expect(editor()?.getAttribute('aria-label')).toBe('原因');
    expect(actions.onClose).not.toHaveBeenCalled();
  });
  it('closes what is known, and reopens what is closed', () => {
    const { actions } = show();
    press('c');
    expect(actions.onClose).toHaveBeenCalledWith(three[0]);
    choose('状态', 'closed');
    press('c');
    expect(actions.onReopen).toHaveBeenCalledWith(three[2]);
  });
  it('a closed case keeps its party', () => {
    const { actions } = show({ wanted: 'c' });
    toColumn('责任方');
    press('Delete');
    expect(actions.onSay).toHaveBeenCalledWith('先定责任方，才能结案');
    expect(actions.onChange).not.toHaveBeenCalled();
  });
});

describe('a list that is worked on', () => {
  it('keeps a case that no longer fits in its place; a new one stands on top and takes nothing from the hand', () => {
    const { redraw } = show();
    press('ArrowDown');
    const index = indexEntries(three);
    const closed = withEntry(index, 'b', { ...(three[1] as LedgerEntry), ...known, closedAt: NOW });
    redraw(closed);
    expect(rows()).toEqual(['a', 'b']);
    redraw(withEntry(closed, 'd', entry('d', { openedAt: NOW + 1 })));
    expect(rows()).toEqual(['d', 'a', 'b']);
    expect(document.querySelector('tr.grid-current')?.getAttribute('data-entry')).toBe('b');
    expect(inHand()).toBe('快递丢件');
  });
  it('says what to do where nothing fits, and where nothing is', () => {
    show();
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: '没有这个词' } });
    expect(screen.getByText('没有符合的登记')).toBeTruthy();
    cleanup();
    show({ index: indexEntries([]) });
    expect(screen.getByText('登记簿还是空的')).toBeTruthy();
  });
  it('draws a screenful of a hundred thousand', () => {
    show({ index: indexEntries(Array.from({ length: 100_000 }, (_, i) => entry(`e${i}`, { openedAt: NOW - i }))) });
    expect(rows().length).toBeLessThan(80);
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('100001');
  });
});

describe('a file for a department', () => {
  it('holds the cases it answers for among those shown, and says what is left out', () => {
    const { actions } = show();
    choose('状态', '');
    press('e');
    fireEvent.click(screen.getByLabelText('快递', { selector: 'input' }));
    expect(screen.getByText(/现在筛出的 3 条里，有 2 条/)).toBeTruthy();
    expect(screen.getByText('还有 1 条没填原因，不在里面')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '存成 CSV' }));
    expect(actions.onExport).toHaveBeenCalledWith(
      expect.objectContaining({ entries: [three[0], three[2]], format: 'csv', unmasked: false }),
    );
  });
});

it('how long closed cases are kept is the agent’s choice, unless a policy says it', () => {
  const { actions } = show();
  choose('结案后保留', '365');
  expect(actions.onKeep).toHaveBeenCalledWith(365);
  cleanup();
  show({ keeping: { byPolicy: true, days: 180 } });
  expect(screen.queryByLabelText('结案后保留')).toBeNull();
  expect(screen.getByText('结案满 180 天清掉（店铺规定）')).toBeTruthy();
});
