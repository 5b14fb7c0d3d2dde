import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { launch, type Studio, stopConsoles } from './harness';

/* What the product says of a file it refuses, in browsers of other languages. */

let studio: Studio | undefined;
afterEach(async () => {
  await studio?.close();
  studio = undefined;
});
afterAll(stopConsoles);

const jsonFile = (name: string, content: object) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(content)),
});
/** A backup whose content is not what its sum was made of. */
const DAMAGED = jsonFile('damaged.json', { format: 'wenda-backup', version: 2, at: 1, sum: 'none', content: {} });
const BAD_PACK = jsonFile('shop.json', {
  format: 1,
  id: 'shop',
  version: 1,
  name: '小店',
  rules: [{ id: 'no-haggle', severity: 'loud' }, { severity: 'block' }],
});

const HAN = /[\u4e00-\u9fff]/;

describe('a file that is refused', () => {
  test('in English, without a word of Chinese but what the file itself holds', async () => {
    studio = await launch({ language: 'en' });
    const page = await studio.openPage('options.html');
    await page.getByLabel('Import', { exact: true }).setInputFiles(DAMAGED);
    await page
      .getByRole('dialog')
      .getByText(/checksum does not match: nothing was changed/)
      .waitFor();
    expect(await page.getByRole('dialog').innerText()).not.toMatch(HAN);
    await page.keyboard.press('Escape');

    await page.getByLabel('Import a pack').setInputFiles(BAD_PACK);
    const refused = page.getByRole('alert').filter({ hasText: 'severity' });
    await refused.waitFor();
    const told = await refused.innerText();
    expect(told).toMatch(
      /no-haggle · rules\.0\.severity · This is none of the values there are; it should be .*\(now it says “loud”\)/,
    );
    expect(told).toMatch(/rule 2 · rules\.1\.id · This is missing: add it/);
    expect(told).not.toMatch(HAN);
  });

  test('in the traditional script', async () => {
    studio = await launch({ language: 'zh_TW' });
    const page = await studio.openPage('options.html');
    await page.getByLabel('匯入備份').setInputFiles(DAMAGED);
    await page
      .getByRole('dialog')
      .getByText('備份檔案不完整或被改過，對不上校驗：什麼都沒有改動，請換一份備份')
      .waitFor();
  });
});
