import { type Learned, pieceUnit } from './learned';
import { COUNT_FROM, HALF, NUMBER_FROM, PIECE, rowWidthOf, type StoredLikeness } from './likeness-tables';
import { NOTHING } from './network';
import { pack } from './packed';
import { PACKED } from './rows';
import { buildTrie } from './trie';

/* What was learned, made ready when the product is built: see the tables. */

/** No unit of this or above is read as another. */
const ALIKE_UNTIL = 0xa000;

/** What was learned, as it is kept. */
export function storeLikeness(learned: Learned): StoredLikeness {
  const { kinds, step, start, network } = learned;
  const pieces = Object.keys(learned.rows);
  const { cells, classOf } = buildTrie(
    pieces,
    Int32Array.from(pieces, (_, at) => at),
    true,
  );
  for (let unit = 0; unit < ALIKE_UNTIL; unit++)
    if (pieceUnit(unit) !== unit) classOf[unit] = classOf[pieceUnit(unit)] as number;
  const places = network?.rows ?? {};
  const edges = edgesOf(cells);
  const roots = new Set(edges.get(0));
  const size = 1 + Math.max(-1, ...roots);
  const tree: number[] = [];
  const placed: string[] = [];
  const plain: string[] = [];
  const branches = { from: counts(size), placed: counts(size), plain: counts(size) };
  for (let root = 0; root < size; root++) {
    if (roots.has(root)) keep(root);
    branches.from[root + 1] = tree.length;
    branches.placed[root + 1] = placed.length;
    branches.plain[root + 1] = plain.length;
  }
  function keep(node: number): void {
    const own = edges.get(node) ?? [];
    const value = cells[node * 3 + 2] as number;
    const name = value < 0 ? undefined : pieces[value];
    const isPlaced = name !== undefined && places[name] !== undefined;
    if (name !== undefined) (isPlaced ? placed : plain).push(name);
    const piece = name === undefined ? PIECE.none : isPlaced ? PIECE.placed : PIECE.plain;
    tree.push(COUNT_FROM + own.length * PIECE.kinds + piece);
    if (own.length === 0) return;
    const base = cells[node * 3 + 1] as number;
    tree.push(NUMBER_FROM + (base % HALF), COUNT_FROM + Math.floor(base / HALF));
    for (const edge of own) {
      tree.push(NUMBER_FROM + edge - base);
      keep(edge);
    }
  }
  const width = rowWidthOf(kinds.length) * PACKED;
  const rowOf = (name: string) => (learned.rows[name] ?? '').padEnd(width, String.fromCharCode(NOTHING));
  return {
    kinds,
    step,
    start,
    classOf: pack(classOf),
    records: cells.length / 3,
    branches: pack({ tree: textOf(tree), ...branches }),
    says: [...placed, ...plain].map(rowOf).join(''),
    placed: placed.length,
    network: network && { ...network, rows: placed.map((name) => places[name]).join('') },
  };
}

const counts = (size: number) => new Int32Array(size + 1);

/** Per cell with edges, the cells they lead to, in order. */
function edgesOf(cells: Int32Array): ReadonlyMap<number, readonly number[]> {
  const edges = new Map<number, number[]>();
  for (let cell = 1; cell * 3 < cells.length; cell++) {
    const parent = cells[cell * 3] as number;
    if (parent < 0) continue;
    const own = edges.get(parent / 3);
    if (own) own.push(cell);
    else edges.set(parent / 3, [cell]);
  }
  return edges;
}

function textOf(codes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < codes.length; at += 8192) text += String.fromCharCode(...codes.slice(at, at + 8192));
  return text;
}
