import { batch, computed, signal } from '@preact/signals';
import type { AgentCounts } from '../../components/desk/handover/counts-table';
import { monthDay } from '../../components/moments';
import { inWords, t, word } from '../../components/words';
import { dayOf } from '../../lib/memo/groups';
import {
  type Answer,
  type Choice,
  countHandover,
  type Handover,
  type HandoverItem,
  handedSheetId,
  itemFor,
} from '../../lib/memo/handover';
import { handTo } from '../../lib/memo/memo';
import { clockMemo, runningClocks } from '../../lib/memo/seen-clocks';
import type { Memo, MemoId } from '../../lib/model/memo';
import { clockAt } from '../../lib/model/time-of-day';
import { tell } from '../../lib/request';
import { seenClocksOf } from '../../lib/store/clocks';
import type { Store } from '../../lib/store/db';
import {
  addToSheet,
  allHandovers,
  answerItem,
  keepHandover,
  memosHere,
  removeHandover,
  type Taken,
  takeBackAnswer,
  takeHandover,
  unacceptedByGiver,
} from '../../lib/store/handovers';
import { entriesForOrder } from '../../lib/store/ledger';
import { countDue, countOpen, listOwners } from '../../lib/store/memos';
import {
  changeAtOnce,
  down,
  type Failed,
  inTurn,
  memos,
  type Outcome,
  owner,
  settled,
  store,
  undoWith,
} from './follow-ups';
import { newest } from './newest';
import { markLooked } from './round-state';

/* Handovers as the page shows them, and what is done with them. */

export const sheets = signal<readonly Handover[]>([]);
export const here = signal<ReadonlyMap<MemoId, Memo>>(new Map());
/** what would be handed over now */
export const items = signal<readonly HandoverItem[]>([]);
export const counts = signal<readonly AgentCounts[]>([]);
/** how much was handed to the present agent and waits for an answer */
export const waiting = computed(() =>
  sheets.value
    .filter((sheet) => sheet.to === owner.value && sheet.from !== owner.value)
    .reduce((all, sheet) => all + countHandover(sheet).open, 0),
);

const turns = { sheets: newest(), items: newest(), counts: newest() };

/** Reads the present agent's sheets. */
export async function readSheets(): Promise<void> {
  const db = await store();
  if (!db) return;
  const me = owner.value;
  const isNewest = turns.sheets();
  const mine = (await allHandovers(db)).filter((each) => each.from === me || each.to === me);
  const known = await memosHere(
    db,
    mine.flatMap((sheet) => sheet.items),
  );
  if (!isNewest()) return;
  batch(() => {
    sheets.value = mine;
    here.value = known;
  });
}

/**
 * Gathers what would be handed over: every unfinished follow-up, and every deadline that runs in a chat the agent had
 * open and is no follow-up yet, each with what the register knows of its order.
 */
export async function readItems(): Promise<void> {
  const db = await store();
  if (!db) return;
  const isNewest = turns.items();
  const mine = await Promise.all(memos.value.map((memo) => itemOf(memo)));
  const clocks = await clockItems(db);
  if (isNewest()) items.value = [...mine, ...clocks];
}

async function clockItems(db: Store): Promise<readonly HandoverItem[]> {
  const taken = (await allHandovers(db)).flatMap((sheet) =>
    sheet.items.flatMap((item) => (item.answer?.did === 'accepted' ? [item.memo.id] : [])),
  );
  const known = new Set([...taken, ...memos.value.map(({ id }) => id)]);
  const running = runningClocks(await seenClocksOf(db, owner.value, Date.now()));
  const all = running.map(({ seen, clock: { name, dueAt, who, ...rest } }) => ({
    memo: clockMemo(seen, { name, dueAt, who, ...rest }, t('clockMemo', name)),
    ends: t('handoverClockEnds', `${monthDay(dueAt)} ${clockAt(dueAt)}`, word('turn', who)),
  }));
  return Promise.all(
    all
      .filter(({ memo }) => !known.has(memo.id))
      .map(async ({ memo, ends }) => {
        const item = await itemOf(memo);
        return { ...item, known: [ends, ...item.known] };
      }),
  );
}

async function itemOf(memo: Memo): Promise<HandoverItem> {
  const db = await store();
  const number = memo.order?.number;
  return itemFor(memo, db && number ? await entriesForOrder(db, number) : [], word);
}

/** How much each agent on this machine has. */
export async function readCounts(): Promise<void> {
  const db = await store();
  if (!db) return;
  const now = Date.now();
  const isNewest = turns.counts();
  const unaccepted = await unacceptedByGiver(db);
  const agents = [...new Set([...(await listOwners(db)), ...unaccepted.keys()])].sort();
  const all = await Promise.all(
    agents.map(async (agent) => ({
      agent,
      open: await countOpen(db, agent),
      late: await countDue(db, agent, now),
      unaccepted: unaccepted.get(agent) ?? 0,
    })),
  );
  if (isNewest()) counts.value = all;
}

async function told(done: Outcome): Promise<Outcome> {
  if (!done.ok) return done;
  tell('stored', { table: 'handovers' });
  await Promise.all([readSheets(), readCounts()]);
  return done;
}

/** Writes a sheet and gives it. The follow-ups stay on the giver's list until they are accepted. */
export const give = (id: string, to: string, note: string, chosen: readonly HandoverItem[]): Promise<Outcome> =>
  inTurn(async () => {
    const db = await store();
    if (!db) return down();
    const saved = await keepHandover(db, { id, from: owner.value, to, at: Date.now(), note, items: chosen });
    return told(await settled(saved, async () => told(await settled(await removeHandover(db, id))), 'handovers'));
  });

/** Takes a sheet that was read from a file. */
export const take = (coming: Handover): Promise<{ ok: true; value: Taken } | Failed> =>
  inTurn(async () => {
    const db = await store();
    if (!db) return down();
    const saved = await takeHandover(db, coming, owner.value, Date.now());
    await told(await settled(saved));
    return saved;
  });

/** Accepts an item or sends it back; undo takes both the answer and what it did. */
export const answer = (
  sheet: Handover,
  item: HandoverItem,
  did: { did: 'accepted'; choice?: Choice | undefined } | { did: 'returned'; why: string },
): Promise<Outcome> =>
  inTurn(async () => {
    const db = await store();
    if (!db) return down();
    const by = { by: owner.value, at: Date.now() };
    const said: Answer = did.did === 'accepted' ? { did: 'accepted', ...by } : { did: 'returned', ...by, why: did.why };
    const { id } = item.memo;
    const done = await answerItem(db, sheet.id, id, said, did.did === 'accepted' ? did.choice : undefined);
    // Both went on meanwhile: the page shows both as soon as it has read them.
    if (!done.ok && 'conflict' in done) return told({ ok: true });
    const back = async () =>
      done.ok ? told(await settled(await takeBackAnswer(db, done.value, id, Date.now(), inWords))) : done;
    return told(await settled(done, back));
  });

/** One key: a follow-up goes to another's list and on the day's sheet, where they accept it or send it back. */
export const handOver = (memo: Memo, to: string, why: string): Promise<Outcome> =>
  inTurn(async () => {
    const done = await changeAtOnce(memo.id, (each, now) => handTo(each, to, why, now));
    if (!done.ok) return done;
    const marked = await markLooked(memo.id, 'handed');
    const db = await store();
    if (!db || !marked.ok) return marked;
    const now = Date.now();
    const from = memo.owner;
    const sheet = { id: handedSheetId(from, to, dayOf(now)), from, to, at: now, note: '' };
    const handed = (await memosHere(db, [{ memo, told: [], known: [] }])).get(memo.id) ?? memo;
    const saved = await addToSheet(db, sheet, await itemOf(handed));
    if (!saved.ok) return saved;
    undoWith(async () => {
      await (saved.value ? keepHandover(db, saved.value) : removeHandover(db, sheet.id));
      await told({ ok: true });
    });
    return told({ ok: true });
  });
