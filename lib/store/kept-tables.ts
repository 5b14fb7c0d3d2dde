import * as v from 'valibot';
import { type Admission, admitMemo, badField } from '../memo/admit';
import { admitCall } from '../memo/call';
import { admitHandover } from '../memo/handover-file';
import { admitEntry } from '../memo/ledger-admit';
import { admitRecurring } from '../memo/recur';
import { admitRound } from '../memo/round';
import { type MessageKey, saying, UNKNOWN } from '../model/saying';
import { parsePack } from '../policy/pack';
import { AgentReportSchema, RulesSchema, StateSchema } from '../policy/report';
import { fromFile, toFile } from './blob-text';
import { SeenClocksSchema } from './clocks';
import type { TableName } from './db';
import { admitHand } from './hand';
import { kept } from './memos';
import { PictureSchema } from './pictures';
import { admitSetting, type PassedOver } from './settings';
import { ShelfRecordSchema } from './shelf';
import { DraftRecordSchema, VersionRecordSchema } from './studio';
import { UseSchema } from './uses';

/*
 * The one list of what a backup holds: which tables, how a record of each is admitted, and when it was last changed.
 * Left out on purpose: counts and events (thirty days of figures), what was told already, the publisher's private key
 * (it cannot be read out), and handles the browser gave to this machine alone.
 */

/** How the records of one table go to a file and come back. */
export interface KeptTable {
  table: TableName;
  /** admits what the file or the database holds; the problem names the field, never the buyer's words */
  admit: (input: unknown) => Admission<object> | PassedOver;
  key: readonly [string, ...string[]];
  /** the record as the database keeps it, where that is more than what is admitted */
  record?: (value: never) => object;
  /** for what JSON cannot hold */
  toFile?: (value: object) => Promise<object>;
  fromFile?: (value: unknown) => unknown;
}

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));

/** Admits by a schema; `name` is what the agent calls such a record. */
const by =
  <T extends object>(name: MessageKey, schema: v.GenericSchema<unknown, T>) =>
  (input: unknown): Admission<T> => {
    const parsed = v.safeParse(schema, input, { abortEarly: true });
    return parsed.success
      ? { ok: true, value: parsed.output }
      : { ok: false, problem: badField(name, parsed.issues[0]) };
  };

const admitHandRecord = (input: unknown): Admission<object> => {
  const outer = by('table_hand', v.object({ caseKey: id, hand: v.unknown(), at: time }))(input);
  if (!outer.ok) return outer;
  const hand = admitHand(outer.value.hand);
  return hand
    ? { ok: true, value: { ...outer.value, hand } }
    : { ok: false, problem: saying('say_badField', saying('table_hand'), 'hand') };
};

const admitHandoverRecord = (input: unknown): Admission<object> => {
  const read = admitHandover(input);
  return read.ok
    ? { ok: true, value: read.handover }
    : { ok: false, problem: saying('say_badHandover', read.problem.why) };
};

const admitPackRecord = (input: unknown): Admission<object> => {
  const outer = by('table_packs', v.looseObject({ id, pack: v.unknown(), storedAt: v.optional(time) }))(input);
  if (!outer.ok) return outer;
  const pack = parsePack(outer.value.pack);
  return pack.ok
    ? { ok: true, value: { ...outer.value, pack: pack.value } }
    : { ok: false, problem: saying('say_badPack', pack.problems[0]?.message ?? UNKNOWN) };
};

export const KEPT_TABLES: readonly KeptTable[] = [
  { table: 'memos', admit: admitMemo, key: ['id'], record: kept },
  { table: 'ledger', admit: admitEntry, key: ['id'] },
  { table: 'calls', admit: admitCall, key: ['id'] },
  { table: 'rounds', admit: admitRound, key: ['owner', 'day'] },
  { table: 'recurring', admit: admitRecurring, key: ['id'] },
  { table: 'handovers', admit: admitHandoverRecord, key: ['id'] },
  { table: 'shelf', admit: by('table_shelf', ShelfRecordSchema), key: ['id'] },
  { table: 'uses', admit: by('table_uses', UseSchema), key: ['reply'] },
  { table: 'pictures', admit: by('table_pictures', PictureSchema), key: ['id'], toFile, fromFile },
  { table: 'hand', admit: admitHandRecord, key: ['caseKey'] },
  { table: 'clocks', admit: by('say_clockRecord', SeenClocksSchema), key: ['caseKey'] },
  { table: 'settings', admit: admitSetting, key: ['key'] },
  { table: 'packs', admit: admitPackRecord, key: ['id'] },
  { table: 'drafts', admit: by('table_drafts', DraftRecordSchema), key: ['id'] },
  { table: 'reports', admit: by('say_reportRecord', AgentReportSchema), key: ['id'] },
  {
    table: 'team',
    admit: by('say_teamRecord', v.object({ agent: id, state: StateSchema, rules: v.optional(RulesSchema) })),
    key: ['agent'],
  },
  {
    table: 'versions',
    admit: by('table_versions', VersionRecordSchema),
    key: ['id', 'version'],
  },
];

/** The key of a record as one word, for finding it again among others. */
export const keyOf = (table: KeptTable, value: object): string => JSON.stringify(databaseKey(table, value));

/** The key under which the database keeps an admitted record. */
export function databaseKey({ key }: KeptTable, value: object): IDBValidKey {
  const parts = key.map((field) => (value as Record<string, IDBValidKey>)[field] ?? '');
  return parts.length === 1 ? (parts[0] ?? '') : parts;
}

const TIMES = [
  'updatedAt',
  'changedAt',
  'savedAt',
  'storedAt',
  'publishedAt',
  'lastAt',
  'at',
  'startedAt',
  'createdAt',
];

/** When a record was last changed, by the first of its times that says so; a round, by its last look or its stamp. */
export function changedAt(value: object): number | undefined {
  const record = value as Record<string, unknown>;
  const looks = Array.isArray(record['looks']) ? record['looks'].map((look) => look?.at) : [];
  const stamp = (record['stamp'] as { at?: unknown } | undefined)?.at;
  const times = [...looks, stamp, record[TIMES.find((name) => typeof record[name] === 'number') ?? '']];
  const known = times.filter((at): at is number => typeof at === 'number');
  return known.length > 0 ? known.reduce((a, b) => Math.max(a, b)) : undefined;
}
