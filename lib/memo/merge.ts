import type { Memo } from '../model/memo';
import { type InWords, saying } from '../model/saying';
import { isActive } from './memo';

/* Two memos about one thing. Merging is offered, never done unasked, and nothing of either is lost. */

const CLOSE = 24 * 3_600_000;

/** True where both are to be done, for one buyer and order, of one kind, and due within a day of each other. */
export function isSameMatter(a: Memo, b: Memo): boolean {
  return (
    a.id !== b.id &&
    isActive(a) &&
    isActive(b) &&
    a.owner === b.owner &&
    a.buyer !== undefined &&
    a.buyer.id === b.buyer?.id &&
    a.order?.number === b.order?.number &&
    a.kind === b.kind &&
    Math.abs(a.dueAt - b.dueAt) <= CLOSE
  );
}

/** The memos of the list that are about the same thing as `memo`, the oldest first. */
export const duplicatesOf = (memo: Memo, memos: readonly Memo[]): Memo[] =>
  memos.filter((each) => isSameMatter(memo, each)).sort((a, b) => a.createdAt - b.createdAt);

/**
 * One memo out of two: due at the earlier time, as urgent as the more urgent, with the steps and the history of both.
 * The other leaves the list and says where it went.
 */
export function merge(kept: Memo, other: Memo, now: number, inWords: InWords): { kept: Memo; other: Memo } {
  const log = [...kept.log, ...other.log].sort((a, b) => a.at - b.at);
  const steps = new Set(kept.checklist.map((item) => item.text));
  const draft = kept.draft ?? other.draft;
  const promised = kept.promised ?? other.promised;
  const link = kept.link ?? other.link;
  const into = saying('say_because', saying('say_mergedInto'), kept.what);
  return {
    kept: {
      ...kept,
      dueAt: Math.min(kept.dueAt, other.dueAt),
      priority: kept.priority === 'high' || other.priority === 'high' ? 'high' : 'normal',
      checklist: [...kept.checklist, ...other.checklist.filter((item) => !steps.has(item.text))],
      ...(draft === undefined ? {} : { draft }),
      ...(promised === undefined ? {} : { promised }),
      ...(link === undefined ? {} : { link }),
      updatedAt: Math.max(now, kept.updatedAt + 1),
      log: [...log, { at: now, did: 'merged', note: other.what }],
    },
    other: {
      ...other,
      state: 'dropped',
      updatedAt: Math.max(now, other.updatedAt + 1),
      log: [...other.log, { at: now, did: 'merged', note: inWords(into) }],
    },
  };
}
