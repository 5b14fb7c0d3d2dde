import browser from 'webextension-polyfill';
import { seenClocksIn } from '../../lib/memo/seen-clocks';
import type { ConsoleView } from '../../lib/model/view';
import { tell } from '../../lib/request';
import { keepSeenClocks } from '../../lib/store/clocks';
import { ownerIn, readSettings } from '../../lib/store/settings';
import { backgroundStore } from './store';

/* The deadlines of every chat the agent opens, kept for the handover. */

/** What was written last of each case, so that not every key in a draft asks the disk; a new worker begins with none. */
const written = new Map<string, string>();
const MOST_REMEMBERED = 500;

/** Whose list is shown may have changed: what comes next is written anew. */
export const forgetWritten = (): void => written.clear();

/** Keeps the deadlines a console's page has just shown, where they are other than before. */
export async function noteClocks(view: ConsoleView, tabId: number | undefined): Promise<void> {
  try {
    const shown = seenClocksIn(view, view.conversation?.agent ?? '', undefined, Date.now());
    if (!shown) return;
    const marks = [shown.owner, ...shown.clocks.map(({ key }) => key)].join('\n');
    if (written.get(shown.caseKey) === marks) return;
    const store = await backgroundStore();
    const owner = ownerIn(await readSettings(store), view.conversation?.agent);
    const link = tabId === undefined ? undefined : (await browser.tabs.get(tabId)).url;
    const saved = await keepSeenClocks(store, { ...shown, owner, ...(link ? { link: link.slice(0, 2000) } : {}) });
    if (!saved.ok) return;
    if (written.size >= MOST_REMEMBERED) written.clear();
    written.set(shown.caseKey, marks);
    if (saved.value) tell('stored', { table: 'clocks' });
  } catch {
    // No store (a private window), or the tab is gone: the next sighting comes.
  }
}
