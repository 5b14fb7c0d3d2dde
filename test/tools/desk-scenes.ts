import { day, memo, openDesk, type Scene } from './stage';

/* The full page: everyday, full, empty, failing. */

const SIZES = [
  [1280, 800],
  [768, 900],
] as const;

const LONG =
  '买家说上周换的那一件还是漏水，第三次联系了，要先看聊天里她发的两段视频，再和仓库确认同批次还有没有别人反映';
const GOODS = '加厚双层隔热高硼硅玻璃水杯带盖带滤网家用办公泡茶杯大容量便携耐热防烫';
const WHATS = ['答复漏水杯怎么处理', '问网点件卡在哪一站', LONG, '退件到仓，验货后退款', '打电话确认补发地址'];
const NAMES = ['喵***酱', '李***2', 't***g', '小***鱼', '今天也要早点睡觉不许熬夜的小可爱本人'];

/** Two hundred follow-ups, from four days overdue to a month ahead. */
export const many = (): object[] =>
  Array.from({ length: 200 }, (_, i) =>
    memo(i, WHATS[i % WHATS.length] ?? '', (i - 60) * 97, {
      buyer: { id: `b${i % 37}`, name: NAMES[i % NAMES.length] },
      platform: i % 3 === 0 ? 'douyin' : 'pinduoduo',
      order: { number: `240905-2827485364${String(30_000 + i)}`, ...(i % 2 ? { goods: GOODS } : {}) },
      priority: i % 11 === 0 ? 'high' : 'normal',
      source: i % 13 === 0 ? 'clock' : 'commitment',
      kind: (['reply', 'courier', 'evidence', 'refund', 'call'] as const)[i % 5],
      state: i % 7 === 0 ? 'waiting-courier' : 'open',
      link: 'https://mms.pinduoduo.com/chat-merchant/index.html#/',
      promised: '亲，今天18点前给您答复，您先别着急，我这边一直盯着的',
      ...(i === 0
        ? {
            checklist: [
              { text: '问网点要签收照片', done: true },
              { text: '请买家问家人和门卫', done: false },
            ],
          }
        : {}),
    }),
  );

const scene = (name: string, play: Scene['play'], more: Partial<Scene> = {}): Scene => ({
  name,
  console: 'pinduoduo',
  shows: 'desk',
  sizes: SIZES,
  play,
  ...more,
});

const owner = '本机';
const yesterday = () => {
  const at = new Date();
  at.setDate(at.getDate() - 1);
  const two = (n: number) => String(n).padStart(2, '0');
  return { owner, day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`, startedAt: at.getTime() };
};

export const deskScenes: readonly Scene[] = [
  scene('desk-round', async (stage) => {
    const order = ['scene-1', 'scene-2', 'scene-3'];
    const page = await openDesk(stage, { memos: day(), rounds: [{ ...yesterday(), order, looks: [] }] });
    await page.keyboard.press('d');
    await page.locator('.line-looked').waitFor();
  }),
  scene('desk-round-full', async (stage) => {
    const page = await openDesk(stage, { memos: many() });
    await page.keyboard.press('m');
    await page.locator('.act-form').waitFor();
    await page.keyboard.insertText('网点说下午派，晚上再看一眼');
    await page.keyboard.press('Tab');
    await page.keyboard.insertText('今晚8点半');
  }),
  scene('desk-round-empty', async (stage) => {
    await openDesk(stage, {});
  }),
  scene('desk-memos', async (stage) => {
    const twin = { buyer: { id: '7000100', name: '喵***酱' }, platform: 'pinduoduo' };
    const page = await openDesk(
      stage,
      {
        memos: [
          ...day(),
          memo(8, '告诉喵酱漏水杯换新的单号', -14 * 60, {
            ...twin,
            order: { number: '240905-282748536433670' },
            draft: '亲，换新的杯子今天寄出了，单号稍后在这里发您',
          }),
        ],
      },
      'memos',
    );
    await page.locator('.sheet-twin').waitFor();
  }),
  scene('desk-memos-full', async (stage) => {
    const page = await openDesk(stage, { memos: many() }, 'memos');
    await page.keyboard.press('a');
    await page.locator('.memo-form').waitFor();
    await page.keyboard.insertText('周五前 把差价退给她');
  }),
  scene('desk-recurring', async (stage) => {
    const page = await openDesk(stage, { memos: day() }, 'memos');
    await page.keyboard.press('r');
    await page.locator('.recurs').waitFor();
    await page.getByRole('button', { name: '用上' }).first().click();
    await page.locator('.recurs li').nth(1).waitFor();
  }),
  scene('desk-calls', async (stage) => {
    const at = Date.now() - 26 * 3_600_000;
    const call = { owner, buyerId: 'b9', buyerName: '小***鱼', memoId: 'scene-9', outcome: 'no-answer' };
    await openDesk(
      stage,
      {
        memos: [
          ...day(),
          memo(9, '打电话确认补发地址', -30, {
            kind: 'call',
            scenario: 'missing-item',
            buyer: { id: 'b9', name: '小***鱼' },
            platform: 'pinduoduo',
          }),
          memo(10, '电话回访换新的杯子', 60, { kind: 'call', buyer: { id: 'b10', name: '喵***酱' } }),
        ],
        calls: [{ ...call, id: 'c1', at }],
      },
      'calls',
    );
  }),
  scene('desk-calls-empty', async (stage) => {
    await openDesk(stage, { memos: day() }, 'calls');
  }),
  scene(
    'desk-failing',
    async (stage) => {
      // Data of a newer version: the desk must say so, and touch nothing.
      const options = await stage.studio.openPage('options.html');
      await options.evaluate(
        () =>
          new Promise<void>((done, failed) => {
            const asked = indexedDB.open('wenda', 99);
            asked.onsuccess = () => {
              asked.result.close();
              done();
            };
            asked.onerror = () => failed(asked.error);
          }),
      );
      await options.close();
      const page = stage.studio.context.pages().find((each) => each.url().includes('desk.html'));
      await page?.bringToFront();
      await page?.reload();
      await page?.locator('.notice').waitFor();
    },
    {
      after: async ({ studio }) => {
        const page = studio.context.pages().find((each) => each.url().includes('desk.html'));
        await page?.evaluate(
          () =>
            new Promise<void>((done) => {
              indexedDB.deleteDatabase('wenda').onsuccess = () => done();
            }),
        );
      },
    },
  ),
];
