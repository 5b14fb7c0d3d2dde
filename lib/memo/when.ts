import { atMinute } from '../case/calendar';
import { type DayPart, readWhen, type ShopHours, USUAL_HOURS } from '../case/when';
import { type MessageKey, type Saying, saying } from '../model/saying';
import { clockAt } from '../model/time-of-day';
import { startOfDay } from './groups';

/*
 * When a follow-up is due, out of the agent's own words. It is shown back in words before it is kept, so that a misread
 * time is seen; nothing is guessed where no time is found.
 */

/** What was read. `shown` is for the agent's eye: "周五 18:00 前". Times in milliseconds. */
export type DueReading =
  | {
      state: 'read';
      dueAt: number;
      shown: Saying;
      isWholeDay: boolean;
      before: boolean;
      /** worth a second look before it is kept */
      warning?: Saying;
      /** the words of the time itself */
      words: string;
      /** the text without them, where they stand at its beginning or end; in the middle they belong to the sentence */
      rest: string;
    }
  | { state: 'none' }
  | { state: 'past'; problem: Saying };

const PAST = saying('say_timePast');
const UNSURE = saying('say_holidaysUnknown');

/** Reads a due time out of `text`. A day without an hour is due at opening, or at closing where it says "前" or "内". */
export function readDue(text: string, now: number, hours: ShopHours = USUAL_HOURS): DueReading {
  const found = readWhen(text, now, hours);
  if (!found) return { state: 'none' };
  const dueAt = momentOf(found, now, hours);
  if (dueAt <= now) return { state: 'past', problem: PAST };
  return {
    state: 'read',
    dueAt,
    shown: found.before ? saying('say_dueBefore', dueInWords(dueAt, now)) : dueInWords(dueAt, now),
    isWholeDay: found.isWholeDay,
    before: found.before,
    ...(found.unsure ? { warning: UNSURE } : {}),
    words: text.slice(found.start, found.end),
    rest: withoutTime(text, found.start, found.end),
  };
}

const PART_BEGINS: Record<DayPart, number> = { morning: 0, noon: 12 * 60, afternoon: 14 * 60, evening: 19 * 60 };

function momentOf(
  { latest, isWholeDay, part, before }: { latest: number; isWholeDay: boolean; part?: DayPart; before: boolean },
  now: number,
  hours: ShopHours,
): number {
  if (part !== undefined && !before) {
    const begins = atMinute(latest, 0, part === 'morning' ? hours.opensAt : PART_BEGINS[part]);
    return begins > now ? begins : latest;
  }
  if (!isWholeDay) return latest;
  const closing = atMinute(latest, 0, hours.closesAt);
  const opening = atMinute(latest, 0, hours.opensAt);
  // Today without an hour is the rest of today; another day begins when the shop opens.
  const wished = before || startOfDay(latest) === startOfDay(now) ? closing : opening;
  return wished > now ? wished : latest;
}

const WEEK: readonly MessageKey[] = [
  'say_sunday',
  'say_monday',
  'say_tuesday',
  'say_wednesday',
  'say_thursday',
  'say_friday',
  'say_saturday',
];
const NEAR = ['say_dueToday', 'say_dueTomorrow', 'say_dueDayAfter'] as const;

/** A time to come, named by its day: "今天 18:00", "周五（11月27日）18:00", "12月5日 周六 09:00". */
export function dueInWords(dueAt: number, now: number): Saying {
  const due = new Date(dueAt);
  const clock = clockAt(dueAt);
  const days = Math.round((startOfDay(dueAt) - startOfDay(now)) / 86_400_000);
  const near = NEAR[days];
  if (near !== undefined) return saying(near, clock);
  const weekday = saying(WEEK[due.getDay()] ?? 'say_unknown');
  const [month, day] = [due.getMonth() + 1, due.getDate()];
  if (days > 0 && days < 7) return saying('say_dueWithinWeek', weekday, month, day, clock);
  return due.getFullYear() === new Date(now).getFullYear()
    ? saying('say_dueDay', month, day, weekday, clock)
    : saying('say_dueNextYear', due.getFullYear(), month, day, weekday, clock);
}

function withoutTime(text: string, start: number, end: number): string {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const atEdge = /^[\s，,]*$/.test(before) || /^[\s，,。]*$/.test(after);
  return (atEdge ? before + after : text).replace(/^[\s，,：:]+|[\s，,：:]+$/g, '');
}
