import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONSOLES, stopConsoles } from './harness';
import { type Firefox, launchFirefox } from './marionette';

/* The Firefox build in a real Firefox: the console is read, a risky message held, a promise kept. */

const BOX = `document.querySelector('#replyTextarea')`;
const IN_GUARD = `document.querySelector('wenda-guard')?.shadowRoot`;
const ENTER = '\uE007';

let firefox: Firefox;
beforeAll(async () => {
  firefox = await launchFirefox();
  await firefox.navigate(CONSOLES.pinduoduo);
});
afterAll(async () => {
  await firefox?.close();
  await stopConsoles();
});

const draft = () => firefox.evaluate<string>(`return ${BOX}.value`);
const sent = () => firefox.evaluate<string[]>(`return window.sim.sent('7000100')`);

test('a risky message is underlined as typed and held at Enter', async () => {
  await firefox.waitFor(`return Boolean(${BOX})`);
  await firefox.evaluate(`${BOX}.focus()`);
  await firefox.type('亲，退货可以的，运费需要您承担哦');
  await firefox.waitFor(`return ${IN_GUARD}?.querySelector('.under')?.textContent.includes('运费需要您承担')`);
  await firefox.type(ENTER);
  await firefox.waitFor(`return Boolean(${IN_GUARD}?.querySelector('[role=alertdialog]'))`);
  expect(await sent()).toEqual([]);
});

test('one key takes the rewrite, and the page is the same after one undo', async () => {
  await firefox.type('1');
  await firefox.waitFor(`return !${BOX}.value.includes('运费需要您承担') && ${BOX}.value !== ''`);
  await firefox.waitFor(`return document.activeElement === ${BOX}`);
  await firefox.chord('\uE009', 'z');
  expect(await draft()).toBe('亲，退货可以的，运费需要您承担哦');
  await firefox.chord('\uE009', 'a');
  await firefox.type('好的，今天23点前给您答复');
  await firefox.type(ENTER);
  expect(await sent()).toEqual(['好的，今天23点前给您答复']);
});

test('the promise is kept as a memo by one key, and the panel page shows it', async () => {
  await firefox.waitFor(`return Boolean(${IN_GUARD}?.querySelector('.offer'))`);
  await firefox.chord('\uE00A', 'k');
  await firefox.waitFor(`return !${IN_GUARD}?.querySelector('.offer')`);
  await firefox.navigate(firefox.page('sidepanel.html'));
  await firefox.waitFor(`return document.querySelectorAll('nav.modes button').length === 3`);
  await firefox.evaluate(`document.querySelectorAll('nav.modes button')[1].click()`);
  await firefox.waitFor(`return document.querySelector('.memo-what')?.textContent.includes('答复')`);
});

test('the real sidebar opens beside the console and shows the buyer and the order', async () => {
  await firefox.navigate(CONSOLES.pinduoduo);
  const shown = await firefox.chrome<string>(`
    const w = Services.wm.getMostRecentWindow('navigator:browser');
    await w.SidebarController.show('wenda_wenda_example-sidebar-action');
    for (let tries = 0; tries < 100; tries++) {
      const browser = w.SidebarController.browser.contentDocument?.getElementById('webext-panels-browser');
      const actor = browser?.browsingContext?.currentWindowGlobal;
      if (actor?.documentURI?.spec.endsWith('sidepanel.html')) return actor.documentURI.spec;
      await new Promise((done) => w.setTimeout(done, 50));
    }
    return '';
  `);
  expect(shown).toMatch(/sidepanel\.html$/);
});
