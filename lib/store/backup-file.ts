import * as v from 'valibot';
import { readJson } from '../model/json';
import { type Saying, SayingSchema, saying } from '../model/saying';
import type { SetAside } from './db';
import { KEPT_TABLES } from './kept-tables';
import { passKey, seal, unseal } from './seal';

/* The form of a backup file: versioned, checked by a sum, closed by a passphrase where the agent wants that. */

const FORMAT = 'wenda-backup';
const VERSION = 2;

/** What a backup holds, by table; and what could not be read when it was made, kept as it was found. */
export interface Backup {
  at: number;
  tables: Readonly<Record<string, readonly unknown[]>>;
  aside: readonly SetAside[];
}

/** The text of the file. `pass` closes it. */
export async function writeBackup(backup: Backup, pass?: CryptoKey): Promise<string> {
  const { at, tables, aside } = backup;
  const content = JSON.stringify({ tables, aside });
  const head = { format: FORMAT, version: VERSION, at };
  if (pass) return JSON.stringify({ ...head, sealed: await seal(content, pass) });
  const counts = Object.fromEntries(Object.entries(tables).map(([name, records]) => [name, records.length]));
  // The content as it was summed up, and last: what a broken copy loses is its end.
  return `${JSON.stringify({ ...head, counts, sum: await sumOf(content) }).slice(0, -1)},"content":${content}}`;
}

export type BackupRead = { ok: true; backup: Backup } | { ok: false; problem: Saying; sealed?: true };

/** Reads a file's text. Nothing is taken from a file that is foreign, newer, broken, or closed by another passphrase. */
export async function readBackup(text: string, passphrase?: string): Promise<BackupRead> {
  const parsed = readJson(text);
  const head = v.safeParse(
    v.looseObject({ format: v.literal(FORMAT), version: v.number(), at: v.optional(v.number(), 0) }),
    parsed,
  );
  if (!head.success) return { ok: false, problem: text.includes(`"${FORMAT}"`) ? BROKEN : FOREIGN };
  const file = head.output;
  if (file.version > VERSION) return { ok: false, problem: NEWER };
  // The first version held follow-ups only.
  if (file.version < VERSION) return admitContent({ tables: { memos: file['memos'] }, aside: [] }, file.at);
  if (file['sealed'] !== undefined) {
    if (!passphrase) return { ok: false, problem: SEALED, sealed: true };
    const opened = await unseal(file['sealed'], await passKey(passphrase));
    return opened.ok ? admitContent(readJson(opened.text), file.at) : { ok: false, problem: WRONG_PASS, sealed: true };
  }
  if (file['sum'] !== (await sumOf(JSON.stringify(file['content'])))) return { ok: false, problem: BROKEN };
  return admitContent(file['content'], file.at);
}

const ContentSchema = v.object({
  tables: v.record(v.string(), v.array(v.unknown())),
  aside: v.array(v.looseObject({ table: v.string(), problem: SayingSchema, raw: v.unknown(), at: v.number() })),
});

function admitContent(content: unknown, at: number): BackupRead {
  const parsed = v.safeParse(ContentSchema, content);
  if (!parsed.success) return { ok: false, problem: BROKEN };
  const known = new Set<string>(KEPT_TABLES.map(({ table }) => table));
  const { tables, aside } = parsed.output;
  if (Object.keys(tables).some((name) => !known.has(name))) return { ok: false, problem: NEWER };
  return { ok: true, backup: { at, tables, aside } };
}

async function sumOf(text: string | undefined): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text ?? ''));
  return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const FOREIGN = saying('say_backupForeign');
const NEWER = saying('say_backupNewer');
const BROKEN = saying('say_backupBroken');
const SEALED = saying('say_backupSealed');
const WRONG_PASS = saying('say_backupWrongPass');
