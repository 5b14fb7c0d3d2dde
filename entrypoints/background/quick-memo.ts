import browser from 'webextension-polyfill';
import { boundTo } from '../../lib/memo/bound';
import type { NewMemo } from '../../lib/model/memo';
import { askTab } from '../../lib/request';
import { keepStart } from '../desk/quick-start';

/* A follow-up by a key, wherever the agent is in the browser: a small window with the form, filled from what is in front. */

export const QUICK_MEMO = 'new-memo';

export async function onCommand(command: string): Promise<void> {
  if (command !== QUICK_MEMO) return;
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const start = tab?.id === undefined ? {} : await startFrom(tab.id, tab.url);
  await keepStart(start);
  await browser.windows.create({
    url: browser.runtime.getURL('desk.html#memos/new'),
    type: 'popup',
    width: 760,
    height: 560,
  });
}

/** The open buyer, and the words that are selected; nothing where the page is none of ours. */
async function startFrom(
  tabId: number,
  url: string | undefined,
): Promise<{ words?: string; bound?: Partial<NewMemo> }> {
  const view = await askTab(tabId)
    .currentView()
    .catch(() => undefined);
  if (!view) return {};
  const conversation = view.conversation;
  const words = await browser.scripting
    .executeScript({ target: { tabId }, func: () => getSelection()?.toString() ?? '' })
    .then(([found]) => String(found?.result ?? '').trim())
    .catch(() => '');
  return {
    ...(words === '' ? {} : { words: words.slice(0, 500) }),
    ...(conversation && { bound: boundTo(conversation, url) }),
  };
}
