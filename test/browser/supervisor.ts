import type { Page } from 'playwright-core';
import { newPack, type Pack, type PackRule } from '../../lib/policy/pack';

/* The supervisor's hands in the studio: what a journey needs to have been done before it begins. */

/** Goes to a page of the studio that is open: `rule/…`, `words`, `trust`. */
export async function go(page: Page, address: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#${address}`);
}

/** Writes a draft of the shop's pack with these rules, as text; it is there when the studio has read and saved it. */
export async function writeDraft(page: Page, rules: PackRule[], more: Partial<Pack> = {}): Promise<void> {
  await go(page, 'text');
  await page.getByRole('textbox', { name: '文本' }).click();
  await page.keyboard.press('Control+a');
  // JSON is YAML, and no line of it is indented by the editor.
  await page.keyboard.insertText(JSON.stringify({ ...newPack('shop', '本店策略'), ...more, rules }));
  await page.getByText('读得懂').waitFor();
  await page.getByText('草稿已存').waitFor();
}

/** Publishes the draft with a word to the agents; gives the signed file. */
export async function publish(page: Page, version: number, note?: string): Promise<string> {
  await page.getByRole('button', { name: '发布…' }).click();
  if (note !== undefined) await page.getByRole('textbox', { name: '告诉客服改了什么' }).fill(note);
  const signed = await downloaded(page, () => page.getByRole('button', { name: '签名并下载' }).click());
  await page.getByText(`v${version} 已发布`).waitFor();
  return signed;
}

/** The text of what is downloaded when it is asked for so. */
export async function downloaded(page: Page, ask: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), ask()]);
  const parts = await (await download.createReadStream()).toArray();
  return Buffer.concat(parts as Buffer[]).toString();
}
