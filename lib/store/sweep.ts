import { type Store, setAside } from './db';
import { KEPT_TABLES } from './kept-tables';

/* Once a start, every table that matters is gone through: what cannot be read is put aside whole, and counted. */

const CHUNK = 2000;

/** Moves every record that cannot be read out of its table, so that no list and no backup stumbles over it. Gives how many. */
export async function sweep(store: Store, now: number): Promise<number> {
  let moved = 0;
  for (const { table, admit } of KEPT_TABLES) {
    let from: IDBKeyRange | undefined;
    for (;;) {
      // Both of one transaction: the keys are those of the records.
      const tx = store.transaction(table);
      const [records, keys] = await Promise.all([tx.store.getAll(from, CHUNK), tx.store.getAllKeys(from, CHUNK)]);
      const broken = records.flatMap((raw, i) => {
        const found = admit(raw);
        const key = keys[i];
        return found.ok || !found.problem || key === undefined ? [] : [{ raw, key, problem: found.problem }];
      });
      moved += await setAside(store, table, broken, now);
      const last = keys.at(-1);
      if (records.length < CHUNK || last === undefined) break;
      from = IDBKeyRange.lowerBound(last, true);
    }
  }
  return moved;
}
