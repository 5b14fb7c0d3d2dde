import * as v from 'valibot';
import { atMinute } from '../case/calendar';
import { isWorkday } from '../case/workdays';
import { MEMO_KINDS, type Memo, type MemoId, type MemoKind, PRIORITIES, type Priority } from '../model/memo';
import { type Saying, saying } from '../model/saying';
import { type Admission, badField } from './admit';
import { dayOf, startOfDay } from './groups';
import { kindOf } from './kind';
import { newMemo } from './memo';

/* Memos that come again: every day, working day, chosen weekdays or a day of the month, at a time of the wall clock. */

export type Every =
  | { every: 'day' | 'workday' }
  /** 0 is Sunday */
  | { every: 'week'; on: readonly number[] }
  /** the 31st of a shorter month is its last day */
  | { every: 'month'; on: number };

export interface Recurring {
  id: string;
  owner: string;
  what: string;
  kind: MemoKind;
  priority: Priority;
  /** minutes of the local day at which it is due */
  minute: number;
  every: Every;
  steps: readonly string[];
  paused: boolean;
  source: 'hand' | 'policy';
  createdAt: number;
}

const EverySchema = v.variant('every', [
  v.object({ every: v.picklist(['day', 'workday']) }),
  v.object({
    every: v.literal('week'),
    on: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))), v.minLength(1), v.maxLength(7)),
  }),
  v.object({ every: v.literal('month'), on: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31)) }),
]);
const text = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
const RecurringSchema = v.object({
  id: text(60),
  owner: v.pipe(v.string(), v.maxLength(200)),
  what: text(200),
  kind: v.picklist(MEMO_KINDS),
  priority: v.picklist(PRIORITIES),
  minute: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1)),
  every: EverySchema,
  steps: v.pipe(v.array(text(200)), v.maxLength(50)),
  paused: v.boolean(),
  source: v.picklist(['hand', 'policy']),
  createdAt: v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15)),
});

/** Admits a stored recurring memo. The problem names the field. */
export function admitRecurring(input: unknown): Admission<Recurring> {
  const parsed = v.safeParse(RecurringSchema, input);
  return parsed.success
    ? { ok: true, value: parsed.output }
    : { ok: false, problem: badField('table_recurring', parsed.issues[0]) };
}

/** What a policy, or a shop that has none, usually wants every day. */
export const USUAL_RECURRING: readonly UsualRecurring[] = [
  {
    id: 'opening-check',
    what: saying('say_openingCheck'),
    kind: 'other',
    minute: 10 * 60,
    every: { every: 'day' },
    steps: [saying('say_openingMessages'), saying('say_openingDue'), saying('say_openingClocks')],
  },
  {
    id: 'refund-round',
    what: saying('say_refundRound'),
    kind: 'refund',
    minute: 22 * 60,
    every: { every: 'day' },
    steps: [saying('say_refundUnshipped'), saying('say_refundStopped'), saying('say_refundPromised')],
  },
];

/** A rule to be taken over, before it is put into the words it is kept in. */
export interface UsualRecurring extends Pick<Recurring, 'id' | 'kind' | 'minute' | 'every'> {
  what: Saying;
  steps: readonly Saying[];
}

/** How a policy writes a recurring follow-up. */
export interface PolicyRecurring {
  id: string;
  what: string;
  minute: number;
  every: 'day' | 'workday' | { week: readonly number[] } | { month: number };
  steps?: readonly string[];
}

/** A policy's recurring follow-up as one agent's rule. The id is the agent's own: a pause of one is none of another. */
export function ruleOf(set: PolicyRecurring, owner: string, now: number): Recurring {
  const { what, minute, steps = [] } = set;
  return {
    id: `policy:${set.id}`.slice(0, 40) + suffixOf(owner),
    owner,
    what,
    kind: kindOf(what),
    priority: 'normal',
    minute,
    every: everyOf(set.every),
    steps,
    paused: false,
    source: 'policy',
    createdAt: now,
  };
}

/** A short word for an owner: two agents on one machine have rules of their own. */
function suffixOf(owner: string): string {
  let sum = 7;
  for (const character of owner) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_679_616;
  return `:${sum.toString(36)}`;
}

function everyOf(every: PolicyRecurring['every']): Every {
  if (typeof every === 'string') return { every };
  return 'week' in every ? { every: 'week', on: every.week } : { every: 'month', on: every.month };
}

/** True where the rule falls on the local day of `at`. */
export function occursOn({ every }: Pick<Recurring, 'every'>, at: number): boolean {
  const day = new Date(at);
  switch (every.every) {
    case 'day':
      return true;
    case 'workday':
      return isWorkday(at);
    case 'week':
      return every.on.includes(day.getDay());
    case 'month': {
      const last = new Date(day.getFullYear(), day.getMonth() + 1, 0).getDate();
      return day.getDate() === Math.min(every.on, last);
    }
  }
}

/**
 * Today's memo of a rule, or `undefined` where it does not fall on today, is paused, or was made after its time today:
 * nothing begins overdue. Its id is made of rule and day, so
 * that two pages that make it at once make one memo.
 */
export function todaysMemo(rule: Recurring, now: number): Memo | undefined {
  const dueAt = atMinute(now, 0, rule.minute);
  if (rule.paused || !occursOn(rule, now) || dueAt < rule.createdAt) return undefined;
  const day = dayOf(now);
  const { what, kind, priority, steps } = rule;
  return newMemo(
    {
      what,
      kind,
      priority,
      dueAt,
      source: 'recurring',
      series: { id: rule.id, day },
      checklist: steps.map((step) => ({ text: step, done: false })),
    },
    rule.owner,
    `again:${rule.id}:${rule.owner}:${day}`.slice(0, 100) as MemoId,
    now,
  );
}

/** The beginning of the next day after today on which any rule falls: when the background must wake to make its memo. */
export function nextRecurrenceDay(rules: readonly Recurring[], now: number): number | undefined {
  for (let days = 1; days <= 366; days++) {
    const day = startOfDay(now, days);
    if (rules.some((rule) => !rule.paused && occursOn(rule, day))) return day;
  }
  return undefined;
}
