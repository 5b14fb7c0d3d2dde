import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../components/tokens.css';
import '../../components/panel.css';
import type { Mode } from '../../components/mode-bar';
import { OwnMoves } from '../../components/own-moves';
import { Panel } from '../../components/panel';
import { inWords, setMessages } from '../../components/words';
import { boundTo } from '../../lib/memo/bound';
import { dayOf, dueCount } from '../../lib/memo/groups';
import { ownMoves } from '../../lib/memo/moves';
import type { MemoId } from '../../lib/model/memo';
import { hear } from '../../lib/request';
import { followActions, said } from '../desk/acts';
import {
  account,
  doneToday,
  makeRecurring,
  memos,
  minute,
  openFollowUps,
  readMemos,
  second,
  settings,
  storeProblem,
} from '../desk/follow-ups';
import { Gate, openGate } from '../desk/gate';
import { Safety, watchSafety } from '../desk/safe-note';
import { openShift, shift, shiftSeen } from '../desk/shift-state';
import { nowActions } from './acts';
import { aidProps, openAid } from './aid';
import { backToBox } from './box';
import { counts, markAsRead, openDesk, unread } from './desk';
import { openCase } from './open-case';
import { fetchReplies, limits, replyPart } from './replies';
import { followActiveTab, openView, tab, tabUrl } from './tab';

setMessages((key, subs) => browser.i18n.getMessage(key, subs));
document.documentElement.lang = browser.i18n.getUILanguage();

const mode = signal<Mode>('now');
const due = computed(() => dueCount(memos.value, minute.value));
/** the memo a reminder was clicked for */
const wanted = signal<MemoId | undefined>(undefined);
/** Whether it is known which mode the panel begins with: drawn before, it would be drawn twice and jump. */
const begun = signal(localStorage.getItem('openedOn') === dayOf(Date.now()));
const firstRun = signal(localStorage.getItem('firstRunDone') === null);

/** The newest version this agent has not read of, where it has anything to say to them. */
const news = computed(() => {
  const [next] = unread.value;
  if (!next) return undefined;
  const { pack, ...told } = next;
  return { version: pack.version, note: pack.note ?? '', ...told, onRead: () => void markAsRead(pack) };
});

// The library is drawn anew when the case changes, not with every key the agent types in the chat.
let caseSeen = '';
effect(() => {
  const { conversation, reading } = openView() ?? {};
  const scenario = reading?.hand.scenario ?? reading?.scenarios[0];
  const next = conversation && reading && { conversation, facts: reading.facts, scenario };
  const seen = JSON.stringify([next?.facts, next?.conversation.order, next?.conversation.buyer, scenario]);
  if (seen === caseSeen) return;
  caseSeen = seen;
  openCase.value = next;
});

// Whose follow-ups are shown follows the account that the console shows.
effect(() => {
  const shown = openView()?.conversation?.agent;
  if (shown === undefined || shown === account.peek()) return;
  account.value = shown;
  void readMemos();
});

function bound() {
  const conversation = openView()?.conversation;
  if (!conversation) return undefined;
  const reading = openView()?.reading;
  const scenario = reading?.hand.scenario ?? reading?.scenarios[0];
  return { ...boundTo(conversation, tabUrl.value), ...(scenario && { scenario }) };
}

const moves = computed(() => ownMoves(settings.value?.snoozes ?? []));

function App() {
  return (
    <OwnMoves.Provider value={moves.value}>
      <Panel
        mode={mode.value}
        tab={tab.value}
        // Only the first mode shows seconds; the lists are not drawn again for them.
        now={mode.value === 'now' ? second.value : minute.value}
        nowActions={nowActions}
        aid={aidProps()}
        follow={{
          memos: memos.value,
          problem: storeProblem.value && inWords(storeProblem.value),
          doneToday: doneToday.value,
          now: minute.value,
          bound: bound(),
          wanted: wanted.value,
          actions: followActions,
        }}
        limits={limits.value}
        // Ordered and laid out only while it is looked at.
        replies={mode.value === 'replies' ? replyPart.value?.replyProps(limits.value) : undefined}
        foot={{
          guarding: openView()?.state === 'open',
          checked: counts.value.checked,
          held: counts.value.held,
          policyVersion: openView()?.policyVersion,
        }}
        due={due.value}
        firstRun={firstRun.value}
        news={news.value}
        shift={shift.value && { shift: shift.value, onSeen: shiftSeen }}
        said={said.value}
        onMode={(next) => {
          if (next === 'replies') {
            if (replyPart.value) replyPart.value.orderAgain();
            else void fetchReplies();
          }
          mode.value = next;
          said.value = undefined;
        }}
        onFirstRunDone={() => {
          localStorage.setItem('firstRunDone', '1');
          firstRun.value = false;
        }}
        onBackToBox={backToBox}
        note={<Safety />}
      />
    </OwnMoves.Provider>
  );
}

hear('memo', ({ id, windowId }) => {
  void browser.windows.getCurrent().then((own) => {
    if (own.id !== windowId) return;
    mode.value = 'follow';
    wanted.value = id;
  });
});

/** However busy the panel is, the library is not fetched later than this after its first pane. */
const LIBRARY_WITHIN_MS = 2000;

/** However slow the store is, the panel is not drawn later than this. */
const DRAWN_WITHIN_MS = 300;

/**
 * The first opening of a day begins with the follow-ups, where something is overdue. The list waits for nothing that is not on
 * it: what else the panel shows is read beside it.
 */
async function open(): Promise<void> {
  void followActiveTab();
  setTimeout(begin, DRAWN_WITHIN_MS);
  const rest = Promise.all([openDesk(), openAid()]);
  await openFollowUps();
  await Promise.all([openShift(), makeRecurring()]);
  const today = dayOf(Date.now());
  if (localStorage.getItem('openedOn') !== today && due.value > 0) mode.value = 'follow';
  localStorage.setItem('openedOn', today);
  begin();
  await rest;
  requestIdleCallback(() => void fetchReplies(), { timeout: LIBRARY_WITHIN_MS });
}

function begin(): void {
  begun.value = true;
}

const root = document.getElementById('panel');
if (root) render(<Gate>{() => (begun.value ? <App /> : null)}</Gate>, root);
void openGate().then(() => watchSafety({ downloads: false }));
void open();
