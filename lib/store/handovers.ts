import { admitMemo } from '../memo/admit';
import {
  type Answer,
  acceptedMemo,
  answered,
  type Choice,
  countHandover,
  type Handover,
  type HandoverItem,
  mergeHandovers,
  withItem,
} from '../memo/handover';
import { admitHandover } from '../memo/handover-file';
import { handTo, isActive, note, undo } from '../memo/memo';
import type { Memo, MemoId } from '../model/memo';
import { type InWords, saying } from '../model/saying';
import { type Saved, type Store, save } from './db';
import { kept } from './memos';

/* Handovers: the sheets given and taken, and what their answers do to the follow-ups. Both are written together. */

/** Every sheet on this machine, the newest first. One that cannot be read is left where it is. */
export async function allHandovers(store: Store): Promise<readonly Handover[]> {
  const all = (await store.getAll('handovers')).flatMap((record) => {
    const read = admitHandover(record);
    return read.ok ? [read.handover] : [];
  });
  return all.sort((a, b) => b.at - a.at);
}

/** Keeps a sheet that was just written. */
export const keepHandover = (store: Store, handover: Handover): Promise<Saved<void>> =>
  save(store, ['handovers'], async (tx) => {
    await tx.objectStore('handovers').put(handover);
  });

/** Takes a sheet away again that was written by mistake. */
export const removeHandover = (store: Store, id: string): Promise<Saved<void>> =>
  save(store, ['handovers'], async (tx) => {
    await tx.objectStore('handovers').delete(id);
  });

/** Puts one follow-up on the sheet of the day, which is begun with it. Gives the sheet as it was. */
export const addToSheet = (
  store: Store,
  sheet: Omit<Handover, 'items'>,
  item: HandoverItem,
): Promise<Saved<Handover | undefined>> =>
  save(store, ['handovers'], async (tx) => {
    const table = tx.objectStore('handovers');
    const read = admitHandover(await table.get(sheet.id));
    const before = read.ok ? read.handover : undefined;
    await table.put(withItem(before ?? { ...sheet, items: [] }, item));
    return before;
  });

/** What a file came to. */
export interface Taken {
  handover: Handover;
  /** items that were not known here */
  added: number;
  /** answers that were not known here: what we gave was accepted or sent back */
  answers: number;
}

/**
 * Takes a sheet from a file, all of it or nothing. Of a sheet that is known, only what is new is taken, so that the same
 * file twice changes nothing the second time. Answers to what `me` gave move or mark the follow-ups that are still here.
 */
export const takeHandover = (store: Store, coming: Handover, me: string, now: number): Promise<Saved<Taken>> =>
  save(store, ['handovers', 'memos'], async (tx) => {
    const table = tx.objectStore('handovers');
    const read = admitHandover(await table.get(coming.id));
    const before = read.ok ? read.handover : undefined;
    // Whoever opens a sheet that is for nobody by name takes over; what was given comes back to its giver unchanged.
    const to = coming.from === me ? coming.to : coming.to || me;
    const handover = before ? mergeHandovers(before, { ...coming, to }) : { ...coming, to };
    await table.put(handover);
    const known = new Map(before?.items.map((item) => [item.memo.id, item]));
    const fresh = handover.items.filter(
      (item) => item.answer && known.get(item.memo.id)?.answer?.at !== item.answer.at,
    );
    const memos = tx.objectStore('memos');
    for (const { memo, answer } of fresh) {
      const here = admitMemo(await memos.get(memo.id));
      if (answer && here.ok && here.value.owner === handover.from && isActive(here.value))
        await memos.put(kept(afterAnswer(here.value, answer, now)));
    }
    return {
      handover,
      added: handover.items.filter((item) => !known.has(item.memo.id)).length,
      answers: fresh.length,
    };
  });

/** The giver's follow-up once its answer is known: on the other's list, or back with the reason. */
const afterAnswer = (memo: Memo, answer: Answer, now: number): Memo =>
  answer.did === 'accepted' ? handTo(memo, answer.by, '', now) : note(memo, `${answer.by}：${answer.why}`, now);

/** What stood before an answer, for undo. */
export interface BeforeAnswer {
  handover: Handover;
  /** the follow-up as it was; there was none where the file brought it */
  memo: Memo | undefined;
}

export type AnswerSaved = Saved<BeforeAnswer> | { ok: false; conflict: Memo };

/**
 * Accepts an item, or sends it back. Accepting puts the follow-up on the list of who accepts; where both sides went on
 * it waits for a choice and changes nothing. Sending back returns what is on the taker's list to its giver.
 */
export async function answerItem(
  store: Store,
  id: string,
  memoId: MemoId,
  answer: Answer,
  choice?: Choice,
): Promise<AnswerSaved> {
  const done = await save(store, ['handovers', 'memos'], async (tx) => {
    const read = admitHandover(await tx.objectStore('handovers').get(id));
    const item = read.ok ? read.handover.items.find((each) => each.memo.id === memoId) : undefined;
    if (!read.ok || !item) return { ok: false as const, problem: GONE };
    const table = tx.objectStore('memos');
    const found = admitMemo(await table.get(memoId));
    const here = found.ok ? found.value : undefined;
    const next =
      answer.did === 'accepted'
        ? acceptedMemo(here, item, answer.by, answer.at, choice)
        : here && here.owner === answer.by
          ? handTo(here, read.handover.from, answer.why, answer.at)
          : here;
    if (answer.did === 'accepted' && !next && here) return { ok: false as const, conflict: here };
    if (next && next !== here) await table.put(kept(next));
    await tx.objectStore('handovers').put(answered(read.handover, memoId, answer));
    return { ok: true as const, value: { handover: read.handover, memo: here } };
  });
  return done.ok ? done.value : done;
}

/** Takes an answer back: the sheet and the follow-up as they were. */
export const takeBackAnswer = (
  store: Store,
  { handover, memo }: BeforeAnswer,
  memoId: MemoId,
  now: number,
  inWords: InWords,
): Promise<Saved<void>> =>
  save(store, ['handovers', 'memos'], async (tx) => {
    await tx.objectStore('handovers').put(handover);
    const table = tx.objectStore('memos');
    const present = admitMemo(await table.get(memoId));
    if (!memo) await table.delete(memoId);
    else if (present.ok) await table.put(kept(undo(present.value, memo, now, inWords)));
  });

/** The follow-ups of a sheet as they stand here, where they do. */
export async function memosHere(store: Store, items: readonly HandoverItem[]): Promise<ReadonlyMap<MemoId, Memo>> {
  const table = store.transaction('memos').store;
  const found = await Promise.all(items.map(({ memo }) => table.get(memo.id)));
  return new Map(
    found.flatMap((record) => {
      const memo = admitMemo(record);
      return memo.ok ? [[memo.value.id, memo.value] as const] : [];
    }),
  );
}

/** How many items wait for an answer, by who gave them: a supervisor's figure. */
export async function unacceptedByGiver(store: Store): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const handover of await allHandovers(store))
    counts.set(handover.from, (counts.get(handover.from) ?? 0) + countHandover(handover).open);
  return counts;
}

const GONE = saying('say_handoverGone');
