/*
 * All words of all vocabularies in one trie, in flat arrays: a look-up a character for the first one, a hash probe for
 * each further one. Words are short, so scanning a text from every place is linear in the text.
 */

export interface Trie {
  /** calls `found(word, start, end)` for every word at every place, in order of start */
  scan(text: string, found: (word: number, start: number, end: number) => void): void;
}

/** Builds the trie of `words`; `found` tells a word by its index. Empty words are never found. */
export function buildTrie(words: readonly string[]): Trie {
  let size = 1;
  for (const word of words) size += word.length;
  const first = new Int32Array(0x10000);
  const capacity = 1 << Math.ceil(Math.log2(Math.max(16, size * 2)));
  const mask = capacity - 1;
  const keyNode = new Int32Array(capacity).fill(-1);
  const keyUnit = new Uint16Array(capacity);
  const child = new Int32Array(capacity);
  const wordAt = new Int32Array(size + 1).fill(-1);
  const hasChild = new Uint8Array(size + 1);
  let nodes = 1;

  const slot = (node: number, unit: number) => {
    let h = (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 0;
    h = (h ^ (h >>> 15)) & mask;
    while (keyNode[h] !== -1 && !(keyNode[h] === node && keyUnit[h] === unit)) h = (h + 1) & mask;
    return h;
  };

  words.forEach((word, index) => {
    if (word === '') return;
    const c0 = word.charCodeAt(0);
    let node = first[c0] ?? 0;
    if (node === 0) {
      node = nodes++;
      first[c0] = node;
    }
    for (let i = 1; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      const h = slot(node, unit);
      if (keyNode[h] === -1) {
        keyNode[h] = node;
        keyUnit[h] = unit;
        child[h] = nodes++;
        hasChild[node] = 1;
      }
      node = child[h] ?? 0;
    }
    wordAt[node] = index;
  });

  return {
    scan(text, found) {
      const { length } = text;
      for (let i = 0; i < length; i++) {
        let node = first[text.charCodeAt(i)] ?? 0;
        if (node === 0) continue;
        let end = i + 1;
        for (;;) {
          const word = wordAt[node] ?? -1;
          if (word >= 0) found(word, i, end);
          if (hasChild[node] === 0 || end >= length) break;
          const h = slot(node, text.charCodeAt(end));
          if (keyNode[h] === -1) break;
          node = child[h] ?? 0;
          end++;
        }
      }
    },
  };
}
