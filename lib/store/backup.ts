import * as v from 'valibot';
import { admitMemo } from '../memo/admit';
import type { Memo } from '../model/memo';
import { type Saved, type Store, save } from './db';
import { kept } from './memos';

/* One file with every memo, and back. Reading it in twice makes no twins; a damaged file changes nothing. */

const FORMAT = 'wenda-backup';
const VERSION = 1;

export interface Backup {
  format: typeof FORMAT;
  version: typeof VERSION;
  at: number;
  memos: readonly Memo[];
}

export interface Imported {
  added: number;
  /** where the file's memo was changed later than the one here */
  updated: number;
  /** where the one here is the same or newer */
  kept: number;
}

/** Every memo of every agent on this machine, as it is written to a file. */
export async function exportBackup(store: Store, now: number): Promise<Backup> {
  const memos = (await store.getAll('memos')).map(admitMemo).flatMap((m) => (m.ok ? [m.value] : []));
  return { format: FORMAT, version: VERSION, at: now, memos };
}

/** Reads a backup in, all of it or nothing. Of two versions of a memo the one changed later stays. */
export async function importBackup(store: Store, input: unknown): Promise<Saved<Imported>> {
  const file = v.safeParse(
    v.object({ format: v.literal(FORMAT), version: v.number(), memos: v.array(v.unknown()) }),
    input,
  );
  if (!file.success) return { ok: false, problem: '这不是稳答的备份文件：什么都没有改动，请重新选择' };
  if (file.output.version > VERSION)
    return { ok: false, problem: '备份来自更新版本的稳答：请先更新扩展再导入，什么都没有改动' };
  const memos: Memo[] = [];
  for (const [at, raw] of file.output.memos.entries()) {
    const memo = admitMemo(raw);
    if (!memo.ok) return { ok: false, problem: `备份第 ${at + 1} 条：${memo.problem}；整个文件没有导入` };
    memos.push(memo.value);
  }
  return save(store, ['memos'], async (tx) => {
    const table = tx.objectStore('memos');
    const done: Imported = { added: 0, updated: 0, kept: 0 };
    for (const memo of memos) {
      const here = await table.get(memo.id);
      if (here && here.updatedAt >= memo.updatedAt) {
        done.kept += 1;
        continue;
      }
      await table.put(kept(memo));
      done[here ? 'updated' : 'added'] += 1;
    }
    return done;
  });
}
