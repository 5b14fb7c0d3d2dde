import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Agent, BUYERS, until } from '../agent';
import { CONSOLES, type ConsoleName, launch, type Studio, stopConsoles } from '../harness';

/* An agent's minute, on both consoles: what they type, what is held, what they do about it. */

const FREIGHT = '亲，退货可以的，运费需要您承担哦';
const PROMISE = '亲，给您添麻烦了，今天23点前给您答复';

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

  test('the panel shows buyer, order, stage, why nobody is at fault yet, and replies', async () => {
    await agent.panelSays(name === 'pinduoduo' ? '240905-282748536433670' : '6920471855332109000');
    await agent.panelSays('已签收');
    await agent.panelSays('双层玻璃杯 400ml');
    await agent.panelSays('¥39.90');
    expect(await agent.panel.evaluate(`document.querySelector('[data-fact="F"]').value`)).toBe('unknown');
    await agent.panel.waitFor(`document.querySelectorAll('.suggestion').length > 1`);
    expect(await agent.page.locator('wenda-guard .toast').count()).toBe(0);
  });

  test('a risky phrase is underlined while it is composed, and Enter holds it without moving the page', async () => {
    const before = await agent.box.boundingBox();
    await agent.writes(FREIGHT);
    await agent.underlined.first().waitFor();
    expect(await agent.underlined.first().textContent()).toContain('运费需要您承担');
    expect(await agent.mark.textContent()).toContain('1');

    await agent.hands.enter();
    await agent.card.waitFor();
    expect(await agent.sentTo(BUYERS.leak)).toEqual([]);
    expect(await agent.draft()).toBe(FREIGHT);
    expect(await agent.box.boundingBox()).toEqual(before);
    const words = (await agent.card.textContent()) ?? '';
    expect(words).toContain('运费需要您承担');
    expect(words).toContain('责任');
    expect(words).toMatch(/依据：|来源：/);
    expect(await agent.card.locator('.choices button').count()).toBeGreaterThan(0);
  });

  test('one key takes the rewrite, one undo takes it back, focus stays in the box', async () => {
    await agent.page.keyboard.press('1');
    await agent.card.waitFor({ state: 'detached' });
    const rewritten = await until(
      () => agent.draft(),
      (d) => d !== FREIGHT,
      'the rewrite',
    );
    expect(rewritten).not.toContain('运费需要您承担');
    await agent.mark.waitFor({ state: 'detached' });
    expect(await agent.page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await agent.page.keyboard.press('Control+z');
    expect(await agent.draft()).toBe(FREIGHT);
    await agent.underlined.first().waitFor();
    expect(await agent.sentTo(BUYERS.leak)).toEqual([]);
  });

  test('Escape leads back to the box; a reason releases this one text, and only the next Enter sends it', async () => {
    await agent.hands.enter();
    await agent.card.waitFor();
    await agent.page.keyboard.press('Escape');
    await agent.card.waitFor({ state: 'detached' });
    expect(await agent.page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');

    await agent.send.click();
    await agent.card.waitFor();
    expect(await agent.sentTo(BUYERS.leak)).toEqual([]);
    await agent.page.keyboard.press('Alt+Enter');
    await agent.page.keyboard.press('1');
    await agent.card.waitFor({ state: 'detached' });
    expect(await agent.sentTo(BUYERS.leak)).toEqual([]);
    await agent.page.keyboard.type('！');
    await agent.hands.enter();
    await agent.card.waitFor();
    expect(await agent.sentTo(BUYERS.leak)).toEqual([]);
    await agent.page.keyboard.press('Alt+Enter');
    await agent.page.keyboard.press('2');
    await agent.hands.enter();
    expect(await agent.sentTo(BUYERS.leak)).toEqual([`${FREIGHT}！`]);
    expect(await agent.draft()).toBe('');
  });

  test('the Enter that confirms a candidate is never Send, in either order of events', async () => {
    await agent.box.click();
    await agent.hands.compose(['您好'], 'enter');
    await agent.hands.compose(['在的'], 'enter-after');
    expect(await agent.draft()).toBe('您好在的');
    expect(await agent.sentTo(BUYERS.leak)).toHaveLength(1);
    expect(await agent.card.count()).toBe(0);
    await agent.box.fill('');
  });

  test('a suggestion is inserted by one key and never sent by itself', async () => {
    await agent.panel.waitFor(`document.querySelector('.suggestion')`);
    const digit = await agent.panel.evaluate<number>(
      `[...document.querySelectorAll('.suggestion')].findIndex((row) => !row.querySelector('.gap')) + 1`,
    );
    expect(digit).toBeGreaterThan(0);
    await agent.panel.press(String(digit));
    const inserted = await until(
      () => agent.draft(),
      (d) => d !== '',
      'the reply in the box',
    );
    expect(inserted).not.toMatch(/[{}]/);
    expect(await agent.sentTo(BUYERS.leak)).toHaveLength(1);
    await agent.box.click();
    await agent.page.keyboard.press('Control+a');
    await agent.hands.compose([PROMISE]);
    await agent.hands.enter();
    expect(await agent.sentTo(BUYERS.leak)).toEqual([`${FREIGHT}！`, PROMISE]);
  });

  test('a promise is offered with its hour, and one key keeps it for this buyer and order', async () => {
    await agent.offer.waitFor();
    expect(await agent.offer.textContent()).toContain('23:00');
    await agent.panelSays('23:00');
    await agent.page.keyboard.press('Alt+k');
    await agent.offer.waitFor({ state: 'detached' });
    // The offer goes with the key, so that no second key keeps it twice; what is kept is on the disk a moment later.
    const mine = async () => {
      const kept = await agent.panel.evaluate<{ buyer: { id: string }; order: { number: string } }[]>(`
        new Promise((done) => { const asked = indexedDB.open('wenda'); asked.onsuccess = () => {
          const all = asked.result.transaction('memos').objectStore('memos').getAll();
          all.onsuccess = () => { asked.result.close(); done(all.result); }; }; })`);
      return kept.filter((memo) => memo.order?.number.endsWith(name === 'pinduoduo' ? '433670' : '109000'));
    };
    await expect.poll(mine).toHaveLength(1);
    expect((await mine())[0]?.buyer.id).toBe(name === 'pinduoduo' ? '7000100' : '青柠小满');
  });

  test('whose fault it is decides: the seller’s is held for another reason, the buyer’s goes through', async () => {
    await agent.page.bringToFront();
    await agent.page.evaluate((uid) => window.sim.buyerSendsImage(uid), await agent.uidOf(BUYERS.leak));
    await agent.sets('F', 'seller');
    await agent.writes(FREIGHT);
    await agent.hands.enter();
    await agent.card.waitFor();
    const forSeller = (await agent.card.locator('.why').textContent()) ?? '';
    expect(forSeller).toContain('我们');
    await agent.page.keyboard.press('Escape');
    await agent.sets('F', 'buyer');
    await agent.mark.waitFor({ state: 'detached' });
    await agent.box.click();
    const before = (await agent.sentTo(BUYERS.leak)).length;
    await agent.hands.enter();
    expect(await agent.sentTo(BUYERS.leak)).toHaveLength(before + 1);
    expect(await agent.card.count()).toBe(0);
  });

  test('drafts, facts and findings of two buyers never mix', async () => {
    await agent.turnTo(BUYERS.parcel);
    expect(await agent.panel.evaluate(`document.querySelector('[data-fact="F"]').closest('.chip-hand') === null`)).toBe(
      true,
    );
    await agent.panelSays('车载手机支架');
    await agent.writes('给个好评返您5元红包哦');
    await agent.mark.waitFor();
    await agent.turnTo(BUYERS.leak);
    expect(await agent.draft()).toBe('');
    await agent.mark.waitFor({ state: 'detached' });
    await agent.panelSays('双层玻璃杯 400ml');
    expect(await agent.panel.evaluate(`document.querySelector('[data-fact="F"]').value`)).toBe('buyer');
    expect(await agent.panelText()).not.toContain('车载手机支架');
    await agent.turnTo(BUYERS.parcel);
    expect(await agent.draft()).toBe('给个好评返您5元红包哦');
    await agent.mark.waitFor();
    expect(await agent.sentTo(BUYERS.parcel)).toEqual([]);
  });

  test('a reply chosen for one buyer never reaches the next, however soon the page turned', async () => {
    await agent.turnTo(BUYERS.leak);
    await agent.panel.waitFor(`document.querySelector('.suggestion')`);
    const digit = await agent.panel.evaluate<number>(
      `[...document.querySelectorAll('.suggestion')].findIndex((row) => !row.querySelector('.gap')) + 1`,
    );
    expect(digit).toBeGreaterThan(0);
    // The page turns at once; the panel has still the last buyer's replies when the key comes.
    await agent.row(BUYERS.parcel).evaluate((row: HTMLElement) => row.click());
    await agent.panel.press(String(digit));
    await agent.panelSays('聊天已经切到别的买家');
    await agent.sees(await agent.nameOf(BUYERS.parcel));
    expect(await agent.draft()).toBe('给个好评返您5元红包哦');
    await agent.turnTo(BUYERS.leak);
    expect(await agent.draft()).toBe('');
  });
});
