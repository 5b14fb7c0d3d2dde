import { readFileSync, writeFileSync } from 'node:fs';
import { CATEGORIES } from '../../lib/model/category';
import { LIKE_KINDS } from '../../lib/policy/pack';
import { builtInPack } from '../../lib/policy/packs';
import { builtInReplies } from '../../lib/reply/reply';
import { fold } from '../../lib/wording/fold';
import { type Learned, pieceScale, pieceUnit } from '../../lib/wording/likeness';
import { isHeld, recordsOf } from './score';

const ROUNDS = 250;
const PACE = 0.15;
const WEAK = 0.0002;
/** Pieces met in fewer messages say more of the message than of its kind. */
const FEWEST = 2;
const NOTCHES = 44;
/** Weights of fewer notches are as good as none, and would be most of the file. */
const FAINT = 3;

/** A message to learn from: what it is, and what is left open of it. */
interface Example {
  text: string;
  is: readonly string[];
  open: readonly string[];
}

/**
 * Learns `lib/policy/learned.json` from the wording corpus, the project's own sentences, every rule's examples and the
 * library's replies; the same
 * data always gives the same file. `--dev` leaves out the records held back, to measure on them.
 */
export function main(args: readonly string[]): number {
  const examples = [...fromCorpus(args.includes('--dev')), ...fromOwn(), ...fromRules(), ...fromReplies()];
  const pieces = examples.map((e) => piecesOf(e.text));
  const count = new Map<string, number>();
  for (const each of pieces) for (const piece of each) count.set(piece, (count.get(piece) ?? 0) + 1);
  const names = [...count]
    .filter(([, n]) => n >= FEWEST)
    .map(([name]) => name)
    .sort();
  const place = new Map(names.map((name, i) => [name, i]));
  const known = pieces.map((each) => Int32Array.from([...each].flatMap((piece) => place.get(piece) ?? [])));
  const learned = LIKE_KINDS.map((kind) => learn(kind, examples, known, names.length));
  const largest = learned.reduce((most, { weights }) => weights.reduce((m, w) => Math.max(m, Math.abs(w)), most), 0);
  const step = largest / NOTCHES;
  const rows: Record<string, string> = {};
  names.forEach((name, i) => {
    const row = learned.map(({ weights }) => charOf(notchOf((weights[i] ?? 0) / step))).join('');
    if (/[^O]/.test(row)) rows[name] = row;
  });
  const data: Learned = {
    kinds: LIKE_KINDS,
    step: Number(step.toFixed(6)),
    start: learned.map(({ start }) => Number(start.toFixed(4))),
    rows,
  };
  const text = `${JSON.stringify(data)}\n`;
  writeFileSync('lib/policy/learned.json', text);
  console.log(`${examples.length} messages, ${Object.keys(rows).length} pieces, ${Math.round(text.length / 1024)} KB`);
  return 0;
}

const notchOf = (weight: number) => (Math.abs(weight) < FAINT ? 0 : Math.round(weight));

/** The backslash and the quotation mark would double in JSON: one notch less is no loss. */
const charOf = (notch: number) =>
  String.fromCharCode(79 + notch)
    .replace('\\', '[')
    .replace('"', '#');

function piecesOf(typed: string): ReadonlySet<string> {
  const mark = '\u0002';
  const folded = [...fold(typed).text].map((c) => String.fromCharCode(pieceUnit(c.charCodeAt(0)))).join('');
  const text = `${mark}${folded}${mark}`;
  const found = new Set<string>();
  for (let at = 0; at < text.length; at++)
    for (let size = 1; size <= 3 && at + size <= text.length; size++) found.add(text.slice(at, at + size));
  return found;
}

function fromCorpus(devOnly: boolean): Example[] {
  return recordsOf<{ id: string; draft: string; expect: string[]; may?: string[] }>('wording')
    .filter(({ id }) => !devOnly || !isHeld(id))
    .map(({ draft, expect, may }) => ({ text: draft, is: expect, open: may ?? [] }));
}

/** Sentences under a heading are of that category; whether they are of another is left open. */
function fromOwn(): Example[] {
  let heading = '';
  return readFileSync('test/corpora/own-wording.txt', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      const name = /^\[(.+)\]$/.exec(line)?.[1];
      if (name !== undefined) {
        heading = name;
        return [];
      }
      return [
        heading === 'benign' ? { text: line, is: [], open: [] } : { text: line, is: [heading], open: CATEGORIES },
      ];
    });
}

/** What the library and the rules offer is as a message should be. */
function fromReplies(): Example[] {
  const rewrites = (builtInPack().rules ?? []).flatMap(({ rewrites: offered = [] }) =>
    offered.map((rewrite) => (typeof rewrite === 'string' ? rewrite : rewrite.text)),
  );
  const texts = [...builtInReplies().map(({ text }) => text.replaceAll(/\{[a-zA-Z]+\}/g, '5')), ...rewrites];
  // Sentences are weighed one by one, so they are learned one by one too.
  const sentences = texts.flatMap((text) => text.split(/[。！？!?；;\n]/)).filter((text) => text.length > 3);
  return [...new Set([...texts, ...sentences])].map((text) => ({ text, is: [], open: [] }));
}

function fromRules(): Example[] {
  const draftOf = (example: string | { draft: string }) => (typeof example === 'string' ? example : example.draft);
  return (builtInPack().rules ?? []).flatMap(({ category = '', flags = [], passes = [] }) => [
    ...flags.map((example) => ({ text: draftOf(example), is: [category], open: CATEGORIES })),
    ...passes.map((example) => ({
      text: draftOf(example),
      is: [],
      open: CATEGORIES.filter((other) => other !== category),
    })),
  ]);
}

/** Logistic regression of one kind by full-batch Adagrad: no chance in it. */
function learn(kind: string, examples: readonly Example[], known: readonly Int32Array[], size: number) {
  const used = examples.flatMap((example, i) => {
    const is = example.is.includes(kind);
    return is || !example.open.includes(kind) ? [{ is, pieces: known[i] ?? new Int32Array(0) }] : [];
  });
  const ofKind = used.filter(({ is }) => is).length;
  // The kind is rare among all messages: its own count for more, by less than would make both sides even.
  const more = Math.sqrt(used.length / Math.max(1, ofKind)) / 2;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-6);
  let start = -2;
  let startSquares = 1e-6;
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Float64Array(size);
    let startSlope = 0;
    for (const { is, pieces } of used) {
      const scale = pieceScale(pieces.length);
      let score = start;
      for (let i = 0; i < pieces.length; i++) score += (weights[pieces[i] as number] as number) * scale;
      const miss = ((1 / (1 + Math.exp(-score)) - (is ? 1 : 0)) * (is ? more : 1)) / used.length;
      for (let i = 0; i < pieces.length; i++) {
        const piece = pieces[i] as number;
        slope[piece] = (slope[piece] as number) + miss * scale;
      }
      startSlope += miss;
    }
    for (let i = 0; i < size; i++) {
      const g = (slope[i] as number) + (weights[i] as number) * WEAK;
      squares[i] = (squares[i] as number) + g * g;
      weights[i] = (weights[i] as number) - (PACE * g) / Math.sqrt(squares[i] as number);
    }
    startSquares += startSlope * startSlope;
    start -= (PACE * startSlope) / Math.sqrt(startSquares);
  }
  return { weights, start };
}
