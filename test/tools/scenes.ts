import type { Page } from 'playwright-core';
import type { ConsoleName, PanelTarget } from '../browser/harness';
import type { Stage } from './screenshots';

/* What each picture shows, and how it comes about: by the agent's own keys on the simulated consoles. */

export interface Scene {
  name: string;
  console: ConsoleName;
  shows: 'panel' | 'page' | 'options';
  sizes?: readonly (readonly [width: number, height: number])[];
  play(stage: Stage): Promise<void>;
  after?(stage: Stage): Promise<void>;
}

const HELD = '亲，退货可以的，运费需要您承担哦';
const BOX = '#replyTextarea, textarea[placeholder]';
const HOUR = 3_600_000;

const box = (page: Page) => page.locator(BOX).first();

async function write(page: Page, text: string): Promise<void> {
  await page.bringToFront();
  await box(page).fill(text);
}

async function openBuyer({ page, panel }: Stage, at: number | undefined): Promise<void> {
  await page.bringToFront();
  await page.evaluate((i) => window.sim.open(i === undefined ? undefined : window.sim.buyers[i]?.uid), at);
  const name = at === undefined ? undefined : await page.evaluate((i) => window.sim.buyers[i]?.name, at);
  await panel.waitFor(
    name === undefined
      ? `document.querySelector('.notice')`
      : `document.querySelector('.buyer')?.textContent === ${JSON.stringify(name)}`,
  );
  // The pane shows the previous buyer's orders for a moment, as the real one does.
  await panel.waitFor(`!document.querySelector('[data-stale]')`);
}

async function mode(panel: PanelTarget, which: 'now' | 'follow' | 'replies'): Promise<void> {
  const at = { now: 0, follow: 1, replies: 2 }[which];
  await panel.evaluate(`document.querySelectorAll('nav.modes button')[${at}].click()`);
  await panel.waitFor(`document.querySelectorAll('nav.modes button')[${at}].hasAttribute('aria-current')`);
}

/** Puts `memos` in the place of every follow-up, and opens the panel afresh. */
async function storeMemos(panel: PanelTarget, memos: readonly object[]): Promise<void> {
  await panel.evaluate(`new Promise((done, failed) => {
    const asked = indexedDB.open('wenda');
    asked.onerror = () => failed(asked.error);
    asked.onsuccess = () => {
      const tx = asked.result.transaction('memos', 'readwrite');
      tx.objectStore('memos').clear();
      for (const memo of ${JSON.stringify(memos)}) tx.objectStore('memos').put(memo);
      tx.oncomplete = () => { asked.result.close(); done(); };
    };
  })`);
  await panel.evaluate(`(window.beforeReload = true, location.reload())`).catch(() => {});
  await panel.waitFor(`!window.beforeReload && document.querySelector('.modes')`);
}

function memo(i: number, what: string, inMinutes: number, more: object = {}): object {
  const now = Date.now();
  return {
    id: `scene-${i}`,
    owner: '本机',
    what,
    kind: 'reply',
    state: 'open',
    desk: 1,
    dueAt: now + inMinutes * 60_000,
    createdAt: now - HOUR,
    updatedAt: now - HOUR,
    log: [{ at: now - HOUR, did: 'created' }],
    ...more,
  };
}

const day = (): readonly object[] => [
  memo(1, '答复漏水杯怎么处理', -15 * 60, {
    buyer: { id: '7000100', name: '喵***酱' },
    platform: 'pinduoduo',
    order: { number: '240905-282748536433670', goods: '双层玻璃杯 400ml' },
    promised: '今天18点前给您答复',
  }),
  memo(2, '问圆通件卡在哪一站', -90, {
    buyer: { id: '2', name: '李***2' },
    platform: 'douyin',
    state: 'waiting-courier',
    log: [
      { at: Date.now() - HOUR, did: 'created' },
      { at: Date.now() - HOUR / 2, did: 'noted', note: '网点说下午回电' },
    ],
  }),
  memo(3, '退件到仓，验货后退款', 35, { buyer: { id: '3', name: 't***g' }, platform: 'jd' }),
  memo(4, '打电话确认补发地址', 95, { buyer: { id: '4', name: '小***鱼' }, platform: 'pinduoduo' }),
  memo(5, '仓库补拍瑕疵图', 150, {}),
  memo(6, '回访更换的保温饭盒用得怎么样，买家说周末才有空看，记得先看聊天里她发来的两张照片再打', 3 * 24 * 60, {
    buyer: { id: '6', name: 'S*******n' },
    order: { number: '1', goods: '加厚双层隔热高硼硅玻璃水杯带盖带滤网家用办公泡茶杯大容量便携耐热防烫' },
  }),
];

const panel = (name: string, play: Scene['play'], after?: Scene['after']): Scene => ({
  name,
  console: 'pinduoduo',
  shows: 'panel',
  play,
  ...(after ? { after } : {}),
});

const OPTION_SIZES = [
  [320, 900],
  [400, 900],
  [900, 900],
] as const;

async function openOptions({ studio }: Stage): Promise<Page> {
  const open = studio.context.pages().find((page) => page.url().includes('options'));
  const page = open ?? (await studio.openPage('options.html'));
  await page.bringToFront();
  await page.locator('main.options').waitFor();
  return page;
}

export const scenes: readonly Scene[] = [
  panel(
    'first-run',
    async (stage) => openBuyer(stage, 0),
    async ({ panel }) => {
      await panel.evaluate(`document.querySelector('.first-run button')?.click()`);
    },
  ),
  panel('now-full', async (stage) => openBuyer(stage, 0)),
  panel('now-evidence', async (stage) => {
    await stage.panel.evaluate(`document.querySelector('.fault details')?.setAttribute('open', '')`);
    await stage.panel.evaluate(`document.querySelector('.step-next .step-word')?.focus()`);
  }),
  panel('now-held', async (stage) => {
    await openBuyer(stage, 0);
    await write(stage.page, HELD);
    await stage.panel.waitFor(`document.querySelector('.finding')`);
  }),
  panel('now-many-findings', async (stage) => {
    await write(stage.page, `${HELD}，你自己不会用吧，加我微信聊，好评返现五块，不行就算了，我也没办法`);
    await stage.panel.waitFor(`document.querySelectorAll('.finding').length > 1`);
  }),
  panel('now-clean', async (stage) => {
    await write(stage.page, '您好，麻烦拍张杯子漏水处的照片，我马上帮您核实');
    await stage.panel.waitFor(`document.querySelector('.quiet-line')`);
  }),
  panel('now-by-hand', async (stage) => {
    await stage.panel.evaluate(`(() => {
      const select = document.querySelector('[data-fact=F]');
      select.value = 'seller';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await stage.panel.waitFor(`document.querySelector('.chip-hand')`);
  }),
  panel('now-offer', async (stage) => {
    await write(stage.page, '给您添麻烦了，照片收到，今天18点前给您答复');
    await box(stage.page).press('Enter');
    await stage.panel.waitFor(`document.querySelector('.offer')`);
  }),
  panel(
    'now-offer-move',
    async ({ panel }) => {
      await panel.evaluate(`document.querySelectorAll('.offer button')[1].click()`);
      await panel.waitFor(`document.querySelector('.moves')`);
    },
    async ({ panel }) => {
      await panel.press('Escape');
      await panel.evaluate(`document.querySelectorAll('.offer button')[2]?.click()`);
    },
  ),
  panel('now-changed-mind', async (stage) => openBuyer(stage, 2)),
  panel('now-long', async (stage) => openBuyer(stage, 4)),
  panel('now-no-order', async (stage) => openBuyer(stage, 5)),
  panel('now-two-orders', async (stage) => openBuyer(stage, 6)),
  panel('now-hostile', async (stage) => openBuyer(stage, 7)),
  panel('now-gap', async (stage) => {
    await openBuyer(stage, 0);
    await stage.panel.evaluate(`document.querySelector('.suggestion:has(.gap) .suggestion-button')?.click()`);
  }),
  panel(
    'now-unreadable',
    async ({ page, panel }) => {
      await page.evaluate(() => document.querySelector('#msgListContainer')?.remove());
      await panel.waitFor(`document.querySelector('.problems')`);
    },
    async ({ page, panel }) => {
      await page.reload();
      await panel.waitFor(`document.querySelector('.case') && !document.querySelector('.problems')`);
    },
  ),
  panel('now-no-conversation', async (stage) => openBuyer(stage, undefined)),
  panel(
    'now-signed-out',
    async ({ page, panel }) => {
      await page.evaluate(() => window.sim.signOut(true));
      await panel.waitFor(`document.querySelector('.notice')`);
    },
    async (stage) => {
      await stage.page.evaluate(() => window.sim.signOut(false));
      await openBuyer(stage, 0);
    },
  ),
  panel(
    'now-no-console',
    async (stage) => {
      await openOptions(stage);
      await stage.panel.waitFor(`document.querySelector('.notice')`);
    },
    async (stage) => {
      await openBuyer(stage, 0);
    },
  ),
  panel(
    'keys',
    async ({ panel }) => {
      await panel.evaluate(`document.querySelector('.foot button').click()`);
      await panel.waitFor(`document.querySelector('dialog[open]')`);
    },
    async ({ panel }) => {
      await panel.evaluate(`document.querySelector('dialog button').click()`);
    },
  ),
  panel('follow-empty', async ({ panel }) => {
    await storeMemos(panel, []);
    await mode(panel, 'follow');
  }),
  panel('follow-full', async ({ panel }) => {
    await storeMemos(panel, day());
    await mode(panel, 'follow');
    await panel.waitFor(`document.querySelectorAll('.memo').length === 6`);
  }),
  panel(
    'follow-move',
    async ({ panel }) => {
      await panel.press('m');
      await panel.waitFor(`document.querySelector('.moves')`);
    },
    async ({ panel }) => panel.press('Escape'),
  ),
  panel(
    'follow-note',
    async ({ panel }) => {
      await panel.press('n');
      await panel.waitFor(`document.querySelector('.memo-note')`);
    },
    async ({ panel }) => panel.press('Escape'),
  ),
  panel(
    'follow-new',
    async ({ panel }) => {
      await panel.press('a');
      await panel.waitFor(`document.querySelector('.memo-form')`);
    },
    async ({ panel }) => panel.press('Escape'),
  ),
  panel('follow-ticked', async ({ panel }) => {
    await panel.press(' ');
    await panel.waitFor(`document.querySelector('.said span')`);
  }),
  panel('follow-500', async ({ panel }) => {
    const many = Array.from({ length: 500 }, (_, i) =>
      memo(i + 100, `跟进第 ${i + 1} 件：问快递到哪了`, (i - 40) * 9, {
        buyer: { id: String(i), name: `买***${i}` },
        platform: 'pinduoduo',
      }),
    );
    await storeMemos(panel, many);
    await mode(panel, 'follow');
    await panel.waitFor(`document.querySelectorAll('.memo').length > 400`);
  }),
  panel('replies-full', async (stage) => {
    await storeMemos(stage.panel, day());
    await openBuyer(stage, 0).catch(() => {});
    await mode(stage.panel, 'replies');
    await stage.panel.waitFor(`document.querySelector('.suggestion')`);
  }),
  panel('replies-gap', async ({ panel }) => {
    await panel.evaluate(`document.querySelector('.suggestion:has(.gap) .suggestion-button')?.click()`);
  }),
  panel(
    'replies-none',
    async ({ panel }) => {
      await panel.press('Escape');
      await panel.press('/');
      await panel.type('没有这样的话');
      await panel.waitFor(`document.querySelector('.notice')`);
    },
    async ({ panel }) => mode(panel, 'now'),
  ),
  ...(['pinduoduo', 'feige'] as const).flatMap((console): Scene[] => [
    {
      name: `card-${console}`,
      console,
      shows: 'page',
      sizes: [
        [1200, 760],
        [800, 600],
      ],
      async play({ page }) {
        await page.bringToFront();
        await page.evaluate(() => window.sim.open(window.sim.buyers[0]?.uid));
        await box(page).fill(HELD);
        await page.locator('wenda-guard .box-mark').waitFor();
        await box(page).press('Enter');
        await page.locator('wenda-guard .card').waitFor();
      },
    },
    {
      name: `card-reasons-${console}`,
      console,
      shows: 'page',
      async play({ page }) {
        await page.locator('wenda-guard .card').press('Alt+Enter');
      },
      async after({ page }) {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
      },
    },
    {
      name: `offer-${console}`,
      console,
      shows: 'page',
      async play({ page }) {
        await box(page).fill('照片收到，给您添麻烦了，今天18点前给您答复');
        await box(page).press('Enter');
        await page.locator('wenda-guard .offer').waitFor();
      },
      async after({ page }) {
        await page.locator('wenda-guard .offer button').last().click();
      },
    },
  ]),
  {
    name: 'options',
    console: 'pinduoduo',
    shows: 'options',
    sizes: OPTION_SIZES,
    async play(stage) {
      await openOptions(stage);
    },
  },
  {
    name: 'options-refused',
    console: 'pinduoduo',
    shows: 'options',
    sizes: OPTION_SIZES,
    async play(stage) {
      const page = await openOptions(stage);
      await page.getByLabel('导入策略包').setInputFiles({
        name: '门店.json',
        mimeType: 'application/json',
        buffer: Buffer.from(
          JSON.stringify({ format: 1, id: 'shop', version: 1, name: '门店', rules: [{ id: 'x', severity: '高' }] }),
        ),
      });
      await page.getByRole('alert').waitFor();
    },
  },
];
