import { signal } from '@preact/signals';
import browser from 'webextension-polyfill';
import type { FollowActions } from '../../components/follow-pane';
import { monthDay } from '../../components/moments';
import type { Said } from '../../components/said';
import { inWords, t } from '../../components/words';
import type { NewEntry } from '../../lib/memo/ledger';
import { entryFromMemo } from '../../lib/memo/ledger-from';
import { checkOff, drop, snooze } from '../../lib/memo/memo';
import type { Memo } from '../../lib/model/memo';
import { clockAt } from '../../lib/model/time-of-day';
import type { ConsoleView } from '../../lib/model/view';
import { askTab, hear } from '../../lib/request';
import { isDiskFull } from '../../lib/store/db';
import { change, keepMemo, mergeMemos, moveMemo, noteMemo, type Outcome, tickMemo, undoLast } from './follow-ups';
import { registerCase } from './register';

/* What the agent's choices do with the follow-ups. Each says in one short line what came of it, and how to take it back. */

export const said = signal<Said | undefined>(undefined);
const SAID_FOR_MS = 10_000;

/** Says it for some seconds; what is still to be decided stands until something else is said. */
export function say(text: string, ways: Pick<Said, 'undo' | 'again'> = {}): void {
  const line = { text, ...ways };
  said.value = line;
  if (ways.again) return;
  setTimeout(() => {
    if (said.value === line) said.value = undefined;
  }, SAID_FOR_MS);
}

/** The last step found no room on the disk. The browser's own estimate need not tell: newer ones name a round figure. */
export const diskFull = signal(false);

/** Says what a change came to, and the way back beside it. Gives false where it was not kept: its form is to stay. */
export async function kept(doing: Promise<Outcome>, text: string, again?: () => void): Promise<boolean> {
  const done = await doing;
  diskFull.value = !done.ok && isDiskFull(done.problem);
  if (done.ok) say(text, { undo: takeBack });
  else say(t('saveFailed', done.problem), again ? { again } : {});
  return done.ok;
}

/** The same of what is gone from the screen at once: where it was not kept, one key does it again, with all that was written. */
export async function after(doing: () => Promise<Outcome>, text: string): Promise<void> {
  await kept(doing(), text, () => void after(doing, text));
}

export const takeBack = (): void =>
  void undoLast().then((done) => done && say(done.ok ? t('undone') : t('saveFailed', done.problem)));

export const followActions: FollowActions = {
  onTick: (memo) => void after(() => tickMemo(memo), t('didTick', memo.what)),
  onMove: (memo, dueAt) =>
    void after(() => moveMemo(memo, dueAt), t('didMove', `${monthDay(dueAt)} ${clockAt(dueAt)}`)),
  onNote: (memo, text) => void after(() => noteMemo(memo, text), t('didNote')),
  onAdd: (memo) => kept(keepMemo(memo), t('didKeep', memo.what)),
  onDrop: (memo, why) =>
    void after(() => change(memo.id, (each, now) => drop(each, why, now)), t('didDrop', memo.what)),
  onSnooze: (memo, until) =>
    void after(
      () => change(memo.id, (each, now) => snooze(each, until, now)),
      t('didSnooze', `${monthDay(until)} ${clockAt(until)}`),
    ),
  onStep: (memo, at) =>
    void after(() => change(memo.id, (each, now) => checkOff(each, at, now, inWords)), t('didNote')),
  onMerge: (memo, twin) => {
    const [older, younger] = memo.createdAt <= twin.createdAt ? [memo, twin] : [twin, memo];
    void after(() => mergeMemos(older.id, younger.id), t('didMerge'));
  },
  onRegister: (memo) => void registerAndSay(entryFromMemo(memo)),
  onUndo: takeBack,
  onOpenChat: (memo) => void openChat(memo),
};

/** Enters a case in the after-sales register, once, and says so. */
export async function registerAndSay(from: NewEntry): Promise<void> {
  const done = await registerCase(from);
  if (!done.ok) return say(t('saveFailed', done.problem));
  const { entry, again } = done;
  say(again ? t('ledgerDidAgain') : t('ledgerDid', entry.goods || entry.orderNumber || entry.buyer.name), {
    undo: takeBack,
  });
}

/** Brings the console's tab to the front, or opens it, at the memo's own address; its prepared words go to the box. */
export async function openChat(memo: Memo): Promise<void> {
  const { link } = memo;
  if (!link || !/^https:/.test(link)) return say(t('memoNoLink'));
  const [open] = await browser.tabs.query({ url: `${new URL(link).origin}/*`, currentWindow: true });
  const tab = open?.id === undefined ? await browser.tabs.create({ url: link }) : open;
  if (open?.id !== undefined) await browser.tabs.update(open.id, { active: true });
  if (tab.id === undefined || !memo.draft) return;
  say(await putDraft(tab.id, memo.draft, memo.buyer?.id));
}

const CHAT_COMES_WITHIN_MS = 15_000;

/** Puts prepared words in the box once the chat of their own buyer is in front, and only in an empty box. */
async function putDraft(tabId: number, draft: string, buyerId: string | undefined): Promise<string> {
  const view = await viewOf(tabId, buyerId);
  if (!view) return t('draftLeft');
  if (view.draft.text.trim() !== '') return t('draftBoxFull');
  const done = await askTab(tabId)
    .insert(draft, 'at-caret', buyerId)
    .catch(() => undefined);
  if (!done) return t('tabUnreachable');
  return done.ok ? t('draftInserted') : t('insertFailed', done.problem);
}

/** What the tab shows as soon as it shows this buyer; `undefined` where it does not in time. */
function viewOf(tabId: number, buyerId: string | undefined): Promise<ConsoleView | undefined> {
  const shows = (view: ConsoleView) => view.conversation && (!buyerId || view.conversation.buyer.id === buyerId);
  return new Promise((resolve) => {
    const settle = (view?: ConsoleView) => {
      stop();
      clearTimeout(late);
      resolve(view);
    };
    const stop = hear('view', (news, from) => {
      if ((from ?? news.tabId) === tabId && shows(news.view)) settle(news.view);
    });
    const late = setTimeout(settle, CHAT_COMES_WITHIN_MS);
    askTab(tabId)
      .currentView()
      .then(
        (view) => view && shows(view) && settle(view),
        () => {
          // The tab is still loading: its news will come.
        },
      );
  });
}
