import * as v from 'valibot';
import { bytesToText, textToBytes } from './blob-text';

/* A text closed by a passphrase: AES-256-GCM under a key that PBKDF2-SHA-256 makes of it, salt and iv new for every file. */

/** What OWASP asks of PBKDF2-SHA-256 since 2023. */
export const ROUNDS = 600_000;
/** A file that names more would keep the browser busy for minutes before it is refused. */
const MOST_ROUNDS = 5_000_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;

const SealedSchema = v.object({
  kdf: v.literal('PBKDF2-SHA-256'),
  rounds: v.pipe(v.number(), v.integer(), v.minValue(100_000), v.maxValue(MOST_ROUNDS)),
  cipher: v.literal('AES-256-GCM'),
  salt: v.string(),
  iv: v.string(),
  data: v.string(),
});
export type Sealed = v.InferOutput<typeof SealedSchema>;

/** A passphrase as the browser keeps it: usable, but never to be read out again. Kept where backups are made unasked. */
export const passKey = (passphrase: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize('NFC')), 'PBKDF2', false, ['deriveKey']);

export async function seal(text: string, pass: CryptoKey): Promise<Sealed> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await derive(pass, salt, ROUNDS, 'encrypt');
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text));
  return {
    kdf: 'PBKDF2-SHA-256',
    rounds: ROUNDS,
    cipher: 'AES-256-GCM',
    salt: bytesToText(salt),
    iv: bytesToText(iv),
    data: bytesToText(new Uint8Array(data)),
  };
}

/** The text again. A wrong passphrase and a changed file look alike: the cipher gives neither away. */
export async function unseal(input: unknown, pass: CryptoKey): Promise<{ ok: true; text: string } | { ok: false }> {
  const sealed = v.safeParse(SealedSchema, input);
  if (!sealed.success) return { ok: false };
  const { rounds } = sealed.output;
  const [salt, iv, data] = [sealed.output.salt, sealed.output.iv, sealed.output.data].map(textToBytes);
  if (!salt || !iv || !data) return { ok: false };
  try {
    const key = await derive(pass, salt, rounds, 'decrypt');
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data);
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(plain) };
  } catch {
    return { ok: false };
  }
}

const derive = (pass: CryptoKey, salt: Uint8Array<ArrayBuffer>, iterations: number, use: 'encrypt' | 'decrypt') =>
  crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    pass,
    { name: 'AES-GCM', length: 256 },
    false,
    [use],
  );
