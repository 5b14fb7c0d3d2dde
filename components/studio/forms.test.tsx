import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { saying } from '../../lib/model/saying';
import { newPack, type Pack } from '../../lib/policy/pack';
import { AgentsFields } from './agents-fields';
import { ChangeList } from './change-list';
import { ClocksForm } from './clocks-form';
import { ExampleList } from './example-list';
import { WordChips } from './fields';
import { HealthPane } from './health-pane';
import { KeptLine } from './kept-line';
import { LimitsForm } from './limits-form';
import { PatternChips, sample } from './pattern-chips';
import { RecurringForm } from './recurring-form';
import { ReplyEditor } from './reply-editor';
import { RewriteList } from './rewrite-list';
import { UnlessFields } from './unless-fields';

afterEach(cleanup);
const type = (box: HTMLElement, value: string) => fireEvent.input(box, { target: { value } });

describe('words as chips', () => {
  const draw = (words: readonly string[]) => {
    const onChange = vi.fn();
    render(
      <WordChips
        label="词"
        placeholder="加词"
        words={words}
        fixed={['微信']}
        removeLabel={(w) => `删掉“${w}”`}
        onChange={onChange}
      />,
    );
    return { onChange, box: screen.getByRole('textbox') };
  };

  it('takes a word at Enter, once, and not while an input method is composing', () => {
    const { onChange, box } = draw(['扣扣']);
    type(box, '绿泡');
    fireEvent.keyDown(box, { key: 'Enter', isComposing: true });
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.keyDown(box, { key: 'Enter' });
    expect(onChange).toHaveBeenLastCalledWith(['扣扣', '绿泡']);
  });

  it('leaves out what is there already, here or below', () => {
    const { onChange, box } = draw(['扣扣']);
    type(box, '微信，扣扣、企鹅');
    fireEvent.keyDown(box, { key: 'Enter' });
    expect(onChange).toHaveBeenLastCalledWith(['扣扣', '企鹅']);
  });

  it('gives a word back by its cross; one from below has none', () => {
    const { onChange } = draw(['扣扣']);
    fireEvent.click(screen.getByRole('button', { name: '删掉“扣扣”' }));
    expect(onChange).toHaveBeenLastCalledWith([]);
    expect(screen.queryByRole('button', { name: '删掉“微信”' })).toBeNull();
  });
});

describe('a pattern in words', () => {
  it('shows the words behind a name, the gap, and a name nobody wrote', () => {
    render(<PatternChips pattern="<app> …4(加|扫) <没有>" vocabulary={{ app: ['微信', '扣扣', '企鹅', '绿泡'] }} />);
    expect(screen.getByRole('link', { name: '微信、扣扣、企鹅 等 4 个' }).getAttribute('href')).toBe('#words/app');
    expect(screen.getByText('隔 4 字内')).toBeTruthy();
    expect(screen.getByText('加 / 扫')).toBeTruthy();
    expect(screen.getByText('没有这个词表：没有')).toBeTruthy();
  });

  it('begins with the name a built-in vocabulary has; the id stays at hand', () => {
    render(
      <PatternChips
        pattern="<chat-app> (<bear>|给)"
        vocabulary={{ 'chat-app': ['微信', '扣扣', '企鹅'], bear: ['出'] }}
      />,
    );
    const link = screen.getByRole('link', { name: '聊天软件 微信、扣扣 等 3 个' });
    expect(link.title).toBe('chat-app');
    expect(screen.getByText('承担、付钱 / 给')).toBeTruthy();
  });

  it('of entries that are patterns shows the shortest each stands for', () => {
    expect(sample(['(来回|往返)?的?(运费|邮费)', '寄回费用?', '退货运'])).toBe('退货运 等 3 个');
    expect(sample(['(来回|往返)?的?(运费|邮费)', '(路费|回邮)'])).toBe('运费、路费');
  });

  it('says the edges in words, in a choice too', () => {
    render(<PatternChips pattern="^(行|吧|$)" vocabulary={{}} />);
    expect(screen.getByText('小句开头')).toBeTruthy();
    expect(screen.getByText('行 / 吧 / 小句结束')).toBeTruthy();
  });

  it('says a shape in words, in a choice too', () => {
    render(<PatternChips pattern="退(<yuan>|<#>|一半)" vocabulary={{}} />);
    expect(screen.getByText('金额 / 数字 / 一半')).toBeTruthy();
  });
});

describe('examples', () => {
  const draw = () => {
    const calls = { onAdd: vi.fn(), onPut: vi.fn(), onRemove: vi.fn(), onAddWord: vi.fn(), onAddException: vi.fn() };
    render(
      <ExampleList
        kind="flags"
        examples={[
          { example: '加我微信', found: true, spans: [{ start: 0, end: 4 }] },
          { example: '加我绿框', found: false, spans: [], missing: { vocabulary: 'app', word: '绿框' } },
          { example: { draft: '您付邮费', facts: { fault: 'seller' } }, found: false, other: '先别谈运费', spans: [] },
        ]}
        {...calls}
      />,
    );
    return calls;
  };

  it('offers words that would let by what is found without cause', () => {
    const onAddException = vi.fn();
    const none = vi.fn();
    render(
      <ExampleList
        kind="passes"
        examples={[
          { example: '安装师傅会加您微信', found: true, spans: [], exceptions: ['安装师傅', '师傅'] },
          { example: '不用加微信', found: false, spans: [] },
        ]}
        onAdd={none}
        onPut={none}
        onRemove={none}
        onAddWord={none}
        onAddException={onAddException}
      />,
    );
    expect(screen.getAllByRole('button', { name: /时不算/ })).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: '有“师傅”时不算' }));
    expect(onAddException).toHaveBeenCalledWith('师傅');
  });

  it('tells each verdict in words, the missing word, and the rule that finds it instead', () => {
    const { onAddWord } = draw();
    expect(screen.getByRole('img', { name: '查到了' })).toBeTruthy();
    expect(screen.getByRole('img', { name: '没查到' })).toBeTruthy();
    expect(screen.getByRole('img', { name: '另一条查到了：先别谈运费' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '把“绿框”加进词表 app' }));
    expect(onAddWord).toHaveBeenCalledWith({ vocabulary: 'app', word: '绿框' });
  });

  it('an example’s case is opened, changed and, left open again, an example is its sentence alone', () => {
    const { onPut } = draw();
    fireEvent.click(screen.getByRole('button', { name: '这句的案情：您付邮费' }));
    fireEvent.change(screen.getByRole('combobox', { name: '订单走到哪' }), { target: { value: 'dispute' } });
    expect(onPut).toHaveBeenLastCalledWith(2, { draft: '您付邮费', facts: { fault: 'seller', stage: 'dispute' } });
    fireEvent.change(screen.getByRole('combobox', { name: '责任' }), { target: { value: '' } });
    expect(onPut).toHaveBeenLastCalledWith(2, '您付邮费');
  });
});

describe('exceptions and rewrites', () => {
  it('a plain list is the clause’s; an emptied one leaves nothing behind', () => {
    const onChange = vi.fn();
    render(<UnlessFields unless={['平台规定']} vocabulary={{}} problemIn={() => undefined} onChange={onChange} />);
    fireEvent.click(screen.getByRole('button', { name: '删掉“平台规定”' }));
    expect(onChange).toHaveBeenLastCalledWith(undefined);
    type(screen.getByRole('textbox', { name: '什么情况不算（同一小句） 1' }), '快递规定');
    expect(onChange).toHaveBeenLastCalledWith({ clause: ['快递规定'] });
  });

  it('a rewrite says what it replaces and for whose fault, as short as can be', () => {
    const onChange = vi.fn();
    render(<RewriteList rewrites={['我来处理']} problemOf={() => '会被查到'} onChange={onChange} />);
    expect(screen.getByText('会被查到')).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox', { name: '换掉整条消息' }));
    expect(onChange).toHaveBeenLastCalledWith([{ text: '我来处理', replaces: 'message' }]);
    fireEvent.click(screen.getByRole('checkbox', { name: '快递' }));
    expect(onChange).toHaveBeenLastCalledWith([{ text: '我来处理', fault: ['courier'] }]);
    type(screen.getByRole('textbox', { name: '换成 1' }), '我这就处理');
    expect(onChange).toHaveBeenLastCalledWith(['我这就处理']);
  });
});

describe('limits, clocks and what comes again', () => {
  it('a figure emptied is left open; a problem stands at its field', () => {
    const onChange = vi.fn();
    const pack = { ...newPack('shop', '小店'), limits: { yuan: 30 } };
    render(
      <LimitsForm
        pack={pack}
        problems={[{ field: 'limits.yuan', message: saying('say_tooLarge') }]}
        onChange={onChange}
      />,
    );
    expect(screen.getByText('太大了')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('客服不用请示最多能答应多少元'), { target: { value: '' } });
    expect(onChange).toHaveBeenLastCalledWith({ limits: undefined });
    fireEvent.change(screen.getByLabelText('从'), { target: { value: '09:30' } });
    expect(onChange).toHaveBeenLastCalledWith({ calls: { from: '09:30', to: '18:00', perDay: 2 } });
  });

  it('a usual clock is taken over and then is the shop’s to change', () => {
    const onChange = vi.fn();
    const clock = {
      id: 'ship',
      name: '发货',
      starts: 'paid',
      hours: 48,
      who: 'seller',
      stages: ['awaiting-shipment'],
      stops: ['shipped'],
      source: '常见时限',
    } as const;
    const usual = { ...clock, stages: [...clock.stages] as ['awaiting-shipment'], stops: [...clock.stops] };
    render(<ClocksForm clocks={[]} below={[usual]} problems={[]} onChange={onChange} />);
    fireEvent.click(screen.getByRole('button', { name: '改成本店的：发货' }));
    expect(onChange).toHaveBeenLastCalledWith([usual]);
  });

  it('a follow-up every Monday becomes one of a day of the month', () => {
    const onChange = vi.fn();
    const daily = { id: 'daily-1', what: '看昨晚的', at: '09:00', every: { week: [1] } };
    render(<RecurringForm recurring={[daily]} problems={[]} onChange={onChange} />);
    fireEvent.click(screen.getByRole('checkbox', { name: '周五' }));
    expect(onChange).toHaveBeenLastCalledWith([{ ...daily, every: { week: [1, 5] } }]);
    fireEvent.change(screen.getByRole('combobox', { name: '多久一次' }), { target: { value: 'month' } });
    expect(onChange).toHaveBeenLastCalledWith([{ ...daily, every: { month: 1 } }]);
  });
});

describe('a reply', () => {
  it('says at once where it would not pass, and takes a slot where the caret is', () => {
    const onChange = vi.fn();
    const reply = { id: 'carry', scenarios: [], text: '邮费您付' };
    render(
      <ReplyEditor
        reply={reply}
        origin="own"
        fails={{ fault: 'seller', say: '先别让买家付', rule: 'freight-on-buyer' }}
        onChange={onChange}
        onRemove={() => {}}
      />,
    );
    expect(screen.getByText(/责任是“我们”时会被查到：先别让买家付/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '订单号' }));
    expect(onChange.mock.lastCall?.[0].text).toContain('{orderNo}');
  });
});

describe('the check-up and the differences', () => {
  it('every line leads to its place', () => {
    render(
      <HealthPane
        problems={[{ rule: 'all-in', field: 'flags.0', message: saying('say_flagNotFound', '运费您包圆') }]}
        items={[
          { is: 'unused-words', name: '颜色', place: { at: 'words', id: '颜色' } },
          { is: 'overlap', rule: 'all-in', other: 'curt', place: { at: 'rule', id: 'all-in' } },
        ]}
        seen={0}
        sayOf={(rule) => `规则${rule}`}
      />,
    );
    const hrefs = screen.getAllByRole('link').map((link) => decodeURIComponent(link.getAttribute('href') ?? ''));
    expect(hrefs).toEqual(['#rule/all-in/flags.0', '#rule/all-in', '#words/颜色']);
    expect(within(screen.getByRole('region', { name: '可能重复的规则' })).getByText(/规则curt/)).toBeTruthy();
  });

  it('nothing to look at is said in one quiet line', () => {
    render(<HealthPane problems={[]} items={[]} seen={0} sayOf={(rule) => rule} />);
    expect(screen.getByText(/没有要看的/)).toBeTruthy();
  });

  it('a setting has no id: its link says what it is', () => {
    const change = {
      of: 'setting',
      id: '',
      kind: 'changed',
      lines: [{ field: 'name', was: '小店', now: '大店' }],
    } as const;
    render(<ChangeList changes={[change]} />);
    expect(screen.getByRole('link', { name: '策略设置' }).getAttribute('href')).toBe('#pack');
  });

  it('a changed sentence shows its old and new characters, ids in words', () => {
    render(
      <ChangeList
        changes={[
          {
            of: 'rule',
            id: 'all-in',
            kind: 'changed',
            lines: [
              { field: 'say', was: '别冲买家', now: '别和买家急' },
              { field: 'severity', was: 'hint', now: 'block' },
            ],
          },
        ]}
      />,
    );
    expect(screen.getByText('冲', { selector: 'del' })).toBeTruthy();
    expect(screen.getByText('急', { selector: 'ins' })).toBeTruthy();
    expect(screen.getByText('轻重')).toBeTruthy();
    expect(document.body.textContent).not.toContain('hint');
  });
});

describe('where the writing stands', () => {
  it('another window’s work is a question with three answers', () => {
    const calls = { onLoadTheirs: vi.fn(), onTakeOver: vi.fn(), onSaveAsOwn: vi.fn() };
    render(<KeptLine kept={{ is: 'taken' }} {...calls} />);
    const buttons = within(screen.getByRole('alert')).getAllByRole('button');
    for (const button of buttons) fireEvent.click(button);
    for (const call of Object.values(calls)) expect(call).toHaveBeenCalledTimes(1);
  });
});

test('what agents decide: a choice is put down, taken back, and the hours come with it', () => {
  const onChange = vi.fn();
  const draw = (agents: Pack['agents']) => (
    <AgentsFields agents={agents} problemOf={() => undefined} onChange={onChange} />
  );
  const choose = (label: string, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  const { rerender } = render(draw(undefined));
  expect(screen.queryByLabelText('从')).toBeNull();
  choose('显示建议', 'hide');
  expect(onChange).toHaveBeenLastCalledWith({ hints: 'hide' });
  choose('勿扰时段', 'set');
  expect(onChange).toHaveBeenLastCalledWith({ quietHours: { from: '22:00', to: '8:00' } });
  rerender(draw({ quietHours: { from: '22:00', to: '8:00' } }));
  choose('勿扰时段', 'none');
  expect(onChange).toHaveBeenLastCalledWith({ quietHours: 'none' });
  choose('勿扰时段', '');
  expect(onChange).toHaveBeenLastCalledWith(undefined);
});
