import * as v from 'valibot';
import { PLATFORMS, SCENARIOS } from '../model/case';
import {
  MEMO_DIDS,
  MEMO_KINDS,
  MEMO_SOURCES,
  MEMO_STATES,
  type Memo,
  type MemoId,
  type NewMemo,
  PRIORITIES,
} from '../model/memo';
import { type MessageKey, type Saying, saying } from '../model/saying';

/* Memos as they come back from storage, a file or another context: parsed, never trusted. */

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const filled = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
// Beyond this a Date is invalid, and everything that shows the time would break.
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const link = v.pipe(text(2000), v.regex(/^https?:\/\//));

const checklist = v.pipe(v.array(v.object({ text: filled(200), done: v.boolean() })), v.maxLength(50));
const lines = v.pipe(v.array(text(200)), v.maxLength(20));
const prep = v.object({ goal: text(200), options: lines, floor: text(200), asks: lines });
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));

const asked = {
  what: filled(500),
  kind: v.picklist(MEMO_KINDS),
  dueAt: time,
  buyer: v.optional(v.object({ id: text(200), name: text(200) })),
  order: v.optional(v.object({ number: text(100), goods: v.optional(text(500)) })),
  platform: v.optional(v.picklist(PLATFORMS)),
  link: v.optional(link),
  promised: v.optional(text(2000)),
  scenario: v.optional(v.picklist(SCENARIOS)),
  draft: v.optional(text(2000)),
  series: v.optional(v.object({ id: filled(100), day })),
};

const askedToo = {
  priority: v.optional(v.picklist(PRIORITIES)),
  source: v.optional(v.picklist(MEMO_SOURCES)),
  checklist: v.optional(checklist),
};

/** Memos of before there were priorities, sources and checklists have none: they get the everyday ones. */
const StoredSchema = v.object({
  ...asked,
  priority: v.optional(v.picklist(PRIORITIES), 'normal'),
  source: v.optional(v.picklist(MEMO_SOURCES)),
  checklist: v.optional(checklist, []),
  snoozedUntil: v.optional(time),
  prep: v.optional(prep),
  id: v.pipe(
    filled(100),
    v.transform((id) => id as MemoId),
  ),
  owner: text(200),
  state: v.picklist(MEMO_STATES),
  createdAt: time,
  updatedAt: time,
  log: v.pipe(
    v.array(v.object({ at: time, did: v.picklist(MEMO_DIDS), note: v.optional(text(2000)), was: v.optional(time) })),
    v.maxLength(10_000),
  ),
});

const MemoSchema = v.pipe(
  StoredSchema,
  v.transform((memo) => ({ ...memo, source: memo.source ?? (memo.promised === undefined ? 'hand' : 'commitment') })),
);

export type Admission<T> = { ok: true; value: T } | { ok: false; problem: Saying };

/** Admits a stored or imported memo. The problem names the field, never the buyer's words. */
export const admitMemo = (input: unknown): Admission<Memo> => admit(v.safeParse(MemoSchema, input));

/** Admits what another context asks to keep. */
export const admitNewMemo = (input: unknown): Admission<NewMemo> =>
  admit(v.safeParse(v.object({ ...asked, ...askedToo }), input));

function admit<T>(result: v.SafeParseResult<v.GenericSchema<unknown, T>>): Admission<T> {
  if (result.success) return { ok: true, value: result.output };
  return { ok: false, problem: badField('say_memoRecord', result.issues[0]) };
}

/** What is said of a record that could not be admitted: `name` is what its kind is called. The field is named, never its value. */
export function badField(name: MessageKey, issue?: v.BaseIssue<unknown>): Saying {
  const field = issue?.path?.map((step) => String(step.key)).join('.');
  return saying('say_badField', saying(name), field || saying('say_wholeRecord'));
}
