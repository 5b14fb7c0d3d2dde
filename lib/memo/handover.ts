import type { Memo, MemoId } from '../model/memo';
import { isSameCase, type LedgerEntry } from './ledger';
import type { Say } from './ledger-columns';
import { handTo } from './memo';

/*
 * Handing over at the end of a shift: what is not done, what the buyer was told, what must not be asked again; and the
 * answer of the one who takes over, item by item. Coming in twice makes no twins; where both sides went on, both are shown.
 */

/** What the one who takes over did with an item. */
export type Answer =
  | { did: 'accepted'; by: string; at: number }
  | { did: 'returned'; by: string; at: number; why: string };

export interface HandoverItem {
  memo: Memo;
  /** what the buyer was told, the last word last */
  told: readonly string[];
  /** what is known already: nobody asks the buyer for it again */
  known: readonly string[];
  answer?: Answer;
}

/** One shift's sheet. `to` is empty where whoever opens the file takes over. */
export interface Handover {
  id: string;
  from: string;
  to: string;
  at: number;
  /** a word to the next shift */
  note: string;
  items: readonly HandoverItem[];
}

/** An item out of a follow-up and the register's entries for the same case. */
export function itemFor(memo: Memo, entries: readonly LedgerEntry[], say: Say): HandoverItem {
  const about = { orderNumber: memo.order?.number ?? '', buyer: memo.buyer ?? { id: '', name: '' } };
  const cases = entries.filter(
    (entry) => entry.memos.includes(memo.id) || isSameCase(entry, { ...about, platform: memo.platform }),
  );
  const calls = memo.log.flatMap((line) => (line.did === 'called' && line.note ? [line.note] : []));
  const told = [memo.promised, ...cases.flatMap((entry) => [entry.promised, entry.done]), ...calls];
  const known = [
    memo.order && [memo.order.number, memo.order.goods].filter(Boolean).join(' '),
    memo.scenario && say('scenario', memo.scenario),
    ...cases.flatMap((entry) => [
      [entry.courier, entry.tracking].filter(Boolean).join(' '),
      [entry.party && say('party', entry.party), entry.cause && say('cause', entry.cause)].filter(Boolean).join(' · '),
    ]),
    ...memo.checklist.flatMap((step) => (step.done ? [step.text] : [])),
  ];
  return { memo, told: named(told), known: named(known) };
}

const named = (lines: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(lines.map((line) => line?.trim() ?? '').filter(Boolean)),
];

/** How what is here and what comes in stand to each other, by their histories. */
export type Relation = 'new' | 'same' | 'ahead' | 'behind' | 'conflict';

/** `ahead`: what comes in is what is here and more; `behind`: it is what was here before; `conflict`: both went on. */
export function relationOf(here: Memo | undefined, coming: Memo): Relation {
  if (!here) return 'new';
  const shared = Math.min(here.log.length, coming.log.length);
  for (let i = 0; i < shared; i++) {
    const [a, b] = [here.log[i], coming.log[i]];
    // Words may be starred in a file; when and what was done is not.
    if (a?.at !== b?.at || a?.did !== b?.did) return 'conflict';
  }
  if (here.log.length === coming.log.length) return 'same';
  return here.log.length < coming.log.length ? 'ahead' : 'behind';
}

/** What is taken where both went on. */
export type Choice = 'here' | 'coming';

/**
 * The follow-up as it stands once its item is accepted: on the list of the one who accepts it. Where both sides went on,
 * the chosen one stands and its history holds what both did; without a choice there is none.
 */
export function acceptedMemo(
  here: Memo | undefined,
  item: HandoverItem,
  by: string,
  now: number,
  choice?: Choice,
): Memo | undefined {
  const relation = relationOf(here, item.memo);
  const base = pick(here, item.memo, relation, choice);
  if (!base) return undefined;
  // Starred words never replace plain ones: of two that are the same, the one here stays.
  return base.owner === by ? base : handTo(base, by, '', now);
}

function pick(here: Memo | undefined, coming: Memo, relation: Relation, choice: Choice | undefined): Memo | undefined {
  if (!here || relation === 'new') return coming;
  if (relation === 'ahead') return coming;
  if (relation !== 'conflict') return here;
  if (choice === undefined) return undefined;
  const lines = new Map(
    [...here.log, ...coming.log].map((line) => [`${line.at}/${line.did}/${line.note ?? ''}`, line]),
  );
  const log = [...lines.values()].sort((a, b) => a.at - b.at);
  const updatedAt = Math.max(here.updatedAt, coming.updatedAt) + 1;
  return { ...(choice === 'here' ? here : coming), log, updatedAt };
}

/** The sheet with one item answered; an answer that stands is not replaced by the same again. */
export const answered = (handover: Handover, id: MemoId, answer: Answer | undefined): Handover => ({
  ...handover,
  items: handover.items.map((item) => (item.memo.id === id ? withAnswer(item, answer) : item)),
});

function withAnswer({ answer: _, ...item }: HandoverItem, answer: Answer | undefined): HandoverItem {
  return answer ? { ...item, answer } : item;
}

/** One sheet known twice: every item once, its follow-up as it went furthest, its latest answer. */
export function mergeHandovers(here: Handover, coming: Handover): Handover {
  const items = new Map(here.items.map((item) => [item.memo.id, item]));
  for (const item of coming.items) {
    const known = items.get(item.memo.id);
    items.set(item.memo.id, known ? mergeItems(known, item) : item);
  }
  return { ...here, to: here.to || coming.to, items: [...items.values()] };
}

function mergeItems(here: HandoverItem, coming: HandoverItem): HandoverItem {
  const memo = relationOf(here.memo, coming.memo) === 'ahead' ? coming.memo : here.memo;
  return withAnswer({ ...here, memo }, later(here.answer, coming.answer));
}

const later = (a: Answer | undefined, b: Answer | undefined): Answer | undefined =>
  !a || (b && b.at > a.at) ? (b ?? a) : a;

/** How a sheet stands: what a supervisor is told, and nothing more. */
export interface HandoverCounts {
  items: number;
  accepted: number;
  returned: number;
  /** still waiting for an answer */
  open: number;
}

export function countHandover({ items }: Handover): HandoverCounts {
  const accepted = items.filter((item) => item.answer?.did === 'accepted').length;
  const returned = items.filter((item) => item.answer?.did === 'returned').length;
  return {
    items: items.length,
    accepted,
    returned,
    open: items.length - accepted - returned,
  };
}

/** The one-key handing over of a single follow-up goes on one sheet a day, from one agent to another. */
export const handedSheetId = (from: string, to: string, day: string): string => `hand ${day} ${from} → ${to}`;

/** The sheet with one more item; one handed over again waits for an answer again. */
export const withItem = (handover: Handover, item: HandoverItem): Handover => ({
  ...handover,
  items: [...handover.items.filter((each) => each.memo.id !== item.memo.id), item],
});
