import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Agent, BUYERS, until } from '../agent';
import { CONSOLES, type ConsoleName, launch, type Studio, stopConsoles } from '../harness';

/* Pages that lag, lie, change under our feet or are hostile: what is not plain is said, and Send works in any case. */

const FREIGHT = '亲，退货可以的，运费需要您承担哦';

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
  afterEach(async () => {
    await agent.page.evaluate(() => {
      window.sim.holdPane(false);
      window.sim.shopOrders(false);
      window.sim.signOut(false);
    });
  });

  test('a pane that still shows the last buyer’s order is called stale, and that order never theirs', async () => {
    await agent.turnTo(BUYERS.leak);
    await agent.panelSays('双层玻璃杯 400ml');
    await agent.page.evaluate(() => window.sim.holdPane(true));
    await agent.turnTo(BUYERS.parcel);
    await agent.panel.waitFor(`document.querySelector('.problems, [data-stale]')`);
    expect(await agent.panelText()).not.toContain('双层玻璃杯 400ml');
    await agent.turnTo(BUYERS.leak);
    await agent.panelSays('双层玻璃杯 400ml');
    await agent.turnTo(BUYERS.parcel);
    await agent.page.evaluate(() => window.sim.holdPane(false));
    await agent.panelSays('车载手机支架');
  });

  test('the whole shop’s orders are no buyer’s, and two orders are not guessed between', async () => {
    await agent.turnTo(BUYERS.leak);
    await agent.page.evaluate(() => window.sim.shopOrders(true));
    await agent.panel.waitFor(`document.querySelector('.order-absent, .order-ambiguous')`);
    expect(await agent.panelText()).not.toContain('双层玻璃杯 400ml');
    await agent.page.evaluate(() => window.sim.shopOrders(false));
    await agent.panelSays('双层玻璃杯 400ml');
    await agent.turnTo(BUYERS.twoOrders);
    await agent.panel.waitFor(`document.querySelector('.order-ambiguous')`);
    await agent.turnTo(BUYERS.noOrder);
    await agent.panel.waitFor(`document.querySelector('.order-absent')`);
  });

  test('text from the page is text: markup, bidi and lone surrogates change nothing', async () => {
    await agent.turnTo(BUYERS.hostile);
    await agent.panelSays('onerror');
    expect(await agent.panel.evaluate('document.querySelectorAll("main img").length')).toBe(0);
    expect(await agent.page.evaluate(() => 'hacked' in window)).toBe(false);
    await agent.writes('给个好评返您5元红包哦');
    await agent.hands.enter();
    await agent.card.waitFor();
    await agent.page.keyboard.press('Escape');
    await agent.box.fill('');
  });

  test('a hundred thousand characters are judged as they are typed in, what is wrong at their end found', async () => {
    await agent.turnTo(BUYERS.ship);
    await agent.page.evaluate(
      ([uid]) => window.sim.buyerSays(uid ?? '', '<b>退货</b>\u200b\u202e哈'.repeat(8000)),
      [await agent.uidOf(BUYERS.ship)],
    );
    await agent.box.fill('收到亲'.repeat(33_000), { timeout: 45_000 });
    await agent.page.keyboard.type('。再闹我就去你单位找你');
    await agent.page.getByText('1 处会拦下').waitFor();
    await agent.box.fill('');
  });

  test('a replaced container, older messages above and late ids leave the reading whole', async () => {
    await agent.turnTo(BUYERS.fit);
    await agent.page.evaluate(() => window.sim.replaceThread());
    const uid = await agent.uidOf(BUYERS.fit);
    await agent.page.evaluate((id) => window.sim.buyerSays(id, '东西没问题，就是不喜欢，想退掉'), uid);
    await agent.panel.waitFor(`document.querySelector('[data-fact="F"]').value === 'buyer'`);
    await agent.page.evaluate(() => window.sim.prependOlder());
    await agent.page.evaluate((id) => window.sim.buyerSays(id, '在吗'), uid);
    await agent.writes(FREIGHT);
    await agent.hands.enter();
    await until(
      () => agent.sentTo(BUYERS.fit),
      (sent) => sent.includes(FREIGHT),
      'the message a buyer at fault may get',
    );
  });

  test('no conversation and a signed-out console are said, and nothing of the last buyer stays', async () => {
    await agent.turnTo(BUYERS.leak);
    await agent.page.evaluate(() => window.sim.open(undefined));
    await agent.panel.waitFor(`!document.querySelector('.buyer') && document.querySelector('.notice')`);
    await agent.page.evaluate(() => window.sim.signOut(true));
    await agent.panelSays('登录');
    await agent.page.evaluate(() => window.sim.signOut(false));
    await agent.page.evaluate(() => window.sim.open(window.sim.buyers[0]?.uid));
    await agent.sees(await agent.nameOf(BUYERS.leak));
  });

  test('a second injection takes over: one layer, one card, the message sent once', async () => {
    const inject = () =>
      studio.worker.evaluate(
        async (address) => {
          const [tab] = await chrome.tabs.query({ url: address });
          await chrome.scripting.executeScript({
            target: { tabId: tab?.id ?? 0 },
            files: ['content-scripts/console.js'],
          });
        },
        `${new URL(CONSOLES[name]).origin}/*`,
      );
    await inject();
    await inject();
    await agent.turnTo(BUYERS.leak);
    await agent.writes(FREIGHT);
    await agent.underlined.first().waitFor();
    expect(await agent.page.locator('wenda-guard').count()).toBe(1);
    expect(await agent.page.locator('wenda-guard .toast').count()).toBe(0);
    await agent.hands.enter();
    await agent.card.waitFor();
    expect(await agent.card.count()).toBe(1);
    await agent.page.keyboard.press('Escape');
    await agent.writes('好的，帮您登记退货');
    const before = (await agent.sentTo(BUYERS.leak)).length;
    await agent.hands.enter();
    expect(await agent.sentTo(BUYERS.leak)).toHaveLength(before + 1);
  });

  test('switched off in options it stands by, and on again it guards', async () => {
    const options = await studio.openPage('options.html');
    const label = { pinduoduo: '拼多多', feige: '抖店飞鸽' }[name];
    const box = options.locator('label.setting-row', { hasText: label }).locator('input');
    await box.click();
    await agent.page.bringToFront();
    await agent.page.locator('wenda-guard').waitFor({ state: 'detached' });
    await agent.box.fill(FREIGHT);
    await agent.box.focus();
    const before = (await agent.sentTo(BUYERS.leak)).length;
    await agent.hands.enter();
    expect(await agent.sentTo(BUYERS.leak)).toHaveLength(before + 1);
    await options.bringToFront();
    await box.click();
    await agent.page.locator('wenda-guard').waitFor({ state: 'attached' });
    await options.close();
    await agent.page.bringToFront();
    await agent.writes(FREIGHT);
    await agent.underlined.first().waitFor();
    await agent.box.fill('');
  });

  test('sixty switches of buyer leave no listener and no node behind', async () => {
    const cdp = await studio.context.newCDPSession(agent.page);
    const count = async () => {
      for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage');
      return cdp.send('Memory.getDOMCounters');
    };
    const switchTimes = async (times: number) => {
      for (let i = 0; i < times; i++) {
        await agent.row(i % 2 === 0 ? BUYERS.parcel : BUYERS.fit).click();
        await agent.sees(await agent.nameOf(i % 2 === 0 ? BUYERS.parcel : BUYERS.fit));
      }
      await agent.turnTo(BUYERS.leak);
    };
    await switchTimes(20);
    const before = await count();
    await switchTimes(60);
    const after = await count();
    expect(after.jsEventListeners - before.jsEventListeners).toBeLessThan(20);
    expect(after.nodes - before.nodes).toBeLessThan(40);
  });

  test('when the worker is stopped and the check’s own page goes on, Send is still guarded', async () => {
    await studio.stopWorker();
    await agent.page.bringToFront();
    await agent.writes(FREIGHT);
    await agent.hands.enter();
    await agent.card.waitFor();
    await agent.page.keyboard.press('Escape');
    await agent.box.fill('');
  });
});

test('an orphan lets go: the agent is told to reload, and Send works as if nothing were installed', async () => {
  const page = await studio.openConsole('pinduoduo');
  const box = page.locator('#replyTextarea');
  await box.fill(FREIGHT);
  await page.locator('wenda-guard .under').first().waitFor();
  const options = await studio.openPage('options.html');
  // One loaded from the command line does not come back from this: the page's script is left alone.
  await options.evaluate(() => chrome.runtime.reload()).catch(() => {});
  await page.bringToFront();
  await page.locator('wenda-guard .toast').waitFor();
  expect(await page.locator('wenda-guard .toast').textContent()).toContain('刷新');
  await box.focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => window.sim.sent(window.sim.buyers[0]?.uid ?? ''))).toEqual([FREIGHT]);
});
