import type { Stretch } from './sentences';
import type { Found } from './trie';

/** Takes out of what was `found` all that lies inside a longer allowed term; tells whether there was any of it. */
export function excuseAllowed(found: Found, isAllowed: Uint8Array, stretch: Stretch): boolean {
  const { list } = found;
  const first = stretch.from;
  // Per place: where the longest allowed term over it begins and ends.
  const from = new Int32Array(stretch.until - first);
  const to = new Int32Array(stretch.until - first);
  for (let i = 0; i < found.size; i += 3) {
    if (isAllowed[list[i] as number] !== 1) continue;
    const start = list[i + 1] as number;
    const end = list[i + 2] as number;
    for (let at = start - first; at < end - first; at++) {
      if (end - start > (to[at] as number) - (from[at] as number)) {
        from[at] = start;
        to[at] = end;
      }
    }
  }
  let n = 0;
  for (let i = 0; i < found.size; i += 3) {
    const start = list[i + 1] as number;
    const end = list[i + 2] as number;
    const last = to[start - first] as number;
    if (end <= last && last - (from[start - first] as number) > end - start) continue;
    list[n] = list[i] as number;
    list[n + 1] = start;
    list[n + 2] = end;
    n += 3;
  }
  const hasFewer = n < found.size;
  found.size = n;
  return hasFewer;
}
