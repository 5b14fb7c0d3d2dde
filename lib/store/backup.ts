import { admitMemo } from '../memo/memo';
import type { Memo } from '../model/memo';
import type { Store } from './db';
import { STRICT, writeProblem } from './db';
import { allMemos } from './memos';

/** All memos as one versioned file. */
export async function exportBackup(store: Store, now: number): Promise<string> {
  const { memos } = await allMemos(store);
  return JSON.stringify({ format: 'wenda-backup', version: 1, at: new Date(now).toISOString(), memos }, null, 1);
}

/** Reads a backup file. Damaged, foreign and newer files are refused with the reason and change nothing. */
export function readBackup(
  file: string,
): { ok: true; memos: Memo[] } | { ok: false; problem: 'backupDamaged' | 'backupForeign' | 'backupNewer' } {
  let input: unknown;
  try {
    input = JSON.parse(file);
  } catch {
    return { ok: false, problem: 'backupDamaged' };
  }
  if (typeof input !== 'object' || input === null) return { ok: false, problem: 'backupForeign' };
  const { format, version, memos } = input as { format?: unknown; version?: unknown; memos?: unknown };
  if (format !== 'wenda-backup' || !Array.isArray(memos)) return { ok: false, problem: 'backupForeign' };
  if (version !== 1) return { ok: false, problem: 'backupNewer' };
  const admitted = memos.flatMap((memo) => admitMemo(memo) ?? []);
  return admitted.length === memos.length ? { ok: true, memos: admitted } : { ok: false, problem: 'backupDamaged' };
}

/** Merges memos in: of two with one id the later change stays, so importing twice makes no twins. */
export async function importMemos(store: Store, memos: readonly Memo[]): Promise<void> {
  try {
    const tx = store.transaction('memos', 'readwrite', STRICT);
    for (const memo of memos) {
      const here = admitMemo(await tx.store.get(memo.id));
      if (!here || here.updatedAt < memo.updatedAt) await tx.store.put(memo);
    }
    await tx.done;
  } catch (error) {
    throw writeProblem(error);
  }
}
