import browser, { type Alarms } from 'webextension-polyfill';
import { nextRecurrenceDay } from '../../lib/memo/recur';
import { nextWake, quietUntil, remindersDue } from '../../lib/memo/reminders';
import type { Memo, MemoId } from '../../lib/model/memo';
import { tell } from '../../lib/request';
import { countDue, dueMemos, memoById, nextDueAt, rememberTold, toldMemos } from '../../lib/store/memos';
import { recurringOf } from '../../lib/store/recurring';
import { ownerIn, readSettings } from '../../lib/store/settings';
import { makeTodaysByPolicy } from '../desk/by-policy';
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
  const settings = await readSettings(store);
  const owner = ownerIn(settings);
  const made = await makeTodaysByPolicy(store, owner, now);
  if (made.ok && made.value.length > 0) tell('stored', { table: 'memos' });
  const due = await countDue(store, owner, now);
  await browser.action.setBadgeText({ text: due > 0 ? String(Math.min(due, 99)) : '' });
  await browser.action.setBadgeBackgroundColor({ color: '#c8322b' });
  const { memos } = await dueMemos(store, owner, now);
  const fresh = remindersDue(memos, now, await toldMemos(store));
  const quiet = quietUntil(settings.quietHours, now);
  if (fresh.length > 0 && quiet === undefined) {
    // Told before shown: a reminder lost in a crash is on the badge and in the list; one told twice is a nuisance.
    // All that is due is remembered, not only what is new: what was told before would ring again.
    await rememberTold(store, memos);
    if (settings.notifications) await show(fresh);
  }
  // Woken for what rings next: a due time, the end of a snooze, the day on which a memo comes again.
  const times = [await nextDueAt(store, owner, now), nextWake(memos, now)];
  const next = quiet ?? soonest([...times, nextRecurrenceDay(await recurringOf(store, owner), now)]);
  if (next === undefined) await browser.alarms.clear(ALARM);
  else browser.alarms.create(ALARM, { when: next });
}

function soonest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
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
  const memo = await memoById(await backgroundStore(), id.slice(PREFIX.length) as MemoId);
  const link = memo?.link;
  if (!link) return;
  const [open] = await browser.tabs.query({ url: `${new URL(link).origin}/*` });
  if (open?.id === undefined) await browser.tabs.create({ url: link });
  else {
    await browser.tabs.update(open.id, { active: true });
    if (open.windowId !== undefined) await browser.windows.update(open.windowId, { focused: true });
  }
}
