import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Agent, BUYERS, until } from './agent';
import { launch, type Studio, stopConsoles } from './harness';
import { type ModelServer, startModelServer } from './model-server';

/* The writing aid, against a real server of its protocol: asked by a key, checked, put in the box by a key. */

let studio: Studio;
let agent: Agent;
let model: ModelServer;
let options: Page;

beforeAll(async () => {
  model = await startModelServer();
  studio = await launch(process.env['WENDA_EXTENSION'] ? { extension: process.env['WENDA_EXTENSION'] } : {});
  agent = await Agent.at(studio, 'pinduoduo');
});
afterAll(async () => {
  model?.close();
  await studio?.close();
  await stopConsoles();
});

const section = () => options.locator('.setting', { hasText: '代写' }).first();
const aidShows = (words: string) =>
  agent.panel.waitFor(`document.querySelector('.aid')?.innerText.includes(${JSON.stringify(words)})`);

test('it is off until somebody switches it on; a wrong key is told there', async () => {
  expect(await agent.panel.evaluate(`document.querySelector('.aid')`)).toBeFalsy();
  options = await studio.openPage('options.html');
  await section().getByLabel('店铺指定的模型地址').check();
  await section().locator('input[inputmode=url]').fill('http://api.example/v1');
  await section().getByText('要以 https:// 开头').waitFor();
  await section().locator('input[inputmode=url]').fill(model.address);
  await section().getByLabel('模型名称').fill('qwen-plus');
  await section().getByLabel('密钥').fill('sk-wrong');
  model.answer = { status: 401, reason: 'invalid api key' };
  await section().getByRole('button', { name: '存下并试一下' }).click();
  await section()
    .getByText(/已存下，但还不能写：密钥不对.*invalid api key/)
    .waitFor();
  model.answer = { pieces: ['在的'] };
  await section().getByLabel('密钥').fill('sk-right');
  await section().getByRole('button', { name: '存下并试一下' }).click();
  await section().getByText('已存下，试过了，能写').waitFor();
  expect(model.asked.at(-1)?.key).toBe('Bearer sk-right');
});

test('axe finds nothing in its setting, in light and dark', async () => {
  const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
  for (const colorScheme of ['light', 'dark'] as const) {
    await options.emulateMedia({ colorScheme });
    await options.evaluate(axe);
    const found = await options.evaluate(async () => {
      const run = (window as unknown as { axe: { run(c: Document): Promise<{ violations: { id: string }[] }> } }).axe;
      return (await run.run(document)).violations.map(({ id }) => id);
    });
    expect(found).toEqual([]);
  }
});

test('a reply is written by one key, streamed, checked, and put in the box by another; nothing personal left', async () => {
  await agent.page.bringToFront();
  const uid = await agent.uidOf(BUYERS.leak);
  await agent.page.evaluate((to) => window.sim.buyerSays(to, '我电话13812345678，杯子一直漏'), uid);
  await agent.panel.waitFor(`document.querySelector('.aid-ask')?.innerText.includes('起草')`);
  const sentBefore = await agent.sentTo(BUYERS.leak);
  model.answer = { pieces: ['麻烦您', '拍张漏水处的照片', '，我马上帮您核实'] };
  const ask = async () => {
    await agent.panel.press('Alt+g');
    await aidShows('已通过检查');
    return model.asked.at(-1)?.body ?? '';
  };
  const asked = await until(ask, (body) => body.includes('杯子一直漏'), 'the new message in the question');
  for (const personal of ['13812345678', await agent.nameOf(BUYERS.leak), uid]) expect(asked).not.toContain(personal);
  await agent.panel.press('Enter');
  await until(
    () => agent.draft(),
    (text) => text === '麻烦您拍张漏水处的照片，我马上帮您核实',
    'the text in the box',
  );
  expect(await agent.sentTo(BUYERS.leak)).toEqual(sentBefore);
});

test('a draft is made better; the findings go with it', async () => {
  await agent.writes('亲，退货可以的，运费需要您承担哦');
  await agent.panel.waitFor(`document.querySelector('.finding')`);
  await agent.panel.waitFor(`document.querySelector('.aid-ask')?.innerText.includes('润色')`);
  model.answer = { pieces: ['可以退的，先麻烦您拍张照，核实后运费这块给您准话'] };
  await agent.panel.press('Alt+g');
  await aidShows('已通过检查');
  expect(model.asked.at(-1)?.body).toContain('这条草稿的毛病');
});

test('what would be held is not offered, and says why', async () => {
  model.answer = { pieces: ['可以退，运费您自己承担'] };
  await agent.panel.press('Alt+g');
  await aidShows('没通过检查');
  expect(await agent.panel.evaluate(`document.querySelector('.aid .primary')`)).toBeFalsy();
});

test('Escape stops the writing', async () => {
  model.answer = { pieces: ['麻烦您'], hang: true };
  await agent.panel.press('Alt+g');
  await aidShows('麻烦您');
  await agent.panel.press('Escape');
  await agent.panel.waitFor(`document.querySelector('.aid-ask')`);
});

test('another buyer’s chat begins with nothing written', async () => {
  model.answer = { pieces: ['稍等，我帮您看下'] };
  await agent.panel.press('Alt+g');
  await aidShows('已通过检查');
  await agent.turnTo(BUYERS.ship);
  await agent.panel.waitFor(`document.querySelector('.aid-ask') && !document.querySelector('.aid-text')`);
});

test('a policy that forbids it takes it away at once', async () => {
  await options.bringToFront();
  await options.getByLabel('导入策略包').setInputFiles({
    name: 'no-aid.yaml',
    mimeType: 'text/yaml',
    buffer: Buffer.from('format: 1\nid: no-aid\nversion: 1\nname: 不许代写\naid: forbid\n'),
  });
  await options.getByText('店铺的策略不允许代写').waitFor();
  await agent.page.bringToFront();
  await agent.panel.waitFor(`document.querySelector('.case') && !document.querySelector('.aid')`);
});
