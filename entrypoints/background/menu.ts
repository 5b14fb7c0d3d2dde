import browser, { type Menus, type Tabs } from 'webextension-polyfill';
import { inWords } from '../../components/words';
import { consoles } from '../../lib/console';
import { boundTo, linkTo } from '../../lib/memo/bound';
import { kindOf } from '../../lib/memo/kind';
import { readDue } from '../../lib/memo/when';
import { maskPersonal } from '../../lib/model/mask';
import type { Saying } from '../../lib/model/saying';
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
  const kept = await keepMemo(conversation?.agent, {
    ...(conversation ? boundTo(conversation, tab?.url) : linkTo(tab?.url)),
    what,
    kind: kindOf(what),
    source: 'selection',
    dueAt: due.state === 'read' ? due.dueAt : now + TWO_HOURS,
  });
  if (!kept.ok) await tellLost(what, kept.problem);
}

/** Nothing of ours need be open where words were selected: a notification says that they were not kept, and holds them. */
const tellLost = (what: string, problem: Saying): Promise<string> =>
  browser.notifications.create(MENU, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: inWords(problem),
    message: maskPersonal(what),
  });
