/*
 * What may be written at a place of a pack's text, by its JSON schema. Half-written YAML does not parse, so the place is
 * read from the lines above by their indentation, and from the brackets before it on its own line.
 */

/** The part of a JSON schema that completion reads. */
export interface JsonSchema {
  type?: string | undefined;
  properties?: Readonly<Record<string, JsonSchema | undefined>> | undefined;
  additionalProperties?: boolean | JsonSchema | undefined;
  items?: JsonSchema | undefined;
  anyOf?: readonly JsonSchema[] | undefined;
  enum?: readonly unknown[] | undefined;
  const?: unknown;
}

/** The place of the cursor: what is being written there, and how much of it stands already (from `from`). */
export interface Writing {
  path: readonly string[];
  what: 'key' | 'value' | 'words';
  from: number;
  /** keys that the mapping has already */
  present: readonly string[];
}

export interface Offer {
  label: string;
  /** what is put in the text, where it is more than the label */
  apply: string;
}

interface Entry {
  indent: number;
  /** `undefined`: an item of a list */
  key: string | undefined;
}

const ITEM = '0';

/** What the cursor at `offset` is writing. `undefined` in a comment. */
export function writingAt(text: string, offset: number): Writing | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  if (/(^|\s)#/.test(before)) return undefined;
  const names = /<([\p{L}\p{N}-]*)$/u.exec(before);
  const { entries, rest, at } = entriesOf(before);
  const above = text.slice(0, start).split('\n').slice(0, -1);
  const own = entries.at(-1);
  const indent = own?.key === undefined ? at : own.indent;
  const path = [...pathAbove(above, entries, indent), ...entries.map(({ key }) => key ?? ITEM)];
  const flow = flowPath(rest);
  if (names)
    return { path: [...path, ...flow.path], what: 'words', from: offset - (names[1] ?? '').length, present: [] };
  const from = offset - (/[^\s[{,:'"]*$/.exec(rest)?.[0].length ?? 0);
  if (flow.inKey) return { path: [...path, ...flow.path], what: 'key', from, present: flow.present };
  if (own?.key !== undefined || flow.path.length > 0)
    return { path: [...path, ...flow.path], what: 'value', from, present: [] };
  const below = text.slice(offset).split('\n').slice(1);
  return { path, what: 'key', from, present: siblings(above, below, indent, entries.length > 0) };
}

/** The list marks and the key at the head of a line, what follows them, and the column where that begins. */
function entriesOf(line: string): { entries: Entry[]; rest: string; at: number } {
  const entries: Entry[] = [];
  let at = /^ */.exec(line)?.[0].length ?? 0;
  for (let item = /^- +|^-$/.exec(line.slice(at)); item; item = /^- +|^-$/.exec(line.slice(at))) {
    entries.push({ indent: at, key: undefined });
    at += item[0].length;
  }
  const key = /^(?:"([^"]*)"|'([^']*)'|([\p{L}\p{N}_-]+)):(?: +|$)/u.exec(line.slice(at));
  if (!key) return { entries, rest: line.slice(at), at };
  entries.push({ indent: at, key: key[1] ?? key[2] ?? key[3] ?? '' });
  return { entries, rest: line.slice(at + key[0].length), at };
}

/** The keys and items a line of this indentation lies in, outermost first. */
function pathAbove(above: readonly string[], own: readonly Entry[], indent: number): readonly string[] {
  const path: string[] = [];
  let limit = own[0]?.indent ?? indent;
  // A list may stand at the same column as the key it belongs to.
  let isItem = own[0] !== undefined && own[0].key === undefined;
  for (const line of above.toReversed()) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    for (const entry of entriesOf(line).entries.toReversed()) {
      const holds = entry.indent < limit || (isItem && entry.key !== undefined && entry.indent === limit);
      if (!holds) continue;
      path.unshift(entry.key ?? ITEM);
      limit = entry.indent;
      isItem = entry.key === undefined;
    }
    if (limit === 0 && !isItem) break;
  }
  return path;
}

/** The keys beside the one being written. */
function siblings(
  above: readonly string[],
  below: readonly string[],
  indent: number,
  isFirstOfItem: boolean,
): readonly string[] {
  const keys: string[] = [];
  const look = (lines: readonly string[], stopsAtItem: 'after' | 'before') => {
    for (const line of lines) {
      if (line.trim() === '' || line.trim().startsWith('#')) continue;
      const { entries, at } = entriesOf(line);
      const own = entries.find((entry) => entry.key !== undefined && entry.indent === indent);
      const startsItem = entries.some((entry) => entry.key === undefined && entry.indent < indent);
      if (startsItem && stopsAtItem === 'before') return;
      if (own?.key !== undefined) keys.push(own.key);
      if (startsItem || (entries[0]?.indent ?? at) < indent) return;
    }
  };
  if (!isFirstOfItem) look(above.toReversed(), 'after');
  look(below, 'before');
  return keys;
}

/** Where in the brackets of its own line a place lies: `{ draft: x, facts: { fa` → facts, writing a key. */
function flowPath(rest: string): { path: readonly string[]; inKey: boolean; present: readonly string[] } {
  const open: { kind: '[' | '{'; key: string | undefined; present: string[] }[] = [];
  let word = '';
  let quote = '';
  for (const sign of rest) {
    const last = open.at(-1);
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '[' || sign === '{') open.push({ kind: sign, key: undefined, present: [] });
    else if (sign === ']' || sign === '}') open.pop();
    else if (sign === ',' && last) last.key = undefined;
    else if (sign === ':' && last?.kind === '{') {
      last.key = word.trim();
      last.present.push(last.key);
    } else {
      word += sign;
      continue;
    }
    word = '';
  }
  const last = open.at(-1);
  const path = open.flatMap(({ kind, key }) => (kind === '[' ? [ITEM] : key === undefined ? [] : [key]));
  return { path, inKey: last?.kind === '{' && last.key === undefined && !quote, present: last?.present ?? [] };
}

/** The schemas a path leads to: several where a value may have several shapes. */
export function schemasAt(schema: JsonSchema, path: readonly string[]): readonly JsonSchema[] {
  const shapes = (each: JsonSchema): readonly JsonSchema[] => each.anyOf?.flatMap(shapes) ?? [each];
  return path.reduce<readonly JsonSchema[]>(
    (at, key) =>
      at.flatMap((each) => {
        const { additionalProperties: rest } = each;
        const inner = each.properties?.[key] ?? (each.type === 'array' ? each.items : undefined);
        return shapes(inner ?? (typeof rest === 'object' ? rest : { type: 'none' }));
      }),
    shapes(schema),
  );
}

/** What may stand where the cursor is. `words` are the vocabularies' names. */
export function offersFor(writing: Writing, schema: JsonSchema, words: readonly string[]): readonly Offer[] {
  if (writing.what === 'words') return words.map((name) => ({ label: name, apply: `${name}>` }));
  const schemas = schemasAt(schema, writing.path);
  const keys = writing.what === 'key' ? schemas.flatMap(({ properties }) => Object.keys(properties ?? {})) : [];
  if (keys.length > 0)
    return [...new Set(keys)]
      .filter((key) => !writing.present.includes(key))
      .map((key) => ({ label: key, apply: `${key}: ` }));
  return [...new Set(schemas.flatMap(valuesOf))].map((value) => ({ label: value, apply: value }));
}

/** The name that was probably meant: at most two letters away. `undefined` where none is near. */
export function nearestName(written: string, under: readonly string[], schema: JsonSchema): string | undefined {
  const names = schemasAt(schema, under).flatMap(({ properties }) => Object.keys(properties ?? {}));
  const near = names.map((name) => ({ name, away: distance(written, name) })).sort((a, b) => a.away - b.away)[0];
  return near && near.away <= 2 && near.away < written.length ? near.name : undefined;
}

/** How many letters to add, take out or change to come from one word to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

function valuesOf({ enum: values, const: only, type }: JsonSchema): readonly string[] {
  if (values) return values.map(String);
  if (only !== undefined) return [String(only)];
  return type === 'boolean' ? ['true', 'false'] : [];
}
