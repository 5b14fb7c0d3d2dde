import { beforeEach, expect, test, vi } from 'vitest';
import browser, { type Scripting } from 'webextension-polyfill';
import { followSites } from './sites';

/* The browser's own list of registered scripts, as far as it is used here. */
let registered: Scripting.RegisteredContentScript[];
let allowed: string[];

beforeEach(() => {
  registered = [];
  allowed = ['https://mms.pinduoduo.com/*', 'https://im.jinritemai.com/*'];
  Object.assign(browser, {
    permissions: { getAll: vi.fn(async () => ({ origins: allowed })) },
    scripting: {
      getRegisteredContentScripts: async () => [...registered],
      unregisterContentScripts: async ({ ids = [] }: Scripting.ContentScriptFilter) => {
        if (ids.some((id) => !registered.some((script) => script.id === id))) throw new Error('no such script');
        registered = registered.filter(({ id }) => !ids.includes(id));
      },
      registerContentScripts: async (scripts: Scripting.RegisteredContentScript[]) => {
        if (scripts.some(({ id }) => registered.some((script) => script.id === id))) throw new Error('id is taken');
        registered.push(...scripts);
      },
    },
  });
});

test('consoles of the manifest need no registration', async () => {
  await followSites();
  expect(registered).toEqual([]);
});

test('an added site gets the guard, and loses it with its permission', async () => {
  allowed.push('https://kf.shop.example/*');
  await followSites();
  expect(registered).toMatchObject([{ matches: ['https://kf.shop.example/*'], runAt: 'document_start' }]);
  allowed.push('https://chat.other.example/*');
  await followSites();
  await followSites();
  expect(registered.map(({ matches }) => matches)).toEqual([
    ['https://kf.shop.example/*', 'https://chat.other.example/*'],
  ]);
  allowed.length = 2;
  await followSites();
  expect(registered).toEqual([]);
});
