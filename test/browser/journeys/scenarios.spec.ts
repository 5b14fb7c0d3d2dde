import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Agent, BUYERS, until } from '../agent';
import { CONSOLES, type ConsoleName, launch, type Studio, stopConsoles } from '../harness';

/*
 * From what the buyer writes to the reply that is sent and the promise that is kept, on both consoles: the panel knows what
 * it is about and what is missing, one key brings an answer that passes, the promise is a memo until it is ticked.
 */

interface Story {
  scenario: string;
  buyer: keyof typeof BUYERS;
  /** what the buyer writes now; left out: what they wrote already */
  says?: string;
  /** what the panel says beside the scenario */
  shows: string;
}

const STORIES: readonly Story[] = [
  { scenario: 'quality-defect', buyer: 'leak', shows: '请买家拍照' },
  { scenario: 'refund-progress', buyer: 'leak', says: '我的退款什么时候能到账呀', shows: '退款卡在哪' },
  { scenario: 'ship-when', buyer: 'ship', shows: '查付款和发货时间' },
  { scenario: 'change-order', buyer: 'ship', says: '收货地址帮我改一下可以吗，改成公司的', shows: '待发货' },
  { scenario: 'size-unfit', buyer: 'fit', shows: '买家自己的原因' },
  { scenario: 'invoice', buyer: 'fit', says: '能开张发票吗，抬头是公司', shows: '已签收' },
  { scenario: 'tracking-stalled', buyer: 'parcel', shows: '催物流' },
  { scenario: 'signed-not-received', buyer: 'parcel', says: '显示签收了，可我根本没收到', shows: '一步一步找' },
];

interface Kept {
  id: string;
  what: string;
  state: string;
  promised?: string;
  buyer?: { name: string };
}

let studio: Studio;
beforeAll(async () => {
  studio = await launch();
});
afterAll(async () => {
  await studio?.close();
  await stopConsoles();
});

describe.each(Object.keys(CONSOLES) as ConsoleName[])('at %s', (name) => {
  let agent: Agent;
  beforeAll(async () => {
    agent = await Agent.at(studio, name);
  });
  afterAll(() => agent?.page.close());

  const memos = () =>
    agent.panel.evaluate<
      Kept[]
    >(`new Promise((done) => { const asked = indexedDB.open('wenda'); asked.onsuccess = () => {
      const all = asked.result.transaction('memos').objectStore('memos').getAll();
      all.onsuccess = () => { asked.result.close(); done(all.result); }; }; })`);

  const toMode = async (at: 0 | 1) => {
    await agent.panel.evaluate(`document.querySelectorAll('nav.modes button')[${at}].click()`);
    await agent.panel.waitFor(`document.querySelectorAll('nav.modes button')[${at}].hasAttribute('aria-current')`);
  };

  test.each(STORIES)('$scenario', async ({ scenario, buyer, says, shows }) => {
    const at = BUYERS[buyer];
    await agent.page.bringToFront();
    await agent.turnTo(at);
    if (says) {
      await agent.page.evaluate(
        ([uid, text]) => window.sim.buyerSays(uid ?? '', text ?? ''),
        [await agent.uidOf(at), says],
      );
    }
    await agent.panel.waitFor(`document.querySelector('[data-fact="D"]')?.value === '${scenario}'`);
    await agent.panelSays(shows);

    const before = await agent.sentTo(at);
    await agent.panel.waitFor(`document.querySelector('.suggestion:not(:has(.gap))')`);
    const digit = await agent.panel.evaluate<number>(
      `[...document.querySelectorAll('.suggestion')].findIndex((row) => !row.querySelector('.gap')) + 1`,
    );
    await agent.panel.press(String(digit));
    const reply = await until(
      () => agent.draft(),
      (d) => d !== '',
      'the reply in the box',
    );
    await agent.box.click();
    await agent.hands.enter();
    await until(
      () => agent.sentTo(at),
      (sent) => sent.length === before.length + 1,
      'the reply sent',
    );

    const promise = `${scenario === 'invoice' ? '发票' : '这件事'}我来跟进，今天23点50分前给您答复`;
    await agent.writes(promise);
    await agent.hands.enter();
    await agent.offer.filter({ hasText: '23:50' }).waitFor();
    await agent.page.keyboard.press('Alt+k');
    const mine = (all: Kept[]) => all.filter((m) => m.promised === promise && m.state === 'open');
    const [kept] = mine(await until(memos, (all) => mine(all).length === 1, 'the promise kept as a memo'));
    expect(await agent.sentTo(at)).toEqual([...before, reply, promise]);

    await toMode(1);
    const tickBox = `document.querySelector('[data-memo="${kept?.id}"] input')`;
    await agent.panel.waitFor(tickBox);
    await agent.panel.evaluate(`${tickBox}.click()`);
    await until(memos, (all) => all.some((m) => m.id === kept?.id && m.state === 'done'), 'the promise ticked');
    await toMode(0);
  });

  test('a refund request sets a deadline running; it becomes a follow-up, and is stopped by hand', async () => {
    await agent.turnTo(BUYERS.fit);
    const uid = await agent.uidOf(BUYERS.fit);
    await agent.page.evaluate((to) => window.sim.buyerSays(to, '我申请退款了，麻烦处理一下'), uid);
    await agent.panel.waitFor(`document.querySelector('.clock')?.textContent.includes('处理售后申请')`);
    await agent.panel.evaluate(`document.querySelector('.clock button').click()`);
    await until(memos, (all) => all.some((m) => m.what.includes('处理售后申请')), 'the deadline kept');
    await agent.panel.waitFor(`document.querySelector('.clock-noted')`);
    await agent.panel.evaluate(`document.querySelector('.clock button').click()`);
    await agent.panel.waitFor(`!document.querySelector('.clock')`);
  });

  test('what is set by hand before the pane has followed the buyer stands when it has', async () => {
    const uid = await agent.uidOf(BUYERS.fit);
    const noOrder = `!document.querySelector('.order-number')`;
    await agent.turnTo(BUYERS.leak);
    await agent.panel.waitFor(`document.querySelector('.order-number')`);
    await agent.page.evaluate(() => window.sim.holdPane(true));
    await agent.turnTo(BUYERS.fit);
    await agent.page.evaluate((to) => window.sim.buyerSays(to, '我又申请退款了，快点处理'), uid);
    await agent.panel.waitFor(`${noOrder} && document.querySelector('.clock [title*="我又申请"]')`);
    await agent.panel.evaluate(`document.querySelector('.clock button').click()`);
    await agent.panel.waitFor(`${noOrder} && document.querySelector('.clock-noted')`);
    await agent.page.evaluate(() => window.sim.holdPane(false));
    await agent.panel.waitFor(`document.querySelector('.order-number')`);
    await agent.panel.waitFor(`document.querySelector('.clock-noted')`);
    await agent.panel.evaluate(`document.querySelector('.clock button').click()`);
    await agent.panel.waitFor(`!document.querySelector('.clock')`);
  });

  test('the checklist is ticked by hand for this case alone', async () => {
    await agent.turnTo(BUYERS.parcel);
    // A tick belongs to the order: it must have been read.
    await agent.panel.waitFor(`document.querySelector('.checklist') && document.querySelector('.order-number')`);
    await agent.panel.evaluate(`document.querySelector('.checklist input:not(:disabled)').click()`);
    await agent.panel.waitFor(`document.querySelector('.checklist input:not(:disabled):checked')`);
    await agent.turnTo(BUYERS.leak);
    await agent.panel.waitFor(`document.querySelector('.checklist')`);
    expect(
      await agent.panel.evaluate(`document.querySelectorAll('.checklist input:not(:disabled):checked').length`),
    ).toBe(0);
    await agent.turnTo(BUYERS.parcel);
    await agent.panel.waitFor(`document.querySelector('.checklist input:not(:disabled):checked')`);
  });
});
