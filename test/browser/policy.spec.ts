import { existsSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { makeKeys, type PublisherKeys, signPack, signRevocation, succeed } from '../../lib/policy/sign';
import { SHOP_RULE } from '../builders';
import { says } from '../says';
import { launch, type Studio, stopConsoles, unpackedId } from './harness';
import { CHROMIUM_FOLDER, CHROMIUM_POLICY } from './placed-policy';
import { type PolicyServer, startPolicyServer } from './policy-server';

/*
 * The administrator set address, publisher, agent and team on this machine; the agent clicked nothing. Their open chats
 * follow every version, and nothing that is not the publisher's.
 */

const SAID = '这款走蓝鲸快线发您';
const MARKUP = '<img src=x onerror="window.hit=1"><script>window.hit=2</script>';

const rule = (more: object = {}) => ({ ...SHOP_RULE, ...more });
const packOf = (version: number, rules: readonly object[] = [rule()], more: object = {}) =>
  JSON.stringify({ format: 1, id: 'shop', version, name: '小店', rules, ...more });

let keys: PublisherKeys;
let server: PolicyServer;
let studio: Studio;
let chats: Page[] = [];
let options: Page;
const made: string[] = [];

beforeAll(async () => {
  [keys, server] = [await makeKeys(), await startPolicyServer()];
  for (let path = CHROMIUM_FOLDER; !existsSync(path); path = join(path, '..')) made.push(path);
  mkdirSync(CHROMIUM_FOLDER, { recursive: true });
  const extension = process.env['WENDA_EXTENSION'] ?? join(process.cwd(), '.output/chrome-mv3');
  const settings = {
    address: server.address,
    publisherKey: keys.publicKey,
    agent: '小林',
    group: '夜班',
    locked: true,
  };
  writeFileSync(CHROMIUM_POLICY, JSON.stringify({ '3rdparty': { extensions: { [unpackedId(extension)]: settings } } }));
  studio = await launch();
  // Two chats and their pages on a busy machine.
  studio.context.setDefaultTimeout(20_000);
  chats = [await studio.openConsole('pinduoduo'), await studio.openConsole('pinduoduo')];
  options = await studio.openPage('options.html');
  // The administrator's word alone makes the browser look; no test begins in the middle of that.
  await vi.waitUntil(checkedAt, { timeout: 25_000 });
});

// Every test has a browser that has taken nothing yet but the first version: none goes by what another left.
beforeEach(async () => {
  server.instead = undefined;
  server.file = await signPack(packOf(1), keys);
  await forget();
  await look();
  for (const chat of chats) {
    await chat.bringToFront();
    await box(chat).fill('');
    await box(chat).fill(SAID);
    await held(chat).waitFor();
  }
});

afterAll(async () => {
  rmSync(CHROMIUM_POLICY, { force: true });
  for (const path of made) rmdirSync(path);
  server?.close();
  await studio?.close();
  await stopConsoles();
});

const box = (page: Page) => page.locator('#replyTextarea');
const held = (page: Page) => page.getByText('1 处会拦下');

/** The browser looks at the address now, as its alarm would have it. */
async function look(): Promise<void> {
  const before = await checkedAt();
  await studio.worker.evaluate(() => {
    const { onAlarm } = chrome.alarms as unknown as { onAlarm: { dispatch(alarm: object): void } };
    onAlarm.dispatch({ name: 'policy-watch', scheduledTime: 0 });
  });
  await expect.poll(checkedAt, { timeout: 25_000 }).toBeGreaterThan(before);
}

interface Source {
  checkedAt?: number;
  problem?: unknown;
  versions?: Record<string, number>;
  key?: string;
}
const source = () =>
  options.evaluate(
    () =>
      new Promise<Source>((done) => {
        const open = indexedDB.open('wenda');
        open.onsuccess = () => {
          const read = open.result.transaction('settings').objectStore('settings').get('policySource');
          read.onsuccess = () => {
            open.result.close();
            done(read.result?.value ?? {});
          };
        };
      }),
  );
const checkedAt = async () => (await source()).checkedAt ?? 0;

/** What was taken from the address so far, and who from, is gone. */
const forget = () =>
  options.evaluate(
    () =>
      new Promise<void>((done) => {
        const open = indexedDB.open('wenda');
        open.onsuccess = () => {
          const write = open.result.transaction(['settings', 'packs'], 'readwrite');
          write.objectStore('settings').delete('policySource');
          write.objectStore('packs').clear();
          write.oncomplete = () => {
            open.result.close();
            done();
          };
        };
      }),
  );

test('set by the administrator: the first version is in force without a click', async () => {
  expect(await source()).toMatchObject({ versions: { shop: 1 } });
  // What the administrator set holds as long as it is set: it is not the agent’s own afterwards.
  expect(await source()).not.toHaveProperty('key');
  await options.bringToFront();
  expect(await options.getByLabel('策略地址').isDisabled()).toBe(true);
  expect(await options.getByLabel('策略地址').inputValue()).toBe(server.address);
  await options.getByText('小林 · 夜班').waitFor();
});

test('the same file again is asked for, and is no news and no problem', async () => {
  const { sent, unchanged } = server;
  await look();
  await look();
  // The browser's own cache knows the file by its entity tag: it is asked for each time, and sent no more.
  expect(server).toMatchObject({ sent, unchanged: unchanged + 2 });
  expect(await source()).toMatchObject({ versions: { shop: 1 } });
  expect((await source()).problem).toBeUndefined();
});

test('a new version reaches both open chats without a reload, and no message that is being held', async () => {
  const [first, second] = chats as [Page, Page];
  await first.bringToFront();
  await box(first).press('Enter');
  await first.getByText('先别提蓝鲸快线').first().waitFor();
  server.file = await signPack(packOf(2, [rule({ mode: 'off' })]), keys);
  await look();
  await second.bringToFront();
  await held(second).waitFor({ state: 'hidden' });
  // The held message stays held until its writer decides.
  await first.bringToFront();
  expect(await first.getByText('先别提蓝鲸快线').first().isVisible()).toBe(true);
  await first.keyboard.press('Escape');
  await held(first).waitFor({ state: 'hidden' });

  // Nobody touches either chat, and one of them is behind the other.
  const more = rule({ say: '蓝鲸快线先别提', for: { groups: ['夜班'] } });
  server.file = await signPack(packOf(3, [more, rule({ id: 'others', for: { groups: ['早班'] } })]), keys);
  const looked = look();
  await held(first).waitFor();
  const took = Date.now() - server.sentAt;
  await held(second).waitFor();
  await looked;
  console.log(`in force ${took} ms after the file was sent`);
});

test.each([
  ['unsigned', async () => packOf(4), '没有签名'],
  ['signed by somebody else', async () => signPack(packOf(4), await makeKeys()), '发布人和以前不是同一个'],
  ['changed on its way', async () => (await signPack(packOf(4), keys)).replace('小店', '大店'), '签名对不上'],
  ['cut short', async () => (await signPack(packOf(4), keys)).slice(0, -9), '不完整'],
  ['expired', async () => signPack(packOf(4, [], { validUntil: '2020-01-01' }), keys), '已经过期'],
  ['malformed', async () => signPack('{"format":1,"rules":{}}', keys), 'rules'],
  ['failing its own example', async () => signPack(packOf(4, [rule({ flags: ['您好'] })]), keys), 'flags.0'],
  ['oversized', async () => `${await signPack(packOf(4), keys)}${' '.repeat(4_000_000)}`, '太大'],
  [
    'a bomb of nested lists',
    async () => signPack(`{"format":1,"rules":${'['.repeat(9000)}${']'.repeat(9000)}}`, keys),
    '层',
  ],
] as [string, () => Promise<string>, string][])(
  '%s: refused with the reason, the last good one stays',
  async (_, make, why) => {
    server.file = await make();
    await look();
    expect(await source()).toMatchObject({ problem: says(why), versions: { shop: 1 } });
    await options.bringToFront();
    await options.getByText(why).first().waitFor();
    const [chat] = chats as [Page];
    await chat.bringToFront();
    await box(chat).fill(`${SAID}。`);
    await held(chat).waitFor();
  },
);

test('an old version once more changes nothing', async () => {
  server.file = await signPack(packOf(2), keys);
  await look();
  server.file = await signPack(packOf(1, [rule({ mode: 'off' })]), keys);
  await look();
  expect(await source()).toMatchObject({ versions: { shop: 2 } });
});

test.each([
  [
    'an endless answer',
    (response: ServerResponse) => {
      const more = (): void => {
        while (response.write('a'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    },
    '太大',
  ],
  [
    'a redirect to another host',
    (response: ServerResponse): void =>
      void response.writeHead(302, { location: server.address.replace('127.0.0.1', 'localhost') }).end(),
    '跳转到了别的主机',
  ],
] as const)('%s is not taken', async (_, instead, why) => {
  let once = false;
  server.instead = (response) => {
    if (once && why.includes('跳转')) return void response.end(server.file);
    once = true;
    instead(response);
  };
  await look();
  expect(await source()).toMatchObject({ problem: says(why), versions: { shop: 1 } });
});

test('what the shop fixes for its agents holds, and is shown as the shop’s', async () => {
  const soft = rule({ id: 'soft', severity: 'hint', find: ['慢一拍'], flags: ['回得慢一拍'], passes: ['拍一张'] });
  const [chat] = chats as [Page];
  await chat.bringToFront();
  server.file = await signPack(packOf(2, [soft]), keys);
  await look();
  await box(chat).fill('回得慢一拍哈');
  await chat.getByText('1 处建议').waitFor();
  const agents = { hints: 'hide', ownReplies: 'forbid', quietHours: { from: '23:00', to: '7:00' } };
  server.file = await signPack(packOf(3, [soft], { agents }), keys);
  await look();
  await chat.getByText('1 处建议').waitFor({ state: 'hidden' });
  await options.bringToFront();
  for (const text of ['店里定了不显示', '只用店里的话术', '23:00 到 07:00'])
    await options.getByText(text).first().waitFor();
  expect(await options.getByRole('checkbox', { name: '勿扰' }).isDisabled()).toBe(true);
});

test('markup in a pack is text wherever it is shown', async () => {
  const text = { say: MARKUP, why: MARKUP, source: MARKUP };
  server.file = await signPack(packOf(4, [rule(text)], { name: MARKUP, note: MARKUP }), keys);
  await look();
  expect(await source()).toMatchObject({ versions: { shop: 4 } });
  const [chat] = chats as [Page];
  await chat.bringToFront();
  await held(chat).waitFor();
  await box(chat).press('Enter');
  await chat.getByText(MARKUP).first().waitFor();
  const panel = await studio.openPage('sidepanel.html');
  await panel.getByRole('region', { name: '策略更新到 v4' }).getByText(MARKUP).first().waitFor();
  await options.bringToFront();
  await options.getByText(MARKUP).first().waitFor();
  for (const page of [chat, panel, options]) {
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  }
  await panel.close();
  await chat.bringToFront();
  await chat.keyboard.press('Escape');
});

test('the publisher changes their key, and takes one back', async () => {
  const next = await succeed(keys, await makeKeys());
  server.file = await signPack(packOf(6), next);
  await look();
  // The administrator's word was the old key; who followed it from there stays with the new one.
  expect(await source()).toMatchObject({ versions: { shop: 6 }, key: next.publicKey });
  server.file = await signPack(packOf(7), next);
  await look();
  expect(await source()).toMatchObject({ versions: { shop: 7 }, key: next.publicKey });
  server.file = await signRevocation(next);
  await look();
  server.file = await signPack(packOf(8), next);
  await look();
  expect(await source()).toMatchObject({ problem: says('作废'), versions: { shop: 7 } });
});
