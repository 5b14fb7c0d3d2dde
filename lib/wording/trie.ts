/*
 * All words of all vocabularies in one trie, laid out as a double array: the edge of node `n` for a character of class
 * `c` is the cell `base[n] + c`, and it is there if that cell says it belongs to `n`. One addition and one comparison a
 * step, against a search among the edges of a node: 3 to 4 ns instead of 15 for the common characters that begin hundreds of
 * words. Words are short, so going through a text from every place is linear in the text.
 */

/** What was found in a text: value, start, end, one after another, in order of start, then of end. */
export interface Found {
  list: Int32Array<ArrayBuffer>;
  size: number;
}

export const newFound = (): Found => ({ list: new Int32Array(384), size: 0 });

/**
 * Three numbers a cell: the cell whose edge it is, times three (-1: nobody's); the base of its own edges (0: none); its
 * word's value or -1.
 */
export interface Trie {
  cells: Int32Array;
  /** per UTF-16 unit: its class; 0 for what stands in no word */
  classOf: Uint16Array;
}

/** The characters of all words, the most used first: they get the lowest numbers, and edges lie close together. */
export function classesOf(words: readonly string[]): Uint16Array {
  const uses = new Uint32Array(0x10000);
  const met: number[] = [];
  for (const word of words) {
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      if (uses[unit] === 0) met.push(unit);
      uses[unit] = (uses[unit] as number) + 1;
    }
  }
  met.sort((a, b) => (uses[b] as number) - (uses[a] as number) || a - b);
  const classOf = new Uint16Array(0x10000);
  // There are 65,535 classes and no more units than that in words: the unit 0 is never kept by folding.
  met.forEach((unit, at) => {
    classOf[unit] = at + 1;
  });
  return classOf;
}

/**
 * Builds the trie of `words`; `values[i]`, 0 or more, is what is told where word `i` is found. Empty words are never found. Where `apart`, no two
 * nodes have the same base: a cell's character alone then tells whose edge it is.
 */
export function buildTrie(words: readonly string[], values: Int32Array, apart = false): Trie {
  const classOf = classesOf(words);
  // In order, all words that begin alike lie together: each node is a stretch of the list, its edges the next characters.
  const order = words.map((_, index) => index).sort((a, b) => compare(words[a] ?? '', words[b] ?? ''));
  const room = new CellRoom(words.length * 3 + 0x400, apart);
  let level: { node: number; from: number; until: number }[] = [{ node: 0, from: 0, until: order.length }];
  const edges: number[] = [];
  const begins: number[] = [];
  for (let depth = 0; level.length > 0; depth++) {
    const next: typeof level = [];
    for (const { node, from, until } of level) {
      let at = from;
      for (; at < until && (words[order[at] ?? 0] ?? '').length === depth; at++)
        if (depth > 0) room.cells[node * 3 + 2] = values[order[at] ?? 0] ?? -1;
      edges.length = 0;
      begins.length = 0;
      while (at < until) {
        const unit = (words[order[at] ?? 0] ?? '').charCodeAt(depth);
        edges.push(classOf[unit] as number);
        begins.push(at++);
        while (at < until && (words[order[at] ?? 0] ?? '').charCodeAt(depth) === unit) at++;
      }
      if (edges.length === 0) continue;
      const base = room.place(node, edges);
      begins.push(until);
      edges.forEach((edge, e) => {
        next.push({ node: base + edge, from: begins[e] ?? 0, until: begins[e + 1] ?? 0 });
      });
    }
    level = next;
  }
  return { cells: room.trimmed(), classOf };
}

/** Cells given out to nodes, the first that fit. */
class CellRoom {
  cells: Int32Array<ArrayBuffer>;
  /** below this no cell is free */
  private firstFree = 1;
  private last = 0;
  private readonly bases: Set<number> | undefined;

  constructor(size: number, apart: boolean) {
    if (apart) this.bases = new Set();
    this.cells = new Int32Array(size * 3).fill(-1);
    this.cells[1] = 0;
  }

  /** Gives `node` cells for its edges; gives its base. The root's edges lie at their classes: its base is 0. */
  place(node: number, edges: readonly number[]): number {
    const base = node === 0 ? 0 : this.baseFor(edges);
    this.cells[node * 3 + 1] = base;
    for (const edge of edges) {
      const cell = base + edge;
      this.cells[cell * 3] = node * 3;
      this.cells[cell * 3 + 1] = 0;
      if (cell > this.last) this.last = cell;
    }
    while (this.isTaken(this.firstFree)) this.firstFree++;
    return base;
  }

  /** The cells up to the last taken. */
  trimmed(): Int32Array {
    return this.cells.slice(0, (this.last + 1) * 3);
  }

  private baseFor(edges: readonly number[]): number {
    let lowest = edges[0] as number;
    let highest = lowest;
    for (const edge of edges) {
      if (edge < lowest) lowest = edge;
      if (edge > highest) highest = edge;
    }
    // Bases are never 0 or less: 0 says "no edges".
    for (let first = Math.max(this.firstFree, lowest + 1); ; first++) {
      this.grow(first - lowest + highest + 1);
      if (this.isTaken(first)) continue;
      let fits = true;
      for (let e = 0; fits && e < edges.length; e++) fits = !this.isTaken(first - lowest + (edges[e] as number));
      if (!fits || this.bases?.has(first - lowest)) continue;
      this.bases?.add(first - lowest);
      return first - lowest;
    }
  }

  private isTaken(cell: number): boolean {
    return cell * 3 < this.cells.length && (this.cells[cell * 3] as number) !== -1;
  }

  private grow(size: number): void {
    if (size * 3 <= this.cells.length) return;
    const more = new Int32Array(Math.max(size * 3, this.cells.length * 2)).fill(-1);
    more.set(this.cells);
    this.cells = more;
  }
}

const isLetter = (unit: number): boolean => unit >= 97 && unit <= 122;

/**
 * Puts into `found` every word at every place of `units` from `from` until `until`; a word that begins with a Latin letter only where
 * no other stands before it. `classes` is room to work in.
 */
export function scanTrie(
  { cells, classOf }: Trie,
  units: Uint16Array,
  from: number,
  until: number,
  found: Found,
  classes: Uint16Array,
): void {
  // A character is met three times on average; its class is looked up in the big table once.
  for (let i = from; i < until; i++) classes[i] = classOf[units[i] as number] as number;
  const end = cells.length;
  let { list } = found;
  let n = 0;
  for (let i = from; i < until; i++) {
    // The root's edges lie at their classes.
    let cell = (classes[i] as number) * 3;
    if (cell >= end || cells[cell] !== 0) continue;
    // "sb" is a word, "USB" holds none.
    if (i > from && isLetter(units[i] as number) && isLetter(units[i - 1] as number)) continue;
    for (let next = i + 1; ; next++) {
      const value = cells[cell + 2] as number;
      if (value >= 0) {
        if (n + 3 > list.length) {
          list = grown(list);
        }
        list[n] = value;
        list[n + 1] = i;
        list[n + 2] = next;
        n += 3;
      }
      const base = cells[cell + 1] as number;
      if (base === 0 || next >= until) break;
      const to = (base + (classes[next] as number)) * 3;
      // A class of 0 leads to the cell at the base itself, which is nobody's edge of this node.
      if (to >= end || cells[to] !== cell) break;
      cell = to;
    }
  }
  found.list = list;
  found.size = n;
}

/** Puts one more into `found`. */
export function append(found: Found, value: number, start: number, end: number): void {
  const { size } = found;
  if (size + 3 > found.list.length) found.list = grown(found.list);
  found.list[size] = value;
  found.list[size + 1] = start;
  found.list[size + 2] = end;
  found.size = size + 3;
}

/** Both in `into`, in order of start. */
export function merge(a: Found, b: Found, into: Found): void {
  const size = a.size + b.size;
  while (into.list.length < size) into.list = grown(into.list);
  const { list } = into;
  let i = 0;
  let j = 0;
  for (let n = 0; n < size; ) {
    const isFirst = j >= b.size || (i < a.size && (a.list[i + 1] as number) <= (b.list[j + 1] as number));
    const from = isFirst ? a.list : b.list;
    let at = isFirst ? i : j;
    list[n++] = from[at++] as number;
    list[n++] = from[at++] as number;
    list[n++] = from[at++] as number;
    if (isFirst) i = at;
    else j = at;
  }
  into.size = size;
}

/** Twice the room, what is in it kept. */
export function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(array.length * 2);
  more.set(array);
  return more;
}

/** By UTF-16 units, as characters are compared while going down. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
