import { signal } from '@preact/signals';
import type { EntryChanged, LedgerEntry } from '../../lib/memo/ledger';
import { indexEntries, type LedgerIndex, NO_ENTRIES, withEntries, withEntry } from '../../lib/memo/ledger-find';
import { saying } from '../../lib/model/saying';
import { hear, tell } from '../../lib/request';
import { changeEntries, changeEntry, entryById, newestEntries, putEntries, readLedger } from '../../lib/store/ledger';
import { canTakeBack, down, type Failed, inTurn, type Outcome, owner, store } from './follow-ups';
import { keepFor, wipeOncePerDay } from './ledger-keep';
import { newest } from './newest';
import { entryChanged, onEntry, put } from './register';

/* The register as the page shows it: read once, then changed entry by entry as this page or another changes it. */

const FIRST_IN_SIGHT = 200;

export const ledger = signal<LedgerIndex>(NO_ENTRIES);
export const reading = signal<number | undefined>(0);
export const ledgerAside = signal(0);
let shownFor: string | undefined;

/** What changed since a reading began: it is newer than what was read, and lies over it when the reading is done. */
const changed = new Map<string, LedgerEntry | undefined>();
const turn = newest();

onEntry((id, entry) => shows(id, entry));
hear('stored', ({ table, id }) => {
  if (table !== 'ledger') return;
  if (id === undefined) void readAll();
  else void store().then(async (db) => db && shows(id, await entryById(db, id)));
});

function shows(id: string, entry: LedgerEntry | undefined): void {
  const mine = entry?.owner === owner.value ? entry : undefined;
  if (reading.peek() !== undefined) changed.set(id, mine);
  ledger.value = withEntry(ledger.value, id, mine);
}

/** Reads the present agent's register, where it is not shown already. */
export async function openLedger(): Promise<void> {
  if (shownFor === owner.value) return;
  shownFor = owner.value;
  await wipeOncePerDay();
  await readAll();
}

async function readAll(): Promise<void> {
  const db = await store();
  if (!db) return;
  const whose = owner.value;
  const isNewest = turn();
  const found: LedgerEntry[] = [];
  reading.value = 0;
  changed.clear();
  ledger.value = indexEntries(await newestEntries(db, whose, FIRST_IN_SIGHT));
  const read = await readLedger(db, whose, Date.now(), (chunk) => {
    found.push(...chunk);
    reading.value = found.length;
  });
  if (!isNewest() || whose !== owner.value) return;
  ledger.value = [...changed].reduce((index, [id, entry]) => withEntry(index, id, entry), indexEntries(found));
  changed.clear();
  ledgerAside.value = read.setAside;
  reading.value = undefined;
}

/** How long closed cases are to be kept; what is past it goes at once. */
export async function keep(days: number | undefined): Promise<void> {
  await keepFor(days);
  await readAll();
}

/** Changes an entry as it stands in the store; undo gives back the value it had. */
export function changeCase(id: string, by: (entry: LedgerEntry, now: number) => EntryChanged): Promise<Outcome> {
  return inTurn(async () => {
    const db = await store();
    if (!db) return down();
    const done = await changeEntry(db, id, (entry) => by(entry, Date.now()));
    if (!done.ok) return 'missing' in done ? { ok: false, problem: saying(`ledgerMissing_${done.missing}`) } : done;
    const { before, after } = done;
    canTakeBack(() => put(before));
    entryChanged(id, after);
    return { ok: true };
  });
}

/** Changes several entries at once, all in one write; undo gives all of them back in one. Gives how many were left. */
export function changeCases(
  ids: readonly string[],
  by: (entry: LedgerEntry, now: number) => EntryChanged,
): Promise<{ ok: true; left: number } | Failed> {
  return inTurn(async () => {
    const db = await store();
    if (!db) return down();
    const done = await changeEntries(db, ids, (entry) => by(entry, Date.now()));
    if (!done.ok) return done;
    const { before, after, left } = done.value;
    const shown = (entries: readonly LedgerEntry[]) => {
      if (reading.peek() !== undefined) for (const entry of entries) changed.set(entry.id, entry);
      ledger.value = withEntries(ledger.value, entries);
      tell('stored', { table: 'ledger' });
    };
    canTakeBack(async () => {
      const back = await putEntries(db, before);
      if (back.ok) shown(before);
      return back;
    });
    shown(after);
    return { ok: true, left };
  });
}
