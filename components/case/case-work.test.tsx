import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CaseClock, Checklist, PromiseStanding } from '../../lib/model/view';
import { NOW } from '../../test/builders';
import { ChecklistCard } from './checklist-card';
import { ClockLines } from './clock-lines';
import { PromiseLines } from './promise-lines';

const HOUR = 3_600_000;
const aClock = (over: Partial<CaseClock> = {}): CaseClock => ({
  key: 'refund-answer@1',
  id: 'refund-answer',
  name: '处理售后申请',
  startAt: NOW - 40 * HOUR,
  dueAt: NOW + 8 * HOUR + 20 * 60_000,
  who: 'seller',
  source: '售后申请的常见处理时限',
  law: false,
  startedBy: '我申请退款了',
  noted: false,
  ...over,
});

afterEach(cleanup);

describe('the deadlines', () => {
  function show(...clocks: CaseClock[]) {
    const acts = { onSet: vi.fn(), onKeep: vi.fn() };
    render(<ClockLines clocks={clocks} hand={{ fault: 'buyer' }} now={NOW} {...acts} />);
    return acts;
  }

  it('says what is left, whose turn it is, and that the figure is a usual one', () => {
    show(aClock());
    const line = screen.getByRole('listitem').textContent ?? '';
    expect(line).toContain('还剩 8时20分');
    expect(line).toContain('该我们');
    expect(screen.getByText('≈').title).toContain('以后台显示为准');
  });

  it('a deadline of the law is no usual figure, and what is past says by how much', () => {
    show(aClock({ law: true, dueAt: NOW - 90 * 60_000 }));
    expect(screen.getByRole('listitem').textContent).toContain('过了 1时30分');
    expect(screen.queryByText('≈')).toBeNull();
  });

  it('is kept two hours before it runs out, or stopped; the rest of the hand stays', () => {
    const acts = show(aClock());
    fireEvent.click(screen.getByRole('button', { name: '记下时限：处理售后申请' }));
    expect(acts.onKeep).toHaveBeenCalledWith(aClock(), NOW + 6 * HOUR + 20 * 60_000);
    fireEvent.click(screen.getByRole('button', { name: '停掉时限：处理售后申请' }));
    expect(acts.onSet).toHaveBeenCalledWith({ fault: 'buyer', stopped: ['refund-answer@1'] });
  });

  it('what waits for another is not ours to keep; what is kept says so', () => {
    show(aClock({ key: 'a', who: 'buyer' }), aClock({ key: 'b', noted: true }));
    expect(screen.queryByRole('button', { name: /^记下/ })).toBeNull();
    expect(screen.getByText('已记下')).toBeTruthy();
  });
});

describe('the checklist', () => {
  const checklist: Checklist = {
    title: '少件错件核对',
    items: [
      { id: 'photo', text: '合照', state: 'seen' },
      { id: 'weight', text: '查称重', state: 'open' },
      { id: 'send', text: '补寄', state: 'ticked' },
    ],
  };

  it('counts what is done and says what comes next', () => {
    render(<ChecklistCard checklist={checklist} hand={{}} onSet={vi.fn()} />);
    expect(screen.getByText('2/3')).toBeTruthy();
    expect(screen.getByText('接下来：查称重')).toBeTruthy();
  });

  it('ticks and unticks by hand, but not what the chat shows', () => {
    const onSet = vi.fn();
    render(<ChecklistCard checklist={checklist} hand={{ ticked: ['send'], stage: 'closed' }} onSet={onSet} />);
    const [photo, weight, send] = screen
      .getAllByRole('listitem', { hidden: true })
      .map((item) => within(item).getByRole<HTMLInputElement>('checkbox', { hidden: true }));
    expect(photo?.disabled).toBe(true);
    if (weight) fireEvent.click(weight);
    expect(onSet).toHaveBeenLastCalledWith({ stage: 'closed', ticked: ['send', 'weight'] });
    if (send) fireEvent.click(send);
    expect(onSet).toHaveBeenLastCalledWith({ stage: 'closed', ticked: [] });
  });
});

describe('what was promised in the chat', () => {
  const promised = (state: PromiseStanding['state'], dueAt: number | null): PromiseStanding => ({
    what: '答复',
    messageId: `${state} ${dueAt}`,
    saidAt: NOW - HOUR,
    dueAt,
    state,
  });
  const lines = (...promises: PromiseStanding[]) => {
    render(<PromiseLines promises={promises} now={NOW} />);
    return screen.queryAllByRole('listitem').map((line) => line.textContent ?? '');
  };

  it('says what is owed and by when, and counts what was kept', () => {
    const [owed, kept] = lines(promised('kept', NOW - HOUR), promised('open', NOW + 3 * HOUR));
    expect(owed).toMatch(/待兑现 答复 今天 18:00 前/);
    expect(kept).toContain('已兑现 1 件');
  });

  it('where only the time was said, it is an answer that is owed', () => {
    expect(lines({ ...promised('open', NOW + 3 * HOUR), what: '' })[0]).toContain('答复买家');
  });

  it('a time that has passed since the chat was read makes it missed; one that waits for an event is not', () => {
    const [missed, waits] = lines(promised('open', NOW - 60_000), promised('open', null));
    expect(missed).toContain('过期未回');
    expect(waits).toContain('等前面的事办完');
  });

  it('shows nothing where nothing was promised', () => expect(lines()).toEqual([]));
});
