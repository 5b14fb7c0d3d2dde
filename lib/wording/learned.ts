import { CLAUSE_END, SENTENCE_END } from './fold';
import { DIRECTIONS, type Layer, type NetworkTables, NOTHING, restoreNetwork, type StoredNetwork } from './network';
import { buildTrie } from './trie';

/* What was learned of kinds of sentences, as it is stored, and made ready for judging by it. */

/** `rows` holds one string a piece of one to three characters: a character a kind, `O` (79) being nothing. */
export interface Learned {
  kinds: readonly string[];
  /** the value of one notch */
  step: number;
  /** what a message of no known piece starts from, one a kind */
  start: readonly number[];
  rows: Readonly<Record<string, string>>;
  network: LearnedNetwork | undefined;
}

/** `rows` holds one string a piece, a character a direction; each of them is a piece of the other rows too. */
export interface LearnedNetwork {
  rows: Readonly<Record<string, string>>;
  hidden: Layer;
  /** a sum a kind */
  out: Layer;
}

/**
 * The same as it is written to a file, a third as long. `rows`: per piece, in order, how many characters it begins with that the
 * one before began with (`A` none, `B` one, `C` two; `a`, `b`, `c` where the network has a row of it), the others, a space, which no piece holds, and of
 * each kind that has a weight its letter (`A` the first) and the character of its row; a line a piece. The network's rows follow each other.
 */
export interface LearnedFile extends Omit<Learned, 'rows' | 'network'> {
  rows: string;
  network?: StoredNetwork;
}

const LETTERS_FROM = 65;
const SMALL_FROM = 97;

export function toFile({ kinds, step, start, rows, network }: Learned): LearnedFile {
  let before = '';
  let placed = '';
  const lines = Object.keys(rows)
    .sort()
    .map((piece) => {
      let shared = 0;
      while (shared < piece.length - 1 && piece[shared] === before[shared]) shared++;
      before = piece;
      const says = [...(rows[piece] ?? '')].map((weight, kind) =>
        weight.charCodeAt(0) === NOTHING ? '' : String.fromCharCode(LETTERS_FROM + kind) + weight,
      );
      const place = network?.rows[piece];
      if (place !== undefined) placed += place;
      const head = (place === undefined ? LETTERS_FROM : SMALL_FROM) + shared;
      return `${String.fromCharCode(head)}${piece.slice(shared)} ${says.join('')}`;
    });
  const file = { kinds, step, start, rows: lines.join('\n') };
  return network ? { ...file, network: { rows: placed, hidden: network.hidden, out: network.out } } : file;
}

export function fromFile({ kinds, step, start, rows: text, network }: LearnedFile): Learned {
  const rows: Record<string, string> = {};
  const places: Record<string, string> = {};
  let piece = '';
  let placed = 0;
  for (const line of text === '' ? [] : text.split('\n')) {
    const space = line.indexOf(' ');
    const head = line.charCodeAt(0);
    const isPlaced = head >= SMALL_FROM;
    piece = piece.slice(0, head - (isPlaced ? SMALL_FROM : LETTERS_FROM)) + line.slice(1, space);
    if (network && isPlaced) {
      places[piece] = network.rows.slice(placed, placed + DIRECTIONS);
      placed += DIRECTIONS;
    }
    const row = Array.from(kinds, () => String.fromCharCode(NOTHING));
    for (let at = space + 1; at < line.length; at += 2) row[line.charCodeAt(at) - LETTERS_FROM] = line.charAt(at + 1);
    rows[piece] = row.join('');
  }
  const learned = { kinds, step, start, rows };
  return { ...learned, network: network && { rows: places, hidden: network.hidden, out: network.out } };
}

/** Every mark is this one to a piece, and so are the beginning and the end of a message. */
export const MARK = CLAUSE_END.charCodeAt(0);
const END = SENTENCE_END.charCodeAt(0);
const YOU = '你'.charCodeAt(0);
const ALSO_YOU = new Set([...'您妳恁'].map((c) => c.charCodeAt(0)));
const ZERO = 48;
/** No unit of this or above is read as another. */
const ALIKE_UNTIL = 0xa000;

/** What a piece is learned from and looked up by: one form of "you", one digit, every mark alike. */
export function pieceUnit(unit: number): number {
  if (unit === END) return MARK;
  if (unit > ZERO && unit <= ZERO + 9) return ZERO;
  return ALSO_YOU.has(unit) ? YOU : unit;
}

/** Long texts hold more pieces; without this they would always look surer than short ones. */
export const pieceScale = (pieces: number): number => 4 / Math.sqrt(Math.max(36, pieces));

/** What a piece says of four kinds in one number, eight bits a kind, `BIAS` being nothing. */
export const BIAS = 128;
export const PACKED = 4;

/**
 * A node of the tree of pieces is looked up, counted once and weighed: all of it in one record, so that a piece costs one line of
 * the cache. First the record it hangs from (-1: nobody's) and the base of its edges (0: none), then where it was last counted
 * in, what kind of piece it is, and what it says.
 */
export const RECORD = { parent: 0, base: 1, seen: 2, piece: 3, says: 4 } as const;
/** A record that is no piece, one that is, and one that has the first place in the network: the others follow. */
export const PIECE = { none: 0, plain: 1, placed: 2 } as const;
/** What is said of four times four kinds is added up at once: longer records are gone through again for each four more. */
export const BLOCK = 4;
/** A piece that says nothing of four kinds. */
export const SAYS_NOTHING = BIAS * 0x01010101;

/** What a judge of likeness goes by. Judges share it: only where a record was last counted in is ever written. */
export interface LikenessTables {
  kinds: readonly string[];
  step: number;
  start: readonly number[];
  /** per UTF-16 unit: its class */
  classOf: Uint16Array;
  /** the tree, a record a cell; the edge of a record for a class is the record at `base + class`, if that hangs from it */
  records: Int32Array;
  /** numbers of a record */
  width: number;
  network: NetworkTables | undefined;
}

/** Numbers a record takes for so many kinds. */
export const recordWidth = (kinds: number): number =>
  RECORD.says + Math.ceil(Math.ceil(kinds / PACKED) / BLOCK) * BLOCK;

const compiled = new WeakMap<Learned, Map<string, LikenessTables>>();

/** What was learned of these kinds, made ready; a kind that was not learned is left out. The same for all policies. */
export function likenessTables(learned: Learned, kinds: readonly string[]): LikenessTables {
  const known = compiled.get(learned) ?? new Map<string, LikenessTables>();
  compiled.set(learned, known);
  const tables = known.get(kinds.join()) ?? compileLikeness(learned, kinds);
  known.set(kinds.join(), tables);
  return tables;
}

/** What was learned of these kinds was made ready before: whoever compiles a policy with it need not do so again. */
export function knowLikeness(learned: Learned, tables: LikenessTables): void {
  const known = compiled.get(learned) ?? new Map<string, LikenessTables>();
  compiled.set(learned, known.set(tables.kinds.join(), tables));
}

function compileLikeness(learned: Learned, kinds: readonly string[]): LikenessTables {
  const pieces = Object.keys(learned.rows);
  const columns = kinds.map((kind) => learned.kinds.indexOf(kind)).filter((column) => column >= 0);
  const trie = buildTrie(
    pieces,
    Int32Array.from(pieces, (_, at) => at),
  );
  const { classOf } = trie;
  for (let unit = 0; unit < ALIKE_UNTIL; unit++)
    if (pieceUnit(unit) !== unit) classOf[unit] = classOf[pieceUnit(unit)] as number;
  const { cells } = trie;
  const width = recordWidth(columns.length);
  const records = new Int32Array((cells.length / 3) * width);
  const places = learned.network?.rows ?? {};
  const placed: string[] = [];
  for (let cell = 0, at = 0; cell < cells.length; cell += 3, at += width) {
    const parent = cells[cell] as number;
    records[at + RECORD.parent] = parent < 0 ? -1 : (parent / 3) * width;
    records[at + RECORD.base] = cells[cell + 1] as number;
    const piece = cells[cell + 2] as number;
    if (piece < 0) continue;
    const name = pieces[piece] ?? '';
    const place = places[name];
    records[at + RECORD.piece] = place === undefined ? PIECE.plain : PIECE.placed + placed.push(place) - 1;
    const row = learned.rows[name] ?? '';
    records.fill(SAYS_NOTHING, at + RECORD.says, at + RECORD.says + Math.ceil(columns.length / PACKED));
    columns.forEach((column, k) => {
      setWeight(records, at, k, (row.charCodeAt(column) || NOTHING) - NOTHING);
    });
  }
  return {
    kinds: columns.map((column) => learned.kinds[column] ?? ''),
    step: learned.step,
    start: columns.map((column) => learned.start[column] ?? 0),
    classOf,
    records,
    width,
    network: learned.network && networkOf(learned.network, columns, placed),
  };
}

function networkOf(
  { hidden, out }: LearnedNetwork,
  columns: readonly number[],
  placed: readonly string[],
): NetworkTables {
  const width = hidden.start.length;
  return restoreNetwork({
    rows: placed.join(''),
    hidden,
    out: {
      start: columns.map((column) => out.start[column] ?? 0),
      weights: columns.flatMap((column) => out.weights.slice(column * width, (column + 1) * width)),
    },
  });
}

/** What a piece that said nothing of a kind says of it. */
export function setWeight(records: Int32Array, at: number, kind: number, weight: number): void {
  const cell = at + RECORD.says + (kind >> 2);
  records[cell] = (records[cell] as number) ^ (((weight + BIAS) ^ BIAS) << ((kind & 3) * 8));
}

/** What a piece says of a kind. */
export const weightOf = (records: Int32Array, at: number, kind: number): number =>
  (((records[at + RECORD.says + (kind >> 2)] as number) >>> ((kind & 3) * 8)) & 0xff) - BIAS;
