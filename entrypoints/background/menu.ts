import browser, { type Menus, type Tabs } from 'webextension-polyfill';
import { consoles } from '../../lib/console';
import { kindOf } from '../../lib/memo/kind';
import { readDue } from '../../lib/memo/when';
import { askTab } from '../../lib/request';
import { keepMemo } from './answers';

const MENU = 'keep-selection';
const TWO_HOURS = 2 * 3_600_000;

/** "Keep as follow-up" on selected text, on console pages only. */
export function offerMenu(): void {
  browser.contextMenus.removeAll().then(() => {
    browser.contextMenus.create({
      id: MENU,
      title: browser.i18n.getMessage('menuKeepMemo'),
      contexts: ['selection'],
      documentUrlPatterns: consoles.flatMap((console) => [...console.matches]),
    });
  });
}

export async function onMenu(info: Menus.OnClickData, tab?: Tabs.Tab): Promise<void> {
  const what = info.selectionText?.trim().slice(0, 500);
  if (info.menuItemId !== MENU || !what) return;
  const now = Date.now();
  const due = readDue(what, now);
  const view =
    tab?.id === undefined
      ? undefined
      : await askTab(tab.id)
          .currentView()
          .catch(() => undefined);
  const conversation = view?.conversation;
  const order = conversation?.order.state === 'found' ? conversation.order.value : undefined;
  await keepMemo(conversation?.agent, {
    what,
    kind: kindOf(what),
    source: 'selection',
    dueAt: due.state === 'read' ? due.dueAt : now + TWO_HOURS,
    ...(conversation
      ? { buyer: { id: conversation.buyer.id, name: conversation.buyer.name }, platform: conversation.platform }
      : {}),
    ...(order ? { order: { number: order.number, ...(order.goods ? { goods: order.goods } : {}) } } : {}),
    ...(tab?.url?.startsWith('https://') ? { link: tab.url.slice(0, 500) } : {}),
  });
}
