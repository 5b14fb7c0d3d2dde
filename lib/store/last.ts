/* The end of an index, backwards: what is newest, without what lies before it. */

/** The part of an index that is asked; `idb` gives promises for both. */
interface Backwards {
  getAll(options: { query: IDBKeyRange; count: number; direction: 'prev' }): Promise<unknown[]>;
  openCursor(range: IDBKeyRange, direction: 'prev'): Promise<Step | null>;
}
interface Step {
  value: unknown;
  continue(): Promise<Step | null>;
}

/** Browsers that have the one take the other's options too (Chromium 141, Firefox 141). */
const READS_BACKWARDS = typeof IDBIndex !== 'undefined' && 'getAllRecords' in IDBIndex.prototype;

/** The last `limit` records of a range, the last one first: in one request where the browser can, else step by step. */
export async function lastOf(index: unknown, query: IDBKeyRange, limit: number): Promise<unknown[]> {
  const backwards = index as Backwards;
  if (READS_BACKWARDS) return backwards.getAll({ query, count: limit, direction: 'prev' });
  const found: unknown[] = [];
  let cursor = await backwards.openCursor(query, 'prev');
  while (cursor && found.length < limit) {
    found.push(cursor.value);
    cursor = await cursor.continue();
  }
  return found;
}
