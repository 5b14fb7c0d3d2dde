import { describe, expect, test } from 'vitest';
import { readStored } from './buyer-lines';

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();
const lineOf = (table: string, record: unknown, label: string) =>
  readStored(table, record).lines.find((line) => line.label === label)?.values;

const memo = {
  id: 'm1',
  owner: '小林',
  what: '问网点件卡在哪一站',
  kind: 'courier',
  state: 'waiting-courier',
  priority: 'high',
  source: 'commitment',
  dueAt: at(26, 18),
  checklist: [
    { text: '问网点', done: true },
    { text: '回买家', done: false },
  ],
  draft: '亲，网点回话了',
  buyer: { id: '700011', name: '喵***酱' },
  order: { number: '2409-111111', goods: '玻璃杯' },
  desk: 1,
  log: [{ at: at(25, 9), did: 'noted', note: '网点说下午回电' }],
};

describe('a stored record, to be read', () => {
  test('a follow-up says what it is, how it stands and when it is due', () => {
    expect(readStored('memos', memo)).toMatchObject({
      title: '问网点件卡在哪一站',
      state: '等快递',
      time: '到期 2026-11-26 18:00',
    });
  });
  test('its ids are told as words, its steps and history line by line', () => {
    expect(lineOf('memos', memo, '类别')).toEqual(['找快递']);
    expect(lineOf('memos', memo, '订单')).toEqual(['2409-111111 · 玻璃杯']);
    expect(lineOf('memos', memo, '备好的话')).toEqual(['亲，网点回话了']);
    expect(lineOf('memos', memo, '步骤')).toEqual(['✓ 问网点', '○ 回买家']);
    expect(lineOf('memos', memo, '经过')).toEqual(['2026-11-25 09:00 · 备注 · 网点说下午回电']);
  });
  test('what only the program goes by is left to the raw data', () => {
    const said = JSON.stringify(readStored('memos', memo));
    expect(said).not.toContain('m1');
    expect(said).not.toContain('waiting-courier');
  });
  test('a field nobody foresaw is told all the same, under its own name', () => {
    expect(lineOf('memos', { ...memo, colour: '蓝' }, 'colour')).toEqual(['蓝']);
  });
  test('a case is open until it is closed', () => {
    const entry = { goods: '玻璃杯', openedAt: at(20, 9), cause: 'lost', party: 'courier', costYuan: 12.5 };
    expect(readStored('ledger', entry)).toMatchObject({ title: '玻璃杯', state: '没结案' });
    expect(readStored('ledger', { ...entry, closedAt: at(21, 9) }).state).toBe('已结案');
    expect(lineOf('ledger', entry, '原因')).toEqual(['快递丢件']);
  });
  test('deadlines are told with when they end and whose turn it is', () => {
    const seen = {
      clocks: [{ key: 'k', id: 'ship', name: '发货', startAt: at(24, 9), dueAt: at(26, 9), who: 'seller' }],
    };
    expect(lineOf('clocks', seen, '在跑的时限')).toEqual(['发货 · 2026-11-26 09:00 · 该我们']);
  });
  test('a picture is told by its size', () => {
    const picture = new Blob([new Uint8Array(2048)], { type: 'image/png' });
    expect(lineOf('setAside', { table: 'pictures', problem: '读不懂', raw: { photo: picture } }, 'photo')).toEqual([
      '图片，2 KB',
    ]);
  });
  test('a damaged record is told as far as it goes', () => {
    expect(readStored('memos', { what: 7, dueAt: 'soon', log: 'none' })).toMatchObject({ title: '跟进', lines: [] });
    expect(readStored('memos', null).title).toBe('跟进');
    expect(readStored('setAside', { table: 'memos', problem: '读不懂', raw: memo, at: at(26, 9) })).toMatchObject({
      title: '读不懂',
      state: '跟进',
    });
  });
});
