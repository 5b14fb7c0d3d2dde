import { verifyAsync } from '@noble/ed25519';
import * as v from 'valibot';

/*
 * A pack under its publisher's signature (Ed25519, RFC 8032). The pack travels as the exact text that was signed, so
 * that nothing is parsed, re-ordered or re-written between signing and checking. A file has one spelling only: its text
 * must equal what we would write ourselves, and so no byte of it can be changed without notice.
 */

const FORMAT = 'wenda-signed-pack-1';

/** The most a signed pack may weigh, in characters; beyond it nothing is even parsed. */
export const MOST_SIGNED_CHARACTERS = 4_000_000;

const base64url = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/));

const EnvelopeSchema = v.strictObject({
  format: v.literal(FORMAT),
  /** the publisher's public key, 32 bytes */
  key: v.pipe(base64url, v.length(43)),
  /** the key that signs from the next version on, where the publisher changes it */
  nextKey: v.optional(v.pipe(base64url, v.length(43))),
  /** the pack as JSON text */
  pack: v.string(),
  /** 64 bytes over everything above */
  signature: v.pipe(base64url, v.length(86)),
});

export type SignedPack = v.InferOutput<typeof EnvelopeSchema>;

/** A publisher's pair: the private key never leaves the browser's key store, the public one is shown and pinned. */
export interface PublisherKeys {
  privateKey: CryptoKey;
  publicKey: string;
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
function signedBytes({
  key,
  nextKey = '',
  pack,
}: Pick<SignedPack, 'key' | 'nextKey' | 'pack'>): Uint8Array<ArrayBuffer> {
  return utf8([FORMAT, key, nextKey, pack].map((part) => `${part.length}:${part}`).join(''));
}

/** Makes a publisher's keys. The private key cannot be exported unless `extractable` says so (for a guarded backup). */
export async function makeKeys(extractable = false): Promise<PublisherKeys> {
  const pair = await crypto.subtle.generateKey('Ed25519', extractable, ['sign', 'verify']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { privateKey: pair.privateKey, publicKey: toBase64url(raw) };
}

/** Signs a pack's JSON text. Gives the file's text. */
export async function signPack(pack: string, keys: PublisherKeys, nextKey?: string): Promise<string> {
  const parts = { key: keys.publicKey, ...(nextKey === undefined ? {} : { nextKey }), pack };
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', keys.privateKey, signedBytes(parts)));
  return writeEnvelope({ format: FORMAT, ...parts, signature: toBase64url(signature) });
}

/** The one spelling of a signed pack. */
function writeEnvelope({ format, key, nextKey, pack, signature }: SignedPack): string {
  return JSON.stringify({ format, key, ...(nextKey === undefined ? {} : { nextKey }), pack, signature });
}

export type Opened = { ok: true; signed: SignedPack } | { ok: false; problem: string };

/** Reads a signed file and checks its signature against the key it names. Whether that key is trusted is another question. */
export async function openSigned(text: string): Promise<Opened> {
  if (text.length > MOST_SIGNED_CHARACTERS) return { ok: false, problem: '文件太大，不像是策略包，没有读取' };
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return { ok: false, problem: '文件不完整或被改动过（不是有效的 JSON），请向发布人重新要一份' };
  }
  const parsed = v.safeParse(EnvelopeSchema, input);
  if (!parsed.success) return { ok: false, problem: '这个文件没有签名，不能作为店铺策略使用，请让发布人用工作台导出' };
  if (writeEnvelope(parsed.output) !== text) return { ok: false, problem: CHANGED };
  const key = fromBase64url(parsed.output.key);
  const signature = fromBase64url(parsed.output.signature);
  if (!key || !signature) return { ok: false, problem: CHANGED };
  return (await verify(key, signature, signedBytes(parsed.output)))
    ? { ok: true, signed: parsed.output }
    : { ok: false, problem: CHANGED };
}

const CHANGED = '签名对不上：文件在路上被改动过，请向发布人重新要一份';

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
