import browser from 'webextension-polyfill';
import { consoles } from '../../lib/console';
import { type News, tellTabs } from '../../lib/request';

/* Where the guard stands: the consoles of the manifest, and the sites the agent let it in to. */

const SCRIPT = 'content-scripts/console.js';
const ADDED = 'added-sites';
const known = consoles.flatMap((console) => [...console.matches]);

/** The sites the agent added in options, as match patterns. */
async function addedSites(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.filter((origin) => !known.some((pattern) => pattern.startsWith(origin.replace(/\*$/, ''))));
}

/** Registers the guard for the added sites, and takes it from those that are no longer allowed. */
export async function followSites(): Promise<void> {
  const matches = await addedSites();
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [ADDED] });
  if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [ADDED] });
  if (matches.length === 0) return;
  await browser.scripting.registerContentScripts([
    { id: ADDED, matches, js: [SCRIPT], runAt: 'document_start', persistAcrossSessions: true },
  ]);
}

/** After an install or update, consoles that are already open get the script too: no agent reloads six chats for us. */
export async function injectIntoOpenConsoles(): Promise<void> {
  const tabs = await browser.tabs.query({ url: [...known, ...(await addedSites())] });
  await Promise.allSettled(
    tabs.flatMap(({ id }) =>
      id === undefined ? [] : [browser.scripting.executeScript({ target: { tabId: id }, files: [SCRIPT] })],
    ),
  );
}

/** Passes news on to the scripts in the consoles' pages. */
export async function relay<K extends keyof News>(name: K, news: News[K]): Promise<void> {
  await tellTabs([...known, ...(await addedSites())], name, news);
}
