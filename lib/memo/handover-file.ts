import * as v from 'valibot';
import { readJson } from '../model/json';
import { maskPersonal } from '../model/mask';
import type { Memo } from '../model/memo';
import type { Saying } from '../model/saying';
import { admitMemo } from './admit';
import type { Answer, Handover, HandoverItem } from './handover';
import { maskName } from './ledger-columns';

/* A handover as a file that travels, and as a record that is kept. It is parsed, never trusted, and taken whole or not. */

const FORMAT = 'wenda-handover';
const VERSION = 1;

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const lines = v.pipe(v.array(text(2000)), v.maxLength(100));
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const AnswerSchema = v.variant('did', [
  v.object({ did: v.literal('accepted'), by: text(200), at: time }),
  v.object({ did: v.literal('returned'), by: text(200), at: time, why: text(2000) }),
]);
const SheetSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  from: text(200),
  to: text(200),
  at: time,
  note: text(5000),
  items: v.pipe(
    v.array(v.object({ memo: v.unknown(), told: lines, known: lines, answer: v.optional(AnswerSchema) })),
    v.maxLength(20_000),
  ),
});
const FileSchema = v.object({ format: v.literal(FORMAT), version: v.number(), handover: v.unknown() });

/** Why a file was not taken; nothing is changed then. */
export type HandoverProblem =
  /** it is no JSON, or ends in the middle */
  | { why: 'damaged' }
  /** it is something else than a handover */
  | { why: 'foreign' }
  /** it was written by a newer version of the extension */
  | { why: 'newer' }
  /** one of its fields, or its `at`th item (1 is the first), cannot be read */
  | { why: 'field'; field: string }
  | { why: 'item'; at: number; problem: Saying };
export type HandoverRead = { ok: true; handover: Handover } | { ok: false; problem: HandoverProblem };

/** The file's text. Personal data is starred unless `unmasked`. */
export function writeHandover(handover: Handover, unmasked: boolean): string {
  return JSON.stringify(
    { format: FORMAT, version: VERSION, handover: unmasked ? handover : masked(handover) },
    null,
    1,
  );
}

/** Reads a file's text, all of it or nothing. */
export function readHandover(content: string): HandoverRead {
  const input = readJson(content);
  if (input === undefined)
    return { ok: false, problem: { why: content.trimStart().startsWith('{') ? 'damaged' : 'foreign' } };
  const file = v.safeParse(FileSchema, input);
  if (!file.success) return { ok: false, problem: { why: 'foreign' } };
  if (file.output.version > VERSION) return { ok: false, problem: { why: 'newer' } };
  return admitHandover(file.output.handover);
}

/** Admits a handover from storage or a file. */
export function admitHandover(input: unknown): HandoverRead {
  const sheet = v.safeParse(SheetSchema, input);
  if (!sheet.success) {
    const field = sheet.issues[0].path?.map((step) => String(step.key)).join('.') ?? '';
    return { ok: false, problem: { why: 'field', field } };
  }
  const items: HandoverItem[] = [];
  for (const [i, { memo, ...rest }] of sheet.output.items.entries()) {
    const found = admitMemo(memo);
    if (!found.ok) return { ok: false, problem: { why: 'item', at: i + 1, problem: found.problem } };
    items.push({ ...withoutNothing(rest), memo: found.value });
  }
  return { ok: true, handover: { ...sheet.output, items } };
}

const withoutNothing = ({ answer, ...rest }: { told: string[]; known: string[]; answer?: Answer | undefined }) =>
  answer ? { ...rest, answer } : rest;

/** The sheet with personal data starred: what others read, print and carry. */
export const masked = (handover: Handover): Handover => ({
  ...handover,
  note: maskPersonal(handover.note),
  items: handover.items.map(maskedItem),
});

/** One item of it, the same way. */
export const maskedItem = (item: HandoverItem): HandoverItem => ({
  ...item,
  memo: maskedMemo(item.memo),
  told: item.told.map(maskPersonal),
  known: item.known.map(maskPersonal),
});

function maskedMemo(memo: Memo): Memo {
  return {
    ...memo,
    what: maskPersonal(memo.what),
    checklist: memo.checklist.map((step) => ({ ...step, text: maskPersonal(step.text) })),
    log: memo.log.map((line) => (line.note === undefined ? line : { ...line, note: maskPersonal(line.note) })),
    ...(memo.buyer && { buyer: { ...memo.buyer, name: maskName(memo.buyer.name) } }),
    ...(memo.promised === undefined ? {} : { promised: maskPersonal(memo.promised) }),
    ...(memo.draft === undefined ? {} : { draft: maskPersonal(memo.draft) }),
    ...(memo.prep && {
      prep: {
        goal: maskPersonal(memo.prep.goal),
        options: memo.prep.options.map(maskPersonal),
        floor: maskPersonal(memo.prep.floor),
        asks: memo.prep.asks.map(maskPersonal),
      },
    }),
  };
}
