import type { Page } from 'playwright-core';
import { saying } from '../../lib/model/saying';
import { backupOf } from './backup-file';
import { day, fillTables, memo, openDesk, openOptions, type Scene, type Stage } from './stage';

/* What keeps the data safe: backup, a look before a restore, the lock, a buyer's data, little room. */

const SIZES = [
  [320, 900],
  [900, 900],
] as const;
const WINDOW = [
  [400, 700],
  [1000, 760],
] as const;

const scene = (name: string, play: Scene['play'], more: Partial<Scene> = {}): Scene => ({
  name,
  console: 'pinduoduo',
  shows: 'options',
  sizes: SIZES,
  play,
  ...more,
});

/** The options afresh, with the given records in the place of all there were. */
async function options(stage: Stage, tables: Parameters<typeof fillTables>[1]): Promise<Page> {
  const page = await openOptions(stage);
  await fillTables(page, tables);
  const address = page.url().split('#')[0] ?? '';
  // By way of nothing: the same address again would be no new page.
  await page.goto('about:blank');
  await page.goto(address);
  await page.locator('main.options').waitFor();
  return page;
}

const chooseFile = (page: Page, name: string, text: string) =>
  page.getByLabel('导入备份').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

const about = { buyer: { id: '700011', name: '喵***酱' }, order: { number: '240905-282748536433670' } };

export const safeScenes: readonly Scene[] = [
  scene('safe-backup', async (stage) => {
    const page = await options(stage, {
      memos: day(),
      settings: [
        {
          key: 'backup',
          value: {
            daily: 'folder',
            folder: '客服备份',
            sealed: false,
            since: Date.now() - 12 * 86_400_000,
            lastAt: Date.now() - 9 * 86_400_000,
            problem: saying('say_folderFull'),
          },
        },
      ],
    });
    await page.getByLabel(/^加口令/).check();
    await page.getByText('已经 9 天没有备份').waitFor();
  }),
  scene('safe-room', async (stage) => {
    const page = await openOptions(stage);
    // A disk that is almost full, as the browser would tell of it.
    await page.addInitScript(() => {
      navigator.storage.estimate = async () => ({ usage: 9.4e9, quota: 1e10 });
      navigator.storage.persisted = async () => false;
      navigator.storage.persist = async () => false;
    });
    await options(stage, { memos: [...day(), memo(9, '坏掉的', 1, { kind: 'party' })] });
    await page.getByText(/空间快满了/).waitFor();
  }),
  scene(
    'safe-restore',
    async (stage) => {
      const page = await options(stage, { memos: [...day().slice(0, 3), memo(80, '只在本机的事', 5)] });
      await chooseFile(page, 'wenda-2026-11-24.json', await backupOf([...day().slice(2), { id: 'x' }]));
      await page.getByRole('dialog').getByRole('row', { name: /跟进/ }).waitFor();
    },
    { sizes: WINDOW },
  ),
  scene(
    'safe-refused',
    async (stage) => {
      const page = await options(stage, { memos: day() });
      await chooseFile(page, '订单.json', '{"orders":[]}');
      await page.getByRole('dialog').getByText('不是稳答的备份').waitFor();
    },
    { sizes: WINDOW },
  ),
  scene(
    'safe-buyer',
    async (stage) => {
      const page = await options(stage, {
        memos: [memo(1, '打 13812345678 确认地址：浙江省杭州市西湖区文三路478号3幢501室', 60, about)],
        calls: [
          { id: 'c1', owner: '本机', buyerId: '700011', buyerName: '喵***酱', at: Date.now(), outcome: 'agreed' },
        ],
      });
      await page.goto(`${page.url().split('#')[0]}#buyer/700011`);
      await page.getByRole('dialog').locator('summary').first().click();
    },
    { sizes: WINDOW },
  ),
  scene(
    'safe-lock',
    async (stage) => {
      const hash = { salt: 'AAAA', hash: 'x', rounds: 1, afterMinutes: 10 };
      await openDesk(stage, { memos: day() });
      const page = await openOptions(stage);
      await fillTables(page, { memos: day(), settings: [{ key: 'lock', value: hash }] });
      await page.goto(page.url().split('#')[0] ?? '');
      await page.reload();
      await page.locator('main.lock').waitFor();
    },
    {
      sizes: WINDOW,
      async after({ studio }) {
        const page = studio.context.pages().find((each) => each.url().includes('options'));
        if (!page) return;
        await fillTables(page, {});
        await page.reload();
      },
    },
  ),
];
