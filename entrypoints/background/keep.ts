import browser, { type Alarms } from 'webextension-polyfill';
import { tell } from '../../lib/request';
import { forgetClocks } from '../../lib/store/clocks';
import { keepRegister } from '../../lib/store/ledger-keep';
import { backgroundStore } from './store';

/* What is kept only for a time goes by itself: no page need be opened for it. */

const ALARM = 'keep';
const EVERY_MINUTES = 60;

export function onKeepAlarm(alarm: Alarms.Alarm): void {
  if (alarm.name === ALARM) void letGo();
}

/** Sets the look of every hour, where none is set. */
export async function keepLettingGo(): Promise<void> {
  if (!(await browser.alarms.get(ALARM)))
    browser.alarms.create(ALARM, { delayInMinutes: 1, periodInMinutes: EVERY_MINUTES });
}

/** Cases of the register past their time, once a day, and deadlines long past. */
async function letGo(): Promise<void> {
  const store = await backgroundStore().catch(() => undefined);
  if (!store) return;
  const now = Date.now();
  const kept = await keepRegister(store, now);
  if (kept.ok && kept.value.gone > 0) tell('stored', { table: 'ledger' });
  if (kept.ok && kept.value.wiped?.at === now) tell('stored', { table: 'settings' });
  const forgotten = await forgetClocks(store, now);
  if (forgotten.ok && forgotten.value > 0) tell('stored', { table: 'clocks' });
}
