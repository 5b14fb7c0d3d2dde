import type { LedgerEntry, NewEntry } from '../../lib/memo/ledger';
import { tell } from '../../lib/request';
import { putEntry, register, removeEntry } from '../../lib/store/ledger';
import { canTakeBack, down, type Failed, inTurn, type Outcome, owner, store } from './follow-ups';

/* One key registers a case: from the panel, from a follow-up, by hand. The register itself need not be open for it. */

/** The register as it is shown here hears of every change at once; other pages by news. */
const listeners = new Set<(id: string, entry: LedgerEntry | undefined) => void>();
export const onEntry = (listen: (id: string, entry: LedgerEntry | undefined) => void): void =>
  void listeners.add(listen);

/** Tells this page and the others that an entry is now so, or gone. */
export function entryChanged(id: string, entry: LedgerEntry | undefined): void {
  for (const listen of listeners) listen(id, entry);
  tell('stored', { table: 'ledger', id });
}

export type RegisteredCase = { ok: true; entry: LedgerEntry; again: boolean } | Failed;

/** Registers a case in the present agent's register; undo takes it out, or gives back what stood there. */
export function registerCase(from: NewEntry): Promise<RegisteredCase> {
  return inTurn(async () => {
    const db = await store();
    if (!db) return down();
    const saved = await register(db, from, owner.value, crypto.randomUUID(), Date.now());
    if (!saved.ok) return saved;
    const { entry, before } = saved.value;
    canTakeBack(() => (before ? put(before) : takeOut(entry.id)));
    entryChanged(entry.id, entry);
    return { ok: true, entry, again: before !== undefined };
  });
}

/** Puts an entry as it was. */
export async function put(entry: LedgerEntry): Promise<Outcome> {
  const db = await store();
  if (!db) return down();
  const saved = await putEntry(db, entry);
  if (saved.ok) entryChanged(entry.id, entry);
  return saved;
}

async function takeOut(id: string): Promise<Outcome> {
  const db = await store();
  if (!db) return down();
  const done = await removeEntry(db, id);
  if (done.ok) entryChanged(id, undefined);
  return done;
}
