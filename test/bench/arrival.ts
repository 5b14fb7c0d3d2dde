import { existsSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { makeKeys, signPack } from '../../lib/policy/sign';
import { launch, stopConsoles, unpackedId } from '../browser/harness';
import { CHROMIUM_FOLDER, CHROMIUM_POLICY } from '../browser/placed-policy';
import { startPolicyServer } from '../browser/policy-server';
import { SHOP_RULE } from '../builders';

/* A new version of the shop's policy: from the server's last byte to the moment the drafts in two open chats show its findings. */

const ROUNDS = 9;
const TARGET = 1000;

/** What version `n` alone finds. */
const phrase = (n: number) => `走蓝鲸${'甲乙丙丁戊己庚辛壬癸子丑寅卯'[n] ?? n}线发您`;

/** A shop's rules besides: each with its examples, which are tried before the pack is taken. */
const more = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    ...SHOP_RULE,
    id: `shop-${i}`,
    find: [`第${i}号仓 …6(不管|不理)`, `(退|换) …4第${i}号`],
    flags: [`第${i}号仓那边不管的`, `退到第${i}号吧`],
    passes: [`第${i}号仓已经发了`, `第${i}号码有货`],
    rewrites: ['我来处理'],
  }));

/** `bench arrival [--json FILE]`: as root on Linux, with a fresh build; the policy is placed as an administrator would. */
export async function main(args: readonly string[]): Promise<number> {
  const rows: { work: string; who: string; value: number; unit: string; ratio: number }[] = [];
  const [keys, server] = [await makeKeys(), await startPolicyServer()];
  const made: string[] = [];
  for (let path = CHROMIUM_FOLDER; !existsSync(path); path = join(path, '..')) made.push(path);
  mkdirSync(CHROMIUM_FOLDER, { recursive: true });
  const extension = unpackedId(join(process.cwd(), '.output/chrome-mv3'));
  const settings = { address: server.address, publisherKey: keys.publicKey, agent: '小林' };
  writeFileSync(CHROMIUM_POLICY, JSON.stringify({ '3rdparty': { extensions: { [extension]: settings } } }));
  const studio = await launch();
  try {
    const chats = [await studio.openConsole('pinduoduo'), await studio.openConsole('pinduoduo')];
    let version = 0;
    for (const besides of [0, 500]) {
      const taken: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        version++;
        const n = version % 14;
        await Promise.all(chats.map((chat) => watch(chat, phrase(n))));
        const rules = [
          { ...SHOP_RULE, find: [phrase(n)], flags: [phrase(n)], passes: ['走白鸽线发您'] },
          ...more(besides),
        ];
        const pack = { format: 1, id: 'shop', version, name: '小店', rules };
        server.file = await signPack(JSON.stringify(pack), keys);
        await studio.worker.evaluate(() => {
          const { onAlarm } = chrome.alarms as unknown as { onAlarm: { dispatch(alarm: object): void } };
          onAlarm.dispatch({ name: 'policy-watch', scheduledTime: 0 });
        });
        const shown = await Promise.all(
          chats.map((chat) => chat.waitForFunction(() => Reflect.get(window, 'shownAt'))),
        );
        const at = await Promise.all(shown.map((handle) => handle.jsonValue() as Promise<number>));
        // The first version also wakes what was asleep.
        if (round > 0) taken.push(Math.max(...at) - server.sentAt);
      }
      taken.sort((a, b) => a - b);
      const work = `a version of ${besides + 1} rules, sent to shown in two chats`;
      for (const [who, value] of [
        ['median', taken[Math.floor(taken.length / 2)] ?? 0],
        ['slowest', taken.at(-1) ?? 0],
      ] as const) {
        rows.push({
          work,
          who: `${who}, against 1000 ms`,
          value,
          unit: 'ms',
          ratio: Number((value / TARGET).toFixed(3)),
        });
        console.log(`${work.padEnd(60)} ${who.padEnd(10)} ${value} ms`);
      }
    }
  } finally {
    rmSync(CHROMIUM_POLICY, { force: true });
    for (const path of made) rmdirSync(path);
    server.close();
    await studio.close();
    await stopConsoles();
  }
  const at = args.indexOf('--json');
  const file = args[at + 1];
  const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}, Chromium`;
  if (at >= 0 && file) writeFileSync(file, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  return 0;
}

/** The draft stands in the box; `shownAt` is when a finding is first shown for it. */
async function watch(chat: Page, draft: string): Promise<void> {
  await chat.bringToFront();
  await chat.locator('#replyTextarea').fill(draft);
  await chat.locator('wenda-guard').first().waitFor({ state: 'attached' });
  await chat.evaluate(() => {
    Reflect.deleteProperty(window, 'shownAt');
    const look = () => {
      const roots = [...document.querySelectorAll('wenda-guard')].map(
        ({ shadowRoot }) => shadowRoot?.textContent ?? '',
      );
      if (roots.some((text) => text.includes('会拦下'))) Reflect.set(window, 'shownAt', Date.now());
      else setTimeout(look, 5);
    };
    look();
  });
}
