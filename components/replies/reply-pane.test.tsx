import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aFinding, aLibrary, aShelfReply } from '../../test/builders';
import { keywordList, replyOf } from './form-values';
import { type ReplyActions, ReplyPane, type ReplyPaneProps } from './reply-pane';

const listening = () =>
  ({ onInsert: vi.fn(), onFavourite: vi.fn(), onSave: vi.fn(), onRemove: vi.fn() }) satisfies ReplyActions;

function open(replies: Parameters<typeof aLibrary>[0], over: Partial<ReplyPaneProps> = {}) {
  const actions = listening();
  render(<ReplyPane {...aLibrary(replies, { actions, ...over })} />);
  return actions;
}
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const field = () => screen.getByLabelText<HTMLInputElement>('搜话术');
// A row whose height the browser never told has no accessible name here.
const insert = () => fireEvent.click(screen.getByText(/放进输入框|改成先申请/));
const write = (text: string) => fireEvent.input(screen.getByLabelText('内容'), { target: { value: text } });

afterEach(cleanup);

describe('finding a reply', () => {
  it('begins in the search field; arrows go down the list, Enter puts the one in hand in', () => {
    const actions = open(['您好', '照片收到了', '破损的话拍张照片']);
    expect(document.activeElement).toBe(field());
    fireEvent.input(field(), { target: { value: '照片' } });
    press('ArrowDown');
    press('Enter');
    expect(actions.onInsert).toHaveBeenCalledWith('破损的话拍张照片', expect.anything(), 'at-caret');
  });
  it('replaces the draft only when asked to', () => {
    const actions = open(['您好']);
    press('Enter', { shiftKey: true });
    expect(actions.onInsert).toHaveBeenCalledWith('您好', expect.anything(), 'replace');
  });
  it('takes digits while nothing is looked for, and leaves them to the words once something is', () => {
    const actions = open(['一楼', '二楼']);
    press('2', { code: 'Digit2' });
    expect(actions.onInsert).toHaveBeenCalledWith('二楼', expect.anything(), 'at-caret');
    fireEvent.input(field(), { target: { value: '楼' } });
    press('1', { code: 'Digit1' });
    expect(actions.onInsert).toHaveBeenCalledTimes(1);
  });
  it('does nothing while a word is being composed', () => {
    const actions = open(['您好']);
    press('Enter', { isComposing: true });
    press('Enter', { keyCode: 229, isComposing: true });
    expect(actions.onInsert).not.toHaveBeenCalled();
  });
  it('says so where nothing is found, and Esc takes the words back first', () => {
    open(['您好']);
    fireEvent.input(field(), { target: { value: '没有这句' } });
    expect(screen.getByText('没有搜到')).toBeTruthy();
    press('Escape');
    expect(field().value).toBe('');
  });
  it('asks for a gap before anything goes in; Tab leads to the next', () => {
    const actions = open(['{dueTime}前给您退{amount}元']);
    press('1', { code: 'Digit1' });
    const [time, amount] = [screen.getByLabelText('填写：几点'), screen.getByLabelText('填写：多少钱')];
    expect(document.activeElement).toBe(time);
    expect(time.compareDocumentPosition(amount) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    fireEvent.input(time, { target: { value: '18点' } });
    insert();
    expect(actions.onInsert).not.toHaveBeenCalled();
    fireEvent.input(amount, { target: { value: '5' } });
    insert();
    expect(actions.onInsert).toHaveBeenCalledWith('18点前给您退5元', expect.anything(), 'at-caret');
  });
  it('offers the request in place of an amount above the limit', () => {
    const onRequest = vi.fn();
    const limits = { limitYuan: 20, request: '我替您申请，{dueTime}前回您', onRequest };
    const actions = open(['给您申请{amount}元'], { limits });
    press('1', { code: 'Digit1' });
    const amount = screen.getByLabelText('填写：多少钱');
    fireEvent.input(amount, { target: { value: '30' } });
    expect(screen.getByText('超过你的额度 20 元')).toBeTruthy();
    insert();
    fireEvent.input(screen.getByLabelText('填写：几点'), { target: { value: '18点' } });
    insert();
    expect(onRequest).toHaveBeenCalledWith(30);
    expect(actions.onInsert).toHaveBeenCalledWith('我替您申请，18点前回您', expect.anything(), 'at-caret');
  });
  it('asks nothing of an amount within it', () => {
    const actions = open(['给您申请{amount}元'], { limits: { limitYuan: 20, request: '…' } });
    press('1', { code: 'Digit1' });
    fireEvent.input(screen.getByLabelText('填写：多少钱'), { target: { value: '20' } });
    insert();
    expect(actions.onInsert).toHaveBeenCalledWith('给您申请20元', expect.anything(), 'at-caret');
  });
  it('stars the one in hand, and says how often each was used', () => {
    const use = { reply: '您好', count: 3, lastAt: 0, favourite: true, scenarios: {} };
    const actions = open(['您好', '二'], { uses: new Map([['您好', use]]) });
    expect(screen.getByText(/用过 3 次/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '收藏' }));
    expect(actions.onFavourite).toHaveBeenCalledWith('二', true);
    press('s', { code: 'KeyS', altKey: true });
    expect(actions.onFavourite).toHaveBeenLastCalledWith('您好', false);
    fireEvent.click(screen.getByRole('button', { name: '取消收藏' }));
    expect(actions.onFavourite).toHaveBeenCalledWith('您好', false);
  });
});

describe('writing a reply', () => {
  it('keeps the draft as a reply', () => {
    const actions = open([], { draft: '杯子漏水的话拍给我看下 ' });
    press('n', { code: 'KeyN', altKey: true });
    expect(screen.getByLabelText<HTMLTextAreaElement>('内容').value).toBe('杯子漏水的话拍给我看下');
    fireEvent.click(screen.getByRole('button', { name: /^存下/ }));
    expect(actions.onSave.mock.calls[0]?.[0]).toMatchObject({ text: '杯子漏水的话拍给我看下', shelf: 'own' });
  });
  it('shows with every key what would be held, and what to say instead', () => {
    const finding = aFinding({ say: '运费先别谈' });
    const failure = {
      rule: 'r',
      finding,
      quote: '运费您出',
      cases: [{ fault: 'unknown', stage: 'delivered' }],
      always: false,
    } as const;
    const judging = {
      failuresOf: ({ text }: { text: string }) => (text.includes('运费您出') ? [failure] : []),
      cleanOf: () => '运费等核实了再说',
    };
    open([], { judging });
    fireEvent.click(screen.getByRole('button', { name: /写一条/ }));
    write('退货运费您出');
    expect(screen.getByText('责任为未定时会拦下：运费先别谈')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '换成：运费等核实了再说' }));
    expect(screen.getByText(/各种情形下都能发/)).toBeTruthy();
  });
  it('changes a reply of one’s own, and takes it away', () => {
    const own = aShelfReply('您好', { title: '招呼', keywords: ['hi'], faults: ['seller'] });
    const actions = open([own]);
    fireEvent.click(screen.getByRole('button', { name: '改' }));
    write('您好呀');
    fireEvent.click(screen.getByRole('button', { name: /^存下/ }));
    expect(actions.onSave.mock.calls[0]?.[0]).toMatchObject({ title: '招呼', text: '您好呀', keywords: 'hi' });
    expect(actions.onSave.mock.calls[0]?.[1]).toBe(own);
  });
  it('makes one’s own copy of a built-in reply: there is nothing to delete', () => {
    open([aShelfReply('您好', {}, 'built-in')]);
    fireEvent.click(screen.getByRole('button', { name: '改成我的' }));
    expect(screen.queryByRole('button', { name: '删掉' })).toBeNull();
  });
  it('Esc leaves the form, and the list hears keys again', () => {
    const actions = open(['您好']);
    fireEvent.click(screen.getByRole('button', { name: /写一条/ }));
    press('1', { code: 'Digit1' });
    expect(actions.onInsert).not.toHaveBeenCalled();
    press('Escape');
    expect(document.activeElement).toBe(field());
  });
  it('says the limits of a picture, and refuses one beyond them', async () => {
    open([]);
    fireEvent.click(screen.getByRole('button', { name: /写一条/ }));
    expect(screen.getByText(/最大 2 MB/)).toBeTruthy();
    const file = new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' });
    const input = screen.getByLabelText('配图');
    Object.defineProperty(input, 'files', { value: [file] });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    expect((await screen.findByRole('alert')).textContent).toContain('不是能用的图片');
  });
});

describe('a written reply as it is kept', () => {
  it('keywords are parted by spaces and commas of both scripts', () => {
    expect(keywordList('漏水 杯子，退货、 漏水')).toEqual(['漏水', '杯子', '退货']);
  });
  it('what the form does not show stays', () => {
    const before = aShelfReply('旧', {
      faults: ['seller'],
      scenarios: ['exchange', 'return-how'],
      step: 'remedy',
    }).reply;
    const written = { title: '', text: '新', keywords: '', tone: undefined, shelf: 'own', picture: undefined } as const;
    expect(replyOf({ ...written, scenario: 'exchange' }, 'x', before)).toEqual({
      id: 'x',
      scenarios: ['exchange', 'return-how'],
      faults: ['seller'],
      step: 'remedy',
      text: '新',
    });
    expect(replyOf({ ...written, scenario: 'invoice' }, 'x', before).scenarios).toEqual(['invoice']);
  });
});
