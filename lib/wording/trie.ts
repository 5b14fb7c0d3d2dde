/*
 * All words of all vocabularies in one trie, in flat arrays. The edges of a node lie side by side, in order of their
 * characters: what is read while going down a word lies close together. Words are short, so going through a text from
 * every place is linear in the text.
 */

/** The words found in a text: word, start, end, one after another, in order of start, then of end. */
export interface Found {
  list: Int32Array<ArrayBuffer>;
  size: number;
}

export interface Trie {
  /** Fills `found` with every word at every place of `units`' first `length` units. */
  scan(units: Uint16Array, length: number, found: Found): void;
}

/** From this many edges on, the one for a character is searched by halves instead of one by one. */
const MANY = 8;

/** Builds the trie of `words`; a word is told by its index. Empty words are never found. */
export function buildTrie(words: readonly string[]): Trie {
  // In order, all words that begin alike lie together: each node is a stretch of the list, its edges the next characters.
  const order = words.map((_, index) => index).sort((a, b) => compare(words[a] ?? '', words[b] ?? ''));
  let size = 1;
  for (const word of words) size += word.length;
  const first = new Uint32Array(0x10000);
  const edgesFrom = new Uint32Array(size + 2);
  const unitOf = new Uint16Array(size + 1);
  const wordAt = new Int32Array(size + 1).fill(-1);
  // A node is the edge that leads to it; node 0 is where a word begins.
  let nodes = 1;
  let level: { node: number; from: number; until: number }[] = [{ node: 0, from: 0, until: order.length }];
  for (let depth = 0; level.length > 0; depth++) {
    const next: typeof level = [];
    for (const { node, from, until } of level) {
      edgesFrom[node] = nodes;
      let at = from;
      for (; at < until && (words[order[at] ?? 0] ?? '').length === depth; at++)
        if (depth > 0) wordAt[node] = order[at] ?? -1;
      while (at < until) {
        const unit = (words[order[at] ?? 0] ?? '').charCodeAt(depth);
        let end = at + 1;
        while (end < until && (words[order[end] ?? 0] ?? '').charCodeAt(depth) === unit) end++;
        unitOf[nodes] = unit;
        if (depth === 0) first[unit] = nodes;
        next.push({ node: nodes++, from: at, until: end });
        at = end;
      }
    }
    level = next;
  }
  // Nodes are numbered level by level, so a node's edges end where the next node's begin.
  edgesFrom[nodes] = nodes;

  const edge = (node: number, unit: number): number => {
    let low = edgesFrom[node] as number;
    let high = edgesFrom[node + 1] as number;
    while (high - low > MANY) {
      const middle = (low + high) >> 1;
      if ((unitOf[middle] as number) <= unit) low = middle;
      else high = middle;
    }
    for (; low < high; low++) if (unitOf[low] === unit) return low;
    return 0;
  };

  return {
    scan(units, length, found) {
      let { list } = found;
      let n = 0;
      for (let i = 0; i < length; i++) {
        let node = first[units[i] as number] as number;
        for (let end = i + 1; node !== 0; end++) {
          const word = wordAt[node] as number;
          if (word >= 0) {
            if (n + 3 > list.length) {
              const more = new Int32Array(list.length * 2);
              more.set(list);
              list = more;
            }
            list[n] = word;
            list[n + 1] = i;
            list[n + 2] = end;
            n += 3;
          }
          if (end >= length) break;
          node = edge(node, units[end] as number);
        }
      }
      found.list = list;
      found.size = n;
    },
  };
}

/** By UTF-16 units, as characters are compared while going down. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
