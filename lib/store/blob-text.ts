/* Bytes as text, for files that are JSON. */

const PIECE = 0x8000;

export function bytesToText(bytes: Uint8Array): string {
  let binary = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += PIECE) binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(binary);
}

/** The bytes; `undefined` where the text is not base64. */
export function textToBytes(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
    return bytes;
  } catch {
    return undefined;
  }
}

/** A record with its picture as text. */
export async function toFile(value: object): Promise<object> {
  const { blob } = value as { blob?: unknown };
  if (!(blob instanceof Blob)) return value;
  return { ...value, blob: { type: blob.type, base64: bytesToText(new Uint8Array(await blob.arrayBuffer())) } };
}

/** The record with its picture again; what is none is left as it is, and its admission refuses it. */
export function fromFile(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('blob' in value)) return value;
  const { type, base64 } = (value.blob ?? {}) as { type?: unknown; base64?: unknown };
  const bytes = typeof base64 === 'string' ? textToBytes(base64) : undefined;
  if (!bytes) return value;
  return { ...value, blob: new Blob([bytes], { type: typeof type === 'string' ? type : '' }) };
}
