import * as v from 'valibot';
import { PLATFORMS, SCENARIOS, STAGES } from '../model/case';
import type { MemoId } from '../model/memo';
import { type Admission, badField } from './admit';
import { CAUSES, PARTIES } from './cause';
import { ASKED, type LedgerEntry, RESULTS, WEIGHTS } from './ledger';

/* Entries of the register as they come back from storage or a file: parsed, never trusted. */

const text = (most: number) => v.optional(v.pipe(v.string(), v.maxLength(most)), '');
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const yuan = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(10_000_000)));
const memoId = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(100),
  v.transform((id) => id as MemoId),
);

const EntrySchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  owner: v.pipe(v.string(), v.maxLength(200)),
  openedAt: time,
  updatedAt: time,
  closedAt: v.optional(time),
  platform: v.optional(v.picklist(PLATFORMS)),
  orderNumber: text(100),
  buyer: v.optional(v.object({ id: text(200), name: text(200) }), { id: '', name: '' }),
  goods: text(500),
  sku: text(200),
  amountYuan: yuan,
  stage: v.optional(v.picklist(STAGES)),
  courier: text(100),
  tracking: text(100),
  scenario: v.optional(v.picklist(SCENARIOS)),
  cause: v.optional(v.picklist(CAUSES)),
  party: v.optional(v.picklist(PARTIES)),
  promised: text(2000),
  done: text(2000),
  costYuan: yuan,
  weight: v.optional(v.picklist(WEIGHTS), 'usual'),
  result: v.optional(v.picklist(RESULTS)),
  asked: v.optional(v.picklist(ASKED), 'not-asked'),
  progress: v.optional(
    v.pipe(v.array(v.object({ at: time, said: v.pipe(v.string(), v.maxLength(2000)) })), v.maxLength(1000)),
    [],
  ),
  memos: v.optional(v.pipe(v.array(memoId), v.maxLength(200)), []),
});

/** Admits a stored or imported entry. The problem names the field, never the buyer's words. */
export function admitEntry(input: unknown): Admission<LedgerEntry> {
  const parsed = v.safeParse(EntrySchema, input, { abortEarly: true });
  return parsed.success
    ? { ok: true, value: parsed.output }
    : { ok: false, problem: badField('say_entryRecord', parsed.issues[0]) };
}
