import type { Backup } from './backup-file';
import { type Saved, type SetAside, type Store, save, type TableName } from './db';
import { changedAt, databaseKey, KEPT_TABLES, type KeptTable, keyOf } from './kept-tables';

/*
 * Everything worth keeping to one file, and back. Reading a file in twice makes no twins; what cannot be read is counted
 * and kept aside, never left out in silence; a restore is one write: all of it or nothing.
 */

/** How the records of one table in a file stand to those here. */
export interface Standing {
  table: TableName;
  /** not here yet */
  fresh: number;
  /** changed later in the file than here */
  newer: number;
  /** changed later here, or differing with no time to tell by: the one here stays */
  newerHere: number;
  same: number;
  /** cannot be read: kept aside as found */
  damaged: number;
  /** here and not in the file; a restore that replaces takes them away */
  onlyHere: number;
}

const TABLES = KEPT_TABLES.map(({ table }) => table);
const WITH_ASIDE: TableName[] = [...TABLES, 'setAside'];

/** One moment of every table; `damaged` could not be read and goes along as it was found. */
export async function takeBackup(store: Store, now: number): Promise<{ backup: Backup; damaged: number }> {
  const tx = store.transaction(WITH_ASIDE, 'readonly');
  const found = await Promise.all(KEPT_TABLES.map(({ table }) => tx.objectStore(table).getAll() as Promise<unknown[]>));
  const before = await tx.objectStore('setAside').getAll();
  const tables: Record<string, unknown[]> = {};
  const aside: SetAside[] = [];
  for (const [i, kept] of KEPT_TABLES.entries()) {
    const records: unknown[] = [];
    for (const raw of found[i] ?? []) {
      const admitted = kept.admit(raw);
      if (admitted.ok) records.push(kept.toFile ? await kept.toFile(admitted.value) : admitted.value);
      // Settings of this machine alone are no loss and no damage.
      else if (admitted.problem) aside.push({ table: kept.table, problem: admitted.problem, raw, at: now });
    }
    tables[kept.table] = records;
  }
  return { backup: { at: now, tables, aside: [...before, ...aside] }, damaged: aside.length };
}

interface Read {
  kept: KeptTable;
  /** by key: of two records with one key in a file, the last */
  records: ReadonlyMap<string, object>;
  damaged: readonly SetAside[];
}

function readTables(backup: Backup): readonly Read[] {
  return KEPT_TABLES.filter(({ table }) => backup.tables[table] !== undefined).map((kept) => {
    const records = new Map<string, object>();
    const damaged: SetAside[] = [];
    for (const raw of backup.tables[kept.table] ?? []) {
      const admitted = kept.admit(kept.fromFile ? kept.fromFile(raw) : raw);
      if (admitted.ok) records.set(keyOf(kept, admitted.value), admitted.value);
      else if (admitted.problem) damaged.push({ table: kept.table, problem: admitted.problem, raw, at: backup.at });
    }
    return { kept, records, damaged };
  });
}

/** What a restore would do, table by table; changes nothing. */
export async function previewRestore(store: Store, backup: Backup): Promise<readonly Standing[]> {
  const tx = store.transaction(TABLES, 'readonly');
  const read = readTables(backup);
  const here = await Promise.all(read.map(({ kept }) => tx.objectStore(kept.table).getAll() as Promise<unknown[]>));
  return read.map((each, i) => compare(each, here[i] ?? []).standing);
}

/** So many records are written at once, and progress is told after each such step. */
const STEP = 200;

export type RestoreHow = 'merge' | 'replace';

/**
 * Reads a backup in, in one write. `merge`: of two versions of a record the one changed later stays. `replace`: what is
 * here goes, the file's is kept. `progress` is told how many records of how many are done.
 */
export function restore(
  store: Store,
  backup: Backup,
  how: RestoreHow,
  progress: (done: number, all: number) => void = () => {},
): Promise<Saved<readonly Standing[]>> {
  const read = readTables(backup);
  const all = read.reduce((sum, { records }) => sum + records.size, 0);
  const aside = [...backup.aside, ...read.flatMap(({ damaged }) => damaged)];
  let done = 0;
  return save(store, WITH_ASIDE, async (tx) => {
    const standings: Standing[] = [];
    for (const each of read) {
      const table = plainTable(tx.objectStore(each.kept.table));
      const { standing, put, onlyHere } = compare(each, await table.getAll());
      // Only what the file could have held: settings of this machine alone, and what cannot be read, stay.
      if (how === 'replace') for (const key of onlyHere) await table.delete(key);
      const records = [...each.records];
      for (let from = 0; from < records.length; from += STEP) {
        const step = records.slice(from, from + STEP);
        const wanted = step.filter(([key]) => how === 'replace' || put.has(key));
        // A step is asked for at once: to wait for each record in turn takes several times as long.
        await Promise.all(
          wanted.map(([, value]) => table.put(each.kept.record ? each.kept.record(value as never) : value)),
        );
        done += step.length;
        progress(done, all);
      }
      standings.push(standing);
    }
    const known = new Set((await tx.objectStore('setAside').getAll()).map(({ raw }) => inOrder(raw)));
    for (const each of aside) if (!known.has(inOrder(each.raw))) await tx.objectStore('setAside').add(each);
    return standings;
  });
}

interface Compared {
  standing: Standing;
  /** what a merge writes */
  put: ReadonlySet<string>;
  /** what a replacement takes away */
  onlyHere: readonly IDBValidKey[];
}

function compare({ kept, records, damaged }: Read, here: readonly unknown[]): Compared {
  const present = new Map<string, object>();
  for (const raw of here) {
    const admitted = kept.admit(raw);
    if (admitted.ok) present.set(keyOf(kept, admitted.value), admitted.value);
  }
  const standing = { table: kept.table, fresh: 0, newer: 0, newerHere: 0, same: 0, damaged: damaged.length };
  const put = new Set<string>();
  for (const [key, value] of records) {
    const mine = present.get(key);
    const how = mine ? standingOf(value, mine) : 'fresh';
    standing[how] += 1;
    if (how === 'fresh' || how === 'newer') put.add(key);
  }
  const onlyHere = [...present].filter(([key]) => !records.has(key)).map(([, value]) => databaseKey(kept, value));
  return { standing: { ...standing, onlyHere: onlyHere.length }, put, onlyHere };
}

function standingOf(inFile: object, here: object): 'same' | 'newer' | 'newerHere' {
  if (inOrder(inFile) === inOrder(here)) return 'same';
  const [theirs, ours] = [changedAt(inFile), changedAt(here)];
  return theirs !== undefined && ours !== undefined && theirs > ours ? 'newer' : 'newerHere';
}

/** A record as text with its fields in one order, so that equal records are equal texts. A picture counts by kind and size. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (each instanceof Blob) return [each.type, each.size];
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** A table as one that takes any record: what goes in was admitted by the table's own entry above. */
interface PlainTable {
  getAll(): Promise<unknown[]>;
  put(value: object): Promise<unknown>;
  delete(key: IDBValidKey): Promise<void>;
}
const plainTable = (table: unknown): PlainTable => table as PlainTable;
