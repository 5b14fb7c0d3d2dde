import { bytesToText, textToBytes } from './blob-text';
import type { Store } from './db';
import { readSettings, type Settings, writeSettings } from './settings';

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

/** Tries a PIN. While a wait runs nothing is tried at all; each wrong one is kept before it is told, a restart forgives none. */
export async function tryPin(store: Store, pin: string, now: number): Promise<Tried> {
  const { lock, lockTries } = await readSettings(store);
  if (!lock) return { ok: true };
  // A clock that was set back must not lock for hours: no wait is longer than the longest.
  const until = Math.min(lockTries?.until ?? 0, now + LONGEST_WAIT_MS);
  if (until > now) return { ok: false, until, wrong: false };
  const salt = textToBytes(lock.salt);
  if (salt && (await hashOf(pin, salt, lock.rounds)) === lock.hash) {
    await writeSettings(store, { lockTries: undefined });
    return { ok: true };
  }
  const count = (lockTries?.count ?? 0) + 1;
  const wait = waitAfter(count);
  await writeSettings(store, { lockTries: { count, until: now + wait } });
  return { ok: false, until: now + wait, wrong: true };
}

async function hashOf(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256);
  return bytesToText(new Uint8Array(bits));
}
