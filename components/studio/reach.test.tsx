import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { NO_FACTS } from '../../lib/model/case';
import type { Difference } from '../../lib/policy/differences';
import type { AgentReport } from '../../lib/policy/report';
import { AnswersPane } from './answers-pane';
import { ColumnMap } from './column-map';
import { DifferenceList } from './difference-list';
import { TrustPane } from './trust-pane';

const AT = Date.parse('2026-11-24T10:20:00+08:00');
afterEach(cleanup);

function trust(more: Partial<Parameters<typeof TrustPane>[0]> = {}) {
  const acts = { onNew: vi.fn(), onBackup: vi.fn(), onTakeOver: vi.fn(), onRevoke: vi.fn() };
  render(
    <TrustPane
      names={{ now: 'a1b2 c3d4' }}
      publicKey="KEY"
      madeAt={AT}
      hasBackup={false}
      published
      nextVersion={5}
      team={[]}
      {...acts}
      {...more}
    />,
  );
  return acts;
}

describe('the page of keys', () => {
  test('a new key needs a passphrase that is long enough and typed twice alike', () => {
    const { onNew } = trust();
    const [first, again] = [screen.getAllByLabelText('备份的口令')[0], screen.getByLabelText('再输一遍')];
    const make = screen.getByRole('button', { name: '做钥匙并存备份', hidden: true });
    const type = (field: HTMLElement | undefined, value: string) =>
      field && fireEvent.input(field, { target: { value } });
    type(first, '太短');
    expect(make).toHaveProperty('disabled', true);
    type(first, '足够长的一句口令二〇二六');
    type(again, '足够长的一句口令二〇二五');
    expect(make).toHaveProperty('disabled', true);
    type(again, '足够长的一句口令二〇二六');
    fireEvent.click(make);
    expect(onNew).toHaveBeenCalledWith('足够长的一句口令二〇二六');
  });

  test('taking a key back is pressed twice, and can be let be', () => {
    const { onRevoke } = trust();
    fireEvent.click(screen.getByRole('button', { name: '作废这把钥匙…', hidden: true }));
    fireEvent.click(screen.getByRole('button', { name: '不作废', hidden: true }));
    expect(onRevoke).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: '作废这把钥匙…', hidden: true }));
    fireEvent.click(screen.getByRole('button', { name: '作废，不能恢复', hidden: true }));
    expect(onRevoke).toHaveBeenCalledOnce();
  });

  test('says who would refuse the next version, and why', () => {
    const line = { version: 4, at: AT, problem: undefined };
    trust({
      team: [
        { ...line, agent: '小林', refuses: 'unknown-publisher' },
        { ...line, agent: '小周', refuses: undefined },
      ],
    });
    expect(screen.getByText('v5：2 人里有 1 人会拒收')).toBeTruthy();
    expect(within(screen.getByRole('row', { name: /小林/ })).getByText('那边认的是另一把钥匙')).toBeTruthy();
    expect(within(screen.getByRole('row', { name: /小周/ })).getByText('会采用')).toBeTruthy();
  });
});

const report = (more: Partial<AgentReport> = {}): AgentReport => ({
  id: 'a-freight',
  agent: '小林',
  did: 'not-a-risk',
  at: AT,
  rule: 'freight',
  quote: '运费您出',
  sentence: '<b>运费您出</b>过一次了',
  ...more,
});

test('a report: its words marked as text; declined only with a word for the agent; one put off stays open', () => {
  const onAnswer = vi.fn();
  const { container } = render(
    <AnswersPane
      reports={[report(), report({ id: 'b-freight', answer: { report: 'b-freight', verdict: 'later', at: AT } })]}
      counts={[]}
      files={0}
      sayOf={() => '先别谈运费'}
      onFile={vi.fn()}
      onAnswer={onAnswer}
      onSave={vi.fn()}
    />,
  );
  expect(container.querySelector('b')).toBeNull();
  expect(container.querySelector('mark')?.textContent).toBe('运费您出');
  expect(screen.getAllByRole('button', { name: '收为放行例句' })).toHaveLength(2);
  fireEvent.click(screen.getAllByRole('button', { name: '不采纳…' })[0] as HTMLElement);
  const field = screen.getByLabelText('告诉客服为什么');
  fireEvent.submit(field.closest('form') as HTMLFormElement);
  expect(onAnswer).not.toHaveBeenCalled();
  fireEvent.input(field, { target: { value: '没核实前不谈' } });
  fireEvent.submit(field.closest('form') as HTMLFormElement);
  expect(onAnswer).toHaveBeenCalledWith(expect.objectContaining({ id: 'a-freight' }), 'declined', '没核实前不谈');
});

test('how the rules fare: summed, by the words of each rule, with reasons, and a mark where many go past', () => {
  const nothing = { held: 0, left: 0, rewritten: 0, overridden: 0, disputed: 0, reasons: [] };
  const counts = [
    { ...nothing, rule: 'freight', held: 6, overridden: 5, reasons: [{ reason: '双方协商一致', count: 5 }] },
    { ...nothing, rule: 'vague', left: 4 },
  ];
  const pane = (shown: typeof counts) => (
    <AnswersPane
      reports={[]}
      counts={shown}
      files={2}
      sayOf={(rule) => (rule === 'freight' ? '先别谈运费' : '说得含糊')}
      onFile={vi.fn()}
      onAnswer={vi.fn()}
      onSave={vi.fn()}
    />
  );
  const { rerender } = render(pane(counts));
  const [, first, second] = within(screen.getByRole('table', { name: '规则怎么样' })).getAllByRole('row');
  expect(first?.textContent).toBe('▲ 要留意 先别谈运费发送的理由：双方协商一致（5 次）60500');
  expect(second?.textContent).toBe('说得含糊00004');
  expect(screen.getByRole('link', { name: '说得含糊' }).getAttribute('href')).toContain('vague');
  expect(document.body.textContent).toContain('2 份客服文件');
  rerender(pane([]));
  expect(screen.queryByRole('table')).toBeNull();
});

test('a decline is left by Escape; after an answer one stands on the next report', () => {
  const pane = (reports: readonly AgentReport[]) => (
    <AnswersPane
      reports={reports}
      counts={[]}
      files={0}
      sayOf={() => '先别谈运费'}
      onFile={vi.fn()}
      onAnswer={vi.fn()}
      onSave={vi.fn()}
    />
  );
  const [first, second] = [report(), report({ id: 'b-freight', sentence: '运费您出行吗' })];
  const { rerender } = render(pane([first, second]));
  const declines = () => screen.getAllByRole('button', { name: '不采纳…' });
  fireEvent.click(declines()[0] as HTMLElement);
  fireEvent.keyDown(screen.getByLabelText('告诉客服为什么'), { key: 'Escape' });
  expect(document.activeElement).toBe(declines()[0]);
  fireEvent.click(declines()[0] as HTMLElement);
  const field = screen.getByLabelText('告诉客服为什么');
  fireEvent.input(field, { target: { value: '没核实前不谈' } });
  fireEvent.submit(field.closest('form') as HTMLFormElement);
  const declined = { report: first.id, verdict: 'declined', at: AT, text: '没核实前不谈' } as const;
  rerender(pane([{ ...first, answer: declined }, second]));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: '收为放行例句' }));
});

const found = (more: Partial<Difference> = {}): Difference => ({
  kind: 'added',
  message: { text: '运费您出', facts: { ...NO_FACTS, fault: 'buyer' }, where: '第 1 行' },
  finding: { rule: 'freight', start: 0, end: 2, say: '先别谈' } as Difference['finding'],
  times: 1,
  ...more,
});

test('what is found is gone through by keys; P makes an example of what is found still, never of what is gone', () => {
  const onWrongHit = vi.fn();
  render(
    <DifferenceList
      counts={{ added: 2, gone: 1, both: 0, shadow: 0 }}
      differences={[found(), found(), found({ kind: 'gone' })]}
      onWrongHit={onWrongHit}
    />,
  );
  const [first, second] = screen.getAllByRole('listitem') as [HTMLElement, HTMLElement];
  first.focus();
  fireEvent.keyDown(first, { key: 'p' });
  expect(onWrongHit).toHaveBeenCalledOnce();
  fireEvent.keyDown(first, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(second);
  fireEvent.click(screen.getByRole('radio', { name: '不再查 1' }));
  fireEvent.keyDown(screen.getByRole('listitem'), { key: 'p' });
  expect(onWrongHit).toHaveBeenCalledOnce();
});

test('where nothing differs, what both find is listed, the same words once, with the rule and the fault it was judged by', () => {
  const onWrongHit = vi.fn();
  render(
    <DifferenceList
      counts={{ added: 0, gone: 0, both: 5, shadow: 0 }}
      differences={[found({ kind: 'both', times: 3 })]}
      onWrongHit={onWrongHit}
    />,
  );
  expect(screen.getAllByRole('radio')).toHaveLength(1);
  expect(screen.getByText('责任：买家 · 第 1 行 · 3 次')).toBeTruthy();
  expect(screen.getByRole('link', { name: '先别谈' }).getAttribute('href')).toContain('freight');
  expect(screen.getByText('还有 2 处没列出来')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /误伤/ }));
  expect(onWrongHit).toHaveBeenCalledOnce();
});

test('columns of any name are mapped by hand, and a column can be none', () => {
  const onMap = vi.fn();
  const sheet = { names: ['谁', '说了啥'], sample: [{ 谁: '客服', 说了啥: '您好' }] };
  render(<ColumnMap sheet={sheet} columns={{ text: '说了啥', from: '谁' }} onMap={onMap} />);
  expect(screen.getByText('您好 · 客服')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('谁发的'), { target: { value: '' } });
  expect(onMap).toHaveBeenCalledWith({ text: '说了啥' });
});
