import { memoDueOf } from '../case/clock-standing';
import type { ClockWho, Platform } from '../model/case';
import { caseKeyOf } from '../model/conversation';
import type { Memo, MemoId, MemoKind, MemoState } from '../model/memo';
import type { CaseClock, ConsoleView } from '../model/view';
import { newMemo } from './memo';

/*
 * The deadlines that ran in the chats an agent had open: what a handover tells of beside the follow-ups. They are kept as
 * they were last seen; one that ended where nobody looked is on the sheet until somebody opens the chat again.
 */

/** A deadline as it was last seen running. Times in milliseconds since the epoch. */
export type SeenClock = Pick<CaseClock, 'key' | 'id' | 'name' | 'startAt' | 'dueAt' | 'who'>;

/** The deadlines of one case. `caseKey` names the order, or the buyer where there is none. */
export interface SeenClocks {
  caseKey: string;
  /** whose chat it was */
  owner: string;
  platform: Platform;
  buyer: { id: string; name: string };
  order?: { number: string; goods?: string };
  /** address that leads back to the chat */
  link?: string;
  clocks: readonly SeenClock[];
  seenAt: number;
}

/** What an open chat shows of its deadlines; those kept as a follow-up stand there already. `undefined` without a case. */
export function seenClocksIn(
  { conversation, reading }: ConsoleView,
  owner: string,
  link: string | undefined,
  now: number,
): SeenClocks | undefined {
  if (!conversation || !reading) return undefined;
  const { platform, buyer, order } = conversation;
  const found = order.state === 'found' ? order.value : undefined;
  return {
    caseKey: caseKeyOf(conversation),
    owner,
    platform,
    buyer: { id: buyer.id, name: buyer.name },
    ...(found && { order: { number: found.number, ...(found.goods && { goods: found.goods }) } }),
    ...(link === undefined ? {} : { link }),
    clocks: reading.clocks
      .filter((clock) => !clock.noted)
      .map(({ key, id, name, startAt, dueAt, who }) => ({ key, id, name, startAt, dueAt, who })),
    seenAt: now,
  };
}

/** What tells two sightings apart: the deadlines themselves, not when they were looked at. */
export const sameClocks = (a: SeenClocks | undefined, b: SeenClocks): boolean =>
  a !== undefined &&
  a.owner === b.owner &&
  a.clocks.map(({ key }) => key).join() === b.clocks.map(({ key }) => key).join();

/** Every deadline once: what an order's record holds is left out of its buyer's, read while the order was not yet known. */
export function runningClocks(cases: readonly SeenClocks[]): readonly { seen: SeenClocks; clock: SeenClock }[] {
  const known = new Set<string>();
  const ordersFirst = cases.toSorted((a, b) => Number(b.order !== undefined) - Number(a.order !== undefined));
  return ordersFirst.flatMap((seen) => {
    const mine = seen.clocks.filter(({ key }) => seen.order || !known.has(`${seen.buyer.id} ${key}`));
    for (const { key } of mine) known.add(`${seen.buyer.id} ${key}`);
    return mine.map((clock) => ({ seen, clock }));
  });
}

const KINDS: Readonly<Record<string, MemoKind>> = { evidence: 'evidence', ship: 'warehouse' };
/** The kind of follow-up that a deadline makes, by the deadline's id. */
export const clockKind = (clock: string): MemoKind => KINDS[clock] ?? 'refund';
const STATES: Readonly<Record<ClockWho, MemoState>> = {
  seller: 'open',
  buyer: 'waiting-buyer',
  platform: 'waiting-platform',
  courier: 'waiting-courier',
};

/** The deadline of one kind in a case, as a follow-up: the same one each time, so that two sheets make no twins. */
export function clockMemo(seen: SeenClocks, clock: SeenClock, what: string): Memo {
  const { buyer, order, platform, link } = seen;
  const made = newMemo(
    {
      what,
      source: 'clock',
      kind: clockKind(clock.id),
      dueAt: memoDueOf(clock),
      buyer,
      platform,
      ...(order && { order }),
      ...(link && { link }),
    },
    seen.owner,
    `clock ${seen.caseKey} ${clock.key}`.slice(0, 100) as MemoId,
    clock.startAt,
  );
  return { ...made, state: STATES[clock.who] };
}
