import { afterAll, beforeAll, expect, test } from 'vitest';
import { Agent, BUYERS, until } from '../agent';
import { launch, type Studio, stopConsoles } from '../harness';

/* The next morning: what was promised is on the list, whatever became of the browser in the night. */

let studio: Studio;
let agent: Agent;

beforeAll(async () => {
  studio = await launch();
  agent = await Agent.at(studio, 'pinduoduo');
});
afterAll(async () => {
  await studio?.close();
  await stopConsoles();
});

interface Row {
  id: string;
  what: string;
  dueAt: number;
  state: string;
  owner: string;
  log: { did: string; note?: string }[];
}

const stored = () =>
  agent.panel.evaluate<Row[]>(`new Promise((done) => { const asked = indexedDB.open('wenda'); asked.onsuccess = () => {
    const all = asked.result.transaction('memos').objectStore('memos').getAll();
    all.onsuccess = () => { asked.result.close(); done(all.result); }; }; })`);

const toMode = async (at: 0 | 1) => {
  await agent.panel.evaluate(`document.querySelectorAll('nav.modes button')[${at}].click()`);
  await agent.panel.waitFor(`document.querySelectorAll('nav.modes button')[${at}].hasAttribute('aria-current')`);
};

async function promises(text: string, at: number): Promise<void> {
  await agent.turnTo(at);
  await agent.writes(text);
  await agent.hands.enter();
  await agent.offer.waitFor();
  await agent.page.keyboard.press('Alt+k');
  await agent.offer.waitFor({ state: 'detached' });
}

test('promises of the day stand on the list; the badge counts what is due', async () => {
  await promises('好的，明天上午给您答复', BUYERS.leak);
  await promises('我去问下快递，后天给您回复', BUYERS.parcel);
  await until(stored, (all) => all.length === 2, 'two memos kept');
});

test('a browser killed outright loses nothing that was shown as kept', async () => {
  const kept = await stored();
  await studio.kill();
  studio = await launch({ profile: studio.profile });
  agent = await Agent.at(studio, 'pinduoduo');
  const after = await stored();
  expect(after.map(({ id, what, dueAt }) => ({ id, what, dueAt }))).toEqual(
    kept.map(({ id, what, dueAt }) => ({ id, what, dueAt })),
  );
});

test('the morning round: overdue first, one key moves, notes, ticks, and takes back', async () => {
  const [first] = await stored();
  // The night passes: the first promise is overdue when the panel is opened again.
  await agent.panel.evaluate(`new Promise((done) => { const asked = indexedDB.open('wenda'); asked.onsuccess = () => {
    const tx = asked.result.transaction('memos', 'readwrite'); const table = tx.objectStore('memos');
    const got = table.get(${JSON.stringify(first?.id)});
    got.onsuccess = () => table.put({ ...got.result, dueAt: Date.now() - 3600000 });
    tx.oncomplete = () => { asked.result.close(); localStorage.removeItem('openedOn'); done(); }; }; })`);
  await agent.panel.evaluate(`(window.old = true, location.reload())`).catch(() => {});
  await agent.panel.waitFor(`!window.old && document.querySelector('.section-overdue')`);
  await studio.worker.evaluate(() => {
    // The browser's own event, dispatched by hand: nobody waits for a real alarm here.
    const event = chrome.alarms.onAlarm as unknown as { dispatch(alarm: object): void };
    event.dispatch({ name: 'memos-due', scheduledTime: Date.now() });
  });
  await until(
    () => studio.worker.evaluate(() => chrome.action.getBadgeText({})),
    (badge) => badge === '1',
    'the badge',
  );
  await agent.panel.evaluate(`window.focus()`);
  await agent.panel.press(' ');
  await until(stored, (all) => all.find((m) => m.id === first?.id)?.state === 'done', 'ticked');
  await agent.panel.press('z');
  await until(stored, (all) => all.find((m) => m.id === first?.id)?.state === 'open', 'taken back');
  await agent.panel.press('n');
  await agent.panel.waitFor(`document.activeElement.matches('input, textarea')`);
  await agent.panel.type('买家没接电话');
  await agent.panel.press('Enter');
  await until(stored, (all) => all.some((m) => m.log.some((line) => line.note === '买家没接电话')), 'noted');
});

test('the worker stopped in between: the next keep, tick and reminder work all the same', async () => {
  await studio.stopWorker();
  await agent.page.bringToFront();
  await toMode(0);
  await promises('好的，今天23点半前给您答复', BUYERS.fit);
  await until(stored, (all) => all.length === 3, 'kept after the worker was stopped');
  await toMode(1);
  await agent.panelSays('答复');
});
