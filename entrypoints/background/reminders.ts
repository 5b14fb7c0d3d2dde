import browser, { type Alarms } from 'webextension-polyfill';
import { nextRecurrenceDay } from '../../lib/memo/recur';
import { planReminders, ringsAt } from '../../lib/memo/reminders';
import { maskPersonal } from '../../lib/model/mask';
import type { Memo, MemoId } from '../../lib/model/memo';
import { quietHours } from '../../lib/policy/agents';
import { tell } from '../../lib/request';
import { countDue, dueMemos, memoById, nextDueAt, rememberTold, toldMemos } from '../../lib/store/memos';
import { recurringOf } from '../../lib/store/recurring';
import { ownerIn, readSettings } from '../../lib/store/settings';
import { makeTodaysByPolicy } from '../desk/by-policy';
import { openUntil } from '../desk/unlocked';
import { fixedHere } from './in-force';
import { showMemo } from './memo-in-front';
import { backgroundStore } from './store';

const ALARM = 'memos-due';
/** Looks in between: after sleep, or when the clock or the zone was changed, an alarm set before may be hours off. */
const LOOK = 'memos-look';
const LOOK_EVERY_MINUTES = 5;
const PREFIX = 'memo:';
const LATE_MS = 5 * 60_000;

export function onAlarm(alarm: Alarms.Alarm): void {
  if (alarm.name === ALARM || alarm.name === LOOK) void remind();
}

/** Sets the looks in between, where none are set. */
export async function keepLooking(): Promise<void> {
  if (!(await browser.alarms.get(LOOK))) browser.alarms.create(LOOK, { periodInMinutes: LOOK_EVERY_MINUTES });
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
  const hours = { quiet: quietHours(await fixedHere(), settings.quietHours), blocks: settings.workBlocks };
  const next = await nextDueAt(store, owner, now);
  const { ring, wakeAt } = planReminders(memos, next, await toldMemos(store), hours, now);
  if (ring.length > 0) {
    // Told before shown: a reminder lost in a crash is on the badge and in the list; one told twice is a nuisance.
    await rememberTold(store, ring);
    const closed = settings.lock !== undefined && (await openUntil()) <= now;
    if (settings.notifications) await show(ring, closed, now);
  }
  // Woken for what rings next: a due time, the end of a snooze or of quiet hours, the day on which a memo comes again.
  const times = [wakeAt, nextRecurrenceDay(await recurringOf(store, owner), now)].filter((at) => at !== undefined);
  if (times.length === 0) await browser.alarms.clear(ALARM);
  else browser.alarms.create(ALARM, { when: Math.min(...times) });
}

/** One notification for all that rings now: what fell due while nobody could be told is told together. */
async function show(memos: readonly Memo[], closed: boolean, now: number): Promise<void> {
  const [first] = memos;
  if (!first) return;
  const one = memos.length === 1;
  const late = memos.every((memo) => now - ringsAt(memo) > LATE_MS);
  const many = browser.i18n.getMessage(late ? 'remindAway' : 'remindMany', String(memos.length));
  await browser.notifications.create(one ? PREFIX + first.id : `${PREFIX}many`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: one ? browser.i18n.getMessage('remindOne') : many,
    message: closed ? browser.i18n.getMessage('remindLocked') : memos.slice(0, 4).map(lineOf).join('\n'),
  });
}

/** A notification stands where anybody can read it. */
const lineOf = (memo: Memo): string => maskPersonal([memo.what, memo.buyer?.name].filter(Boolean).join(' · '));

/** A click leads to the chat the memo is about, where it has one, and to the memo itself. */
export async function onNotificationClick(id: string): Promise<void> {
  if (!id.startsWith(PREFIX)) return;
  await browser.notifications.clear(id);
  await showMemo(await memoById(await backgroundStore(), id.slice(PREFIX.length) as MemoId));
}
