import type { Page } from 'playwright-core';
import type { Scene, Stage } from './stage';

/* A sheet of phrases on its way in: chosen, its columns named, reviewed, refused. */

const SIZES = [
  [400, 760],
  [1100, 760],
] as const;
const SHEET = `分组,标题,话术内容,快捷编码
发票,开票,可以开的，您在订单里点申请发票，抬头填好提交就行,kp
退货,运费,亲 运费需要您自己承担哦,yf
发票,开票,可以开的。您在订单里点申请发票 抬头填好提交就行！,kp2
,空的,,
发票,开票,可以开的呀，您在订单里点申请发票，抬头填好提交就好,kp3
招呼,在的,{买家昵称}您好，我在的，您慢慢说，这条写得长一点看看会不会把表格撑破，${'您的情况我都记下来了，'.repeat(6)},zd
赠品,赠品,给您补寄【赠品名称】,zp
`.replaceAll(/(,)([^,\n]*，[^\n]*?)(,[a-z0-9]*\n)/g, '$1"$2"$3');

const page = (name: string, play: (page: Page) => Promise<void>): Scene => ({
  name,
  console: 'pinduoduo',
  shows: 'replies',
  sizes: SIZES,
  play: async (stage) => play(await open(stage)),
});

async function open({ studio }: Stage): Promise<Page> {
  const known = studio.context.pages().find((each) => each.url().includes('replies.html'));
  const shown = known ?? (await studio.openPage('replies.html'));
  await shown.bringToFront();
  await shown.locator('main.import').waitFor();
  return shown;
}
const choose = (shown: Page, name: string, text: string) =>
  shown.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

export const importScenes: readonly Scene[] = [
  page('import-empty', async () => {}),
  page('import-refused', async (shown) => {
    await choose(shown, '话术.csv', '标题,内容\na,"没有收尾\n');
    await shown.getByRole('alert').waitFor();
  }),
  page('import-columns', async (shown) => {
    await choose(shown, '旺季客服快捷短语（2026 双十一）.csv', SHEET);
    await shown.locator('.import-columns').waitFor();
  }),
  page('import-review', async (shown) => {
    await shown.locator('button.primary').click();
    await shown.locator('.import-rows').waitFor();
  }),
];
