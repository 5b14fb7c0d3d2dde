import { ascii } from './ascii';
import { type NetworkTables, NOTHING, restoreNetwork, type StoredNetwork } from './network';
import { type Packed, unpack } from './packed';
import { BLOCK, byteOf, PACKED } from './rows';

/*
 * What a judge of likeness goes by. The tree of pieces is kept branch by branch, a branch being all pieces that begin with the same
 * character, and each branch grows when a text first comes to it: what was learned is a megabyte, and a draft asks for a
 * hundredth of it. What pieces say, and where they lie in the network, is never taken apart: a character a number, it is read as
 * the bytes it is.
 */

/**
 * A node of the tree, two numbers that lie together: the base of its edges (0: none), and what it is: in the lower bits, one more than the
 * class of its character (0: nobody's), in the others one more than the number of its piece (0: none). No two nodes have the
 * same base, so the class alone tells whose edge a record is.
 */
export const RECORD = { base: 0, is: 1, width: 2 } as const;
export const CLASS_BITS = 14;
export const CLASS = (1 << CLASS_BITS) - 1;
/** What hangs from the root, its edges beginning at the first record, and has not yet grown. */
export const TO_GROW = CLASS;

/** Judges share the tables: nothing in them is ever written but what grows. */
export interface LikenessTables {
  kinds: readonly string[];
  step: number;
  start: readonly number[];
  /** per UTF-16 unit: its class */
  classOf: Uint16Array;
  /** the tree; the edge of a record for a class is the record at `base + class`, if that is of this class */
  records: Int32Array;
  branches: Branches;
  /** per piece a row of `rowWidth` numbers: a byte a kind, `NOTHING` being nothing */
  says: Int32Array;
  rowWidth: number;
  /** so many pieces, the first ones, are in the network, in its order */
  placed: number;
  network: NetworkTables | undefined;
}

/** Branches as they are kept. */
export interface Branches {
  /**
   * per node, a branch after another, what hangs from a node right behind it: edges and what kind of piece it is; where it has edges, its base
   * and their characters' classes
   */
  tree: string;
  /** per class of a first character and one more: where its branch begins, and what pieces come before it, of the network and others */
  from: Int32Array;
  placed: Int32Array;
  plain: Int32Array;
}

export interface StoredLikeness {
  kinds: readonly string[];
  step: number;
  start: readonly number[];
  classOf: Packed<Uint16Array>;
  /** how many there are, those of nobody with them */
  records: number;
  branches: Packed<Branches>;
  /** what pieces say, a character a kind, in rows as wide as those of the tables */
  says: string;
  placed: number;
  network: StoredNetwork | undefined;
}

/** What kind of piece a node is. */
export const PIECE = { none: 0, plain: 1, placed: 2, kinds: 3 } as const;
/** Below these no character is: none that JSON escapes is met. */
export const COUNT_FROM = 93;
export const NUMBER_FROM = 128;
/** A base is written as two numbers. */
export const HALF = 0x4000;

/** Numbers of a row for so many kinds. */
export const rowWidthOf = (kinds: number): number => Math.ceil(kinds / PACKED / BLOCK) * BLOCK;

/** The tables of what was kept. Nothing has grown yet. */
export function restoreLikeness({
  kinds,
  step,
  start,
  classOf,
  records: size,
  placed,
  ...kept
}: StoredLikeness): LikenessTables {
  const branches = unpack<Branches>(kept.branches);
  const records = new Int32Array(size * RECORD.width);
  const { from } = branches;
  for (let root = 0; root < from.length - 1; root++)
    if (from[root] !== from[root + 1]) records[root * RECORD.width + RECORD.is] = TO_GROW;
  return {
    kinds,
    step,
    start,
    classOf: unpack<Uint16Array>(classOf),
    records,
    branches,
    says: new Int32Array(ascii(kept.says).buffer),
    rowWidth: rowWidthOf(kinds.length),
    placed,
    network: kept.network && restoreNetwork(kept.network),
  };
}

/** For policies whose rules go by patterns alone. */
export const NOTHING_LEARNED: LikenessTables = {
  kinds: [],
  step: 0,
  start: [],
  classOf: new Uint16Array(0),
  records: new Int32Array(0),
  branches: { tree: '', from: new Int32Array(1), placed: new Int32Array(1), plain: new Int32Array(1) },
  says: new Int32Array(0),
  rowWidth: 0,
  placed: 0,
  network: undefined,
};

/** Puts the nodes of a branch in their places. */
export function grow({ records, branches, placed }: LikenessTables, root: number): void {
  const { tree } = branches;
  let at = branches.from[root] as number;
  let nextPlaced = 1 + (branches.placed[root] as number);
  let nextPlain = 1 + placed + (branches.plain[root] as number);
  const put = (node: number, ofClass: number): void => {
    const record = node * RECORD.width;
    const head = tree.charCodeAt(at++) - COUNT_FROM;
    const edges = Math.floor(head / PIECE.kinds);
    const piece = head - edges * PIECE.kinds;
    const number = piece === PIECE.none ? 0 : piece === PIECE.placed ? nextPlaced++ : nextPlain++;
    records[record + RECORD.is] = (number << CLASS_BITS) | (ofClass + 1);
    if (edges === 0) return;
    const base = tree.charCodeAt(at) - NUMBER_FROM + (tree.charCodeAt(at + 1) - COUNT_FROM) * HALF;
    at += 2;
    records[record + RECORD.base] = base;
    for (let e = 0; e < edges; e++) {
      const edge = tree.charCodeAt(at++) - NUMBER_FROM;
      put(base + edge, edge);
    }
  };
  put(root, root);
}

/** What a piece says of a kind, in notches. */
export const weightOf = ({ says, rowWidth }: LikenessTables, piece: number, kind: number): number =>
  byteOf(says, rowWidth, piece, kind) - NOTHING;
