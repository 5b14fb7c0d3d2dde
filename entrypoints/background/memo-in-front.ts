import browser from 'webextension-polyfill';
import type { Memo } from '../../lib/model/memo';
import { tell } from '../../lib/request';
import { ownTab } from './own-tab';

/* Brings a follow-up in front of the agent: its chat, and beside it the memo. */

/**
 * Opens the memo's chat where it has one; the memo itself in the side panel if that is open, else on the desk. Without a
 * memo (several rang at once) the desk shows them all.
 */
export async function showMemo(memo: Memo | undefined): Promise<void> {
  const windowId = memo?.link === undefined ? undefined : await openChat(memo.link);
  if (memo && windowId !== undefined && (await panelOpenIn(windowId))) {
    tell('memo', { id: memo.id, windowId });
    return;
  }
  await openDesk(memo, windowId !== undefined);
}

/** The chat's tab, in front. Gives its window. */
async function openChat(link: string): Promise<number | undefined> {
  const [open] = await browser.tabs.query({ url: `${new URL(link).origin}/*` });
  const tab =
    open?.id === undefined
      ? await browser.tabs.create({ url: link })
      : await browser.tabs.update(open.id, { active: true });
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
  return tab.windowId;
}

async function panelOpenIn(windowId: number): Promise<boolean> {
  if (!import.meta.env.CHROME) return browser.sidebarAction.isOpen({ windowId });
  const panels = await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL' as chrome.runtime.ContextType] });
  return panels.some((panel) => panel.windowId === windowId);
}

/** The desk with the memo in hand: in a small window of its own where a chat is in front, so that both are seen. */
async function openDesk(memo: Memo | undefined, beside: boolean): Promise<void> {
  const url = browser.runtime.getURL(`desk.html#memos${memo ? `/${encodeURIComponent(memo.id)}` : ''}`);
  const open = await ownTab('desk.html');
  if (open?.id !== undefined) {
    await browser.tabs.update(open.id, { url, active: true });
    if (open.windowId !== undefined) await browser.windows.update(open.windowId, { focused: true });
  } else if (beside) await browser.windows.create({ url, type: 'popup', width: 760, height: 640 });
  else await browser.tabs.create({ url });
}
