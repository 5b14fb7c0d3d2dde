import { clockAt } from '../lib/model/time-of-day';
import { daysFrom, monthDay } from './moments';
import { t } from './words';

/** A due time in words: "今天 18:00", "昨天 18:00", "11月30日 10:00". Times in milliseconds, by the local clock. */
export function dueWords(dueAt: number, now: number): string {
  const clock = clockAt(dueAt);
  const days = daysFrom(now, dueAt);
  if (days === 0) return `${t('memoToday')} ${clock}`;
  if (days === -1) return `${t('memoYesterday')} ${clock}`;
  if (days === 1) return `${t('memoTomorrow')} ${clock}`;
  const due = new Date(dueAt);
  return t('say_dayClock', due.getMonth() + 1, due.getDate(), clock);
}

/** A due time as it is scanned in a list: "逾期 2 小时", "还有 20 分", "18:00", "明天 10:00", "周五 10:00", "12-05 10:00". */
export function dueLine(dueAt: number, now: number): { text: string; late: boolean } {
  if (dueAt <= now) return { text: lateBy(now - dueAt), late: true };
  const minutes = Math.ceil((dueAt - now) / 60_000);
  if (minutes < 60) return { text: t('dueInMinutes', minutes), late: false };
  const days = daysFrom(now, dueAt);
  if (days === 0) return { text: clockAt(dueAt), late: false };
  const day = days === 1 ? t('memoTomorrow') : days < 7 ? weekday(dueAt) : monthDay(dueAt);
  return { text: `${day} ${clockAt(dueAt)}`, late: false };
}

function lateBy(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return t('dueNow');
  if (minutes < 60) return t('dueLateMinutes', minutes);
  return minutes < 24 * 60 ? t('dueLateHours', Math.floor(minutes / 60)) : t('dueLateDays', Math.floor(minutes / 1440));
}

/** "周五" */
export const weekday = (at: number): string =>
  t('dueWeekday', t('weekdayNames').split(',')[new Date(at).getDay()] ?? '');
