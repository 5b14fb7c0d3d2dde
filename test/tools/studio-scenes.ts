import type { Page } from 'playwright-core';
import { openStudio, type Scene, type Stage } from './stage';

/* The supervisor's studio: every page of it, full and empty, right and wrong. */

const SIZES = [
  [1280, 860],
  [1000, 760],
  [620, 760],
] as const;

const LONG = '加厚双层隔热高硼硅玻璃水杯带盖带滤网家用办公泡茶杯大容量便携耐热防烫'.repeat(3);

export const SHOP = {
  format: 1,
  id: 'shop',
  version: 12,
  name: '青瓷家居旗舰店',
  extends: 'wenda',
  vocabulary: { freight: ['脚力钱'], 楼层: ['顶楼', '没电梯', '步梯'], 颜色: ['月白', '天青'] },
  allow: ['V领针织衫', '卫星锅', 'QQ糖'],
  limits: { yuan: 30 },
  overrides: { reasons: ['主管同意了', '买家已经确认过'] },
  calls: { from: '10:00', to: '18:00', perDay: 2 },
  keep: { sentDays: 14 },
  replies: [
    {
      id: 'upstairs',
      scenarios: ['ship-when'],
      tone: 'warm',
      text: '顶楼也给您送，师傅到楼下会先打电话，您看几点方便',
    },
    { id: 'carry', scenarios: [], text: '您加我微信，图发您看看' },
  ],
  recurring: [{ id: 'daily-1', what: '早上先看昨晚没答复的', at: '09:00', every: 'workday' }],
  rules: [
    {
      id: 'no-stairs',
      category: 'flat-refusal',
      severity: 'warn',
      find: ['<楼层> …6(不送|送不了|不上)', '不 (给|帮)? 送 …4<楼层>'],
      unless: ['(平台|快递) …4规定'],
      say: '别一口回绝上楼',
      why: '先说能怎么送、要不要加钱，买家才有得选；一句“不送”多半换来一个差评。',
      source: '店铺约定',
      rewrites: ['顶楼可以送的，我和师傅说好时间', { text: `${LONG}也能送`, replaces: 'message', fault: ['seller'] }],
      flags: ['顶楼不送的哈', '没电梯我们送不了', '七楼送不了的亲'],
      passes: ['顶楼也送的', { draft: '顶楼快递规定不送', facts: { fault: 'courier', stage: 'in-transit' } }],
    },
    { id: 'freight-on-buyer', mode: 'shadow' },
  ],
};

/** Puts a draft and published versions in the studio's tables and opens it at `at`. */
const studioAt = (
  name: string,
  at: string,
  draft: object | undefined,
  play?: (page: Page) => Promise<void>,
): Scene => ({
  name: `studio-${name}`,
  console: 'pinduoduo',
  shows: 'studio',
  sizes: SIZES,
  async play(stage: Stage) {
    const versions = draft ? [{ ...SHOP, version: 11, rules: SHOP.rules.slice(1), allow: [], name: '青瓷家居' }] : [];
    const page = await openStudio(stage, draft, versions, at);
    await play?.(page);
  },
});

export const studioScenes: readonly Scene[] = [
  studioAt('empty', 'start', undefined),
  studioAt('start', 'start', SHOP),
  studioAt('rule', 'rule/no-stairs', SHOP, async (page) => {
    await page.getByRole('button', { name: /加进词表/ }).waitFor();
  }),
  studioAt('rule-built-in', 'rule/private-contact', SHOP),
  studioAt('rule-facts', 'rule/no-stairs', SHOP, async (page) => {
    await page.getByRole('button', { name: '这句的案情：顶楼快递规定不送' }).click();
  }),
  studioAt('new', 'new', SHOP, async (page) => {
    await page.getByLabel('该拦的例句').fill('回程的脚力钱您包圆哈\n脚力钱得您包圆');
    await page.getByLabel('该放行的例句').fill('回程的脚力钱我们包圆');
    await page.getByRole('button', { name: '用这个写法' }).first().waitFor();
    await page.getByRole('heading', { name: '写新规则' }).click();
  }),
  studioAt('words', 'words', SHOP),
  studioAt('words-one', 'words/freight', SHOP),
  studioAt('replies', 'replies', SHOP),
  studioAt('reply', 'replies/carry', SHOP),
  studioAt('limits', 'limits', SHOP),
  studioAt('pack', 'pack', SHOP),
  studioAt('health', 'health', SHOP, async (page) => {
    await page.getByRole('region', { name: '通不过的回复' }).waitFor();
  }),
  studioAt('changes', 'changes', SHOP),
  studioAt('text', 'text', SHOP, async (page) => {
    await page.getByRole('textbox', { name: '文本' }).waitFor();
  }),
  studioAt('search', 'rule/no-stairs', SHOP, async (page) => {
    await page.getByRole('searchbox').first().fill('顶楼');
    await page.getByText(/^\d+ 处$/).waitFor();
  }),
  studioAt('text-wrong', 'text', SHOP, async (page) => {
    const box = page.getByRole('textbox', { name: '文本' });
    await box.click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText('sevrity: block\n');
    await page.getByRole('button', { name: '第 1 行第 1 字' }).waitFor();
  }),
];
