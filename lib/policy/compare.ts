import type { Pack } from './pack';

/* What differs between two versions of a pack, as data: the page words and colours it. */

/** The thing that differs: a rule, a vocabulary, a reply, a clock …, or a setting of the pack itself. */
export type ChangedKind = 'rule' | 'words' | 'reply' | 'clock' | 'recurring' | 'allow' | 'setting';

/** A value as it is told: a text, or a text with what belongs to it; what is part of a list has no name. */
export type Told = string | { text?: string; parts: readonly { name?: string; value: Told }[] };

/** One field that differs; a list is told entry by entry, so an added one has no `was` and a removed one no `now`. */
export interface ChangedLine {
  field: string;
  was?: Told;
  now?: Told;
}

export interface Change {
  of: ChangedKind;
  id: string;
  kind: 'added' | 'removed' | 'changed';
  lines: readonly ChangedLine[];
}

type Fields = Readonly<Record<string, unknown>>;

/** What changed from one version to another, in the order of the pack. Empty where nothing did; the number does not count. */
export function comparePacks(before: Pack | undefined, after: Pack): readonly Change[] {
  return [
    ...settingsOf(before, after),
    ...listChanges('rule', before?.rules, after.rules),
    ...wordChanges(before?.vocabulary ?? {}, after.vocabulary ?? {}),
    ...entryChanges('allow', '', 'allow', before?.allow, after.allow),
    ...listChanges('reply', before?.replies, after.replies),
    ...listChanges('clock', before?.clocks, after.clocks),
    ...listChanges('recurring', before?.recurring, after.recurring),
  ];
}

const SETTINGS = [
  'name',
  'extends',
  'validFrom',
  'validUntil',
  'limits',
  'overrides',
  'keep',
  'ledger',
  'aid',
  'agents',
  'calls',
] as const;

function settingsOf(before: Pack | undefined, after: Pack): Change[] {
  // A first version's name and ground are no news.
  const named = before ? SETTINGS : SETTINGS.slice(2);
  const lines = named.flatMap((field) => fieldLines(field, before?.[field], after[field]));
  return lines.length > 0 ? [{ of: 'setting', id: '', kind: 'changed', lines }] : [];
}

/** Entries with an id each; several of one id (a clock for some platforms) are told apart by their order. */
function listChanges(
  of: ChangedKind,
  was: readonly (Fields & { id: string })[] = [],
  now: readonly (Fields & { id: string })[] = [],
): Change[] {
  const keyed = (list: typeof now) => {
    const seen = new Map<string, number>();
    return new Map(
      list.map((each) => {
        const count = seen.get(each.id) ?? 0;
        seen.set(each.id, count + 1);
        return [count === 0 ? each.id : `${each.id} ${count + 1}`, each] as const;
      }),
    );
  };
  const [old, young] = [keyed(was), keyed(now)];
  return [
    ...[...young].flatMap(([id, each]): Change[] => {
      const lines = linesOf(old.get(id) ?? {}, each);
      if (lines.length === 0) return [];
      return [{ of, id, kind: old.has(id) ? 'changed' : 'added', lines }];
    }),
    ...[...old]
      .filter(([id]) => !young.has(id))
      .map(([id, each]): Change => ({ of, id, kind: 'removed', lines: linesOf(each, {}) })),
  ];
}

function linesOf(was: Fields, now: Fields): ChangedLine[] {
  const fields = [...new Set([...Object.keys(now), ...Object.keys(was)])].filter((field) => field !== 'id');
  return fields.flatMap((field) => fieldLines(field, was[field], now[field]));
}

function fieldLines(field: string, was: unknown, now: unknown): ChangedLine[] {
  if (JSON.stringify(was) === JSON.stringify(now)) return [];
  if (isList(was ?? []) && isList(now ?? [])) return entryLines(field, listOf(was), listOf(now));
  if (isFields(was ?? {}) && isFields(now ?? {}))
    return linesOf(isFields(was) ? was : {}, isFields(now) ? now : {}).map((line) => ({
      ...line,
      field: `${field}.${line.field}`,
    }));
  return [
    {
      field,
      ...(was === undefined ? {} : { was: tell(was) }),
      ...(now === undefined ? {} : { now: tell(now) }),
    },
  ];
}

function entryLines(field: string, was: readonly unknown[], now: readonly unknown[]): ChangedLine[] {
  const [before, after] = [byContent(was), byContent(now)];
  const added = [...after].flatMap(([content, value]) => (before.has(content) ? [] : [value]));
  const removed = [...before].flatMap(([content, value]) => (after.has(content) ? [] : [value]));
  // One sentence for another is one sentence changed.
  if (added.length === removed.length && added.length > 0 && added.length <= 3)
    return added.map((each, i) => ({ field, was: removed[i] ?? '', now: each }));
  return [...added.map((each) => ({ field, now: each })), ...removed.map((each) => ({ field, was: each }))];
}

const byContent = (values: readonly unknown[]): ReadonlyMap<string, Told> =>
  new Map(values.map((each) => [JSON.stringify(each), tell(each)]));

function wordChanges(
  was: Readonly<Record<string, readonly string[]>>,
  now: Readonly<Record<string, readonly string[]>>,
): Change[] {
  const names = [...new Set([...Object.keys(now), ...Object.keys(was)])];
  return names.flatMap((name) => entryChanges('words', name, 'words', was[name], now[name]));
}

function entryChanges(
  of: ChangedKind,
  id: string,
  field: string,
  was: readonly string[] | undefined,
  now: readonly string[] | undefined,
): Change[] {
  const lines = entryLines(field, was ?? [], now ?? []);
  if (lines.length === 0) return [];
  return [{ of, id, kind: was === undefined ? 'added' : now === undefined ? 'removed' : 'changed', lines }];
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (isList(value) ? value : []);

/** A sentence comes first, with the facts it is said in and whatever else there is behind it. */
function tell(value: unknown): Told {
  if (isList(value)) return { parts: value.map((each) => ({ value: tell(each) })) };
  if (!isFields(value)) return String(value);
  const { draft, text, facts, ...rest } = value;
  const sentence = [draft, text].find((each) => typeof each === 'string');
  const parts = Object.entries({ ...(isFields(facts) ? facts : {}), ...rest }).map(([name, each]) => ({
    name,
    value: tell(each),
  }));
  if (typeof sentence !== 'string') return { parts };
  return parts.length === 0 ? sentence : { text: sentence, parts };
}
