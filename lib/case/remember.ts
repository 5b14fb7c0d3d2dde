/** The texts whose reading is kept: those of a few open chats. */
const MOST = 500;

/**
 * The same function, asked once for a text: a chat is read anew with every message, and all but the last were read before.
 * What it gives is shared and must not be changed.
 */
export function remember<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = read(text);
    const oldest = known.keys().next();
    if (known.size >= MOST && !oldest.done) known.delete(oldest.value);
    known.set(text, now);
    return now;
  };
}
