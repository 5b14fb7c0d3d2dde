import browser, { type Runtime } from 'webextension-polyfill';
import { admitNewMemo, newMemo } from '../../lib/memo/memo';
import type { MemoId, NewMemo } from '../../lib/model/memo';
import { type answerConsoles, tell } from '../../lib/request';
import { putMemo } from '../../lib/store/memos';
import { admitEvent, admitHand, handSet, record, setByHand, settings, storedPacks } from '../../lib/store/tables';
import { remind } from './reminders';
import { backgroundStore } from './store';

/** Whose list a memo goes on: the account the console shows, else the agent named in options. */
export async function ownerOf(shown: string | undefined): Promise<string> {
  const chosen = (await settings(await backgroundStore())).agentName;
  return chosen || shown || 'me';
}

/** Keeps a memo and tells everyone. The promise resolves once it is on disk. */
export async function keepMemo(shown: string | undefined, input: NewMemo): Promise<MemoId> {
  const admitted = admitNewMemo(input);
  if (!admitted) throw new Error('not a memo');
  const memo = newMemo(admitted, await ownerOf(shown), crypto.randomUUID() as MemoId, Date.now());
  await putMemo(await backgroundStore(), memo);
  tell('stored', { table: 'memos' });
  await remind();
  return memo.id;
}

const keyOf = (input: unknown): string => {
  if (typeof input !== 'string' || input === '' || input.length > 300) throw new Error('not a case key');
  return input;
};

/** What console scripts may ask; each argument comes from another context and is admitted first. */
export const answers: Parameters<typeof answerConsoles>[0] = {
  async policyInForce() {
    return { version: '', packs: await storedPacks(await backgroundStore()) };
  },
  async handSet(caseKey) {
    return handSet(await backgroundStore(), keyOf(caseKey));
  },
  async setByHand(caseKey, hand) {
    await setByHand(await backgroundStore(), keyOf(caseKey), admitHand(hand), Date.now());
    tell('stored', { table: 'hand' });
  },
  keepMemo: (owner, memo) => keepMemo(typeof owner === 'string' ? owner : undefined, memo),
  async record(event) {
    const admitted = admitEvent(event);
    if (!admitted) return;
    await record(await backgroundStore(), { ...admitted, at: Date.now() });
    tell('stored', { table: 'events' });
  },
  async openPanel(sender: Runtime.MessageSender) {
    const tabId = sender.tab?.id;
    if (tabId === undefined) return;
    if (import.meta.env.CHROME) await chrome.sidePanel.open({ tabId });
    else await browser.sidebarAction.open();
  },
  async addedConsoles() {
    return [];
  },
  async agentLimitYuan() {
    return (await settings(await backgroundStore())).limitYuan;
  },
};
