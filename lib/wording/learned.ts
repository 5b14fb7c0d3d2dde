import { CLAUSE_END, SENTENCE_END } from './fold';
import { DIRECTIONS, type Layer, NOTHING, type StoredNetwork } from './network';

/* What was learned of kinds of sentences, and the file it is kept in. */

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

/** What a piece is learned from and looked up by: one form of "you", one digit, every mark alike. */
export function pieceUnit(unit: number): number {
  if (unit === END) return MARK;
  if (unit > ZERO && unit <= ZERO + 9) return ZERO;
  return ALSO_YOU.has(unit) ? YOU : unit;
}
