import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type LedgerEntry, newEntry } from '../../../lib/memo/ledger';
import { NOW } from '../../../test/builders';
import { FiguresViews } from './figures-views';
import { TroublePane, type TroublePaneProps } from './trouble-pane';

const DAY = 86_400_000;
let made = 0;
const entry = (daysAgo: number, over: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...newEntry({ goods: '玻璃杯', courier: '圆通', cause: 'lost' }, '小李', `e${made++}`, NOW - daysAgo * DAY),
  ...over,
});
const old = entry(400);
const six = [old, ...Array.from({ length: 6 }, () => entry(0, { costYuan: 2 })), entry(7.5)];

function show(over: Partial<TroublePaneProps> = {}) {
  const onExport = vi.fn<TroublePaneProps['onExport']>(async () => {});
  render(<TroublePane entries={six} now={NOW} onExport={onExport} {...over} />);
  return onExport;
}
const table = (name: string) => screen.getByRole('table', { name });
const addressIn = (link: HTMLElement) => decodeURIComponent(link.getAttribute('href') ?? '');

afterEach(cleanup);

describe('where cases come from', () => {
  it('says what stands out, and leads to those cases', () => {
    show();
    const [first] = screen.getAllByRole('link');
    expect(first?.textContent).toBe('玻璃杯 · 快递丢件：6 条，上一段 1 条，费用 ¥12.00');
    expect(addressIn(first as HTMLElement)).toBe(
      `#ledger/?cause=lost&goods=${encodeURIComponent('玻璃杯')}&period=this-week`,
    );
    expect(document.body.textContent).toContain('至少 5 条、又到了上一段的 2 倍');
  });

  it('has real tables: a head for each cause, a name for each row, each figure a whole sentence', () => {
    show();
    const heads = within(table('原因和快递')).getAllByRole('columnheader');
    expect(heads.map((head) => head.textContent)).toEqual(['快递', '合计', '快递丢件']);
    const [, row, foot] = within(table('原因和快递')).getAllByRole('row');
    expect(within(row as HTMLElement).getByRole('rowheader').textContent).toBe('圆通');
    expect(
      within(row as HTMLElement).getByRole('link', { name: '圆通，快递丢件，6 条，上一段 1 条，¥12.00，要留意' }),
    ).toBeTruthy();
    expect(within(foot as HTMLElement).getAllByRole('link')).toHaveLength(2);
  });

  it('counts another span when it is asked for', () => {
    show({ entries: [...six, entry(20), entry(50, { cause: 'goods' })] });
    fireEvent.click(screen.getByRole('button', { name: '近 13 周' }));
    expect(screen.getByRole('button', { name: '近 13 周' }).getAttribute('aria-pressed')).toBe('true');
    expect(within(table('原因和商品')).getAllByRole('columnheader')).toHaveLength(4);
  });

  it('draws ten rows, and all of them when asked', () => {
    show({ entries: Array.from({ length: 13 }, (_, i) => entry(0, { goods: `商品 ${i}` })) });
    expect(within(table('原因和商品')).getAllByRole('row')).toHaveLength(12);
    fireEvent.click(screen.getByRole('button', { name: '还有 3 行，都列出来' }));
    expect(within(table('原因和商品')).getAllByRole('row')).toHaveLength(15);
  });

  it('hides personal data in a title', () => {
    show({ entries: [entry(0, { goods: '定制杯 刻字13812345678' })] });
    expect(document.body.textContent).toContain('138****5678');
    expect(document.body.textContent).not.toContain('13812345678');
  });

  it('says why it compares nothing, and then warns of nothing', () => {
    show({ entries: six.slice(1) });
    expect(document.body.textContent).toContain('上一段不全，先不比');
    expect(document.body.textContent).not.toContain('要留意');
    cleanup();
    show({ keptDays: 90 });
    fireEvent.click(screen.getByRole('button', { name: '近 13 周' }));
    expect(document.body.textContent).toContain('结案满 90 天就清掉');
  });

  it('hands what is shown to the file', () => {
    const onExport = show();
    fireEvent.click(screen.getByRole('button', { name: '存成 CSV' }));
    expect(onExport.mock.calls[0]?.[0].all.count).toBe(6);
    expect(onExport.mock.calls[0]?.[1]).toBe('csv');
  });

  it('an empty register, one being read, and a span without a case say so', () => {
    show({ entries: [] });
    expect(screen.getByRole('status').textContent).toContain('登记簿还是空的');
    cleanup();
    show({ reading: 2000 });
    expect(document.body.textContent).toContain('已有 2000 条');
    cleanup();
    show({ entries: [old] });
    expect(document.body.textContent).toContain('这段时间没有登记过售后');
    expect((screen.getByRole('button', { name: '存成 Excel' }) as HTMLButtonElement).disabled).toBe(true);
  });
});

it('the figures there are stand above as links; the one in front is marked', () => {
  const views = [
    { id: 'own', label: '我自己的' },
    { id: 'trouble', label: '售后出在哪里' },
  ];
  render(<FiguresViews views={views} shown="trouble" />);
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '#figures',
    '#figures/trouble',
  ]);
  expect(screen.getByRole('link', { name: '售后出在哪里' }).getAttribute('aria-current')).toBe('page');
});
