import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NOW } from '../../test/builders';
import { MemoForm } from '../memo-form';
import { severalLines } from '../several-memos';
import { BackupSetting } from './backup-setting';
import { BuyerDialog } from './buyer-dialog';
import { LockScreen } from './lock-screen';
import { RemindSetting } from './remind-setting';
import { RestoreDialog } from './restore-dialog';
import { RoomSetting } from './room-setting';

afterEach(cleanup);
const type = (label: RegExp, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });

describe('backup', () => {
  const daily = {
    daily: 'off' as const,
    folder: undefined,
    canFolder: true,
    mustAllow: false,
    sealed: false,
    problem: undefined,
    onDaily: vi.fn(),
    onChooseFolder: vi.fn(),
    onAllow: vi.fn(),
    onPassphrase: vi.fn(),
  };
  const show = (over: Partial<Parameters<typeof BackupSetting>[0]> = {}) => {
    const onExport = vi.fn();
    render(
      <BackupSetting
        lastAt={undefined}
        overdueDays={undefined}
        daily={daily}
        onExport={onExport}
        onRestore={vi.fn()}
        {...over}
      />,
    );
    return onExport;
  };
  const exportButton = () => screen.getByRole('button', { name: '导出备份' }) as HTMLButtonElement;

  it('closes only with a passphrase that is long enough and written twice alike', () => {
    const onExport = show();
    fireEvent.click(screen.getByLabelText(/^加口令/));
    type(/^口令/, '一路平安');
    type(/^再写一遍/, '一路平安');
    expect(exportButton().disabled).toBe(true);
    type(/^口令/, '一路平安到家不迟到');
    expect(exportButton().disabled).toBe(true);
    type(/^再写一遍/, '一路平安到家不迟到');
    fireEvent.click(exportButton());
    expect(onExport).toHaveBeenCalledWith('一路平安到家不迟到');
  });
  it('goes out in the clear where no passphrase is wanted', () => {
    const onExport = show();
    fireEvent.click(exportButton());
    expect(onExport).toHaveBeenCalledWith(undefined);
  });
  it('says that a week has gone without one, and why the last failed', () => {
    show({ overdueDays: 9, daily: { ...daily, daily: 'folder', problem: '备份写不下' } });
    expect(screen.getAllByRole('alert').map((each) => each.textContent)).toEqual(['已经 9 天没有备份', '备份写不下']);
  });
  it('offers no folder where the browser knows none', () => {
    show({ daily: { ...daily, canFolder: false } });
    expect(screen.queryByLabelText('存到我选的文件夹')).toBeNull();
    expect(screen.getByLabelText('存到下载里（打开跟进台时）')).toBeTruthy();
  });
});

describe('restore', () => {
  it('replaces only after a second word that says what is lost', () => {
    const onRestore = vi.fn();
    const standing = { table: 'memos', fresh: 2, newer: 1, newerHere: 3, same: 4, damaged: 1, onlyHere: 5 };
    render(
      <RestoreDialog
        restoring={{ state: 'preview', name: 'x.json', at: NOW, standings: [standing] }}
        onPassphrase={vi.fn()}
        onRestore={onRestore}
        onClose={vi.fn()}
      />,
    );
    expect(screen.getByText('有 1 条读不出来：不会恢复，原样放在一边')).toBeTruthy();
    fireEvent.click(screen.getByText('改为替换'));
    expect(onRestore).not.toHaveBeenCalled();
    fireEvent.click(screen.getByText('确定替换，本机 8 条会没有'));
    expect(onRestore).toHaveBeenCalledWith('replace');
    fireEvent.click(screen.getByText('合并，改动 3 条'));
    expect(onRestore).toHaveBeenLastCalledWith('merge');
  });
});

describe('the lock screen', () => {
  it('takes no try while a wait runs, and says how long', () => {
    const onTry = vi.fn();
    render(<LockScreen waitUntil={NOW + 29_500} wrong={true} now={NOW} onTry={onTry} />);
    expect(screen.getByRole('status').textContent).toBe('错了几次，30 秒后再试');
    expect((screen.getByLabelText('PIN') as HTMLInputElement).disabled).toBe(true);
  });
  it('hands over the PIN and forgets it', () => {
    const onTry = vi.fn();
    render(<LockScreen waitUntil={undefined} wrong={false} now={NOW} onTry={onTry} />);
    type(/PIN/, '2580');
    fireEvent.submit(screen.getByLabelText('PIN').closest('form') as HTMLFormElement);
    expect(onTry).toHaveBeenCalledWith('2580');
    expect((screen.getByLabelText('PIN') as HTMLInputElement).value).toBe('');
  });
});

it('little room is an alert with figures; enough of it is not', () => {
  const room = { kept: true, usedBytes: 9.5 * 2 ** 30, roomBytes: 10 * 2 ** 30 };
  render(<RoomSetting room={{ ...room, low: true }} aside={2} />);
  expect(screen.getByRole('alert').textContent).toContain('用了 9.5 GB，共 10.0 GB');
  expect(screen.getByText('有 2 条记录读不出来，原样放在一边；备份会带上它们')).toBeTruthy();
});

describe('when reminders ring', () => {
  const show = (over: Partial<Parameters<typeof RemindSetting>[0]> = {}) => {
    const props = { onQuiet: vi.fn(), onBlocks: vi.fn(), onSnoozes: vi.fn() };
    render(<RemindSetting quietHours={undefined} workBlocks={[]} snoozes={[]} now={NOW} {...props} {...over} />);
    return props;
  };
  it('several blocks a day, the next one after a break', () => {
    const { onBlocks } = show({ workBlocks: [{ from: 540, to: 720 }] });
    fireEvent.click(screen.getByText('加一段'));
    expect(onBlocks).toHaveBeenCalledWith([
      { from: 540, to: 720 },
      { from: 840, to: 1080 },
    ]);
  });
  it('keeps own times that can be read, and none while one cannot', () => {
    const { onSnoozes } = show();
    const field = screen.getByLabelText(/我自己的改期时间/);
    type(/我自己的改期时间/, '15分钟后\n胡说');
    fireEvent.blur(field);
    expect(onSnoozes).not.toHaveBeenCalled();
    expect(screen.getByText('“胡说”看不懂，换个写法')).toBeTruthy();
    type(/我自己的改期时间/, '15分钟后\n\n明早9点 ');
    fireEvent.blur(field);
    expect(onSnoozes).toHaveBeenCalledWith(['15分钟后', '明早9点']);
  });
});

describe('several follow-ups at once', () => {
  it('a pasted list is one each, with its own time, and none is kept unseen', () => {
    const onSave = vi.fn();
    render(
      <MemoForm
        now={NOW}
        words={'1. 明早10点 打电话确认地址\n2、今天18点前退差价\n- 问仓库'}
        onSave={onSave}
        onCancel={vi.fn()}
      />,
    );
    fireEvent.click(screen.getByLabelText(/问仓库/));
    fireEvent.submit(screen.getByRole('button', { name: /记下 2 条/ }).closest('form') as HTMLFormElement);
    expect(onSave.mock.calls.map(([memo]) => [memo.what, memo.kind, new Date(memo.dueAt).getHours()])).toEqual([
      ['打电话确认地址', 'call', 10],
      ['退差价', 'refund', 18],
    ]);
  });
  it('one line is one follow-up', () => {
    expect(severalLines('明早10点 打电话\n')).toBeUndefined();
    expect(severalLines('3.5折的差价\n退 2 件')).toEqual(['3.5折的差价', '退 2 件']);
  });
});

describe('what is stored about a buyer', () => {
  const memos = [
    {
      id: 'm1',
      what: '打 13812345678 确认地址',
      state: 'waiting-buyer',
      dueAt: NOW,
      buyer: { id: '700011', name: '喵***酱' },
    },
  ];
  const show = () => {
    const heard = { onExport: vi.fn(), onCopy: vi.fn(async (_: string) => true), onErase: vi.fn(), onClose: vi.fn() };
    render(<BuyerDialog id="700011" found={[{ table: 'memos', records: memos, mentions: 0 }]} {...heard} />);
    return heard;
  };

  it('reads as sentences, its personal data hidden until it is asked for', () => {
    show();
    expect(screen.getByText('等买家')).toBeTruthy();
    expect(screen.getByText('打 138****5678 确认地址')).toBeTruthy();
    expect(document.body.textContent).not.toContain('"what"');
    fireEvent.click(screen.getByLabelText('显示完整的电话和地址'));
    expect(screen.getByText('打 13812345678 确认地址')).toBeTruthy();
  });
  it('is copied as it is stored, as much hidden as is hidden here', async () => {
    const { onCopy, onExport } = show();
    fireEvent.click(screen.getByRole('button', { name: '复制原始数据' }));
    await screen.findByText('已复制');
    const text = onCopy.mock.calls[0]?.[0] ?? '';
    expect(JSON.parse(text).memos[0].what).toBe('打 138****5678 确认地址');
    fireEvent.click(screen.getByRole('button', { name: '导出原始数据' }));
    expect(onExport).toHaveBeenCalledWith(text);
  });
});
