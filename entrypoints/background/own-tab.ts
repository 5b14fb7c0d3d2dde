import browser, { type Tabs } from 'webextension-polyfill';

/** A tab that shows one of our pages, where one does. Chromium tells of our own pages by their contexts, without leave to read tabs. */
export async function ownTab(page: string): Promise<Pick<Tabs.Tab, 'id' | 'windowId'> | undefined> {
  const address = browser.runtime.getURL(page);
  if (!import.meta.env.CHROME) return (await browser.tabs.query({ url: address }))[0];
  const tabs = await chrome.runtime.getContexts({ contextTypes: ['TAB' as chrome.runtime.ContextType] });
  const found = tabs.find(({ documentUrl }) => documentUrl?.split(/[?#]/)[0] === address);
  return found && { id: found.tabId, windowId: found.windowId };
}
