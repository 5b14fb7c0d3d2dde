import browser from 'webextension-polyfill';
import { consoles } from '../../lib/console';

/** After an install or update, consoles that are already open get the script too: no agent reloads six chats for us. */
export async function injectIntoOpenConsoles(): Promise<void> {
  const tabs = await browser.tabs.query({ url: consoles.flatMap((console) => [...console.matches]) });
  await Promise.allSettled(
    tabs.flatMap((tab) =>
      tab.id === undefined
        ? []
        : [browser.scripting.executeScript({ target: { tabId: tab.id }, files: ['content-scripts/console.js'] })],
    ),
  );
}
