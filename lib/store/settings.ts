import * as v from 'valibot';
import { type Admission, badField } from '../memo/admit';
import { NOBODY } from '../model/memo';
import { SayingSchema, saying } from '../model/saying';
import { type Saved, type Store, save } from './db';

/* What was chosen in options. One record per setting: a damaged one falls back to its default, the others stay. */

const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1));
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

const PolicySourceSchema = v.object({
  address: v.optional(v.pipe(v.string(), v.url(), v.startsWith('https://'), v.maxLength(2000))),
  key: v.optional(v.pipe(v.string(), v.length(43))),
  revoked: v.optional(v.pipe(v.array(v.string()), v.maxLength(100)), []),
  versions: v.optional(v.record(v.string(), v.number()), {}),
  checkedAt: v.optional(v.number()),
  /** why the last one that came was not taken; the one before stays in force */
  problem: v.optional(SayingSchema),
  /** tries in a row that failed */
  failures: v.optional(v.number(), 0),
});

/** Where the shop's policy comes from: an address that is watched, its publisher's pinned key, and what came of it. */
export type PolicySource = v.InferOutput<typeof PolicySourceSchema>;
export const NO_SOURCE: PolicySource = { revoked: [], versions: {}, failures: 0 };

const AidSchema = v.variant('from', [
  v.object({ from: v.literal('browser') }),
  v.object({
    from: v.literal('address'),
    address: v.pipe(v.string(), v.url(), v.maxLength(500)),
    model: name,
    key: v.optional(v.pipe(v.string(), v.maxLength(500))),
  }),
]);

/** What the writing aid asks: the browser's own model, or a server the shop entered. */
export type AidChoice = v.InferOutput<typeof AidSchema>;
/** How a PIN is kept: its PBKDF2 hash and what it was made with; and the idle minutes after which the lock closes. */
export const LockSchema = v.object({
  salt: v.string(),
  hash: v.string(),
  rounds: v.number(),
  afterMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 60)),
});

const BackupStateSchema = v.object({
  /** where a backup goes by itself each day */
  daily: v.optional(v.picklist(['off', 'folder', 'download']), 'off'),
  /** the chosen folder's own name, to be shown */
  folder: v.optional(v.string()),
  /** closed by the passphrase kept beside the folder */
  sealed: v.optional(v.boolean(), false),
  lastAt: v.optional(v.number()),
  /** from when on there was something to lose */
  since: v.optional(v.number()),
  /** why the last one could not be made */
  problem: v.optional(SayingSchema),
  /** when the lack of one was last told of */
  remindedAt: v.optional(v.number()),
});
export type BackupState = v.InferOutput<typeof BackupStateSchema>;
export const NO_BACKUP: BackupState = { daily: 'off', sealed: false };

const fields = {
  /** whose list this browser shows, where the agent chose it by hand; it wins over the console's account */
  ownerName: v.optional(name),
  /** the account the console showed last: whose list is shown while no console is open */
  lastAccount: v.optional(name),
  /** the agent's own limit for money promised without asking, in yuan */
  limitYuan: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000))),
  /** ids of consoles the guard is switched off on */
  consolesOff: v.optional(v.array(v.pipe(v.string(), v.maxLength(100))), []),
  /** console descriptions the shop added or mended; the reader admits each */
  addedConsoles: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(50)), []),
  /** where the shop's policy comes from, and what is known of its publisher */
  policySource: v.optional(PolicySourceSchema),
  /** the team this agent belongs to: rules may be for some teams only */
  group: v.optional(name),
  /** what replies are filled with in every chat: the return address, when parcels leave, how many days it usually takes */
  shopWords: v.optional(
    v.object({
      address: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
      shipBy: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40))),
      days: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(20))),
    }),
    {},
  ),
  /** minutes of the day between which no reminder rings */
  quietHours: v.optional(v.object({ from: minute, to: minute })),
  /** whether suggestions that never hold are shown */
  hints: v.optional(v.boolean(), true),
  /** sent messages are kept where the shop asks for it, unless the agent does not want it */
  keepSent: v.optional(v.boolean(), true),
  /** the stretches of the day in which the agent works; outside them reminders wait. None: the whole day */
  workBlocks: v.optional(v.pipe(v.array(v.object({ from: minute, to: minute })), v.maxLength(6)), []),
  /** the agent's own times for snoozing and moving, as they are typed: "15分钟后", "明早9点" */
  snoozes: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(30))), v.maxLength(8)),
    [],
  ),
  /** the lock screen, where the shop wants one */
  lock: v.optional(LockSchema),
  /** wrong tries in a row, and until when no further one is taken; kept, so that a restart does not forgive them */
  lockTries: v.optional(v.object({ count: v.number(), until: v.number() })),
  /** backups made unasked, and what came of the last one */
  backup: v.optional(BackupStateSchema),
  /** reminders by the system's notifications; the badge and the panel tell in any case */
  notifications: v.optional(v.boolean(), true),
  /** the writing aid, off unless one was chosen */
  aid: v.optional(AidSchema),
  /** days that closed cases stay in the register, where no policy sets it; without either they stay */
  ledgerDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(30), v.maxValue(3650))),
  /** when the register was last gone through for cases past that time, and how many went */
  ledgerWiped: v.optional(v.object({ at: v.number(), gone: v.number() })),
  /** the browser threw the database away and the agent has not seen the notice yet */
  wiped: v.optional(v.boolean(), false),
} as const;

const SettingsSchema = v.object(fields);
export type Settings = v.InferOutput<typeof SettingsSchema>;
type Field = keyof typeof fields;

/** All settings, each at its default where nothing (or nonsense) is stored. */
export async function readSettings(store: Store): Promise<Settings> {
  const stored = new Map((await store.getAll('settings')).map(({ key, value }) => [key, value]));
  const sane = Object.entries(fields).flatMap(([key, schema]) => {
    const value = stored.get(key);
    return value !== undefined && v.is(schema, value) ? [[key, value] as const] : [];
  });
  return v.parse(SettingsSchema, Object.fromEntries(sane));
}

/** A setting as it is stored, for who reads it within a transaction of their own; nonsense counts as none. */
export function storedSetting<K extends Field>(
  key: K,
  stored: { value: unknown } | undefined,
): Settings[K] | undefined {
  const value = stored?.value;
  return v.is(fields[key], value) ? (value as Settings[K]) : undefined;
}

/** Writes the given settings; `undefined` takes one back to its default. Nonsense is refused whole. */
export async function writeSettings(store: Store, changes: Partial<Settings>): Promise<Saved<Settings>> {
  const keys = Object.keys(changes).filter((key): key is Field => Object.hasOwn(fields, key));
  const wrong = keys.find((key) => !v.is(fields[key], changes[key]));
  if (wrong) return { ok: false, problem: saying('say_settingNotSaved', wrong) };
  const saved = await save(store, ['settings'], async (tx) => {
    const table = tx.objectStore('settings');
    for (const key of keys) {
      const value = changes[key];
      if (value === undefined) await table.delete(key);
      else await table.put({ key, value });
    }
  });
  return saved.ok ? { ok: true, value: await readSettings(store) } : saved;
}

/** Changes one setting by what it is, in one transaction: what another page wrote meanwhile is not lost. Nonsense is refused. */
export async function changeSetting<K extends Field>(
  store: Store,
  key: K,
  change: (now: Settings[K] | undefined) => Settings[K],
): Promise<Saved<void>> {
  let refused = false;
  const saved = await save(store, ['settings'], async (tx) => {
    const table = tx.objectStore('settings');
    const value = change(storedSetting(key, await table.get(key)));
    refused = !v.is(fields[key], value);
    if (!refused) await table.put({ key, value });
  });
  return saved.ok && refused ? { ok: false, problem: saying('say_settingNotSaved', key) } : saved;
}

/** Whose list is meant: the one chosen by hand, else the account the console shows, else the last one it showed. */
export const ownerIn = (settings: Settings, account?: string): string =>
  settings.ownerName ?? (account?.trim() || undefined) ?? settings.lastAccount ?? NOBODY;

/** Settings of this machine alone, and keys to other services: a backup leaves them where they are. */
const OF_THIS_MACHINE: readonly string[] = [
  'wiped',
  'lock',
  'lockTries',
  'backup',
  'aid',
  'ledgerWiped',
] satisfies readonly Field[];

/** A record that is left out on purpose: no loss, and nothing to tell. */
export interface PassedOver {
  ok: false;
  problem: undefined;
}

/** Admits a stored setting for a backup. One of this machine alone, or of another version, is passed over without a problem. */
export function admitSetting(input: unknown): Admission<{ key: string; value: unknown }> | PassedOver {
  const record = v.safeParse(v.object({ key: v.string(), value: v.unknown() }), input);
  if (!record.success) return { ok: false, problem: badField('table_settings') };
  const { key, value } = record.output;
  if (!Object.hasOwn(fields, key) || OF_THIS_MACHINE.includes(key)) return { ok: false, problem: undefined };
  return v.is(fields[key as Field], value)
    ? { ok: true, value: { key, value } }
    : { ok: false, problem: saying('say_settingNotTaken', key) };
}
