import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeKeys, signPack } from '../../lib/policy/sign';
import { SHOP_RULE } from '../builders';
import { CONSOLES, stopConsoles } from './harness';
import { type Firefox, launchFirefox } from './marionette';
import { FIREFOX_FOLDER, FIREFOX_ID, FIREFOX_POLICY } from './placed-policy';
import { type PolicyServer, startPolicyServer } from './policy-server';

/* Set by the administrator for Firefox, by the file it reads `storage.managed` from: in force without a click. */

const BOX = `document.querySelector('#replyTextarea')`;
const MARK = `document.querySelector('wenda-guard')?.shadowRoot?.querySelector('.box-mark')?.textContent`;

let firefox: Firefox;
let server: PolicyServer;
let wasMade = false;

beforeAll(async () => {
  const keys = await makeKeys();
  server = await startPolicyServer();
  server.file = await signPack(
    JSON.stringify({ format: 1, id: 'shop', version: 1, name: '小店', rules: [SHOP_RULE] }),
    keys,
  );
  wasMade = !existsSync(FIREFOX_FOLDER);
  mkdirSync(FIREFOX_FOLDER, { recursive: true });
  const data = { address: server.address, publisherKey: keys.publicKey, agent: '小林', group: '夜班', locked: true };
  writeFileSync(
    FIREFOX_POLICY,
    JSON.stringify({ name: FIREFOX_ID, description: 'a journey of the tests', type: 'storage', data }),
  );
  firefox = await launchFirefox();
});

afterAll(async () => {
  rmSync(FIREFOX_POLICY, { force: true });
  if (wasMade) rmSync(FIREFOX_FOLDER, { recursive: true, force: true });
  server?.close();
  await firefox?.close();
  await stopConsoles();
});

test('the policy of the address holds in a chat, and nothing of it can be changed in options', async () => {
  await firefox.navigate(CONSOLES.pinduoduo);
  await firefox.waitFor(`return Boolean(${BOX})`);
  await firefox.evaluate(`${BOX}.focus()`);
  await firefox.type('这款走蓝鲸快线发您');
  await firefox.waitFor(`return (${MARK} ?? '').includes('1')`);
  expect(server.sent).toBeGreaterThan(0);
  await firefox.navigate(firefox.page('options.html'));
  await firefox.waitFor(`return document.body.innerText.includes('小林 · 夜班')`);
  const field = `[...document.querySelectorAll('input')].find((input) => input.value === ${JSON.stringify(server.address)})`;
  expect(await firefox.evaluate<boolean>(`return ${field}?.disabled === true`)).toBe(true);
});
