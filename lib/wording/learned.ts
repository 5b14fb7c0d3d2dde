import { CLAUSE_END, SENTENCE_END } from './fold';
import { buildTrie, type Trie } from './trie';

/* What was learned of kinds of sentences, as it is stored, and made ready for judging by it. */

/** `rows` holds one string a piece of one to three characters: a character a kind, `O` (79) being nothing. */
export interface Learned {
  kinds: readonly string[];
  /** the value of one notch */
  step: number;
  /** what a message of no known piece starts from, one a kind */
  start: readonly number[];
  rows: Readonly<Record<string, string>>;
}

const NOTHING = 79;
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

/** What a judge of likeness goes by: flat tables that can be stored. */
export interface LikenessTables {
  kinds: readonly string[];
  step: number;
  start: readonly number[];
  /** gives pieces */
  trie: Trie;
  /** what each piece says, `ceil(kinds / 4)` numbers each */
  weights: Int32Array;
}

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
  const width = Math.ceil(columns.length / PACKED);
  const weights = new Int32Array(pieces.length * width).fill(BIAS * 0x01010101);
  pieces.forEach((piece, at) => {
    const row = learned.rows[piece] ?? '';
    columns.forEach((column, k) => {
      const cell = at * width + (k >> 2);
      const shift = (k & 3) * 8;
      const weight = (row.charCodeAt(column) || NOTHING) - NOTHING + BIAS;
      weights[cell] = ((weights[cell] as number) & ~(0xff << shift)) | (weight << shift);
    });
  });
  return {
    kinds: columns.map((column) => learned.kinds[column] ?? ''),
    step: learned.step,
    start: columns.map((column) => learned.start[column] ?? 0),
    trie,
    weights,
  };
}
