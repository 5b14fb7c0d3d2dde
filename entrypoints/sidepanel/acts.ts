import browser from 'webextension-polyfill';
import type { NowActions } from '../../components/now-pane';
import { t } from '../../components/words';
import { boundTo } from '../../lib/memo/bound';
import { entryFromView } from '../../lib/memo/ledger-from';
import { clockKind } from '../../lib/memo/seen-clocks';
import { kept, registerAndSay, say, takeBack } from '../desk/acts';
import { canUndo, keepMemo, memos, readMemos } from '../desk/follow-ups';
import { ask, insert, shownBuyer } from './box';
import { knownOrigins, look, openView, tabId, tabUrl } from './tab';

/* What the agent's choices do. Each says in one short line what came of it. */

/** Runs something in the tab and says when the tab cannot be reached. */
const inTab = (run: () => Promise<void>) => void run().catch(() => say(t('tabUnreachable')));

export const nowActions: NowActions = {
  onCopy: (text) =>
    void navigator.clipboard.writeText(text).then(
      () => say(t('copied')),
      () => say(t('copyFailed')),
    ),
  onSetByHand: ({ caseKey, hand }, after) => inTab(() => ask().setByHand(caseKey, { before: hand, after })),
  onInsert: (text, reply) =>
    void insert(text, 'at-caret', reply).then((done) => {
      if (done) void import('./reply-acts').then(({ countUse }) => countUse(reply));
    }),
  onRewrite: (finding, index) =>
    inTab(async () => {
      const done = await ask().useRewrite(finding.rule, finding.start, index, shownBuyer());
      say(done.ok ? t('inserted') : t('insertFailed', done.problem));
      if (done.ok) await ask().focusBox();
      else await look();
    }),
  onNotARisk: (finding) =>
    inTab(async () => {
      await ask().notARisk(finding.rule, finding.start);
      say(t('notARiskThanks'));
    }),
  onKeepClock: (clock, dueAt) =>
    inTab(async () => {
      const view = openView();
      const { conversation, reading } = view ?? {};
      if (!conversation || !reading) return;
      const keeping = keepMemo({
        ...boundTo(conversation, tabUrl.value),
        what: t('clockMemo', clock.name),
        source: 'clock',
        kind: clockKind(clock.id),
        dueAt: Math.max(dueAt, Date.now()),
      });
      if (!(await kept(keeping, t('offerKept')))) return;
      const { caseKey, hand } = reading;
      const after = { ...hand, noted: [...(hand.noted ?? []), clock.key] };
      await ask().setByHand(caseKey, { before: hand, after });
    }),
  onRegister: () => {
    const view = openView();
    const from = view && entryFromView(view, memos.value);
    if (from) void registerAndSay(from);
  },
  onKeepOffer: (offerId, dueAt) =>
    inTab(async () => {
      const kept = await ask().keepOffer(offerId, dueAt);
      if (kept && !kept.ok) return say(t('saveFailed', kept.problem));
      if (kept) canUndo(kept.value);
      say(t('offerKept'), kept ? { undo: takeBack } : {});
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
