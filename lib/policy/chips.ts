import { CLASSES, type ClassName } from '../wording/pattern';

/*
 * A pattern as a supervisor reads it: pieces in order, each a word, a vocabulary, a choice, a gap. For showing only; what
 * a pattern means is the engine's affair, and what cannot be read stays text.
 */

export type Chip =
  | { kind: 'text'; text: string; optional: boolean }
  | { kind: 'words'; name: string; optional: boolean }
  | { kind: 'shape'; shape: ClassName | 'any'; optional: boolean }
  | { kind: 'choice'; of: readonly string[]; optional: boolean }
  /** at most this many characters in the same clause */
  | { kind: 'gap'; most: number }
  /** anywhere later in the sentence */
  | { kind: 'later' }
  | { kind: 'edge'; of: 'clause-start' | 'clause-end' | 'start' | 'end' }
  | { kind: 'not'; where: 'after' | 'before'; what: Chip };

const GAP = 12;
const EDGES: readonly (readonly [sign: string, of: Extract<Chip, { kind: 'edge' }>['of']])[] = [
  ['^^', 'start'],
  ['^', 'clause-start'],
  ['$$', 'end'],
  ['$', 'clause-end'],
];

/** The pieces of a pattern. */
export function chipsOf(pattern: string): readonly Chip[] {
  const reader = new ChipReader(pattern);
  const chips: Chip[] = [];
  for (let chip = reader.next(); chip; chip = reader.next()) chips.push(chip);
  return chips;
}

/** The vocabularies a pattern or a vocabulary's entry speaks of. */
export const namesIn = (pattern: string): readonly string[] =>
  [...pattern.matchAll(/<([\p{L}\p{N}-]+)>/gu)].flatMap(([, name = '']) => (shapeNamed(name) ? [] : [name]));

const shapeNamed = (name: string): ClassName | 'any' | undefined =>
  name === 'any' ? 'any' : CLASSES.find((each) => each === name);

class ChipReader {
  private at = 0;
  constructor(private readonly text: string) {}

  next(): Chip | undefined {
    while (this.text[this.at] === ' ') this.at++;
    if (this.at >= this.text.length) return undefined;
    return this.gap() ?? this.edge() ?? this.not() ?? this.word();
  }

  private gap(): Chip | undefined {
    const found = this.match(/……|…\d{0,2}/y);
    if (found === undefined) return undefined;
    return found === '……' ? { kind: 'later' } : { kind: 'gap', most: found === '…' ? GAP : Number(found.slice(1)) };
  }

  private edge(): Chip | undefined {
    const found = EDGES.find(([sign]) => this.text.startsWith(sign, this.at));
    if (!found) return undefined;
    this.at += found[0].length;
    return { kind: 'edge', of: found[1] };
  }

  private not(): Chip | undefined {
    const sign = this.match(/[!~](?=.)/y);
    return sign === undefined
      ? undefined
      : { kind: 'not', where: sign === '!' ? 'after' : 'before', what: this.word() };
  }

  private word(): Chip {
    const name = this.match(/<[^<>]+>/y)?.slice(1, -1);
    if (name !== undefined) {
      const shape = shapeNamed(name);
      return shape
        ? { kind: 'shape', shape, optional: this.optional() }
        : { kind: 'words', name, optional: this.optional() };
    }
    const inside = this.group();
    if (inside !== undefined) return { kind: 'choice', of: splitChoice(inside), optional: this.optional() };
    const text = this.match(/[^ …^$!~<(]+/y) ?? this.text[this.at++] ?? '';
    // "您们?": only the last character may be missing; shown as the engine reads it.
    const mark = text.indexOf('?');
    if (mark < 0) return { kind: 'text', text, optional: false };
    this.at -= text.length - mark - 1;
    if (mark <= 1) return { kind: 'text', text: text.slice(0, mark), optional: true };
    this.at -= 2;
    return { kind: 'text', text: text.slice(0, mark - 1), optional: false };
  }

  /** What stands between a bracket and the one that closes it. */
  private group(): string | undefined {
    if (this.text[this.at] !== '(') return undefined;
    let depth = 0;
    for (let end = this.at; end < this.text.length; end++) {
      if (this.text[end] === '(') depth++;
      if (this.text[end] === ')' && --depth === 0) {
        const inside = this.text.slice(this.at + 1, end);
        this.at = end + 1;
        return inside;
      }
    }
    return undefined;
  }

  private optional(): boolean {
    if (this.text[this.at] !== '?') return false;
    this.at++;
    return true;
  }

  private match(expression: RegExp): string | undefined {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }
}

function splitChoice(inside: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const character of inside) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (character === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}
