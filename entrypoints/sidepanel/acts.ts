import { signal } from '@preact/signals';
import browser from 'webextension-polyfill';
import type { FollowActions } from '../../components/follow-pane';
import { clock, monthDay } from '../../components/moments';
import type { NowActions } from '../../components/now-pane';
import { t } from '../../components/words';
import type { Memo } from '../../lib/model/memo';
import { askTab } from '../../lib/request';
import { canUndo, keepMemo, moveMemo, noteMemo, readMemos, tickMemo, undoLast } from './desk';
import { knownOrigins, look, openView, tabId } from './tab';

/* What the agent's choices do. Each says in one short line what came of it. */

export const said = signal<{ text: string; undo?: () => void } | undefined>(undefined);
const SAID_FOR_MS = 10_000;
const say = (text: string, undo?: () => void) => {
  const line = { text, undo };
  said.value = line;
  setTimeout(() => {
    if (said.value === line) said.value = undefined;
  }, SAID_FOR_MS);
};

const ask = () => askTab(tabId.value ?? -1);
let lastInserted = '';

/** To the console's box; the panel's own focus must not hold the agent. */
export const backToBox = () =>
  void ask()
    .focusBox()
    .catch(() => {});

/**
 * Puts a reply in the box. The tab is asked once more who is open: what was read for one buyer never goes to another.
 * A held or empty draft, or the reply inserted just before, is replaced; anything else the agent wrote stays.
 */
async function insert(text: string): Promise<void> {
  const meant = openView()?.conversation?.buyer.id;
  try {
    const view = await ask().currentView();
    if (view.conversation?.buyer.id !== meant) {
      say(t('staleBuyer'));
      return void look();
    }
    const { draft } = view;
    const held = draft.verdict.state === 'checked' && draft.verdict.findings.some((each) => each.severity === 'block');
    const replace = draft.text.trim() === '' || draft.text === lastInserted || held;
    const done = await ask().insert(text, replace ? 'replace' : 'at-caret');
    say(done.ok ? t('inserted') : t('insertFailed', done.problem));
    if (done.ok) lastInserted = replace ? text : '';
    backToBox();
  } catch {
    say(t('tabUnreachable'));
  }
}

/** Runs something in the tab and says when the tab cannot be reached. */
const inTab = (run: () => Promise<void>) => void run().catch(() => say(t('tabUnreachable')));

export const nowActions: NowActions = {
  onCopy: (text) =>
    void navigator.clipboard.writeText(text).then(
      () => say(t('copied')),
      () => say(t('copyFailed')),
    ),
  onSetByHand: (hand) => inTab(() => ask().setByHand(hand)),
  onInsert: (text) => void insert(text),
  onRewrite: (finding, index) =>
    inTab(async () => {
      const done = await ask().useRewrite(finding.rule, finding.start, index);
      say(done.ok ? t('inserted') : t('insertFailed', done.problem));
      if (done.ok) await ask().focusBox();
    }),
  onNotARisk: (finding) =>
    inTab(async () => {
      await ask().notARisk(finding.rule, finding.start);
      say(t('notARiskThanks'));
    }),
  onKeepOffer: (offerId, dueAt) =>
    inTab(async () => {
      const id = await ask().keepOffer(offerId, dueAt);
      if (id !== undefined) canUndo(id);
      say(t('offerKept'), id === undefined ? undefined : followActions.onUndo);
      await readMemos();
    }),
  onDismissOffer: (offerId) => inTab(() => ask().dismissOffer(offerId)),
  // Asked at once, inside the click: the browser grants nothing outside a gesture.
  onAllow: () =>
    void browser.permissions.request({ origins: knownOrigins }).then((granted) => {
      say(granted ? t('enableSiteDone') : t('enableSiteRefused'));
      void look();
    }),
  onAddSite: () => void browser.runtime.openOptionsPage(),
  onReload: () => void browser.tabs.reload(tabId.value),
};

const after = async (doing: Promise<{ ok: true } | { ok: false; problem: string }>, text: string) => {
  const done = await doing;
  say(done.ok ? text : t('saveFailed', done.problem), done.ok ? followActions.onUndo : undefined);
};

export const followActions: FollowActions = {
  onTick: (memo) => void after(tickMemo(memo), t('didTick', memo.what)),
  onMove: (memo, dueAt) => void after(moveMemo(memo, dueAt), t('didMove', `${monthDay(dueAt)} ${clock(dueAt)}`)),
  onNote: (memo, text) => void after(noteMemo(memo, text), t('didNote')),
  onAdd: (memo) => void after(keepMemo(memo), t('didKeep', memo.what)),
  onUndo: () => void undoLast().then((done) => done && say(done.ok ? t('undone') : t('saveFailed', done.problem))),
  onOpenChat: (memo) => void openChat(memo),
};

async function openChat({ link }: Memo): Promise<void> {
  if (!link || !/^https:/.test(link)) return say(t('memoNoLink'));
  const [open] = await browser.tabs.query({ url: `${new URL(link).origin}/*`, currentWindow: true });
  if (open?.id === undefined) await browser.tabs.create({ url: link });
  else await browser.tabs.update(open.id, { active: true });
}
