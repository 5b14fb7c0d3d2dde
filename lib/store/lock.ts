import { bytesToText, textToBytes } from './blob-text';
import { type Store, save } from './db';
import { readSettings, type Settings, storedSetting, writeSettings } from './settings';

/*
 * The lock screen: a PIN against a glance over the shoulder and a colleague's curiosity. It hides the pages; what is
 * stored is not encrypted by it, and who owns the machine's account can read the browser's files all the same.
 */

/** OWASP's figure for PBKDF2-SHA-256; a PIN of six digits is guessed in time by whoever has the file, and only slower. */
const ROUNDS = 600_000;
export const PIN = /^\d{4,12}$/;

/** Wrong tries that cost nothing: fingers slip. */
const FREE_TRIES = 3;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

export type Lock = NonNullable<Settings['lock']>;

/** A lock made of a PIN: its salted hash. `afterMinutes` of idling close it again. */
export async function makeLock(pin: string, afterMinutes: number): Promise<Lock> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return { salt: bytesToText(salt), hash: await hashOf(pin, salt, ROUNDS), rounds: ROUNDS, afterMinutes };
}

/** How long to wait after `count` wrong tries in a row: none for the first three, then 30 s, doubled up to 15 minutes. */
export const waitAfter = (count: number): number =>
  count < FREE_TRIES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (count - FREE_TRIES), LONGEST_WAIT_MS);

export type Tried = { ok: true } | { ok: false; until: number; wrong: boolean };

/**
 * Tries a PIN. Each try is charged for before it is looked at, in one write: two pages at once, or a browser closed in
 * between, get none for nothing. While a wait runs nothing is tried at all.
 */
export async function tryPin(store: Store, pin: string, now: number): Promise<Tried> {
  const { lock } = await readSettings(store);
  if (!lock) return { ok: true };
  const charged = await save(store, ['settings'], async (tx) => {
    const table = tx.objectStore('settings');
    const tries = storedSetting('lockTries', await table.get('lockTries')) ?? { count: 0, until: 0 };
    // A clock that was set back must not lock for hours: no wait is longer than the longest.
    const until = Math.min(tries.until, now + LONGEST_WAIT_MS);
    if (until > now) return { may: false, until };
    const count = tries.count + 1;
    await table.put({ key: 'lockTries', value: { count, until: now + waitAfter(count) } });
    return { may: true, until: now + waitAfter(count) };
  });
  if (!charged.ok) return { ok: false, until: now, wrong: false };
  const { may, until } = charged.value;
  if (!may) return { ok: false, until, wrong: false };
  const salt = textToBytes(lock.salt);
  if (!salt || (await hashOf(pin, salt, lock.rounds)) !== lock.hash) return { ok: false, until, wrong: true };
  await writeSettings(store, { lockTries: undefined });
  return { ok: true };
}

async function hashOf(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256);
  return bytesToText(new Uint8Array(bits));
}
