import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { saying } from '../lib/model/saying';
import { aConversation, aFinding, anOrder, aReading, aSuggestion, aView, NOW } from '../test/builders';
import { waitingSince } from './case-head';
import { type NowActions, NowPane } from './now-pane';
import type { TabState } from './tab-notice';

const HELD = '亲，退货可以的，运费需要您承担哦';

const noActions = (): NowActions => ({
  onCopy: vi.fn(),
  onSetByHand: vi.fn(),
  onInsert: vi.fn(),
  onRewrite: vi.fn(),
  onNotARisk: vi.fn(),
  onKeepClock: vi.fn(),
  onRegister: vi.fn(),
  onKeepOffer: vi.fn(),
  onDismissOffer: vi.fn(),
  onAllow: vi.fn(),
  onAddSite: vi.fn(),
  onReload: vi.fn(),
});

function show(tab: TabState) {
  const actions = noActions();
  render(<NowPane tab={tab} now={NOW} actions={actions} />);
  return actions;
}
const showView = (over: Parameters<typeof aView>[0] = {}) => show({ state: 'console', view: aView(over) });
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.body, { key, ...more });

afterEach(cleanup);

describe('the case', () => {
  it('shows who, which order, why the fault reads as it does and what would settle it', () => {
    showView();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('喵***酱');
    expect(screen.getByText('¥39.90')).toBeTruthy();
    expect(screen.getByText(/买家说“漏水”/).textContent).toContain('请买家拍照');
    expect(screen.getByText('1:42')).toBeTruthy();
  });
  it('says hours in words, where seconds tell nothing', () => {
    const messages = [{ id: '1', from: 'buyer', kind: 'text', text: '在吗', sentAt: NOW - 11 * 3_600_000 }] as const;
    showView({ conversation: aConversation({ messages }) });
    expect(screen.getByText('11 小时 0 分')).toBeTruthy();
  });
  it('says days in days', () => {
    const messages = [{ id: '1', from: 'buyer', kind: 'text', text: '在吗', sentAt: NOW - 114 * 3_600_000 }] as const;
    showView({ conversation: aConversation({ messages }) });
    expect(screen.getByText('4 天 18 小时')).toBeTruthy();
  });
  it('copies the order number', () => {
    const actions = showView();
    fireEvent.click(screen.getByRole('button', { name: /复制 订单号/ }));
    expect(actions.onCopy).toHaveBeenCalledWith('240905-282748536433670');
  });
  it('shows the page’s text as text, whatever it holds', () => {
    showView({
      conversation: aConversation({
        buyer: { id: '1', name: '<img src=x onerror=alert(1)>', idIsName: false },
        order: { state: 'found', value: anOrder({ goods: '<b>杯子</b>\u202e反' }) },
      }),
    });
    expect(document.querySelector('img, b')).toBeNull();
    expect(screen.getByText('<b>杯子</b>\u202e反').tagName).toBe('BDI');
  });
  it.each([
    [{ state: 'absent' }, '没读到订单'],
    [{ state: 'ambiguous', count: 2 }, '这位买家有 2 个订单'],
    [{ state: 'malformed', raw: '订单：无' }, '订单信息认不出'],
  ] as const)('says of an order that is %o', (order, words) => {
    showView({ conversation: aConversation({ order }) });
    expect(screen.getByText(words)).toBeTruthy();
  });
  it('waits for the pane that still shows the previous buyer, without calling it missing', () => {
    showView({
      conversation: aConversation({ order: { state: 'absent' } }),
      problems: [{ part: 'order', kind: 'stale' }],
    });
    expect(screen.getByText(/还是上一位买家的订单/)).toBeTruthy();
    expect(screen.queryByText('没读到订单')).toBeNull();
  });
});

describe('a part that could not be read', () => {
  it('is named, with what to do, while the rest goes on', () => {
    showView({ problems: [{ part: 'thread', kind: 'absent' }] });
    expect(screen.getByText('没找到聊天消息')).toBeTruthy();
    expect(screen.getByText(/请自己看一眼/)).toBeTruthy();
    expect(screen.getByRole('region', { name: '现在可以这样回' })).toBeTruthy();
  });
  it('is not said twice of the order, which says so itself', () => {
    showView({
      conversation: aConversation({ order: { state: 'absent' } }),
      problems: [{ part: 'order', kind: 'absent' }],
    });
    expect(screen.queryByText('有部分没读到')).toBeNull();
  });
});

describe('facts set by hand', () => {
  it('tells the whole of what is set', () => {
    const actions = showView({ reading: aReading({ hand: { stage: 'dispute' } }) });
    fireEvent.change(screen.getByLabelText(/^责任/), { target: { value: 'seller' } });
    expect(actions.onSetByHand).toHaveBeenCalledWith(expect.objectContaining({ hand: { stage: 'dispute' } }), {
      stage: 'dispute',
      fault: 'seller',
    });
  });
  it('goes back to what was read', () => {
    const actions = showView({ reading: aReading({ hand: { fault: 'seller' } }) });
    const chip = screen.getByLabelText(/责任：我们（手动定的）/);
    fireEvent.change(chip, { target: { value: '' } });
    expect(actions.onSetByHand).toHaveBeenCalledWith(expect.objectContaining({ hand: { fault: 'seller' } }), {
      fault: undefined,
    });
  });
  it('is reached by its letter', () => {
    showView();
    press('f');
    expect(document.activeElement).toBe(screen.getByLabelText(/^责任/));
  });
});

describe('the draft', () => {
  const finding = aFinding();
  const hint = aFinding({ rule: 'cold', severity: 'hint', start: 0, end: 1, say: '语气可以再暖一点' });
  const draft = { text: HELD, verdict: { state: 'checked', findings: [hint, finding] } } as const;

  it('shows the exact characters, the gravest finding first', () => {
    showView({ draft });
    const [first, second] = within(screen.getByRole('region', { name: '草稿里' })).getAllByText(/会拦下|建议/);
    expect([first?.textContent, second?.textContent]).toEqual(['会拦下', '建议']);
    expect(document.querySelector('mark')?.textContent).toBe('运费需要您承担');
  });
  it('puts a rewrite of the gravest in place by Alt and its digit', () => {
    const actions = showView({ draft });
    press('2', { code: 'Digit2', altKey: true });
    expect(actions.onRewrite).toHaveBeenCalledWith(finding, 1);
  });
  it('leaves a digit without a rewrite alone', () => {
    const actions = showView({ draft });
    press('3', { code: 'Digit3', altKey: true });
    expect(actions.onRewrite).not.toHaveBeenCalled();
  });
  it('never calls a draft clean that was not checked', () => {
    showView({ draft: { text: HELD, verdict: { state: 'unchecked', problem: saying('uncheckedFailed') } } });
    expect(screen.getByText('未检查')).toBeTruthy();
    expect(screen.queryByText('草稿没有要改的')).toBeNull();
  });
  it('is silent about an empty box', () => {
    showView();
    expect(screen.queryByText('草稿没有要改的')).toBeNull();
  });
});

describe('suggestions', () => {
  const gap = aSuggestion({
    reply: 'later',
    parts: ['核实后', { slot: 'dueTime', value: undefined }, '前给您答复'],
    text: '核实后{几点}前给您答复',
    complete: false,
  });
  it('puts the chosen one in the box by its digit', () => {
    const actions = showView();
    press('1', { code: 'Digit1' });
    expect(actions.onInsert).toHaveBeenCalledWith('麻烦您拍一张漏水处的照片', 'ask-photo');
  });
  it('asks for a gap first and inserts the whole', () => {
    const actions = showView({ suggestions: [aSuggestion(), gap] });
    press('2', { code: 'Digit2' });
    expect(actions.onInsert).not.toHaveBeenCalled();
    const field = screen.getByLabelText('填写：几点');
    expect(document.activeElement).toBe(field);
    fireEvent.input(field, { target: { value: '18点' } });
    fireEvent.click(screen.getByRole('button', { name: /放进输入框/ }));
    expect(actions.onInsert).toHaveBeenCalledWith('核实后18点前给您答复', 'later');
  });
  it('does not take an empty gap for filled', () => {
    const actions = showView({ suggestions: [gap] });
    press('1', { code: 'Digit1' });
    fireEvent.input(screen.getByLabelText('填写：几点'), { target: { value: '  ' } });
    fireEvent.click(screen.getByRole('button', { name: /放进输入框/ }));
    expect(actions.onInsert).not.toHaveBeenCalled();
  });
  it('leaves digits to a field, and to an input method', () => {
    const actions = showView({ suggestions: [gap] });
    press('1', { code: 'Digit1' });
    fireEvent.keyDown(screen.getByLabelText('填写：几点'), { key: '1', code: 'Digit1' });
    press('1', { code: 'Digit1', isComposing: true });
    expect(actions.onInsert).not.toHaveBeenCalled();
  });
});

describe('the stage', () => {
  const preSale = aReading({ facts: { ...aReading().facts, stage: 'awaiting-shipment' } });
  const stageOf = (over: Parameters<typeof aView>[0]) => {
    showView(over);
    return screen.getByRole('combobox', { name: /阶段/ }) as HTMLSelectElement;
  };
  it('claims no order where none is seen', () => {
    expect(stageOf({ conversation: aConversation({ order: { state: 'absent' } }), reading: preSale }).value).toBe('');
  });
  it('is shown of an order, of what the talk says, and as set by hand', () => {
    expect(stageOf({ reading: preSale }).value).toBe('awaiting-shipment');
    cleanup();
    expect(stageOf({ conversation: aConversation({ order: { state: 'absent' } }) }).value).toBe('after-sale');
    cleanup();
    const byHand = { ...preSale, hand: { stage: 'awaiting-shipment' as const } };
    const conversation = aConversation({ order: { state: 'absent' } });
    expect(stageOf({ conversation, reading: byHand }).value).toBe('awaiting-shipment');
  });
});

describe('a promise just sent', () => {
  const offer = { offerId: 'o1', what: '给您答复', dueAt: NOW + 180 * 60_000, start: 0, end: 4 };
  it('is kept by one key, at the time it names', () => {
    const actions = showView({ offers: [offer] });
    expect(screen.getByRole('region', { name: '你刚答应' }).textContent).toContain('今天 18:00 给您答复');
    press('k', { code: 'KeyK', altKey: true });
    expect(actions.onKeepOffer).toHaveBeenCalledWith('o1');
  });
  it('is kept for another time by a digit', () => {
    const actions = showView({ offers: [offer] });
    fireEvent.click(screen.getByRole('button', { name: '改时间' }));
    fireEvent.keyDown(screen.getByRole('group'), { key: '1', code: 'Digit1' });
    expect(actions.onKeepOffer).toHaveBeenCalledWith('o1', NOW + 30 * 60_000);
  });
  it('whose hour has passed is kept for another time only', () => {
    const actions = showView({ offers: [{ ...offer, dueAt: NOW - 60 * 60_000 }] });
    expect(screen.getByText(/已经过了/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /记下/ })).toBeNull();
    press('k', { code: 'KeyK', altKey: true });
    expect(actions.onKeepOffer).not.toHaveBeenCalled();
    const moves = screen.getByRole('group');
    expect(moves.contains(document.activeElement)).toBe(false);
    fireEvent.keyDown(moves, { key: '1', code: 'Digit1' });
    expect(actions.onKeepOffer).toHaveBeenCalledWith('o1', NOW + 30 * 60_000);
  });
});

describe('a tab without a case says why, and what to do', () => {
  it.each([
    [{ state: 'looking' }, '聊天页还在打开'],
    [{ state: 'no-console' }, '这里不是客服聊天页'],
    [{ state: 'no-permission', names: '拼多多' }, '还没允许读聊天页'],
    [{ state: 'unknown-console', host: 'shop.example' }, '还读不懂这个网站'],
    [{ state: 'orphaned' }, '请刷新聊天页'],
    [{ state: 'console', view: aView({ state: 'no-conversation' }) }, '没有打开会话'],
    [{ state: 'console', view: aView({ state: 'buyer-unclear' }) }, '看不准是哪位买家'],
    [{ state: 'console', view: aView({ state: 'signed-out' }) }, '登录已过期'],
  ] as const)('%o', (tab, words) => {
    show(tab as TabState);
    expect(screen.getByRole('heading').textContent).toBe(words);
  });
  it('never shows a buyer it is not sure of', () => {
    showView({ state: 'buyer-unclear' });
    expect(screen.queryByText('喵***酱')).toBeNull();
  });
  it('asks for leave inside the click', () => {
    const actions = show({ state: 'no-permission', names: '拼多多' });
    fireEvent.click(screen.getByRole('button', { name: '允许' }));
    expect(actions.onAllow).toHaveBeenCalledOnce();
  });
});

describe('since when a buyer waits', () => {
  const line = (from: 'buyer' | 'agent' | 'robot', sentAt: number) =>
    ({ id: String(sentAt), from, kind: 'text', text: '…', sentAt }) as const;
  it('counts from the first message nobody answered; a robot is nobody', () => {
    const messages = [line('buyer', 1), line('agent', 2), line('buyer', 3), line('robot', 4), line('buyer', 5)];
    expect(waitingSince(aConversation({ messages }))).toBe(3);
  });
  it('is nothing once the agent has answered', () => {
    expect(waitingSince(aConversation({ messages: [line('buyer', 1), line('agent', 2)] }))).toBeUndefined();
  });
});
