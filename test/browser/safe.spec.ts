import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addRecords, putRecords, recordsOf } from '../tools/records';
import { day, fillTables, memo, openDesk } from '../tools/stage';
import { until } from './agent';
import { axeFinds, axeFindsInBoth } from './axe';
import { launch, type Studio, stopConsoles } from './harness';

/* What keeps an agent's data safe, in the real browser: backup and restore, lock, reminders, updates, a damaged record. */

const LINK = 'https://mms.pinduoduo.com/chat-merchant/index.html#/';

let studio: Studio;
/** a page of the extension on which nothing of ours runs */
let ground: Page;
const start = (profile?: string) =>
  launch({
    ...(process.env['WENDA_EXTENSION'] ? { extension: process.env['WENDA_EXTENSION'] } : {}),
    ...(profile ? { profile } : {}),
  });

beforeAll(async () => {
  studio = await start();
  ground = await studio.openPage('icon/32.png');
});
afterAll(async () => {
  await studio?.close();
  await stopConsoles();
});

// What one journey set, the next one does not find: above all no lock. A page that stays keeps the browser running.
afterEach(async () => {
  const ours = studio.context.pages().filter((each) => each !== ground);
  await putRecords(ground, { settings: [] });
  await Promise.all(ours.map((each) => each.close()));
});

/** The same build, but without the leave to more room than others: only so can a test make the disk seem full. */
function withoutOwnRoom(): string {
  const copy = join(process.cwd(), 'test/.tmp/own-room');
  rmSync(copy, { recursive: true, force: true });
  cpSync(process.env['WENDA_EXTENSION'] ?? join(process.cwd(), '.output/chrome-mv3'), copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest: { permissions: string[] } = JSON.parse(readFileSync(file, 'utf8'));
  const permissions = manifest.permissions.filter((each) => each !== 'unlimitedStorage');
  writeFileSync(file, JSON.stringify({ ...manifest, permissions }));
  return copy;
}

interface Row {
  id: string;
  what: string;
  state: string;
  owner: string;
  dueAt: number;
  log: { did: string; note?: string }[];
}

/** The listeners of the worker are called as the browser calls them. */
const ring = (name: string) =>
  studio.worker.evaluate((alarm) => {
    const event = chrome.alarms.onAlarm as unknown as { dispatch(alarm: object): void };
    event.dispatch({ name: alarm, scheduledTime: Date.now() });
  }, name);
const notices = () =>
  studio.worker.evaluate(
    () => new Promise<string[]>((done) => chrome.notifications.getAll((shown) => done(Object.keys(shown)))),
  );
const clearNotices = () =>
  studio.worker.evaluate(async () => {
    const shown = await new Promise<object>((done) => chrome.notifications.getAll(done));
    for (const id of Object.keys(shown)) await chrome.notifications.clear(id);
  });
const said = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();

async function desk(tables: Parameters<typeof openDesk>[1], at = 'memos'): Promise<Page> {
  return openDesk({ studio }, { settings: [], ...tables }, at);
}
async function options(hash = ''): Promise<Page> {
  const page = await studio.openPage(`options.html${hash}`);
  await page.locator('main.options').waitFor();
  return page;
}

describe('backup', () => {
  test('closed by a passphrase it goes out, everything is lost, and after a look it all comes back', async () => {
    const page = await desk({ memos: day() });
    const before = await recordsOf<Row>(page, 'memos');
    const settings = await options();
    await settings.getByLabel('加口令').first().check();
    await settings.getByLabel(/^口令/).fill('一路平安到家不迟到');
    await settings.getByLabel('再写一遍').fill('一路平安到家不迟到');
    const [download] = await Promise.all([
      settings.waitForEvent('download'),
      settings.getByRole('button', { name: '导出备份' }).click(),
    ]);
    await said(settings, /导出 \d+ 条/);
    const path = await download.path();
    expect(readFileSync(path, 'utf8')).not.toContain('漏水杯');
    await fillTables(page, { memos: [memo(6, '改了字', 5), memo(90, '只在本机的', 10)] });

    await settings.getByLabel('导入备份').setInputFiles(path);
    const dialog = settings.getByRole('dialog');
    await dialog.getByLabel(/^口令/).fill('记错了的口令');
    await dialog.getByRole('button', { name: '打开' }).click();
    await dialog.getByText('口令不对').waitFor();
    await dialog.getByLabel(/^口令/).fill('一路平安到家不迟到');
    await dialog.getByRole('button', { name: '打开' }).click();
    await dialog.getByRole('row', { name: /跟进/ }).waitFor();
    expect(await dialog.getByRole('row', { name: /跟进/ }).getByRole('cell').allInnerTexts()).toEqual([
      '5',
      '–',
      '1',
      '–',
      '–',
      '1',
    ]);
    expect(await axeFinds(settings, { within: 'dialog' })).toEqual([]);
    await dialog.getByRole('button', { name: '改为替换' }).click();
    await dialog.getByRole('button', { name: /确定替换，本机 2 条会没有/ }).click();
    await said(settings, /恢复好了：新增 5 条，更新 1 条/);
    const byId = (rows: Row[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(await recordsOf<Row>(page, 'memos'))).toEqual(byId(before));
    await settings.close();
  });

  test('a foreign, a broken and a newer file are refused with the reason; nothing is changed', async () => {
    const page = await desk({ memos: day() });
    const before = await recordsOf<Row>(page, 'memos');
    const settings = await options();
    for (const [text, reason] of [
      ['{"memos":1}', '这不是稳答的备份文件'],
      ['{"format":"wenda-backup","version":2,"at":1,"content":{"tab', '不完整'],
      ['{"format":"wenda-backup","version":9,"memos":[]}', '更新版本'],
    ] as const) {
      await settings
        .getByLabel('导入备份')
        .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      await settings.getByRole('dialog').getByText(reason).waitFor();
      await settings.keyboard.press('Escape');
      await settings.getByRole('dialog').waitFor({ state: 'detached' });
    }
    expect(await recordsOf<Row>(page, 'memos')).toEqual(before);
    await settings.close();
  });

  test('each day into the folder chosen, once; a folder that is gone, or asks again, is told; so is a week without', async () => {
    const page = await desk({ memos: [memo(1, '答复', 60)] });
    // The browser's own dialog cannot be driven: a folder of the browser's stands in for one of the disk, its handle is
    // of the same kind. Leave to write there is given, or asked for again, as the journey wants it.
    await studio.context.addInitScript(() => {
      if (!location.protocol.startsWith('chrome-extension')) return;
      const folder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('备份', { create: true });
      Object.assign(window, { showDirectoryPicker: folder });
      const leave = async () => localStorage.getItem('leave') ?? 'granted';
      const ask = async () => {
        localStorage.removeItem('leave');
        return leave();
      };
      Object.assign(FileSystemHandle.prototype, { queryPermission: leave, requestPermission: ask });
    });
    const settings = await options();
    const files = () =>
      settings.evaluate(async () => {
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('备份', { create: true });
        const found: [string, string][] = [];
        for await (const [name, handle] of folder as unknown as AsyncIterable<[string, FileSystemFileHandle]>)
          found.push([name, await (await handle.getFile()).text()]);
        return found;
      });
    await settings.getByLabel('存到我选的文件夹').check();
    await settings.getByRole('button', { name: '选文件夹' }).click();
    await settings.getByText('文件夹：备份，留最近 30 份').waitFor();
    const [first] = await until(files, (found) => found[0]?.[1].includes('答复') ?? false, 'written at once');
    expect(first?.[0]).toMatch(/^wenda-auto-\d{4}-\d\d-\d\d\.json$/);
    const backup = (to: object) => fillTables(page, { settings: [{ key: 'backup', value: { sealed: false, ...to } }] });
    const known = () =>
      recordsOf<{ key: string; value: { lastAt?: number; problem?: string } }>(page, 'settings').then(
        (rows) => rows.find(({ key }) => key === 'backup')?.value,
      );

    // The next day's, by the alarm; a second look of that day makes no second file.
    const yesterday = { daily: 'folder', folder: '备份', lastAt: Date.now() - 86_400_000 };
    await fillTables(page, {
      memos: [memo(1, '第二天的事', 60)],
      settings: [{ key: 'backup', value: { sealed: false, ...yesterday } }],
    });
    await ring('daily-backup');
    await until(files, (found) => found[0]?.[1].includes('第二天的事') ?? false, 'written by the alarm');
    await ring('daily-backup');
    expect(await files()).toHaveLength(1);

    // The browser wants the agent's word again; one click gives it and writes.
    await settings.evaluate(() => localStorage.setItem('leave', 'prompt'));
    await backup(yesterday);
    await settings.reload();
    await settings.getByRole('button', { name: '允许写入' }).click();
    await until(known, (state) => (state?.lastAt ?? 0) > yesterday.lastAt, 'allowed, and written');

    const since = Date.now() - 9 * 86_400_000;
    await backup({ daily: 'off', since });
    // A look that is still running is not begun again: it is asked until one has seen the change.
    const looked = () => ring('daily-backup').then(notices);
    await until(looked, (ids) => ids.includes('backup:'), 'the week is told');
    await page.reload();
    await page.getByText('已经 9 天没有备份').waitFor();
    await clearNotices();
    await settings.close();
  });
});

test('a full disk: all that was saved is there, what was not is said and stays in its form until there is room', async () => {
  const own = await launch({ extension: withoutOwnRoom() });
  try {
    const origin = `chrome-extension://${own.extensionId}`;
    const empty = await own.openPage('icon/16.png');
    await recordsOf(empty, 'memos');
    const cdp = await own.context.newCDPSession(empty);
    const room = (bytes?: number) =>
      cdp.send('Storage.overrideQuotaForOrigin', { origin, ...(bytes === undefined ? {} : { quotaSize: bytes }) });
    // For half a minute the browser goes by the room it knew of; with the database that is forgotten.
    await room(1);
    await cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    const first = await own.openPage('desk.html#memos');
    await first.locator('.desk-head').waitFor();
    await room((await cdp.send('Storage.getUsageAndQuota', { origin })).usage + 60_000);
    const page = await openDesk({ studio: own }, { memos: day() }, 'memos');
    await page.locator('.line').first().waitFor();
    for (const size of [5000, 200])
      for (let i = 0, refused = false; !refused; i++)
        refused = await addRecords(page, { settings: [{ key: `filler-${size}-${i}`, value: 'x'.repeat(size) }] }).then(
          () => false,
          () => true,
        );
    const saved = await recordsOf<Row>(page, 'memos');
    expect(saved).toHaveLength(day().length);

    await page.keyboard.press('a');
    await page.locator('.memo-form').waitFor();
    await page.keyboard.insertText('明早10点 打电话确认补发地址');
    await page.keyboard.press('Enter');
    await said(page, /磁盘满了，刚才这一步没有存上/);
    await page.getByText('磁盘快满了，先备份再清理').waitFor();
    expect(await page.getByLabel('要做什么').inputValue()).toBe('打电话确认补发地址');
    await page.getByLabel('要做什么').press('Escape');
    await page.keyboard.press('x');
    await page.getByLabel('为什么不办了').fill('买家自己解决了');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '再存一次' }).waitFor();
    await said(page, /磁盘满了/);
    await page.keyboard.press('d');
    await said(page, /磁盘满了/);
    await page.reload();
    await page.locator('.line').first().waitFor();
    expect(await recordsOf<Row>(page, 'memos')).toEqual(saved);

    await page.keyboard.press('a');
    await page.locator('.memo-form').waitFor();
    await page.keyboard.insertText('明早10点 打电话确认补发地址');
    await page.keyboard.press('Enter');
    await said(page, /磁盘满了/);
    await room();
    await page.getByLabel('要做什么').press('Enter');
    const kept = await until(
      () => recordsOf<Row>(page, 'memos'),
      (rows) => rows.length === saved.length + 1,
      'kept now that there is room',
    );
    const made = kept.find((row) => row.what === '打电话确认补发地址');
    expect(new Date(made?.dueAt ?? 0).getHours()).toBe(10);
  } finally {
    await own.close();
  }
});

describe('several agents', () => {
  test('each has a list of their own, turned to by hand and back', async () => {
    const page = await desk({ memos: [memo(1, '本机的事', 60), memo(2, '小王的事', 60, { owner: '小王' })] });
    await page.getByText('本机的事').first().waitFor();
    await page.getByLabel('谁的跟进').selectOption('小王');
    await page.getByText('小王的事').first().waitFor();
    expect(await page.getByText('本机的事').count()).toBe(0);
    await page.getByLabel('谁的跟进').selectOption('');
    await page.getByText('本机的事').first().waitFor();
  });

  test('the lock hides desk, panel and options until its PIN; wrong ones wait, also after a reload', async () => {
    const settings = await options();
    await settings.getByLabel(/^PIN/).fill('2580');
    await settings.getByRole('button', { name: '打开锁屏' }).click();
    await settings.getByText(/已打开：10 分钟/).waitFor();
    const page = await desk({ memos: day(), settings: await recordsOf(settings, 'settings') });
    await page.getByText('答复漏水杯怎么处理').first().waitFor();
    await settings.getByRole('button', { name: '现在锁上' }).click();
    const panel = await studio.openPage('sidepanel.html');
    for (const shown of [page, panel, settings]) {
      await shown.bringToFront();
      await shown.getByRole('heading', { name: '已锁上' }).waitFor();
      expect(await shown.locator('body').innerText()).not.toContain('漏水');
    }
    await page.bringToFront();
    expect(await axeFinds(page)).toEqual([]);
    // Its keys are those of the lock alone.
    await page.keyboard.press('d');
    for (let i = 0; i < 3; i++) {
      await page.getByLabel('PIN').fill('0000');
      await page.keyboard.press('Enter');
      await until(
        () => recordsOf<{ key: string; value: { count?: number } }>(page, 'settings'),
        (rows) => rows.some(({ key, value }) => key === 'lockTries' && value.count === i + 1),
        'charged',
      );
      await page.getByText(i < 2 ? 'PIN 不对' : /秒后再试/).waitFor();
    }
    expect(await page.getByLabel('PIN').isDisabled()).toBe(true);
    await page.reload();
    await page.getByText(/秒后再试/).waitFor();
    expect((await recordsOf<Row>(page, 'memos')).every((row) => row.state !== 'done')).toBe(true);
    // The wait is over.
    await fillTables(page, {
      memos: day(),
      settings: (await recordsOf<{ key: string }>(page, 'settings')).filter(({ key }) => key !== 'lockTries'),
    });
    await page.reload();
    await page.getByLabel('PIN').fill('2580');
    await page.keyboard.press('Enter');
    await page.getByText('答复漏水杯怎么处理').first().waitFor();
    await panel.close();
    await settings.close();
    await fillTables(page, { settings: [] });
  });
});

test('what is stored about a buyer is shown hidden, whole when asked for, and erased from every table', async () => {
  const about = { buyer: { id: '700011', name: '喵***酱' }, order: { number: '2409-111111' } };
  const page = await desk({
    memos: [memo(1, '打 13812345678 确认地址', 60, about), memo(2, '别人的事', 90, { buyer: { id: '5', name: '她' } })],
    calls: [{ id: 'c1', owner: '本机', buyerId: '700011', buyerName: '喵***酱', at: Date.now(), outcome: 'agreed' }],
  });
  await page.locator('.line').first().waitFor();
  expect(await page.locator('.line').first().innerText()).toContain('138****5678');
  const [settings] = await Promise.all([
    studio.context.waitForEvent('page'),
    page.getByRole('link', { name: '存了这位买家的什么' }).click(),
  ]);
  const dialog = settings.getByRole('dialog');
  await dialog.getByText('通话 1').waitFor();
  await dialog.locator('summary').first().click();
  expect(await dialog.innerText()).toContain('138****5678');
  expect(await dialog.locator('summary').allInnerTexts()).toEqual([
    expect.stringMatching(/^打 138\*{4}5678 确认地址\s+要办 到期 \d{4}-\d\d-\d\d \d\d:\d\d$/),
    expect.stringMatching(/谈妥了/),
  ]);
  expect(await axeFinds(settings, { within: 'dialog' })).toEqual([]);
  await dialog.getByLabel('显示完整的电话和地址').check();
  await dialog.getByText('13812345678').first().waitFor();
  await dialog.getByRole('button', { name: '删掉这位买家的数据' }).click();
  await dialog.getByRole('button', { name: /确定删掉 2 条/ }).click();
  await said(settings, /删掉 2 条/);
  expect((await recordsOf<Row>(page, 'memos')).map((row) => row.what)).toEqual(['别人的事']);
  expect(await recordsOf(page, 'calls')).toEqual([]);
  await settings.close();
});

describe('the database', () => {
  test('two desks change one memo at once and lose neither change', async () => {
    const page = await desk({ memos: [memo(1, '问网点', 60)] });
    await page.locator('.line').waitFor();
    const other = await studio.openPage('desk.html#memos');
    await other.locator('.line').waitFor();
    for (const [shown, words] of [
      [page, '网点说下午回电'],
      [other, '买家催了一次'],
    ] as const) {
      await shown.bringToFront();
      await shown.keyboard.press('m');
      await shown.keyboard.insertText(words);
      await shown.keyboard.press('Tab');
      await shown.keyboard.insertText('明早10点');
    }
    await Promise.all(
      [page, other].map((shown) =>
        shown.locator('.act-form').evaluate((form) => (form as HTMLFormElement).requestSubmit()),
      ),
    );
    const [kept] = await until(
      () => recordsOf<Row>(page, 'memos'),
      ([row]) => (row?.log.filter((line) => line.did === 'noted').length ?? 0) === 2,
      'both notes',
    );
    expect(kept?.log.flatMap((line) => (line.did === 'noted' ? line.note : [])).sort()).toEqual(
      ['网点说下午回电', '买家催了一次'].sort(),
    );
    await other.close();
  });

  test('a record that cannot be read is put aside and counted; the rest works', async () => {
    const page = await desk({ memos: [memo(1, '还在的事', 60), memo(2, '坏掉的', 30, { kind: 'party' })] });
    await page.getByText('还在的事').first().waitFor();
    await until(
      () => recordsOf<{ raw: { id: string } }>(page, 'setAside'),
      (aside) => aside.some(({ raw }) => raw.id === 'scene-2'),
      'put aside',
    );
    await page.reload();
    await page.getByText(/有 1 条记录读不出来/).waitFor();
    const settings = await options();
    await settings.getByText('有 1 条记录读不出来，原样放在一边；备份会带上它们').waitFor();
    await settings.close();
  });
});

describe('reminders', () => {
  test('a real alarm rings after the worker was killed; the click leads to chat and memo', async () => {
    const page = await desk({ memos: [] });
    await clearNotices();
    const chat = await studio.openConsole('pinduoduo');
    await page.bringToFront();
    await fillTables(page, { memos: [memo(1, '答复漏水杯', 0, { dueAt: Date.now() + 4000, link: LINK })] });
    await ring('memos-due');
    await page.reload();
    await until(
      () => studio.worker.evaluate(() => chrome.alarms.get('memos-due').then((alarm) => alarm?.scheduledTime ?? 0)),
      (when) => when > Date.now() - 5000 && when < Date.now() + 5000,
      'the alarm is set',
    );
    await studio.stopWorker();
    // Nothing wakes it but the alarm: the badge is asked from a page.
    await until(
      () => page.evaluate(() => chrome.action.getBadgeText({})),
      (badge) => badge === '1',
      'rung',
    );
    await until(notices, (ids) => ids.includes('memo:scene-1'), 'told');
    await ring('memos-look');
    await ring('memos-due');
    expect(await notices()).toEqual(['memo:scene-1']);
    await studio.worker.evaluate(() => {
      const event = chrome.notifications.onClicked as unknown as { dispatch(id: string): void };
      event.dispatch('memo:scene-1');
    });
    await until(
      async () => page.url(),
      (url) => url.endsWith('#memos/scene-1'),
      'the memo is in hand',
    );
    await page.locator('.line-current', { hasText: '答复漏水杯' }).waitFor();
    // The buyer's thanks end nothing that was promised.
    await chat.evaluate(() => {
      const [first] = window.sim.buyers;
      window.sim.open(first?.uid);
      window.sim.buyerSays(first?.uid ?? '', '好的，谢谢');
    });
    expect((await recordsOf<Row>(page, 'memos')).map((row) => row.state)).toEqual(['open']);
    await chat.close();
  });

  test('what fell due while the browser was closed is told once at its start', async () => {
    const page = await desk({ memos: [] });
    await clearNotices();
    const soon = Date.now() + 1500;
    await fillTables(page, { memos: [memo(1, '甲', 0, { dueAt: soon }), memo(2, '乙', 0, { dueAt: soon + 100 })] });
    const { profile } = studio;
    await studio.close({ keepProfile: true });
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, soon + 300 - Date.now())));
    studio = await start(profile);
    ground = await studio.openPage('icon/32.png');
    await until(notices, (ids) => ids.length === 1 && ids[0] === 'memo:many', 'told together');
    await clearNotices();
    await studio.stopWorker();
    // A page wakes it, as one does all day.
    const woken = await studio.openPage('desk.html#memos');
    await woken.evaluate(async () => {
      await chrome.action.setBadgeText({ text: '' });
      await chrome.runtime.sendMessage({ wenda: 'news', name: 'stored', args: [{ table: 'memos' }] }).catch(() => {});
    });
    await until(
      () => woken.evaluate(() => chrome.action.getBadgeText({})),
      (badge) => badge === '2',
      'counted anew',
    );
    expect(await notices()).toEqual([]);
  });

  test('own times and working blocks are kept as they are set', async () => {
    const settings = await options();
    await settings.getByRole('button', { name: '加一段' }).click();
    await settings.getByLabel('时段 1：到').fill('11:30');
    await settings.getByLabel('我自己的改期时间').fill('15分钟后\n胡说');
    await settings.getByText('“胡说”看不懂').waitFor();
    await settings.getByLabel('我自己的改期时间').fill('15分钟后\n明早9点');
    await settings.getByLabel('我自己的改期时间').blur();
    await until(
      () => recordsOf<{ key: string; value: unknown }>(settings, 'settings'),
      (rows) => JSON.stringify(rows).includes('明早9点') && JSON.stringify(rows).includes('690'),
      'kept',
    );
    const page = await desk({ memos: day(), settings: await recordsOf(settings, 'settings') });
    await page.locator('.line').first().waitFor();
    await page.keyboard.press('s');
    await page.getByRole('button', { name: /15分钟后/ }).waitFor();
    await settings.close();
  });
});

test('a key anywhere opens a form for the open buyer; what is kept leads back to the chat', async () => {
  const chat = await studio.openConsole('pinduoduo');
  await chat.locator('#replyTextarea').waitFor();
  const name = await chat.evaluate(() => {
    const [first] = window.sim.buyers;
    window.sim.open(first?.uid);
    return first?.name ?? '';
  });
  await chat.bringToFront();
  const press = () =>
    studio.worker.evaluate(() => {
      const event = chrome.commands.onCommand as unknown as { dispatch(command: string): void };
      event.dispatch('new-memo');
    });
  const [quick] = await Promise.all([studio.context.waitForEvent('page'), press()]);
  await quick.locator('.memo-form').getByText(name, { exact: false }).waitFor();
  await quick.getByLabel('要做什么').fill('明早10点 打电话确认补发地址');
  await quick.keyboard.press('Enter');
  const [kept] = await until(
    () => recordsOf<Row & { buyer?: { name: string }; link?: string }>(quick, 'memos'),
    (rows) => rows.some((row) => row.what === '打电话确认补发地址'),
    'kept',
  );
  expect([kept?.buyer?.name, kept?.link]).toEqual([name, chat.url()]);
  await chat.close();
});

test('a round under a moving clock: nothing moves before midnight, and the new day begins its own', async () => {
  await desk({ memos: day() }, 'round');
  const page = await studio.context.newPage();
  const late = new Date();
  late.setHours(23, 57, 0, 0);
  await page.clock.install({ time: late });
  await page.goto(`chrome-extension://${studio.extensionId}/desk.html#round`);
  await page.locator('.line').nth(5).waitFor();
  const order = () => page.locator('.line').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-memo')));
  const before = await order();
  await page.keyboard.press('d');
  await page.getByText('看过 1 / 6').waitFor();
  const hand = await page.locator('.line-body[aria-current]').innerText();
  await page.clock.fastForward('01:30');
  expect(await order()).toEqual(before);
  expect(await page.locator('.line-body[aria-current]').innerText()).toBe(hand);
  await page.clock.fastForward('03:00');
  await page.getByText('看过 0 / 5').waitFor();
  await page.keyboard.press('d');
  const days = await until(
    () => recordsOf<{ day: string; looks: unknown[] }>(page, 'rounds'),
    (rounds) => rounds.length === 2,
    'a round of each day',
  );
  expect(days.map(({ looks }) => looks.length)).toEqual([1, 1]);
});

test('the options are clean to axe, in light and dark', async () => {
  const settings = await options();
  expect(await axeFindsInBoth(settings)).toEqual([]);
  await settings.close();
});

test('an update never waits for a forgotten tab; a newer database is refused politely and left as it is', async () => {
  const page = await desk({ memos: day() });
  await page.locator('.line').first().waitFor();
  const other = await studio.openPage('sidepanel.html');
  await other.locator('nav.modes').waitFor();
  // What the next version of the extension does, while these tabs stand open and forgotten.
  const update = await options('#');
  const waited = await update.evaluate(
    () =>
      new Promise<string>((done) => {
        const asked = indexedDB.open('wenda', 99);
        asked.onblocked = () => done('blocked');
        asked.onsuccess = () => {
          asked.result.close();
          done('open');
        };
      }),
  );
  expect(waited).toBe('open');
  await page.reload();
  await page.getByText('保存的数据来自更新版本的稳答', { exact: false }).waitFor();
  const version = await page.evaluate(() => indexedDB.databases().then((found) => found.map((db) => db.version)));
  expect(version).toEqual([99]);
  // Away with it, and the next page begins a fresh one.
  await page.evaluate(
    () =>
      new Promise((done) => {
        indexedDB.deleteDatabase('wenda').onsuccess = done;
      }),
  );
  await page.reload();
  await page.locator('.desk-head').waitFor();
  await other.close();
});
