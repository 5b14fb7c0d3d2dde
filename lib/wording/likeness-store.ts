import { type LikenessTables, PACKED, PIECE, RECORD, recordWidth, SAYS_NOTHING, setWeight, weightOf } from './learned';
import { restoreNetwork, type StoredNetwork, storeNetwork } from './network';
import { type Packed, pack, unpack } from './packed';

/*
 * What a judge of likeness goes by, as it is kept: a third of the length of its tables. Of the tree of pieces only what cannot
 * be worked out is written, level by level: how many edges a node has and what kind of piece it is, where its edges lie, their
 * characters' classes; of what pieces say, the kinds they say something of. Every number is a character, and the common ones
 * are short in UTF-8.
 */

export interface StoredLikeness extends Pick<LikenessTables, 'kinds' | 'step' | 'start'> {
  classOf: Packed<LikenessTables['classOf']>;
  /** how many there are, those of nobody with them */
  records: number;
  /** per node, in order of their levels: edges and what kind of piece it is; where it has edges, its base and their classes */
  tree: string;
  /** per piece, in the order of the records: how many kinds, and of each the kind with its weight */
  says: string;
  network: StoredNetwork | undefined;
}

/** Below these no character is: none that JSON escapes is met. */
const COUNT_FROM = 93;
const NUMBER_FROM = 128;
/** A base is written as two numbers. */
const HALF = 0x4000;
/** A kind and what is said of it are one number: there are no more kinds than this. */
const KINDS = 16;
const KIND_BITS = 4;

/** The kinds of pieces: places of the network are counted as the records lie. */
const PIECES = PIECE.placed + 1;

/** The tables as they are kept. */
export function storeLikeness({
  kinds,
  step,
  start,
  classOf,
  records,
  width,
  network,
}: LikenessTables): StoredLikeness {
  const edges = edgesOf(records, width);
  const tree: number[] = [];
  const says: number[] = [];
  const nodes = [0];
  for (let n = 0; n < nodes.length; n++) {
    const node = nodes[n] as number;
    const own = edges.get(node) ?? [];
    const piece = Math.min(records[node + RECORD.piece] as number, PIECE.placed);
    tree.push(COUNT_FROM + own.length * PIECES + piece);
    if (own.length === 0) continue;
    const base = records[node + RECORD.base] as number;
    tree.push(NUMBER_FROM + (base % HALF), COUNT_FROM + Math.floor(base / HALF));
    for (const edge of own) {
      tree.push(NUMBER_FROM + edge / width - base);
      nodes.push(edge);
    }
  }
  for (let at = 0; at < records.length; at += width) {
    if (records[at + RECORD.piece] === PIECE.none) continue;
    const said = saidBy(records, at, kinds.length);
    says.push(COUNT_FROM + said.length, ...said);
  }
  const nodesIn = records.length / width;
  const kept = { classOf: pack(classOf), records: nodesIn, tree: textOf(tree), says: textOf(says) };
  return { kinds, step, start, ...kept, network: network && storeNetwork(network) };
}

/** The tables of what was kept. */
export function restoreLikeness({
  kinds,
  step,
  start,
  classOf,
  records,
  tree,
  says,
  network,
}: StoredLikeness): LikenessTables {
  const width = recordWidth(kinds.length);
  const filled = new Int32Array(records * width);
  for (let at = 0; at < filled.length; at += width) filled[at + RECORD.parent] = -1;
  growTree(filled, width, tree);
  fillIn(filled, width, kinds.length, says);
  return {
    kinds,
    step,
    start,
    classOf: unpack<Uint16Array>(classOf),
    records: filled,
    width,
    network: network && restoreNetwork(network),
  };
}

/** Puts the nodes of the tree in their places. */
function growTree(records: Int32Array, width: number, tree: string): void {
  const nodes = new Int32Array(records.length / width);
  let known = 1;
  for (let n = 0, at = 0; n < known; n++) {
    const node = nodes[n] as number;
    const head = tree.charCodeAt(at++) - COUNT_FROM;
    const edges = Math.floor(head / PIECES);
    records[node + RECORD.piece] = head - edges * PIECES;
    if (edges === 0) continue;
    const base = tree.charCodeAt(at) - NUMBER_FROM + (tree.charCodeAt(at + 1) - COUNT_FROM) * HALF;
    at += 2;
    records[node + RECORD.base] = base;
    for (let e = 0; e < edges; e++) {
      const to = (base + tree.charCodeAt(at++) - NUMBER_FROM) * width;
      records[to + RECORD.parent] = node;
      nodes[known++] = to;
    }
  }
}

/** Gives the pieces what they say, and those of the network their places. Record after record, as they lie: jumping about would take longer than reading. */
function fillIn(records: Int32Array, width: number, kinds: number, says: string): void {
  const numbers = Math.ceil(kinds / PACKED);
  let placed = 0;
  for (let record = 0, at = 0; record < records.length; record += width) {
    const piece = records[record + RECORD.piece];
    if (piece === PIECE.none) continue;
    if (piece === PIECE.placed) records[record + RECORD.piece] = PIECE.placed + placed++;
    for (let i = 0; i < numbers; i++) records[record + RECORD.says + i] = SAYS_NOTHING;
    const until = at + 1 + says.charCodeAt(at) - COUNT_FROM;
    for (at++; at < until; at++) {
      const said = says.charCodeAt(at) - NUMBER_FROM;
      setWeight(records, record, said & (KINDS - 1), unfolded(said >> KIND_BITS));
    }
  }
}

/** Per record with edges, the records they lead to, in order. */
function edgesOf(records: Int32Array, width: number): ReadonlyMap<number, readonly number[]> {
  const edges = new Map<number, number[]>();
  for (let at = width; at < records.length; at += width) {
    const parent = records[at + RECORD.parent] as number;
    if (parent < 0) continue;
    const own = edges.get(parent);
    if (own) own.push(at);
    else edges.set(parent, [at]);
  }
  return edges;
}

function saidBy(records: Int32Array, node: number, kinds: number): readonly number[] {
  const said: number[] = [];
  for (let kind = 0; kind < kinds; kind++) {
    const weight = weightOf(records, node, kind);
    if (weight !== 0) said.push(NUMBER_FROM + (folded(weight) << KIND_BITS) + kind);
  }
  return said;
}

/** Small numbers of both signs as small numbers of one: 0, -1, 1, -2, 2 … are 0, 1, 2, 3, 4 …, and back. */
const folded = (number: number): number => (number < 0 ? -2 * number - 1 : 2 * number);
const unfolded = (number: number): number => (number >> 1) ^ -(number & 1);

function textOf(codes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < codes.length; at += 8192) text += String.fromCharCode(...codes.slice(at, at + 8192));
  return text;
}
