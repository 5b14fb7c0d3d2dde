import { batch, computed, signal } from '@preact/signals';
import { dayOf } from '../../lib/memo/groups';
import {
  beginRound,
  closeRound,
  type Gap,
  gapOf,
  type LookDid,
  lookedAt,
  notLookedAt,
  type Round,
  withNewcomers,
} from '../../lib/memo/round';
import type { Memo, MemoId } from '../../lib/model/memo';
import { tell } from '../../lib/request';
import { listOwners, memosById } from '../../lib/store/memos';
import { changeRound, lastRoundBefore, roundOf } from '../../lib/store/rounds';
import { changeAtOnce, down, inTurn, memos, minute, type Outcome, owner, store, undoWith } from './follow-ups';
import { newest } from './newest';

/* Today's round, from the store: kept with the first look, so that a page merely opened leaves no trace. */

const kept = signal<Round | undefined>(undefined);
export const gap = signal<Gap | undefined>(undefined);
export const owners = signal<readonly string[]>([]);
/** memos of the round that are on the list no more */
const finished = signal<readonly Memo[]>([]);
let begun: Round | undefined;

/** The round as it is shown; it grows at its end and moves nowhere else. */
export const round = computed(() => {
  const now = minute.value;
  const day = dayOf(now);
  if (begun?.owner !== owner.value || begun.day !== day) begun = beginRound(owner.value, memos.value, now);
  const base = kept.value?.day === day && kept.value.owner === owner.value ? kept.value : begun;
  const grown = withNewcomers(base, memos.value, now);
  if (base === begun) begun = grown;
  return grown;
});

/** Memos as they were last seen: one that has just left the list keeps its row until it is read as finished. */
let seen: ReadonlyMap<MemoId, Memo> = new Map();

/** Every memo of the round by id. */
export const roundMemos = computed(() => {
  const now = new Map<MemoId, Memo>([...finished.value, ...memos.value].map((memo) => [memo.id, memo]));
  const gone = round.value.order.flatMap((id) => (now.has(id) ? [] : (seen.get(id) ?? [])));
  seen = new Map([...now, ...gone.map((memo) => [memo.id, memo] as const)]);
  return seen;
});

const turn = newest();

/** Reads today's round, yesterday's gap, and what of it is finished. */
export async function readRound(): Promise<void> {
  const db = await store();
  if (!db) return;
  const day = dayOf(Date.now());
  const isNewest = turn();
  const [today, last] = await Promise.all([roundOf(db, owner.value, day), lastRoundBefore(db, owner.value, day)]);
  const others = (await listOwners(db)).filter((each) => each !== owner.value);
  const active = new Set(memos.value.map((memo) => memo.id));
  const shown = today ?? begun;
  const done = await memosById(db, shown?.order.filter((id) => !active.has(id)) ?? []);
  if (!isNewest()) return;
  // All at once: a round drawn before its finished memos would show a shorter list for a moment.
  batch(() => {
    kept.value = today;
    gap.value = gapOf(last, Date.now());
    owners.value = others;
    finished.value = done;
  });
}

/** Changes a memo and marks it as looked at, in one turn; undo takes back both. */
export const changeWithLook = ({ id }: Memo, did: LookDid, by: (memo: Memo, now: number) => Memo): Promise<Outcome> =>
  inTurn(async () => {
    const done = await changeAtOnce(id, by);
    return done.ok ? markLooked(id, did) : done;
  });

/** Marks a memo as looked at, within a turn; undo of what was done with it takes the mark back as well. */
export async function markLooked(id: MemoId, did: LookDid): Promise<Outcome> {
  const marked = await mark((shown, now) => lookedAt(shown, { id, at: now, did }));
  if (marked.ok) undoWith(() => mark((shown) => notLookedAt(shown, id)));
  return marked;
}

/** The day's stamp. */
export const stamp = (): Promise<Outcome> =>
  inTurn(() => mark((shown, now) => closeRound(shown, [...roundMemos.value.values()], now)));

async function mark(by: (shown: Round, now: number) => Round): Promise<Outcome> {
  const db = await store();
  if (!db) return down();
  const shown = round.value;
  const now = Date.now();
  const saved = await changeRound(db, shown.owner, shown.day, (stored) =>
    by(stored ? withNewcomers(stored, memos.value, now) : shown, now),
  );
  if (!saved.ok) return saved;
  tell('stored', { table: 'rounds' });
  await readRound();
  return { ok: true };
}
