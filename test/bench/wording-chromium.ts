import { join } from 'node:path';
import process from 'node:process';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { findChromium } from '../tools/find-browser.mjs';
import { yaml } from '../yaml-plugin';
import type { Figure, Labelled } from './wording-figures';
import type { WordingBench } from './wording-page';

/* The bench of wording in a page of real Chromium. */

const ADDRESS = 'http://localhost/bench';
const COLD_PAGES = 9;
/** Only a page apart from all others is told the time to five microseconds. */
const APART = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

interface InPage {
  wordingBench: WordingBench;
}

/** The rows of Node once more, measured by the wall; `stored` is the text of the stored built-in policy. */
export async function figuresInChromium(records: readonly Labelled[], stored: string): Promise<readonly Figure[]> {
  const script = await pageScript();
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const open = async (): Promise<Page> => {
      const page = await browser.newPage();
      await page.route(ADDRESS, (route) =>
        route.fulfill({ contentType: 'text/html', headers: APART, body: '<!doctype html><title>bench</title>' }),
      );
      await page.goto(ADDRESS);
      await page.addScriptTag({ content: script });
      return page;
    };
    const cold: { ready: number; judged: number }[] = [];
    for (let i = 0; i < COLD_PAGES; i++) {
      const page = await open();
      cold.push(await page.evaluate((text) => (globalThis as unknown as InPage).wordingBench.cold(text), stored));
      await page.close();
    }
    const page = await open();
    const rows = await page.evaluate(
      ([given, text]) => (globalThis as unknown as InPage).wordingBench.figures(given, text),
      [records, stored] as const,
    );
    const middle = (of: (one: (typeof cold)[number]) => number) =>
      cold.map(of).sort((a, b) => a - b)[COLD_PAGES >> 1] ?? 0;
    const ready = middle((one) => one.ready);
    return [
      ...rows,
      {
        work: 'ready from a stored pack, cold',
        who: 'built-in policy, against 10 ms',
        value: ready,
        unit: 'ms',
        ratio: ready / 10,
      },
    ];
  } finally {
    await browser.close();
  }
}

/** Judging and its bench as one script. */
async function pageScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [yaml()],
    build: {
      write: false,
      lib: { entry: join(process.cwd(), 'test/bench/wording-page.ts'), formats: ['iife'], name: 'wordingPage' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('the bench of wording was not built');
  return chunk.code;
}
