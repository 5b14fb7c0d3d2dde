import browser, { type Runtime } from 'webextension-polyfill';
import { admitNewMemo } from '../../lib/memo/admit';
import { newMemo } from '../../lib/memo/memo';
import { SCENARIOS, type Scenario } from '../../lib/model/case';
import type { MemoId, NewMemo } from '../../lib/model/memo';
import { saying } from '../../lib/model/saying';
import { fixedIn } from '../../lib/policy/agents';
import { keptDaysIn, limitFor } from '../../lib/policy/shop';
import { type answerConsoles, type KeptMemo, tell } from '../../lib/request';
import { admitEvent, recordEvent } from '../../lib/store/events';
import { admitHandChange, changeHand, handOf } from '../../lib/store/hand';
import { addMemo } from '../../lib/store/memos';
import { packsInForce } from '../../lib/store/packs';
import { admitSent, keepSent } from '../../lib/store/sent';
import { ownerIn, readSettings, writeSettings } from '../../lib/store/settings';
import { handedOver, inForceHere } from './in-force';
import { remind } from './reminders';
import { countUse, findReplies, ownReplies } from './replies';
import { relay } from './sites';
import { backgroundStore } from './store';

/** Keeps a memo and tells everyone. The promise resolves once it is on disk, or with the reason why it is not. */
export async function keepMemo(account: string | undefined, input: NewMemo): Promise<KeptMemo> {
  const admitted = admitNewMemo(input);
  if (!admitted.ok) return admitted;
  const store = await backgroundStore().catch(() => undefined);
  if (!store) return { ok: false, problem: saying('say_noStorage') };
  const owner = ownerIn(await readSettings(store), account);
  if (account) await writeSettings(store, { lastAccount: account });
  const saved = await addMemo(store, newMemo(admitted.value, owner, crypto.randomUUID() as MemoId, Date.now()));
  if (!saved.ok) return saved;
  tell('stored', { table: 'memos' });
  await remind();
  return { ok: true, value: saved.value.id };
}

const scenarioOf = (input: unknown): Scenario | undefined => SCENARIOS.find((id) => id === input);

const keyOf = (input: unknown): string => {
  if (typeof input !== 'string' || input === '' || input.length > 300) throw new Error('not a case key');
  return input;
};

/** What console scripts may ask; each argument comes from another context and is admitted first. */
export const answers: Parameters<typeof answerConsoles>[0] = {
  async policyInForce(known) {
    const { packs, settings } = await inForceHere();
    const { hints, keepSent: mayKeep } = settings;
    const policy = await handedOver(packs);
    return {
      ...(policy.id === known ? {} : { policy }),
      hints: fixedIn(packs).hints ?? hints,
      keepsSent: mayKeep && keptDaysIn(packs).sent > 0,
    };
  },
  async handSet(caseKey) {
    return handOf(await backgroundStore(), keyOf(caseKey));
  },
  async setByHand(caseKey, change) {
    const [store, key] = [await backgroundStore(), keyOf(caseKey)];
    const admitted = admitHandChange(change);
    if (!admitted) return handOf(store, key);
    const saved = await changeHand(store, key, admitted, Date.now());
    if (!saved.ok) throw new Error(saved.problem.key);
    tell('stored', { table: 'hand' });
    await relay('stored', { table: 'hand' });
    return saved.value;
  },
  keepMemo: (account, memo) => keepMemo(typeof account === 'string' ? account.slice(0, 200) : undefined, memo),
  async record(event) {
    const admitted = admitEvent({ ...event, at: Date.now() });
    if (!admitted) return;
    await recordEvent(await backgroundStore(), admitted);
    tell('stored', { table: 'events' });
  },
  async keepSent(sent) {
    const store = await backgroundStore();
    const now = Date.now();
    const [{ packs }, { keepSent: mayKeep }] = await Promise.all([packsInForce(store, now), readSettings(store)]);
    const admitted = admitSent(sent, now);
    if (!admitted || !mayKeep || keptDaysIn(packs).sent <= 0) return;
    await keepSent(store, admitted);
    tell('stored', { table: 'sent' });
  },
  async openPanel(sender: Runtime.MessageSender) {
    const tabId = sender.tab?.id;
    if (tabId === undefined) return;
    if (import.meta.env.CHROME) await chrome.sidePanel.open({ tabId });
    else await browser.sidebarAction.open();
  },
  async consoleSetup() {
    const { consolesOff, addedConsoles } = await readSettings(await backgroundStore());
    return { off: [...consolesOff], added: [...addedConsoles] };
  },
  async agentLimitYuan() {
    const store = await backgroundStore();
    const own = (await readSettings(store)).limitYuan;
    return limitFor(own, (await packsInForce(store, Date.now())).packs);
  },
  findReplies: async (words, scenario) =>
    typeof words === 'string' ? findReplies(words.slice(0, 40), scenarioOf(scenario)) : [],
  usedReply: async (reply, scenario) => {
    if (typeof reply === 'string' && reply.length <= 80) await countUse(reply, scenarioOf(scenario));
  },
  ownReplies,
};
