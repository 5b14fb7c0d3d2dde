import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { feige } from './feige';
import { pinduoduo } from './pinduoduo';
import { readPage } from './read';

const saved = (name: 'pinduoduo' | 'feige') =>
  new DOMParser().parseFromString(readFileSync(`test/pages/${name}.html`, 'utf8'), 'text/html');
const all = (page: Document, selector: string) => [...page.querySelectorAll(selector)];
const one = (page: Document, selector: string) => {
  const found = page.querySelector(selector);
  if (!found) throw new Error(`the saved page has no ${selector}`);
  return found;
};
const read = (page: Document) => readPage(page, pinduoduo);
const readFeige = (page: Document) => readPage(page, feige);

describe('Pinduoduo', () => {
  test('buyer, order and every line of the chat, each by who said it', () => {
    const { state, conversation, problems } = read(saved('pinduoduo'));
    expect(state).toBe('open');
    expect(problems).toEqual([]);
    // The same buyer stands in two groups of the list, beside another of the same masked name.
    expect(conversation?.buyer).toEqual({ id: '8811002', name: '梅*****子', idIsName: false });
    expect(conversation?.order).toEqual({
      state: 'found',
      value: {
        number: '260901-112233445566778',
        status: '已签收',
        goods: '铸铁炖锅 24cm',
        sku: '墨绿',
        amountYuan: 299,
        paidAt: '2026-09-01 11:22:33',
        trackingNumber: 'YT8800112233445',
        afterSaleStatus: '退款中',
      },
    });
    expect(conversation?.messages.map(({ from, kind, text }) => [from, kind, text])).toEqual([
      ['system', 'text', expect.stringContaining('来自商品详情页')],
      ['robot', 'text', '小助手为您服务'],
      ['buyer', 'text', '锅盖少了一个螺丝'],
      ['buyer', 'image', ''],
      ['buyer', 'order-card', expect.stringContaining('260901-112233445566778')],
      ['agent', 'text', '好的，给您补寄'],
    ]);
    expect(conversation?.messages.at(-1)?.sentAt).toBe(1788859821000);
  });

  test('a row that gets its id later is read then, once', () => {
    const page = saved('pinduoduo');
    one(page, 'li.onemsg:not([id])').id = 'middlePanel_list_1788859822000';
    expect(read(page).conversation?.messages.at(-1)).toMatchObject({ id: '1788859822000', text: '还没有编号的一行' });
  });

  test('a row element reused for another message is that message', () => {
    const page = saved('pinduoduo');
    const row = one(page, '#middlePanel_List_1788859818000');
    row.id = 'middlePanel_list_1788859830000';
    one(page, '#middlePanel_list_1788859830000 p').textContent = '换成了别的话';
    const texts = read(page).conversation?.messages.map((m) => m.text);
    expect(texts).toContain('换成了别的话');
    expect(texts).not.toContain('锅盖少了一个螺丝');
  });

  test('the shop’s orders are nobody’s here, even where only one is shown', () => {
    const page = saved('pinduoduo');
    const [personal, shop] = all(page, '.order-panel-second-bar');
    personal?.classList.remove('bar-select');
    shop?.classList.add('bar-select');
    const { conversation, problems } = read(page);
    expect(conversation?.order).toEqual({ state: 'absent' });
    expect(problems).toContainEqual({ part: 'order', kind: 'absent' });
  });

  test('two orders are ambiguous, a number of another shape malformed', () => {
    const page = saved('pinduoduo');
    one(page, '.order-sn').textContent = '订单编号：12-34';
    expect(read(page).conversation?.order).toEqual({ state: 'malformed', raw: '12-34' });
    const item = one(page, '.order-item');
    item.after(item.cloneNode(true));
    expect(read(page).conversation?.order).toEqual({ state: 'ambiguous', count: 2 });
  });

  test('a thread of another buyer than the chosen row is unclear, not guessed', () => {
    const page = saved('pinduoduo');
    for (const row of all(page, '[currentuid]')) row.setAttribute('currentuid', '8811001');
    expect(read(page)).toMatchObject({ state: 'buyer-unclear', problems: [{ part: 'buyer', kind: 'ambiguous' }] });
  });

  test('an id that is none is malformed', () => {
    const page = saved('pinduoduo');
    for (const row of all(page, '.chat-item-box.active')) row.setAttribute('data-random', 'undefined-0-all');
    expect(read(page).state).toBe('buyer-unclear');
  });

  test('open without a conversation, still mounting, signed out', () => {
    const page = saved('pinduoduo');
    for (const part of all(page, '.chat-list-box, .chatWindowHeader, #msgListContainer')) part.remove();
    expect(read(page).state).toBe('no-conversation');
    one(page, '.reply-input').remove();
    expect(read(page).state).toBe('mounting');
    page.body.append(Object.assign(page.createElement('div'), { className: 'layer-box' }));
    expect(read(page).state).toBe('signed-out');
  });

  test('a page whose parts have moved says which are missing', () => {
    const page = saved('pinduoduo');
    one(page, '#msgListContainer').remove();
    one(page, '#right-panel').remove();
    one(page, '#replyTextarea').remove();
    const { state, problems } = read(page);
    expect(state).toBe('open');
    expect(problems.map(({ part }) => part).sort()).toEqual(['draft', 'order', 'thread']);
  });
});

describe('Feige', () => {
  test('two signals name the buyer, the expanded block the order, prices without the discount', () => {
    const { conversation } = readFeige(saved('feige'));
    expect(conversation?.buyer).toEqual({ id: '阿桃', name: '阿桃', idIsName: true });
    expect(conversation?.order).toEqual({
      state: 'found',
      value: {
        number: '6920471855332199887',
        status: '已发货',
        goods: '床头小夜灯',
        amountYuan: 36.8,
        paidAt: '2026/09/02 08:01:02',
      },
    });
    expect(conversation?.messages.map(({ from, kind }) => [from, kind])).toEqual([
      ['system', 'text'],
      ['robot', 'text'],
      ['buyer', 'text'],
      ['buyer', 'image'],
      ['agent', 'text'],
    ]);
  });

  test('a box that still names the last buyer makes the buyer unclear', () => {
    const page = saved('feige');
    one(page, 'textarea').setAttribute('placeholder', '发送给 山里的风，使用Enter 发送消息');
    expect(readFeige(page).state).toBe('buyer-unclear');
  });

  test('two expanded blocks are ambiguous; none is no order', () => {
    const page = saved('feige');
    const [folded, open] = all(page, '.ecom-collapse-item');
    folded?.classList.add('ecom-collapse-item-active');
    expect(readFeige(page).conversation?.order).toEqual({ state: 'ambiguous', count: 2 });
    folded?.classList.remove('ecom-collapse-item-active');
    open?.classList.remove('ecom-collapse-item-active');
    expect(readFeige(page).conversation?.order).toEqual({ state: 'absent' });
  });
});
