import browser, { type Alarms } from 'webextension-polyfill';
import { isOverdue, nextDue, remindersDue } from '../../lib/memo/memo';
import type { Memo } from '../../lib/model/memo';
import { allMemos, getMemo, setBrokenAside } from '../../lib/store/memos';
import { markTold, told } from '../../lib/store/tables';
import { backgroundStore } from './store';

const ALARM = 'memos-due';
const PREFIX = 'memo:';

export function onAlarm(alarm: Alarms.Alarm): void {
  if (alarm.name === ALARM) void remind();
}

let running: Promise<void> | undefined;

/** Badge, reminders and the next wake-up, from what is stored. Each memo is told once for each due time. */
export function remind(): Promise<void> {
  running = (running ?? Promise.resolve()).then(lookAtMemos).catch(() => {
    // No store (a private window): nothing can be due there.
  });
  return running;
}

async function lookAtMemos(): Promise<void> {
  const store = await backgroundStore();
  const now = Date.now();
  const { memos, broken } = await allMemos(store);
  if (broken > 0) await setBrokenAside(store, now);
  const due = memos.filter((memo) => isOverdue(memo, now)).length;
  await browser.action.setBadgeText({ text: due > 0 ? String(Math.min(due, 99)) : '' });
  await browser.action.setBadgeBackgroundColor({ color: '#c8322b' });
  const fresh = remindersDue(memos, now, await told(store));
  if (fresh.length > 0) {
    // Told before shown: a reminder lost in a crash is on the badge and in the list; one told twice is a nuisance.
    await markTold(store, fresh);
    await show(fresh);
  }
  const next = nextDue(memos, now);
  if (next === undefined) await browser.alarms.clear(ALARM);
  else browser.alarms.create(ALARM, { when: next });
}

async function show(memos: readonly Memo[]): Promise<void> {
  const [first] = memos;
  if (!first) return;
  const one = memos.length === 1;
  await browser.notifications.create(one ? PREFIX + first.id : `${PREFIX}many`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: one ? browser.i18n.getMessage('remindOne') : browser.i18n.getMessage('remindMany', String(memos.length)),
    message: memos
      .slice(0, 4)
      .map((memo) => [memo.what, memo.buyer?.name].filter(Boolean).join(' · '))
      .join('\n'),
  });
}

/** A click leads back to the chat the memo is about, where it has one. */
export async function onNotificationClick(id: string): Promise<void> {
  if (!id.startsWith(PREFIX)) return;
  await browser.notifications.clear(id);
  const memo = await getMemo(await backgroundStore(), id.slice(PREFIX.length));
  const link = memo?.link;
  if (!link) return;
  const [open] = await browser.tabs.query({ url: `${new URL(link).origin}/*` });
  if (open?.id === undefined) await browser.tabs.create({ url: link });
  else {
    await browser.tabs.update(open.id, { active: true });
    if (open.windowId !== undefined) await browser.windows.update(open.windowId, { focused: true });
  }
}
