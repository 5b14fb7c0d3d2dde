import type { Page } from 'playwright-core';
import { saying } from '../../lib/model/saying';
import { openOptions, openStudio, type Scene, type Stage } from './stage';
import { SHOP } from './studio-scenes';

/* What goes out and comes back: the trial, the keys, the agents' reports; roles, feedback and news on the agent's side. */

const SIZES = [
  [1280, 860],
  [1000, 760],
] as const;
const AT = Date.parse('2026-11-24T10:20:00+08:00');
const LONG =
  '这款加厚双层隔热高硼硅玻璃水杯顶楼不送的话您看放驿站行不行，师傅下午三点以后才到小区，您方便下来拿一下吗'.repeat(2);

const REPORTS = {
  format: 'wenda-reports-1',
  agent: '小林（夜班）',
  state: {
    key: 'x'.repeat(43),
    revoked: [],
    versions: { shop: 9 },
    at: AT,
    problem: saying('say_policyAnswered', 503),
  },
  rules: [
    {
      rule: 'freight-on-buyer',
      held: 14,
      left: 0,
      rewritten: 9,
      overridden: 2,
      disputed: 0,
      reasons: [{ reason: '双方协商一致', count: 2 }],
    },
    { rule: 'vague-answer', held: 0, left: 21, rewritten: 3, overridden: 0, disputed: 6, reasons: [] },
  ],
  reports: [
    {
      id: 'a1-no-stairs',
      did: 'not-a-risk',
      at: AT,
      rule: 'no-stairs',
      quote: '顶楼不送',
      sentence: LONG,
      fault: 'courier',
    },
    {
      id: 'a2-no-stairs',
      did: 'overridden',
      at: AT - 3_600_000,
      rule: 'no-stairs',
      quote: '没电梯我们送不了',
      sentence: '没电梯我们送不了大件，小件可以的',
      reason: '主管同意了',
    },
    {
      id: 'a3-freight-on-buyer',
      did: 'not-a-risk',
      at: AT - 7_200_000,
      rule: 'freight-on-buyer',
      quote: '运费您出',
      fault: 'buyer',
    },
  ],
};

const studioAt = (
  name: string,
  at: string,
  draft: object | undefined,
  play?: (page: Page) => Promise<void>,
): Scene => ({
  name: `policy-${name}`,
  console: 'pinduoduo',
  shows: 'studio',
  sizes: SIZES,
  async play(stage: Stage) {
    const versions = draft ? [{ ...SHOP, version: 11, rules: [], note: '先把“包圆”的说法拦下，别的照旧' }] : [];
    const page = await openStudio(stage, draft, versions, at);
    await play?.(page);
  },
});

const bring = async (page: Page) => {
  await page.getByLabel('导入客服的文件…').setInputFiles({
    name: '小林.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(REPORTS)),
  });
  await page.getByText('主管同意了').first().waitFor();
};

export const policyScenes: readonly Scene[] = [
  studioAt('trust-empty', 'trust', undefined),
  studioAt('answers-empty', 'answers', undefined),
  studioAt('answers', 'answers', SHOP, async (page) => {
    await bring(page);
    await page.getByRole('button', { name: '不采纳…' }).first().click();
  }),
  studioAt('trust', 'trust', SHOP, async (page) => {
    await page.getByText('换一把新钥匙').click();
    await page.getByText('作废这把钥匙').first().click();
    await page.getByText('小林').first().waitFor();
  }),
  studioAt('trial', 'rule/no-stairs', SHOP, async (page) => {
    const rows = [
      '何时,谁,对谁,说了啥',
      '9:01,客服,小王,顶楼不送的哈',
      `9:02,客服,小李,${LONG}`,
      '9:03,客服,小张,您好',
    ];
    await page.getByLabel('选聊天记录…').setInputFiles({
      name: 'log.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.join('\n')),
    });
    const trial = page.getByRole('region', { name: '试跑' });
    await trial.getByLabel('消息内容', { exact: true }).selectOption('说了啥');
    await trial.getByLabel('买家', { exact: true }).selectOption('对谁');
    await page.getByText('共 3 条').waitFor();
  }),
  studioAt('trial-dialogue', 'rule/no-stairs', SHOP, async (page) => {
    const lines = [
      '买家：杯子裂了',
      '客服：那运费需要您承担哦',
      '客服：那运费需要您承担哦',
      '买家：谢谢',
      '我：顶楼不送的哈',
    ];
    await page.getByRole('textbox', { name: /一行一句/ }).fill(lines.join('\n'));
    await page.getByRole('button', { name: '试一下' }).click();
    await page.getByText('共 3 条').waitFor();
    await page.getByRole('radio', { name: /都查/ }).check();
  }),
  studioAt('trial-refused', 'rule/no-stairs', SHOP, async (page) => {
    await page.getByLabel('选聊天记录…').setInputFiles({
      name: '照片.png',
      mimeType: 'image/png',
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]),
    });
    await page.getByRole('alert').waitFor();
  }),
  {
    name: 'policy-options',
    console: 'pinduoduo',
    shows: 'options',
    sizes: [
      [320, 900],
      [900, 900],
    ],
    async play(stage) {
      const page = await openOptions(stage);
      const pack = {
        ...SHOP,
        version: 3,
        note: '顶楼的说法改了，别一口回绝；其余照旧',
        replies: [],
        rules: SHOP.rules.slice(1),
      };
      await page.getByLabel('导入策略包').setInputFiles({
        name: '门店.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(pack)),
      });
      await page.getByText('青瓷家居旗舰店 v3').waitFor();
    },
  },
  {
    name: 'policy-note',
    console: 'pinduoduo',
    shows: 'panel',
    async play({ panel }) {
      await panel.waitFor(`document.querySelector('.policy-note')`);
    },
  },
];
