import { box, HELD, openOptions, type Scene } from './stage';

/* What stands in the seller's own page, and the options. */

const OPTION_SIZES = [
  [320, 900],
  [400, 900],
  [900, 900],
] as const;

export const pageScenes: readonly Scene[] = [
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
        await box(page).fill('照片收到，给您添麻烦了，明天18点前给您答复');
        await box(page).press('Enter');
        await page.locator('wenda-guard .offer').waitFor();
      },
      async after({ page }) {
        await page.locator('wenda-guard .offer button').last().click();
      },
    },
    {
      name: `offer-past-${console}`,
      console,
      shows: 'page',
      async play({ page }) {
        await box(page).fill('照片收到，给您添麻烦了，今天0点前给您答复');
        await box(page).press('Enter');
        await page.locator('wenda-guard .offer .sev-warn').waitFor();
      },
      async after({ page }) {
        await page.locator('wenda-guard .offer button').last().click();
      },
    },
    {
      name: `slash-${console}`,
      console,
      shows: 'page',
      sizes: [
        [1200, 760],
        [800, 600],
      ],
      async play({ page }) {
        await page.bringToFront();
        await box(page).fill('');
        await box(page).click();
        await page.keyboard.type('/tk');
        await page.locator('wenda-guard .reply-search').waitFor();
      },
      async after({ page }) {
        await page.keyboard.press('Escape');
        await box(page).fill('');
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
