import { signal } from '@preact/signals';
import browser from 'webextension-polyfill';
import type { FollowActions } from '../../components/follow-pane';
import { clock, monthDay } from '../../components/moments';
import { t } from '../../components/words';
import type { Memo } from '../../lib/model/memo';
import { keepMemo, moveMemo, noteMemo, type Outcome, tickMemo, undoLast } from './follow-ups';

/* What the agent's choices do with the follow-ups. Each says in one short line what came of it, and how to take it back. */

export const said = signal<{ text: string; undo?: () => void } | undefined>(undefined);
const SAID_FOR_MS = 10_000;

export function say(text: string, undo?: () => void): void {
  const line = undo ? { text, undo } : { text };
  said.value = line;
  setTimeout(() => {
    if (said.value === line) said.value = undefined;
  }, SAID_FOR_MS);
}

/** Says what a change came to; the way back stands beside it. */
export async function after(doing: Promise<Outcome>, text: string): Promise<boolean> {
  const done = await doing;
  say(done.ok ? text : t('saveFailed', done.problem), done.ok ? takeBack : undefined);
  return done.ok;
}

export const takeBack = (): void =>
  void undoLast().then((done) => done && say(done.ok ? t('undone') : t('saveFailed', done.problem)));

export const followActions: FollowActions = {
  onTick: (memo) => void after(tickMemo(memo), t('didTick', memo.what)),
  onMove: (memo, dueAt) => void after(moveMemo(memo, dueAt), t('didMove', `${monthDay(dueAt)} ${clock(dueAt)}`)),
  onNote: (memo, text) => void after(noteMemo(memo, text), t('didNote')),
  onAdd: (memo) => void after(keepMemo(memo), t('didKeep', memo.what)),
  onUndo: takeBack,
  onOpenChat: (memo) => void openChat(memo),
};

/** Brings the console's tab to the front, or opens it, at the memo's own address. */
export async function openChat({ link }: Memo): Promise<void> {
  if (!link || !/^https:/.test(link)) return say(t('memoNoLink'));
  const [open] = await browser.tabs.query({ url: `${new URL(link).origin}/*`, currentWindow: true });
  if (open?.id === undefined) await browser.tabs.create({ url: link });
  else await browser.tabs.update(open.id, { active: true });
}
