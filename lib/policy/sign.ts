import { getPublicKeyAsync, signAsync, verifyAsync } from '@noble/ed25519';
import * as v from 'valibot';
import { readJson } from '../model/json';
import { type Saying, saying } from '../model/saying';

/*
 * A pack under its publisher's signature (Ed25519, RFC 8032). The pack travels as the exact text that was signed, so
 * that nothing is parsed, re-ordered or re-written between signing and checking. A file has one spelling only: its text
 * must equal what we would write ourselves, and so no byte of it can be changed without notice.
 */

const FORMAT = 'wenda-signed-pack-1';

/** The most a signed pack may weigh, in characters; beyond it nothing is even parsed. */
export const MOST_SIGNED_CHARACTERS = 4_000_000;

const base64url = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/));
const publicKeyText = v.pipe(base64url, v.length(43));
const signatureText = v.pipe(base64url, v.length(86));

/** An earlier key of the publisher, and its signature for the key that came after it. */
const PredecessorSchema = v.strictObject({ key: publicKeyText, signature: signatureText });
export type Predecessor = v.InferOutput<typeof PredecessorSchema>;

const EnvelopeSchema = v.strictObject({
  format: v.literal(FORMAT),
  /** the publisher's public key, 32 bytes */
  key: publicKeyText,
  /** the key that signs from the next version on, where the publisher changes it */
  nextKey: v.optional(publicKeyText),
  /** the publisher's earlier keys, the oldest first: who missed the version that named this one can follow */
  before: v.optional(v.pipe(v.array(PredecessorSchema), v.minLength(1), v.maxLength(20))),
  /** the pack as JSON text */
  pack: v.string(),
  /** 64 bytes over everything above */
  signature: signatureText,
});

export type SignedPack = v.InferOutput<typeof EnvelopeSchema>;

/**
 * A publisher's pair: the private key never leaves the browser's key store, the public one is shown and pinned. A browser
 * without Ed25519 keeps the private one sealed by an AES key that cannot be read out.
 */
export interface PublisherKeys {
  privateKey: CryptoKey | SealedSeed;
  publicKey: string;
  /** the keys this publisher signed with before, the oldest first */
  before?: readonly Predecessor[];
}

/** 32 secret bytes under a key of the browser's own. */
export interface SealedSeed {
  by: CryptoKey;
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

function toBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0));
  // Loose spellings of the same bytes are refused: the spare bits of the last letter must be nought.
  return toBase64url(bytes) === text ? bytes : undefined;
}

/** What the signature covers: each part with its length before it, so that none can flow into the next. */
function signedBytes({ key, nextKey = '', before, pack }: Omit<SignedPack, 'format' | 'signature'>) {
  const past = before ? [before.map((each) => `${each.key}${each.signature}`).join('')] : [];
  return lengthed([FORMAT, key, nextKey, pack, ...past]);
}

const lengthed = (parts: readonly string[]): Uint8Array<ArrayBuffer> =>
  utf8(parts.map((part) => `${part.length}:${part}`).join(''));

const successionBytes = (key: string, next: string) => lengthed(['wenda-next-key-1', key, next]);
const revocationBytes = (key: string) => lengthed([REVOKED, key]);

const SEED_BYTES = 32;
/** What stands before the seed in a PKCS #8 private key of Ed25519 (RFC 8410). */
const PKCS8_HEAD = Uint8Array.from([48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32]);

/** 32 new secret bytes, as text: what a publisher's keys are made of, and what a backup holds under its passphrase. */
export const newSeed = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(SEED_BYTES)));

/** The keys of a seed, the private one not to be read out again. `undefined` where the text is no seed. */
export async function keysOf(seedText: string): Promise<PublisherKeys | undefined> {
  const seed = /^[A-Za-z0-9_-]{43}$/.test(seedText) ? fromBase64url(seedText) : undefined;
  if (seed?.length !== SEED_BYTES) return undefined;
  const publicKey = toBase64url(await getPublicKeyAsync(seed));
  const pkcs8 = Uint8Array.from([...PKCS8_HEAD, ...seed]);
  try {
    return { privateKey: await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']), publicKey };
  } catch {
    return { privateKey: await sealSeed(seed), publicKey };
  }
}

/** Makes a publisher's keys that nobody can read out or carry away. */
export async function makeKeys(): Promise<PublisherKeys> {
  const keys = await keysOf(newSeed());
  if (!keys) throw new Error('no keys came of 32 bytes');
  return keys;
}

async function sealSeed(seed: Uint8Array<ArrayBuffer>): Promise<SealedSeed> {
  const by = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { by, iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, by, seed) };
}

async function signBytes({ privateKey }: PublisherKeys, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!('by' in privateKey)) return toBase64url(new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, bytes)));
  const { by, iv, data } = privateKey;
  const seed = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, by, data));
  return toBase64url(await signAsync(bytes, seed));
}

/** A key's short name, to be read out on the telephone: eight groups of four letters and digits. */
export async function fingerprintOf(publicKey: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(publicKey)));
  const letters = [...hash.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Signs a pack's JSON text. Gives the file's text. */
export async function signPack(pack: string, keys: PublisherKeys, nextKey?: string): Promise<string> {
  const { publicKey: key, before } = keys;
  const parts = {
    key,
    ...(nextKey === undefined ? {} : { nextKey }),
    ...(before ? { before: [...before] } : {}),
    pack,
  };
  return writeEnvelope({ format: FORMAT, ...parts, signature: await signBytes(keys, signedBytes(parts)) });
}

/** The new keys as the successor of the old: from now on every pack shows the way from one to the other. */
export async function succeed(old: PublisherKeys, next: PublisherKeys): Promise<PublisherKeys> {
  const signature = await signBytes(old, successionBytes(old.publicKey, next.publicKey));
  return { ...next, before: [...(old.before ?? []), { key: old.publicKey, signature }].slice(-20) };
}

/** Whether a publisher's present key came, one signature after another, from a key known before. */
export async function descendsFrom(known: string, { key, before = [] }: SignedPack): Promise<boolean> {
  const from = before.findIndex((each) => each.key === known);
  if (from < 0) return false;
  for (const [i, each] of before.entries()) {
    if (i < from) continue;
    const [by, signature] = [fromBase64url(each.key), fromBase64url(each.signature)];
    const bytes = successionBytes(each.key, before[i + 1]?.key ?? key);
    if (!by || !signature || !(await verify(by, signature, bytes))) return false;
  }
  return true;
}

/** Whether whoever trusts the publisher of a signed pack will take what these keys sign next: they are its keys, named by it, or come from them. */
export const carriesOn = ({ key, nextKey }: Pick<SignedPack, 'key' | 'nextKey'>, keys: PublisherKeys): boolean => {
  const awaited = nextKey ?? key;
  return keys.publicKey === awaited || (keys.before ?? []).some((each) => each.key === awaited);
};

/** The one spelling of a signed pack. */
function writeEnvelope({ format, key, nextKey, before, pack, signature }: SignedPack): string {
  const past = before && { before: before.map((each) => ({ key: each.key, signature: each.signature })) };
  return JSON.stringify({ format, key, ...(nextKey === undefined ? {} : { nextKey }), ...past, pack, signature });
}

const REVOKED = 'wenda-revoked-key-1';
const RevocationSchema = v.strictObject({ format: v.literal(REVOKED), key: publicKeyText, signature: signatureText });

/** The word of a key's own holder that it is void from now on. Gives the file's text. */
export async function signRevocation(keys: PublisherKeys): Promise<string> {
  const signature = await signBytes(keys, revocationBytes(keys.publicKey));
  return JSON.stringify({ format: REVOKED, key: keys.publicKey, signature });
}

/** The key that a file takes back, signed by that key itself; `undefined` where the file is none. */
export async function revokedBy(text: string): Promise<string | undefined> {
  if (text.length > 1000) return undefined;
  const parsed = v.safeParse(RevocationSchema, readJson(text));
  if (!parsed.success || JSON.stringify(parsed.output) !== text) return undefined;
  const [key, signature] = [fromBase64url(parsed.output.key), fromBase64url(parsed.output.signature)];
  if (!key || !signature || !(await verify(key, signature, revocationBytes(parsed.output.key)))) return undefined;
  return parsed.output.key;
}

/** Why a file is no signed pack: too large, changed on its way, or never signed. */
export type NotSigned = 'oversized' | 'wrongly-signed' | 'unsigned';
export type Opened = { ok: true; signed: SignedPack } | { ok: false; refusal: NotSigned; problem: Saying };

/** Reads a signed file and checks its signature against the key it names. Whether that key is trusted is another question. */
export async function openSigned(text: string): Promise<Opened> {
  if (text.length > MOST_SIGNED_CHARACTERS) return TOO_LARGE;
  const input = readJson(text);
  if (input === undefined) return BROKEN;
  const parsed = v.safeParse(EnvelopeSchema, input);
  if (!parsed.success) return UNSIGNED;
  if (writeEnvelope(parsed.output) !== text) return CHANGED;
  const key = fromBase64url(parsed.output.key);
  const signature = fromBase64url(parsed.output.signature);
  if (!key || !signature) return CHANGED;
  return (await verify(key, signature, signedBytes(parsed.output))) ? { ok: true, signed: parsed.output } : CHANGED;
}

const notSigned = (refusal: NotSigned, problem: Saying) => ({ ok: false, refusal, problem }) as const;
const TOO_LARGE = notSigned('oversized', saying('say_packTooLarge'));
const BROKEN = notSigned('wrongly-signed', saying('say_packBroken'));
const UNSIGNED = notSigned('unsigned', saying('say_packUnsigned'));
const CHANGED = notSigned('wrongly-signed', saying('say_packChanged'));

async function verify(
  key: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  try {
    const known = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', known, signature, bytes);
  } catch {
    return verifyWithout(key, signature, bytes);
  }
}

/** For browsers whose WebCrypto has no Ed25519 yet. */
async function verifyWithout(key: Uint8Array, signature: Uint8Array, bytes: Uint8Array): Promise<boolean> {
  try {
    return await verifyAsync(signature, bytes, key);
  } catch {
    return false;
  }
}
