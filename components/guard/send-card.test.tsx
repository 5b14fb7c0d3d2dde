import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aFinding } from '../../test/builders';
import { SendCard } from './send-card';

const HELD = '亲，退货可以的，运费需要您承担哦';

function hold(finding = aFinding(), more = 0, draft = HELD) {
  const actions = { onReplace: vi.fn(), onBack: vi.fn(), onOverride: vi.fn(), onNotARisk: vi.fn() };
  render(<SendCard draft={draft} finding={finding} more={more} {...actions} />);
  return actions;
}
const card = () => screen.getByRole('alertdialog');
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(card(), { key, ...more });

afterEach(cleanup);

describe('the card at Send', () => {
  it('says what was found, why in this case, and where the rule comes from', () => {
    hold();
    expect(document.querySelector('mark')?.textContent).toBe('运费需要您承担');
    expect(card().textContent).toContain('责任 未定');
    expect(card().textContent).toContain('先核实再谈运费');
    expect(card().textContent).toContain('消费者权益保护法第24条');
  });
  it('has the focus, so that its keys are heard', () => {
    hold();
    expect(document.activeElement).toBe(card());
  });
  it('replaces by the digit of a rewrite', () => {
    const finding = aFinding();
    const { onReplace } = hold(finding);
    press('2');
    expect(onReplace).toHaveBeenCalledWith(finding.rewrites[1]);
  });
  it('says of a rewrite that takes the place of the whole message that it does', () => {
    hold(
      aFinding({
        rewrites: [
          { text: '运费我帮您问一下', replaces: 'span' },
          { text: '麻烦您先说下原因', replaces: 'message' },
        ],
      }),
    );
    const [phrase, whole] = [...document.querySelectorAll('.choices li')].map((row) => row.textContent);
    expect(phrase).not.toContain('整条换成');
    expect(whole).toContain('整条换成');
  });
  it('does nothing on a digit without a rewrite', () => {
    const { onReplace } = hold();
    press('3');
    expect(onReplace).not.toHaveBeenCalled();
  });
  it('sends all the same only after a reason', () => {
    const { onOverride } = hold();
    press('Enter', { altKey: true });
    expect(onOverride).not.toHaveBeenCalled();
    press('2');
    expect(onOverride).toHaveBeenCalledWith('责任已经核实');
  });
  it('goes back in one key, from the reasons to the rewrites first', () => {
    const { onBack } = hold();
    press('Enter', { altKey: true });
    press('Escape');
    expect(onBack).not.toHaveBeenCalled();
    press('Escape');
    expect(onBack).toHaveBeenCalledOnce();
  });
  it('offers no way round where the policy has none', () => {
    hold(aFinding({ overridable: false }));
    press('Enter', { altKey: true });
    expect(screen.queryByText('为什么照发')).toBeNull();
    expect(screen.queryByRole('button', { name: /仍要发送/ })).toBeNull();
    expect(screen.getByText('这条不能照发')).toBeTruthy();
  });
  it('leaves digits of an input method alone', () => {
    const { onReplace } = hold();
    press('1', { isComposing: true });
    expect(onReplace).not.toHaveBeenCalled();
  });
  it('says how many more there are, and keeps a long stretch short', () => {
    const long = '运费您出'.repeat(40);
    hold(aFinding({ start: 0, end: long.length }), 2, long);
    expect(screen.getByText('还有 2 处')).toBeTruthy();
    expect([...(document.querySelector('mark')?.textContent ?? '')].length).toBeLessThan(60);
  });
  it('asks for the reasons the policy lists, where it lists any', () => {
    const onOverride = vi.fn();
    const rest = { onReplace: vi.fn(), onBack: vi.fn(), onNotARisk: vi.fn() };
    const reasons = ['主管同意了', '买家已经确认过'];
    render(<SendCard draft={HELD} finding={aFinding()} more={0} reasons={reasons} onOverride={onOverride} {...rest} />);
    press('Enter', { altKey: true });
    press('3');
    expect(onOverride).not.toHaveBeenCalled();
    press('2');
    expect(onOverride).toHaveBeenCalledWith('买家已经确认过');
  });
});
