import type { Page } from 'playwright-core';
import type { ConsoleName, PanelTarget, Studio } from '../browser/harness';
import { putRecords } from './records';

/* The hands of the pictures: how a scene's state comes about, by the agent's own keys on the simulated consoles. */

/** What a scene is played on. */
export interface Stage {
  studio: Studio;
  page: Page;
  panel: PanelTarget;
}

export interface Scene {
  name: string;
  console: ConsoleName;
  shows: 'panel' | 'page' | 'options' | 'desk' | 'replies' | 'studio';
  sizes?: readonly (readonly [width: number, height: number])[];
  play(stage: Stage): Promise<void>;
  after?(stage: Stage): Promise<void>;
}

export const HELD = '亲，退货可以的，运费需要您承担哦';
const BOX = '#replyTextarea, textarea[placeholder]';
const HOUR = 3_600_000;

export const box = (page: Page) => page.locator(BOX).first();

export async function write(page: Page, text: string): Promise<void> {
  await page.bringToFront();
  await box(page).fill(text);
}

export async function openBuyer({ page, panel }: Stage, at: number | undefined): Promise<void> {
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

export async function mode(panel: PanelTarget, which: 'now' | 'follow' | 'replies'): Promise<void> {
  const at = { now: 0, follow: 1, replies: 2 }[which];
  await panel.evaluate(`document.querySelectorAll('nav.modes button')[${at}].click()`);
  await panel.waitFor(`document.querySelectorAll('nav.modes button')[${at}].hasAttribute('aria-current')`);
}

/** Puts `memos` in the place of every follow-up, and opens the panel afresh. */
export async function storeMemos(panel: PanelTarget, memos: readonly object[]): Promise<void> {
  await putRecords(panel, { memos });
  await reloadPanel(panel);
}

/** Puts so many replies of the agent's own in the place of those there are, and opens the panel afresh. */
export async function storeReplies(panel: PanelTarget, count: number): Promise<void> {
  const replies = Array.from({ length: count }, (_, i) => ({
    id: `scene-${i}`,
    shelf: i % 3 === 0 ? 'shop' : 'own',
    savedAt: Date.now() - i,
    reply: { id: `scene-${i}`, scenarios: [], ...(i % 4 === 0 && { title: `催件 ${i}` }), text: textOf(i) },
    spelled: { full: `di${i}tiao`, initials: `d${i}t` },
  }));
  await putRecords(panel, { shelf: replies });
  await reloadPanel(panel);
}

async function reloadPanel(panel: PanelTarget): Promise<void> {
  await panel.evaluate(`(window.beforeReload = true, location.reload())`).catch(() => {});
  await panel.waitFor(`!window.beforeReload && document.querySelector('.modes')`);
}

const textOf = (i: number) =>
  i % 5 === 0
    ? `第 ${i} 条：快递那边我已经催了，站点说今天下午会重新派送，您手机保持畅通，送到前会给您打电话；要是今天没送到，您回我一声，我再找他们`
    : `第 ${i} 条：好的，马上给您看`;

export function memo(i: number, what: string, inMinutes: number, more: object = {}): object {
  const now = Date.now();
  return {
    id: `scene-${i}`,
    owner: '本机',
    what,
    kind: 'reply',
    state: 'open',
    priority: 'normal',
    source: 'hand',
    checklist: [],
    desk: 1,
    dueAt: now + inMinutes * 60_000,
    createdAt: now - HOUR,
    updatedAt: now - HOUR,
    log: [{ at: now - HOUR, did: 'created' }],
    ...more,
  };
}

export const day = (): readonly object[] => [
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

export async function openOptions({ studio }: Stage): Promise<Page> {
  const open = studio.context.pages().find((page) => page.url().includes('options'));
  const page = open ?? (await studio.openPage('options.html'));
  await page.bringToFront();
  await page.locator('main.options').waitFor();
  return page;
}

/** The desk, opened once, with the given records in the place of all it had. */
export async function openDesk({ studio }: Pick<Stage, 'studio'>, tables: DeskTables, at = 'round'): Promise<Page> {
  const root = `chrome-extension://${studio.extensionId}/`;
  const ours = studio.context.pages().filter((each) => each.url().startsWith(root));
  const open = ours.find((each) => each.url().includes('desk.html'));
  // The records are put before anything reads them: by any page of ours, be it a picture.
  const putter = ours[0] ?? (await studio.openPage('icon/16.png'));
  await fillTables(putter, tables);
  const page = open ?? (await studio.context.newPage());
  await page.bringToFront();
  await page.goto(`${root}desk.html#${at}`);
  // Another name behind the same address is no new page.
  if (open) await page.reload();
  if (!ours.includes(putter)) await putter.close();
  await page
    .locator(`main.desk-main[data-pane="${at.split('/')[0]}"] > *`)
    .first()
    .waitFor();
  return page;
}

const DESK_TABLES = ['memos', 'rounds', 'calls', 'recurring', 'settings', 'ledger', 'handovers', 'clocks'] as const;
export type DeskTables = Partial<Record<(typeof DESK_TABLES)[number], readonly object[]>>;

/** Puts records in the place of whatever the tables of the desk hold; a table that is not named is empty then. */
export const fillTables = (page: Page, tables: DeskTables): Promise<void> =>
  putRecords(page, { ...Object.fromEntries(DESK_TABLES.map((table) => [table, []])), ...tables });

/** The studio, opened once, with this draft and these versions in the place of all it had. */
export async function openStudio(
  { studio }: Pick<Stage, 'studio'>,
  draft: object | undefined,
  versions: readonly { version: number }[],
  at = 'start',
): Promise<Page> {
  const open = studio.context.pages().find((page) => page.url().includes('studio.html'));
  const page = open ?? (await studio.openPage('studio.html'));
  await page.bringToFront();
  await page.locator('.studio-head').waitFor();
  await putRecords(page, {
    drafts: draft ? [{ id: 'shop', pack: draft, revision: 1, savedAt: Date.now() }] : [],
    versions: versions.map((pack) => ({ id: 'shop', version: pack.version, pack, publishedAt: Date.now() })),
  });
  await page.goto(`${page.url().split(/[?#]/)[0]}#${at}`);
  await page.reload();
  await page.locator('.studio-nav').waitFor();
  return page;
}
