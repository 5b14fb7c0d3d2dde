import { readJson } from '../../lib/model/json';
import { type Saying, saying } from '../../lib/model/saying';

const MOST_BYTES = 2 * 1024 * 1024;

export type FileRead = { ok: true; value: unknown } | { ok: false; problem: Saying };

/** What a pack or description file holds, JSON or YAML; still to be admitted. */
export async function readJsonOrYaml(file: File): Promise<FileRead> {
  if (file.size > MOST_BYTES) return { ok: false, problem: saying('optPackFileBig') };
  const text = await file.text();
  const value = readJson(text);
  if (value !== undefined) return { ok: true, value };
  // Not JSON: YAML, where anchors are few. A file that multiplies itself by them is refused by the parser.
  const { parse } = await import('yaml');
  try {
    return { ok: true, value: parse(text, { maxAliasCount: 100 }) };
  } catch {
    return { ok: false, problem: saying('optPackUnreadable') };
  }
}
