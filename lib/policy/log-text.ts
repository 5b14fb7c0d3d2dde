/* Whether bytes are the text of a chat log at all, whatever a file calls itself. */

/** Characters no chat has: signs that steer machines, and what stands for bytes that are no character. */
const NO_TEXT = /(?!\s)[\p{Cc}\uFFFD]/gu;
/** A stray one comes with an export; a picture or a packed file is full of them. */
const MOST_STRAY = 0.002;

/** The text in the encodings exports come in; undefined where the bytes are none. */
export function textIn(bytes: Uint8Array): string | undefined {
  const text = decoded(bytes);
  const strange = text.match(NO_TEXT)?.length ?? 0;
  return strange > text.length * MOST_STRAY ? undefined : text;
}

/** Spreadsheets in Chinese write CSV in GB18030 as often as in UTF-8, and "Unicode text" in UTF-16. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
