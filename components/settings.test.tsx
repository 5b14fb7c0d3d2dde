import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { saying } from '../lib/model/saying';
import type { Fixed } from '../lib/policy/agents';
import { AgentSetting } from './agent-setting';
import { PackSetting } from './pack-setting';
import { RoleSetting } from './role-setting';
import { SiteSetting } from './site-setting';

afterEach(cleanup);

describe('the agent', () => {
  const show = () => {
    const onSave = vi.fn();
    const onNotifications = vi.fn();
    render(
      <AgentSetting
        ownerName="小林"
        limitYuan={20}
        notifications={true}
        onSave={onSave}
        onNotifications={onNotifications}
      />,
    );
    return { onSave, onNotifications };
  };
  const limit = () => screen.getByLabelText(/赔付权限/);

  it('keeps name and limit together', () => {
    const { onSave } = show();
    fireEvent.input(limit(), { target: { value: '50.5' } });
    fireEvent.click(screen.getByRole('button', { name: '存下' }));
    expect(onSave).toHaveBeenCalledWith({ ownerName: '小林', limitYuan: 50.5 });
  });
  it('an empty limit is no limit, not zero', () => {
    const { onSave } = show();
    fireEvent.input(limit(), { target: { value: ' ' } });
    fireEvent.click(screen.getByRole('button', { name: '存下' }));
    expect(onSave).toHaveBeenCalledWith({ ownerName: '小林', limitYuan: undefined });
  });
  it.each(['五十', '-1', '1e9'])('refuses %s and says what to write', async (value) => {
    const { onSave } = show();
    fireEvent.input(limit(), { target: { value } });
    expect(await screen.findByText('请填 0 到 100000 的数字')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '存下' }));
    expect(onSave).not.toHaveBeenCalled();
  });
});

describe('sites', () => {
  const show = () => {
    const onAdd = vi.fn();
    const onSwitch = vi.fn();
    render(
      <SiteSetting
        consoles={[{ id: 'feige', name: '抖店飞鸽' }]}
        off={['feige']}
        sites={[]}
        onSwitch={onSwitch}
        onAdd={onAdd}
        onRemove={vi.fn()}
      />,
    );
    return { onAdd, onSwitch };
  };
  const add = (address: string) => {
    fireEvent.input(screen.getByLabelText('加一个网站'), { target: { value: address } });
    fireEvent.click(screen.getByRole('button', { name: '加一个网站' }));
  };
  it('asks for the whole site of a pasted address and no more', () => {
    const { onAdd } = show();
    add(' https://im.shop.example/chat?id=1 ');
    expect(onAdd).toHaveBeenCalledWith('https://im.shop.example/*');
  });
  it.each(['http://im.shop.example', 'im.shop.example', 'javascript:alert(1)'])('refuses %s', async (address) => {
    const { onAdd } = show();
    add(address);
    expect(await screen.findByText('请填 https:// 开头的网址')).toBeTruthy();
    expect(onAdd).not.toHaveBeenCalled();
  });
  it('switches a console on again', () => {
    const { onSwitch } = show();
    fireEvent.click(screen.getByLabelText('抖店飞鸽'));
    expect(onSwitch).toHaveBeenCalledWith('feige', true);
  });
});

describe('packs', () => {
  it('lists every place a refused file fails at', () => {
    render(
      <PackSetting
        packs={[]}
        problems={[
          { rule: 'no-return', field: 'severity', message: saying('say_wantsChoice') },
          { field: '', message: saying('say_empty') },
        ]}
        onImport={vi.fn()}
        onRemove={vi.fn()}
      />,
    );
    expect(screen.getByRole('alert').querySelectorAll('li')).toHaveLength(2);
    expect(screen.getByText('no-return · severity · 这个值不在可选范围里')).toBeTruthy();
    expect(screen.getByText('整个文件 · 不能为空')).toBeTruthy();
  });

  it('is switched off by a second word only', () => {
    const onRemove = vi.fn();
    const pack = { id: 'shop', name: '小店', version: 3 };
    render(<PackSetting packs={[pack]} problems={[]} onImport={vi.fn()} onRemove={onRemove} />);
    fireEvent.click(screen.getByRole('button', { name: '停用' }));
    fireEvent.click(screen.getByRole('button', { name: '先不停' }));
    fireEvent.click(screen.getByRole('button', { name: '停用' }));
    expect(onRemove).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: '确定停用' }));
    expect(onRemove).toHaveBeenCalledWith('shop');
  });
});

describe('who decides what', () => {
  const NOTHING: Fixed = { hints: undefined, ownReplies: true, quiet: undefined };
  const show = (fixed: Fixed) => {
    const onHints = vi.fn();
    const none = { reasons: undefined, limitYuan: undefined, who: undefined, locked: false, unyielding: 0 };
    render(<RoleSetting {...none} fixed={fixed} hints={true} onHints={onHints} />);
    return onHints;
  };

  it('what the shop leaves open is the agent’s own', () => {
    const onHints = show(NOTHING);
    fireEvent.click(screen.getByLabelText(/显示建议/));
    expect(onHints).toHaveBeenCalledWith(false);
    expect(screen.getAllByText('您定')).toHaveLength(3);
  });
  it('what it fixes is shown as such, and has no switch', () => {
    show({ hints: false, ownReplies: false, quiet: { from: 23 * 60, to: 7 * 60 + 5 } });
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByText('您定')).toBeNull();
    screen.getByText('显示建议：店里定了不显示');
    screen.getByText('勿扰时段：23:00 到 07:05');
  });
});
