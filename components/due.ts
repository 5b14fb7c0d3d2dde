import { t } from './words';

const two = (n: number) => String(n).padStart(2, '0');

/** A due time in words: "今天 18:00", "昨天 18:00", "11月30日 10:00". Times in milliseconds, by the local clock. */
export function dueWords(dueAt: number, now: number): string {
  const due = new Date(dueAt);
  const clock = `${two(due.getHours())}:${two(due.getMinutes())}`;
  const day = (at: number) => Math.floor((at - new Date(at).getTimezoneOffset() * 60_000) / 86_400_000);
  const days = day(dueAt) - day(now);
  if (days === 0) return `${t('memoToday')} ${clock}`;
  if (days === -1) return `${t('memoYesterday')} ${clock}`;
  if (days === 1) return `${t('memoTomorrow')} ${clock}`;
  return `${new Intl.DateTimeFormat('zh-CN', { month: 'numeric', day: 'numeric' }).format(due)} ${clock}`;
}

/** A time as a `datetime-local` field holds it. */
export function localInput(at: number): string {
  const d = new Date(at);
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}`;
}
