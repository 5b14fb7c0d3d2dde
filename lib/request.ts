import browser, { type Runtime } from 'webextension-polyfill';
import type { CaseFacts, Scenario } from './model/case';
import type { MemoId, NewMemo } from './model/memo';
import type { OwnReplies, Reply } from './model/reply';
import type { Saying } from './model/saying';
import type { ConsoleView, GuardEvent, HandChange, HandSet } from './model/view';
import type { HandedPolicy } from './policy/handed';

/*
 * The one list of what contexts may ask each other. A request is a function signature; who answers gives one object
 * with all of them. Arguments arrive from another context and are untrusted: each answer parses its own.
 */

/** What a script in the seller's page may ask of the background. */
export interface ConsoleRequests {
  /** the policy in force for this agent; `policy` is left out where it is the one the tab was handed already, `known` */
  policyInForce(known: string): Promise<{ policy?: HandedPolicy; hints: boolean; keepsSent: boolean }>;
  /** what the agent set by hand for this order (or buyer, where there is no order) */
  handSet(caseKey: string): Promise<HandSet>;
  /** makes a choice of this agent's; gives all that is set after it */
  setByHand(caseKey: string, change: HandChange): Promise<HandSet>;
  keepMemo(owner: string | undefined, memo: NewMemo): Promise<KeptMemo>;
  record(event: GuardEvent): Promise<void>;
  /** a message that was really sent, where the shop keeps them; personal data is hidden before it is written */
  keepSent(sent: { text: string; talk: string; facts: CaseFacts }): Promise<void>;
  /** opens the side panel on the agent's own click or key; must be asked inside that gesture */
  openPanel(): Promise<void>;
  /** which consoles the guard stands by in, and the descriptions the shop added or mended */
  consoleSetup(): Promise<ConsoleSetup>;
  /** the agent's limit in yuan, where one is set */
  agentLimitYuan(): Promise<number | undefined>;
  /** replies for the words written after "/" in the box, best first; more than are shown, for the page to choose what fits */
  findReplies(words: string, scenario?: Scenario): Promise<readonly Reply[]>;
  /** a reply was put in the box */
  usedReply(reply: string, scenario?: Scenario): Promise<void>;
  /** what the agent and the shop added to the suggestions */
  ownReplies(): Promise<OwnReplies>;
}

/** A follow-up that is on disk, or why it is not. */
export type KeptMemo = { ok: true; value: MemoId } | { ok: false; problem: Saying };

/** `off`: ids of consoles switched off in options. `added`: descriptions to be admitted by the reader. */
export interface ConsoleSetup {
  off: string[];
  added: unknown[];
}

/** What the extension's own pages may ask of a script in the seller's page. */
export interface TabRequests {
  currentView(): Promise<ConsoleView>;
  /**
   * Puts text in the console's box; never sends. Only while the chat of buyer `meant` is open, read from the page at
   * that moment; left out, whoever is open may have it. `problem` says why it could not.
   */
  insert(
    text: string,
    how: 'at-caret' | 'replace',
    meant?: string,
  ): Promise<{ ok: true } | { ok: false; problem: Saying }>;
  /** replaces the finding's characters (or the message) in the box by rewrite `index`, in the chat of buyer `meant` alone */
  useRewrite(
    rule: string,
    start: number,
    index: number,
    meant: string | undefined,
  ): Promise<{ ok: true } | { ok: false; problem: Saying }>;
  /** a choice for the case it was made in, whichever is open by now */
  setByHand(caseKey: string, change: HandChange): Promise<void>;
  notARisk(rule: string, start: number): Promise<void>;
  /** `undefined` where the offer is no longer there */
  keepOffer(offerId: string, dueAt?: number): Promise<KeptMemo | undefined>;
  dismissOffer(offerId: string): Promise<void>;
  focusBox(): Promise<void>;
}

/** What any context tells all the others. */
export interface News {
  view: { tabId?: number; view: ConsoleView };
  /** `id`: the one record that changed, where it was one */
  stored: { table: StoredTable; id?: string };
  policy: { version: string };
  /** look at the policy's address now: it was just set, or the agent asks */
  watch: { asked: true };
  /** the memo a reminder was clicked for: the panel of that window shows it */
  memo: { id: MemoId; windowId: number };
}

/** The tables whose changes other contexts are told of. */
export const STORED_TABLES = [
  'memos',
  'hand',
  'events',
  'settings',
  'ledger',
  'calls',
  'rounds',
  'recurring',
  'handovers',
  'shelf',
  'uses',
  'pictures',
  'clocks',
  'sent',
] as const;
export type StoredTable = (typeof STORED_TABLES)[number];

/** An answer also learns who asks, as its last argument. */
type WithSender<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => infer R
    ? (...args: [...A, sender: Runtime.MessageSender]) => R
    : never;
};
type Signatures<T> = { [K in keyof T]: T[K] extends (...args: never[]) => Promise<unknown> ? T[K] : never };
type Envelope = { wenda: 'ask' | 'tab' | 'news'; name: string; args: unknown[] };

function isEnvelope(message: unknown, kind: Envelope['wenda']): message is Envelope {
  if (typeof message !== 'object' || message === null) return false;
  const m = message as Record<string, unknown>;
  return m['wenda'] === kind && typeof m['name'] === 'string' && Array.isArray(m['args']);
}

function asker<T extends object>(
  send: (envelope: Envelope) => Promise<unknown>,
  kind: Envelope['wenda'],
): Signatures<T> {
  return new Proxy({} as Signatures<T>, {
    get: (_, name) =>
      typeof name === 'string' && name !== 'then'
        ? (...args: unknown[]) => send({ wenda: kind, name, args })
        : undefined,
  });
}

/** Asks the background. A rejected promise means it could not answer: the caller goes on without. */
export const askBackground = asker<ConsoleRequests>((envelope) => browser.runtime.sendMessage(envelope), 'ask');

/** Asks the script in tab `tabId`. */
export const askTab = (tabId: number) =>
  asker<TabRequests>((envelope) => browser.tabs.sendMessage(tabId, envelope, { frameId: 0 }), 'tab');

function answer<T extends object>(
  kind: Envelope['wenda'],
  answers: T,
  admits: (sender: Runtime.MessageSender) => boolean,
) {
  const listener = (message: unknown, sender: Runtime.MessageSender) => {
    if (!isEnvelope(message, kind) || !admits(sender)) return undefined;
    if (!Object.hasOwn(answers, message.name)) return undefined;
    const found = (answers as Record<string, unknown>)[message.name];
    if (typeof found !== 'function') return undefined;
    // Called at once, not in a later task: what needs the agent's gesture would have lost it by then.
    try {
      return Promise.resolve(found.apply(answers, [...message.args, sender]));
    } catch (error) {
      return Promise.reject(error);
    }
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}

const isOurs = (sender: Runtime.MessageSender) => sender.id === browser.runtime.id;
/** An extension page or the background: no tab, or our own address. A script in a seller's page is ours, but not this. */
const isOurPage = (sender: Runtime.MessageSender) =>
  isOurs(sender) && (!sender.tab || (sender.url ?? '').startsWith(browser.runtime.getURL('')));

/**
 * Answers the console scripts, in the background. Register before anything is awaited: a worker is woken by a request
 * and must have its listener by then. `openPanel` is called with the sender, for the gesture belongs to its tab.
 */
export function answerConsoles(answers: WithSender<ConsoleRequests>) {
  return answer('ask', answers, isOurs);
}

/** Answers our own pages, in a console's tab. Only extension pages (no `tab`, or our own address) may ask. */
export function answerPages(answers: TabRequests) {
  return answer('tab', answers, isOurPage);
}

/** Tells every other context; nobody listening is no problem. */
export function tell<K extends keyof News>(name: K, news: News[K]): void {
  browser.runtime.sendMessage({ wenda: 'news', name, args: [news] } satisfies Envelope).catch(() => {});
}

/**
 * Tells the scripts in console tabs: what one of our own contexts tells the others never reaches a page by itself.
 * `urls` are match patterns of the tabs.
 */
export async function tellTabs<K extends keyof News>(urls: readonly string[], name: K, news: News[K]): Promise<void> {
  const tabs = await browser.tabs.query({ url: [...urls] });
  const envelope = { wenda: 'news', name, args: [news] } satisfies Envelope;
  await Promise.allSettled(
    tabs.flatMap(({ id }) => (id === undefined ? [] : [browser.tabs.sendMessage(id, envelope)])),
  );
}

/** Hears news of one kind; from a script in a seller's page only what it shows, from our own pages all. Returns the way to stop. `tabId` is the tab a console's news came from. */
export function hear<K extends keyof News>(
  name: K,
  listen: (news: News[K], tabId: number | undefined) => void,
): () => void {
  const listener = (message: unknown, sender: Runtime.MessageSender) => {
    if (isEnvelope(message, 'news') && message.name === name && (name === 'view' ? isOurs : isOurPage)(sender)) {
      listen(message.args[0] as News[K], sender.tab?.id);
    }
    return undefined;
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
