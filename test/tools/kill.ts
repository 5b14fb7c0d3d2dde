import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launch, stopConsoles } from '../browser/harness';
import { addRecords, recordsOf } from './records';

/*
 * What a crash may cost: the real browser writes follow-ups through the panel's own form and is killed at a moment
 * drawn by lot, over and over, on one profile. Afterwards every follow-up that stood in the list must be there, whole, once.
 */

const ROUNDS = 100;
const STEPS = 6;
const MOST_MS = 1500;

/** How a run is counted. `shown`: rows the page had drawn before the kill; `torn`: records that are not whole. */
export interface Tally {
  rounds: number;
  shown: number;
  lost: number;
  twice: number;
  torn: number;
}

/** `kill -- --rounds N --seed S [--extension DIR]`: the last line is the tally; the status is 1 where anything was lost. */
export async function main(args: readonly string[]): Promise<number> {
  const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const rounds = Number(option('--rounds') ?? ROUNDS);
  const random = lots(Number(option('--seed') ?? 1));
  const extension =
    option('--extension') ?? process.env['WENDA_EXTENSION'] ?? join(process.cwd(), '.output/chrome-mv3');
  if (!Number.isInteger(rounds) || rounds < 1) {
    console.error('kill: --rounds takes a whole number from 1');
    return 2;
  }
  const tmp = join(process.cwd(), 'test/.tmp');
  mkdirSync(tmp, { recursive: true });
  const profile = mkdtempSync(join(tmp, 'kill-'));
  const shown = new Set<string>();
  try {
    for (let round = 0; round < rounds; round++) {
      const before = shown.size;
      await withBrowser(profile, extension, async ({ page, kill }) => {
        await ownList(page, `第 ${round + 1} 轮`);
        await page.exposeFunction('drawn', (token: string) => void shown.add(token));
        await page.evaluate(writing, { prefix: `k${letters(round)}`, steps: STEPS }).catch(() => {});
        await pause(random() * MOST_MS);
        await kill();
      });
      console.error(`round ${round + 1}: ${shown.size - before} shown, ${shown.size} in all`);
    }
    let records: readonly Found[] = [];
    await withBrowser(profile, extension, async ({ page }) => {
      records = (await recordsOf<Raw>(page, 'memos')).map(found);
    });
    const tally = count(rounds, shown, records);
    console.log(JSON.stringify(tally));
    return tally.lost + tally.twice + tally.torn === 0 ? 0 : 1;
  } finally {
    await stopConsoles();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Found {
  what: string;
  whole: boolean;
}

function count(rounds: number, shown: ReadonlySet<string>, records: readonly Found[]): Tally {
  const times = new Map<string, number>();
  for (const { what } of records) times.set(what, (times.get(what) ?? 0) + 1);
  return {
    rounds,
    shown: shown.size,
    lost: [...shown].filter((token) => !times.has(token)).length,
    twice: [...times.values()].filter((n) => n > 1).length,
    torn: records.filter(({ whole }) => !whole).length,
  };
}

/** A list of its own for each round, so that the page draws this round's rows and not those of all before. */
async function ownList(page: Page, name: string): Promise<void> {
  await addRecords(page, { settings: [{ key: 'ownerName', value: name }] });
  await page.evaluate(() => localStorage.setItem('firstRunDone', '1'));
  await page.reload();
  await page.locator('nav.modes button').nth(1).click();
  await page.locator('.follow-head button').waitFor();
}

/** Runs in the panel: writes one follow-up after the other in its form, and tells of each once its row is drawn. */
async function writing({ prefix, steps }: { prefix: string; steps: number }): Promise<void> {
  const put = (field: HTMLInputElement | HTMLTextAreaElement, text: string) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const until = async <T>(find: () => T | null | undefined): Promise<T> => {
    for (;;) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
  const name = (n: number): string => (n < 26 ? '' : name(Math.floor(n / 26) - 1)) + String.fromCharCode(97 + (n % 26));
  const loop = async () => {
    for (let n = 0; ; n++) {
      const token = `${prefix}x${name(n)}`;
      document.querySelector<HTMLButtonElement>('.follow-head button')?.click();
      const form = await until(() => document.querySelector<HTMLFormElement>('.memo-form'));
      const [first] = form.querySelectorAll('input');
      const [draft, list] = form.querySelectorAll('textarea');
      if (!first || !draft || !list) throw new Error('the form has other fields now');
      put(first, token);
      put(draft, token.repeat(20));
      put(list, Array.from({ length: steps }, (_, i) => `${token}${'-'.repeat(i + 1)}`).join('\n'));
      await until(() => form.querySelector('button.primary:not([disabled])'));
      form.requestSubmit();
      await until(() => [...document.querySelectorAll('[data-memo]')].find((row) => row.textContent?.includes(token)));
      (window as unknown as { drawn(token: string): void }).drawn(token);
    }
  };
  void loop();
}

type Raw = Record<string, unknown>;

/** A record as it lies in the database, and whether all its parts are there. */
function found({ what, draft, checklist, log, desk, state }: Raw): Found {
  return {
    what: String(what),
    whole:
      draft === String(what).repeat(20) &&
      Array.isArray(checklist) &&
      checklist.length === STEPS &&
      checklist.every((step, i) => step?.text === `${what}${'-'.repeat(i + 1)}`) &&
      Array.isArray(log) &&
      log.length > 0 &&
      state === 'open' &&
      desk === 1,
  };
}

interface Session {
  page: Page;
  kill(): Promise<void>;
}

async function withBrowser(
  profile: string,
  extension: string,
  use: (session: Session) => Promise<void>,
): Promise<void> {
  // Left by the killed browser: the next one would ask who owns the profile.
  for (const name of readdirSync(profile))
    if (name.startsWith('Singleton')) rmSync(join(profile, name), { force: true });
  const studio = await launch({ profile, extension });
  try {
    const page = await studio.openPage('sidepanel.html');
    await page.locator('nav.modes').waitFor();
    await use({ page, kill: () => killAll(profile) });
  } finally {
    await killAll(profile);
    await studio.close({ keepProfile: true });
  }
}

/** Kills every process of the browser on `profile` at once, by its group, and waits until none of them runs. */
async function killAll(profile: string): Promise<void> {
  const groups = new Set(
    processes()
      .filter(({ args }) => args.includes(`--user-data-dir=${profile}`))
      .map(({ group }) => group),
  );
  for (const group of groups) process.kill(-group, 'SIGKILL');
  for (let tries = 0; tries < 500 && processes().some(({ group }) => groups.has(group)); tries++) await pause(10);
}

/** What runs on this machine (Linux, as the tests are); what is dead and not yet reaped does not run. */
function processes(): { group: number; args: readonly string[] }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '');
        const [state, , group] = stat.split(' ');
        return state === 'Z' || state === 'X' ? [] : [{ group: Number(group), args }];
      } catch {
        return [];
      }
    });
}

const letters = (n: number): string =>
  (n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(97 + (n % 26));
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Numbers from 0 to 1 that a seed fixes (mulberry32). */
function lots(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
