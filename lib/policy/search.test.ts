import { expect, test } from 'vitest';
import { tryPack } from './edit';
import { newPack } from './pack';
import { searchAll } from './search';

const { policy } = tryPack(newPack('shop', '小店'));
const all = {
  policy,
  replies: [{ id: 'invoice-how', scenarios: ['invoice' as const], text: '可以开发票的，抬头填好就行' }],
  pack: { recurring: [{ id: 'morning', what: '早上先看没发出的单', at: '09:00', every: 'day' as const }] },
};
const found = (asked: string) => searchAll(asked, all);

test('a word of a vocabulary, an example, a reply and a recurring follow-up are all found, in either script', () => {
  expect(found('绿泡泡').map(({ of, title }) => `${of} ${title}`)).toContain('words chat-app');
  expect(found('補償我').length).toBe(found('补偿我').length);
  expect(found('扣扣发您安装')[0]).toMatchObject({
    of: 'rule',
    place: { at: 'rule', id: 'private-contact', field: 'flags.2' },
  });
  expect(found('抬头填好')[0]).toMatchObject({ of: 'reply', place: { at: 'replies', id: 'invoice-how' } });
  expect(found('没发出')[0]).toMatchObject({ of: 'recurring', place: { at: 'limits', field: 'recurring.0.what' } });
});

test('nothing asked, and nothing there, finds nothing', () => {
  expect(found('  ')).toEqual([]);
  expect(found('独角兽')).toEqual([]);
});
