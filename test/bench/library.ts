import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Page } from 'playwright-core';
import type { ShelfReply } from '../../lib/model/reply';
import { orderReplies } from '../../lib/reply/order';
import { builtInReplies } from '../../lib/reply/reply';
import { libraryOf, searchReplies } from '../../lib/reply/search';
import { spell } from '../../lib/reply/spell';
import { twinsOf } from '../../lib/reply/twins';
import { wordsOf } from '../../lib/reply/words';
import { launch, stopConsoles } from '../browser/harness';

/* The library at 10,000 replies: a key in the search field, the list's first paint, a sheet's way in. */

interface Row {
  work: string;
  who: string;
  value: number;
  unit: string;
  /** the target, where there is one */
  under?: number;
}

const MANY = 10_000;
const QUERIES = ['退款', 'tuikuan', 'tk', 'tuik', 'yunfei', '照片 麻烦', 'a', 'tuikaun', '没有这样的话'];

/** Replies made of the clauses of the library's own: as long, and as alike, as a shop's are. */
function manyReplies(): readonly ShelfReply[] {
  const clauses = builtInReplies().flatMap(({ text }) => text.split(/[，。？]/).filter((clause) => clause.length > 3));
  const clause = (i: number) => clauses[i % clauses.length] ?? '';
  return Array.from({ length: MANY }, (_, i) => {
    const text = `${clause(i * 7)}，${clause(i * 31 + 5)}，${clause(i * 13 + 11)}，第${i}条`;
    const reply = { id: `bench-${i}`, scenarios: [], text };
    return { reply, shelf: 'own', spelled: spell(wordsOf(reply)) };
  });
}

/** Milliseconds, the best of fifteen: the machine's other work is not the library's. */
function time(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 15; round++) {
    const began = performance.now();
    work();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

/** `bench library [--json FILE] [--no-browser]`: the build in .output/chrome-mv3 must be fresh. */
export async function main(args: readonly string[]): Promise<number> {
  const rows: Row[] = [];
  const put = (work: string, who: string, value: number, unit: string, under?: number) => {
    const row = { work, who, value: Number(value.toPrecision(3)), unit, ...(under === undefined ? {} : { under }) };
    rows.push(row);
    const target = under === undefined ? '' : value < under ? `under ${under}` : `OVER ${under}`;
    console.log(`${work.padEnd(46)} ${who.padEnd(22)} ${String(row.value).padStart(8)} ${unit.padEnd(8)} ${target}`);
  };
  const replies = manyReplies();
  const library = libraryOf(replies, (id) => id);
  for (const words of QUERIES) {
    put(
      `search “${words}” (${searchReplies(library, words).length} found)`,
      'library',
      time(() => searchReplies(library, words)),
      'ms',
      5,
    );
  }
  put(
    'search “退款”, text only',
    'naive includes',
    time(() => replies.filter(({ reply }) => reply.text.includes('退款'))),
    'ms',
  );
  put(
    'search “tuikuan”, text and sound',
    'naive includes',
    time(() => library.lines.filter((line) => line.includes('tuikuan'))),
    'ms',
  );
  put(
    'made ready for searching',
    `${MANY} replies`,
    time(() => libraryOf(replies, (id) => id)),
    'ms',
  );
  put(
    'ordered for a case',
    `${MANY} replies`,
    time(() => orderReplies(replies, { uses: new Map(), now: 0 })),
    'ms',
  );
  const texts = replies.map(({ reply }) => reply.text);
  const began = performance.now();
  twinsOf(texts);
  put('twins among the rows of a sheet', `${MANY} rows`, performance.now() - began, 'ms');
  if (!args.includes('--no-browser')) await inBrowser(replies, put);
  const at = args.indexOf('--json');
  const file = args[at + 1];
  const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}`;
  if (at >= 0 && file) writeFileSync(file, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  return 0;
}

type Put = (work: string, who: string, value: number, unit: string, under?: number) => void;

/** The panel as a page of its own, with every reply on the agent's shelf. */
async function inBrowser(replies: readonly ShelfReply[], put: Put): Promise<void> {
  const studio = await launch();
  try {
    const page = await studio.openPage('sidepanel.html');
    await page.setViewportSize({ width: 400, height: 760 });
    await page.locator('nav.modes').waitFor();
    await storeAll(page, replies);
    await page.reload();
    await page.locator('nav.modes').waitFor();
    const paints: number[] = [];
    const keys: number[] = [];
    for (let round = 0; round < 9; round++) {
      await page.locator('nav.modes button').first().click();
      paints.push(await paintAfter(page, 'open'));
      await page.waitForFunction(
        (n) => Number(document.querySelector('.reply-rows')?.getAttribute('data-rows')) > n,
        MANY,
      );
      keys.push(await paintAfter(page, 'type'));
    }
    const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    put('the list’s first paint', `Chromium, ${MANY} replies`, median(paints), 'ms', 50);
    put('a key in the search field to its paint', `Chromium, ${MANY} replies`, median(keys), 'ms', 50);
  } finally {
    await studio.close();
    await stopConsoles();
  }
}

const storeAll = (page: Page, replies: readonly ShelfReply[]) =>
  page.evaluate(
    (all) =>
      new Promise<void>((done, failed) => {
        const asked = indexedDB.open('wenda');
        asked.onerror = () => failed(asked.error);
        asked.onsuccess = () => {
          const tx = asked.result.transaction('shelf', 'readwrite');
          for (const each of all) tx.objectStore('shelf').put({ ...each, id: each.reply.id, savedAt: 1 });
          tx.oncomplete = () => {
            asked.result.close();
            done();
          };
        };
      }),
    replies.map(({ reply, shelf, spelled }) => ({ reply, shelf, spelled })),
  );

/** Milliseconds from the agent's act to the frame that shows its rows. */
const paintAfter = (page: Page, act: 'open' | 'type'): Promise<number> =>
  page.evaluate(
    (what) =>
      new Promise<number>((done) => {
        const began = performance.now();
        if (what === 'open') document.querySelectorAll<HTMLElement>('nav.modes button')[2]?.click();
        else {
          const field = document.querySelector<HTMLInputElement>('.reply-head input');
          if (field) field.value = 'tk';
          field?.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
        const look = () => {
          if (!document.querySelector('.reply-row')) requestAnimationFrame(look);
          // A message task after the frame runs once it is painted.
          else {
            const painted = new MessageChannel();
            painted.port1.onmessage = () => done(performance.now() - began);
            painted.port2.postMessage(0);
          }
        };
        requestAnimationFrame(look);
      }),
    act,
  );
