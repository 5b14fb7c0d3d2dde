import { putRecords } from './records';
import { day, memo, openDesk, type Scene } from './stage';

/* The register, the handover and the figures: everyday, full, empty, being worked on. */

const SIZES = [
  [1280, 800],
  [900, 800],
  [620, 760],
] as const;
const DAY = 86_400_000;
const GOODS = [
  '双层玻璃杯 400ml',
  '加厚双层隔热高硼硅玻璃水杯带盖带滤网家用办公泡茶杯大容量便携耐热防烫',
  '羊毛围巾 燕麦色',
  '儿童保温饭盒',
];
const CAUSES = [
  ['goods', 'seller', 'quality-defect'],
  ['lost', 'courier', 'lost-parcel'],
  ['wrong', 'seller', 'missing-item'],
  ['packaging', 'seller', 'damaged-in-transit'],
  ['regret', 'buyer', 'changed-mind'],
  [undefined, undefined, 'not-as-described'],
] as const;

/** A register of `count` cases over the last months, the newest today. */
export const cases = (count: number): object[] =>
  Array.from({ length: count }, (_, i) => {
    const openedAt = Date.now() - i * (count > 100 ? 20 * 60_000 : DAY / 3);
    const [cause, party, scenario] = CAUSES[i % CAUSES.length] ?? [];
    const closed = i % 3 === 2 && cause !== undefined;
    return {
      id: `case-${i}`,
      owner: '本机',
      openedAt,
      updatedAt: openedAt + 3_600_000,
      ...(closed ? { closedAt: openedAt + DAY } : {}),
      platform: i % 4 === 0 ? 'douyin' : 'pinduoduo',
      orderNumber: `240905-2827485364${String(30_000 + i)}`,
      buyer: { id: `b${i}`, name: ['喵***酱', '李***2', 't***g', '今天也要早点睡觉的小可爱'][i % 4] },
      goods: GOODS[i % GOODS.length],
      sku: i % 2 ? '燕麦色 均码' : '',
      amountYuan: 39.9 + (i % 9),
      stage: 'after-sale',
      courier: ['圆通速递', '中通快递', '顺丰速运'][i % 3],
      tracking: `YT88123456${String(70_000 + i)}`,
      scenario,
      ...(cause ? { cause, party } : {}),
      promised: i % 2 ? '今天18点前给您答复；收到退件两天内退款' : '',
      done: closed ? '补发一件，旧的不用寄回，电话13812345678确认过' : '',
      ...(i % 2 ? { costYuan: 5 + (i % 7) * 3.5 } : {}),
      weight: i % 7 === 0 ? 'grave' : 'usual',
      ...(closed ? { result: 're-ship', asked: 'content' } : {}),
      progress:
        i === 0
          ? [
              { at: openedAt, said: '网点说在找，明天上午回话' },
              { at: openedAt + 60_000, said: '买家说放门卫那边也没有，电话13812345678' },
            ]
          : [],
      memos: [],
    };
  });

const HOUR = 3_600_000;
const told = (): object[] => [
  memo(20, '答复漏水杯怎么处理', -15 * 60, {
    buyer: { id: '7000100', name: '喵***酱' },
    platform: 'pinduoduo',
    priority: 'high',
    order: { number: '240905-282748536433670', goods: '双层玻璃杯 400ml' },
    promised: '今天18点前给您答复',
    log: [
      { at: Date.now() - 3 * HOUR, did: 'created' },
      { at: Date.now() - 2 * HOUR, did: 'noted', note: '照片收到，杯底有裂纹；买家电话13812345678' },
    ],
  }),
  memo(21, '平台要举证，上传质检单', 200, { source: 'clock', kind: 'evidence', buyer: { id: '3', name: 't***g' } }),
  ...day().slice(1),
];

/** What another agent handed over, in part answered. */
const given = () => ({
  id: 'sheet-1',
  from: '小李',
  to: '本机',
  at: Date.now() - HOUR,
  note: '圆通今天下午起停收新疆；玻璃杯 400ml 只剩 12 个，先别答应补发',
  items: told().map((each, i) => ({
    memo: { ...each, owner: '小李' },
    told: i === 0 ? ['今天18点前给您答复', '如果是我们的问题，来回运费都由我们出'] : [],
    known: i === 0 ? ['240905-282748536433670 双层玻璃杯 400ml', '质量问题', '店铺 · 商品有问题', '照片已经发过'] : [],
    ...(i === 3 ? { answer: { did: 'accepted', by: '本机', at: Date.now() } } : {}),
    ...(i === 4 ? { answer: { did: 'returned', by: '本机', at: Date.now(), why: '这单是大促组的，该他们跟' } } : {}),
  })),
});

/** Eight weeks of an agent's work: three in four promises kept, the rest late or still open. */
const eightWeeks = () => {
  const past = (i: number) => Date.now() - i * 19 * HOUR;
  const finished = Array.from({ length: 68 }, (_, i) => {
    const at = past(i);
    return memo(100 + i, '答复漏水杯怎么处理', 0, {
      source: 'commitment',
      state: 'done',
      desk: 0,
      dueAt: i % 4 === 3 ? at - 2 * HOUR : at + HOUR,
      createdAt: at - (2 + (i % 7)) * HOUR,
      log: [
        { at: at - 3 * HOUR, did: 'created' },
        { at, did: 'ticked' },
      ],
    });
  });
  const open = [0, 0, 1, 2, 2, 4, 5, 9, 12].map((days, i) =>
    memo(i, '退件到仓，验货后退款', 600, { createdAt: Date.now() - days * DAY }),
  );
  const rounds = [1, 2, 3, 7, 8, 9, 10].map((days) => {
    const at = new Date(Date.now() - days * DAY);
    const two = (n: number) => String(n).padStart(2, '0');
    const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
    const stamp = { at: at.getTime(), looked: 12, left: 0 };
    return { owner: '本机', day, startedAt: at.getTime(), order: [], looks: [], stamp };
  });
  return { open, finished, rounds };
};

/** A month of the guard: what it held and what became of it. */
const guardDid = () => {
  const at = Date.now();
  const day = new Date(at).toISOString().slice(0, 10);
  const did = (what: string, rule: string, count: number, more: object = {}) =>
    Array.from({ length: count }, () => ({ did: what, at, day, rule, ...more }));
  return {
    events: [
      ...did('held', 'freight-on-buyer', 14),
      ...did('rewritten', 'freight-on-buyer', 9),
      ...did('overridden', 'freight-on-buyer', 2, { reason: '双方协商一致' }),
      ...did('held', 'refusal-alike', 8),
      ...did('overridden', 'refusal-alike', 4, { reason: '已经说明过原因' }),
      ...did('overridden', 'refusal-alike', 1, { reason: '主管同意' }),
      ...did('not-a-risk', 'refusal-alike', 2),
      ...did('rewritten', 'vague-answer', 3),
    ],
    counters: [{ name: `${day}/left/vague-answer`, count: 21 }],
  };
};

const scene = (name: string, play: Scene['play'], more: Partial<Scene> = {}): Scene => ({
  name,
  console: 'pinduoduo',
  shows: 'desk',
  sizes: SIZES,
  play,
  ...more,
});

export const ledgerScenes: readonly Scene[] = [
  scene('ledger', async (stage) => {
    const page = await openDesk(stage, { ledger: cases(24) }, 'ledger');
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.reload();
    await page.locator('.cell-active').waitFor();
  }),
  scene('ledger-edit', async (stage) => {
    const page = await openDesk(stage, { ledger: cases(24) }, 'ledger');
    await page.locator('.cell-active').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('十二块');
    await page.keyboard.press('Enter');
    await page.locator('.cell-wrong').waitFor();
  }),
  scene('ledger-full', async (stage) => {
    const page = await openDesk(stage, { ledger: cases(3000) }, 'ledger');
    await page.getByText(/\d+ 条 · ¥/).waitFor();
    await page.keyboard.press('c');
    await page.keyboard.press('Escape');
    for (let i = 0; i < 4; i++) await page.keyboard.press('PageDown');
    await page.keyboard.press('n');
  }),
  scene('ledger-export', async (stage) => {
    const page = await openDesk(stage, { ledger: cases(24) }, 'ledger');
    await page.locator('.cell-active').waitFor();
    await page.keyboard.press('e');
    await page.getByLabel('仓库').check();
  }),
  scene('handover-write', async (stage) => {
    const page = await openDesk(stage, { memos: told() }, 'handover');
    await page.locator('.item').first().waitFor();
    await page.getByLabel('交给谁').fill('小王');
    await page.getByLabel('给下一班的话').fill('圆通今天下午起停收新疆；玻璃杯 400ml 只剩 12 个，先别答应补发');
  }),
  scene('handover-take', async (stage) => {
    const page = await openDesk(stage, { memos: [], handovers: [given()] }, 'handover');
    await page.locator('.item-current').waitFor();
  }),
  scene('handover-conflict', async (stage) => {
    const [first] = told() as { log: object[] }[];
    const here = {
      ...first,
      owner: '本机',
      log: [...(first?.log ?? []), { at: Date.now(), did: 'noted', note: '我这边也问过网点，说周五前到' }],
    };
    const sheet = given();
    const coming = {
      ...first,
      owner: '小李',
      log: [...(first?.log ?? []), { at: Date.now() - 60_000, did: 'noted', note: '买家催了第二次' }],
    };
    const page = await openDesk(
      stage,
      { memos: [here], handovers: [{ ...sheet, items: [{ memo: coming, told: ['今天18点前给您答复'], known: [] }] }] },
      'handover',
    );
    await page.locator('.both').waitFor();
  }),
  scene('handover-bad-file', async (stage) => {
    const page = await openDesk(stage, { memos: told() }, 'handover');
    await page.locator('.item').first().waitFor();
    await page.locator('input[type=file]').setInputFiles({
      name: '交班单.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"format":"wenda-handover","version":1,"hando'),
    });
    await page.locator('.handover-problem').waitFor();
  }),
  scene('handover-empty', async (stage) => {
    await openDesk(stage, {}, 'handover');
  }),
  scene(
    'handover-print',
    async (stage) => {
      const page = await openDesk(stage, { memos: [], handovers: [given()] }, 'handover');
      await page.locator('.item-current').waitFor();
      await page.emulateMedia({ media: 'print' });
    },
    {
      sizes: [[794, 1123]],
      after: async ({ studio }) => {
        const page = studio.context.pages().find((each) => each.url().includes('desk.html'));
        await page?.emulateMedia({ media: null });
      },
    },
  ),
  scene('figures', async (stage) => {
    const { open, finished, rounds } = eightWeeks();
    await openDesk(stage, { memos: [...open, ...finished], rounds }, 'figures');
    await stage.studio.context
      .pages()
      .find((each) => each.url().includes('desk.html'))
      ?.locator('.chart')
      .nth(2)
      .waitFor();
  }),
  scene(
    'figures-trouble',
    async (stage) => {
      // More of one cause than the week before, and titles as long as they come.
      const now = Date.now();
      const grown = cases(5).map((each, i) => ({
        ...each,
        id: `grown-${i}`,
        openedAt: now - i * 60_000,
        cause: 'lost',
        party: 'courier',
        courier: '圆通速递',
        goods: '双层玻璃杯 400ml',
      }));
      const before = cases(1).map((each) => ({ ...each, id: 'before', openedAt: now - 250 * DAY }));
      await openDesk(stage, { ledger: [...cases(90), ...grown, ...before] }, 'figures/trouble');
      await stage.studio.context
        .pages()
        .find((each) => each.url().includes('desk.html'))
        ?.locator('.trouble-table')
        .nth(1)
        .waitFor();
    },
    {
      sizes: [
        [1280, 900],
        [620, 900],
      ],
    },
  ),
  scene('figures-trouble-empty', async (stage) => {
    await openDesk(stage, {}, 'figures/trouble');
  }),
  scene(
    'figures-rules',
    async (stage) => {
      const page = await openDesk(stage, {}, 'figures/rules');
      await putRecords(page, guardDid());
      await page.reload();
      await page.locator('.rule-counts').waitFor();
    },
    {
      sizes: [
        [1280, 800],
        [620, 800],
      ],
      after: async ({ panel }) => putRecords(panel, { events: [], counters: [] }),
    },
  ),
  scene('figures-empty', async (stage) => {
    await openDesk(stage, {}, 'figures');
  }),
  scene('ledger-empty', async (stage) => {
    await openDesk(stage, {}, 'ledger');
  }),
];
