import { signal } from '@preact/signals';
import browser from 'webextension-polyfill';
import type { TabState } from '../../components/tab-notice';
import { listed } from '../../components/words';
import { consoles } from '../../lib/console';
import { admitConsole, type ConsoleDescription } from '../../lib/console/description';
import { consoleAt } from '../../lib/console/match';
import type { ConsoleView } from '../../lib/model/view';
import { askBackground, askTab, hear } from '../../lib/request';

/* The window's active tab, as its script shows it. Nothing here needs the worker: the panel asks the tab itself. */

export const tab = signal<TabState>({ state: 'looking' });
export const tabId = signal<number | undefined>(undefined);
/** the address of the active tab */
export const tabUrl = signal<string | undefined>(undefined);

/** The open view, where there is one. */
export const openView = (): ConsoleView | undefined => (tab.value.state === 'console' ? tab.value.view : undefined);

/** Keeps `tab` with the active tab of this panel's window. */
export async function followActiveTab(): Promise<void> {
  const windowId = (await browser.windows.getCurrent()).id;
  browser.tabs.onActivated.addListener((active) => {
    if (active.windowId === windowId) void look();
  });
  browser.tabs.onUpdated.addListener((id, changes) => {
    if (id === tabId.value && (changes.status !== undefined || changes.url !== undefined)) void look();
  });
  hear('view', (news, from) => {
    const id = from ?? news.tabId;
    if (id === tabId.value) tab.value = { state: 'console', view: news.view };
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void look();
  });
  await look();
}

/** Asks the active tab afresh. A later look overtakes an earlier one that is still waiting for its answer. */
export async function look(): Promise<void> {
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  if (active?.id === undefined) return;
  const id = active.id;
  tabUrl.value = active.url;
  if (id !== tabId.value) {
    tabId.value = id;
    tab.value = { state: 'looking' };
  }
  const state = await askForState(id, active.url, active.status);
  if (tabId.value === id) tab.value = state;
}

async function askForState(id: number, url: string | undefined, status: string | undefined): Promise<TabState> {
  try {
    const view = await askTab(id).currentView();
    if (view) return { state: 'console', view };
  } catch {
    // No script answers in this tab: which of the reasons it is, the address says.
  }
  const setup = await askBackground.consoleSetup().catch(() => undefined);
  const added = (setup?.added ?? []).flatMap((input) => {
    const admitted = admitConsole(input);
    return admitted.ok ? [admitted.value] : [];
  });
  const allowed = await browser.permissions.contains({ origins: knownOrigins });
  return silentTab({ url, status }, [...added, ...consoles], allowed);
}

/** The hosts of the consoles known from the start, as the browser's permissions name them. */
export const knownOrigins = consoles.flatMap(({ matches }) => matches.map((each) => `${new URL(each).origin}/*`));

/** Why a tab does not answer. Its address is only seen where the extension has been let in. */
export function silentTab(
  { url, status }: { url: string | undefined; status: string | undefined },
  known: readonly ConsoleDescription[],
  allowed: boolean,
): TabState {
  if (url === undefined || !/^https:/.test(url)) {
    if (allowed) return { state: 'no-console' };
    return { state: 'no-permission', names: listed(consoles.map(({ name }) => name)) };
  }
  if (!consoleAt(known, url)) return { state: 'unknown-console', host: new URL(url).host };
  return { state: status === 'loading' ? 'looking' : 'orphaned' };
}
