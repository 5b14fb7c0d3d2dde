import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/* What axe has against a page; nothing is what a journey expects. */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = {
  all: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'],
  /** the same page in other colours: all that can have become wrong */
  colours: ['color-contrast', 'link-in-text-block'],
} as const;

/** Each violation as its rule, its place and what to do. `within` is a selector: a dialog over a page that was looked at. */
export async function axeFinds(
  page: Page,
  { rules = 'all', within }: { rules?: keyof typeof RULES; within?: string } = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const type = rules === 'all' ? 'tag' : 'rule';
  return page.evaluate<string[]>(
    `axe.run(${within ? JSON.stringify(within) : 'document'}, ${JSON.stringify({ runOnly: { type, values: RULES[rules] } })})
      .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => id + ' ' + node.target + ' ' + node.failureSummary)))`,
  );
}

/** In light, everything; in dark, what colours can make wrong. */
export async function axeFindsInBoth(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await axeFinds(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axeFinds(page, { rules: 'colours' });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark];
}
