import * as v from 'valibot';
import { type Admission, admitMemo } from '../memo/admit';
import { admitCall } from '../memo/call';
import { admitHandover } from '../memo/handover-file';
import { admitEntry } from '../memo/ledger-admit';
import { admitRecurring } from '../memo/recur';
import { admitRound } from '../memo/round';
import { parsePack } from '../policy/pack';
import { AgentReportSchema, StateSchema } from '../policy/report';
import { fromFile, toFile } from './blob-text';
import { SeenClocksSchema } from './clocks';
import type { TableName } from './db';
import { admitHand } from './hand';
import { kept } from './memos';
import { PictureSchema } from './pictures';
import { admitSetting } from './settings';
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
  admit: (input: unknown) => Admission<object>;
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
  <T extends object>(name: string, schema: v.GenericSchema<unknown, T>) =>
  (input: unknown): Admission<T> => {
    const parsed = v.safeParse(schema, input, { abortEarly: true });
    if (parsed.success) return { ok: true, value: parsed.output };
    const field = parsed.issues[0].path?.map((step) => String(step.key)).join('.') || '整条记录';
    return { ok: false, problem: `${name}的“${field}”写法不对，这一条没有采用` };
  };

const admitHandRecord = (input: unknown): Admission<object> => {
  const outer = by('手动设置', v.object({ caseKey: id, hand: v.unknown(), at: time }))(input);
  if (!outer.ok) return outer;
  const hand = admitHand(outer.value.hand);
  return hand
    ? { ok: true, value: { ...outer.value, hand } }
    : { ok: false, problem: '手动设置的“hand”写法不对，这一条没有采用' };
};

const admitHandoverRecord = (input: unknown): Admission<object> => {
  const read = admitHandover(input);
  return read.ok
    ? { ok: true, value: read.handover }
    : { ok: false, problem: `交班单写法不对（${read.problem.why}），这一条没有采用` };
};

const admitPackRecord = (input: unknown): Admission<object> => {
  const outer = by('策略包', v.looseObject({ id, pack: v.unknown(), storedAt: v.optional(time) }))(input);
  if (!outer.ok) return outer;
  const pack = parsePack(outer.value.pack);
  return pack.ok
    ? { ok: true, value: { ...outer.value, pack: pack.value } }
    : { ok: false, problem: `策略包读不懂：${pack.problems[0]?.message ?? '原因不明'}` };
};

export const KEPT_TABLES: readonly KeptTable[] = [
  { table: 'memos', admit: admitMemo, key: ['id'], record: kept },
  { table: 'ledger', admit: admitEntry, key: ['id'] },
  { table: 'calls', admit: admitCall, key: ['id'] },
  { table: 'rounds', admit: admitRound, key: ['owner', 'day'] },
  { table: 'recurring', admit: admitRecurring, key: ['id'] },
  { table: 'handovers', admit: admitHandoverRecord, key: ['id'] },
  { table: 'shelf', admit: by('自己的话术', ShelfRecordSchema), key: ['id'] },
  { table: 'uses', admit: by('话术使用', UseSchema), key: ['reply'] },
  { table: 'pictures', admit: by('图片', PictureSchema), key: ['id'], toFile, fromFile },
  { table: 'hand', admit: admitHandRecord, key: ['caseKey'] },
  { table: 'clocks', admit: by('时限', SeenClocksSchema), key: ['caseKey'] },
  { table: 'settings', admit: admitSetting, key: ['key'] },
  { table: 'packs', admit: admitPackRecord, key: ['id'] },
  { table: 'drafts', admit: by('规则草稿', DraftRecordSchema), key: ['id'] },
  { table: 'reports', admit: by('客服的反馈', AgentReportSchema), key: ['id'] },
  { table: 'team', admit: by('客服的策略', v.object({ agent: id, state: StateSchema })), key: ['agent'] },
  {
    table: 'versions',
    admit: by('规则版本', VersionRecordSchema),
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
