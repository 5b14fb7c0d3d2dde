import uFuzzy from '@leeoniya/ufuzzy';
import type { Scenario } from '../model/case';
import type { Shelf, ShelfReply } from '../model/reply';
import { wordsOf } from './words';

/*
 * Finds replies by what they say, by how they sound and by the first letters of that. One line a reply, read anew at
 * every key: plain looking is quicker than any index at 10,000 of them, and finds what is there and nothing else.
 */

/** One letter wrong, missing, too many or turned about. It knows Latin words only, unless told what a word is here. */
const forgiving = new uFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  intraMode: 1,
});

/** What the library is narrowed to beside the words. */
export interface Narrowed {
  scenario?: Scenario | undefined;
  shelf?: Shelf | undefined;
}

/** Replies made ready to be searched, in the order they are to be shown where nothing speaks for another. */
export interface Library {
  replies: readonly ShelfReply[];
  lines: string[];
  /** how each sounds in full: what a slip of the finger is looked for in; among first letters any four are a slip of others */
  sounds: string[];
}

type NameOf = (scenario: Scenario) => string;

interface Ready {
  line: string;
  sound: string;
}

/** What was made ready of a reply holds as long as the reply does: a library in another order costs no more than the order. */
const made = new WeakMap<NameOf, WeakMap<ShelfReply, Ready>>();

/** `nameOf`: what a scenario is called, so that its name finds its replies; the same function for the same names. */
export function libraryOf(replies: readonly ShelfReply[], nameOf: NameOf): Library {
  const known = made.get(nameOf) ?? new WeakMap<ShelfReply, Ready>();
  made.set(nameOf, known);
  const lines: string[] = [];
  const sounds: string[] = [];
  for (const each of replies) {
    const ready = known.get(each) ?? readyOf(each, nameOf);
    known.set(each, ready);
    lines.push(ready.line);
    sounds.push(ready.sound);
  }
  return { replies, lines, sounds };
}

function readyOf({ reply, spelled }: ShelfReply, nameOf: NameOf): Ready {
  const words = `${wordsOf(reply)}\t${reply.scenarios.map(nameOf).join(' ')}`;
  return { line: `${words}\t${spelled.full}\t${spelled.initials}`.toLowerCase(), sound: spelled.full };
}

/** The replies that hold every word: those whose name or first words do come first, the rest keeps its order. */
export function searchReplies(library: Library, words: string, narrowed: Narrowed = {}): readonly ShelfReply[] {
  const wanted = words.trim().toLowerCase();
  const fits = ({ reply, shelf }: ShelfReply) =>
    (narrowed.scenario === undefined || reply.scenarios.includes(narrowed.scenario)) &&
    (narrowed.shelf === undefined || shelf === narrowed.shelf);
  const isNarrow = narrowed.scenario !== undefined || narrowed.shelf !== undefined;
  if (wanted === '') return isNarrow ? library.replies.filter(fits) : library.replies;
  const first: ShelfReply[] = [];
  const rest: ShelfReply[] = [];
  for (const at of placesOf(library, wanted)) {
    const each = library.replies[at];
    if (each && (!isNarrow || fits(each))) (beginsWith(each, wanted) ? first : rest).push(each);
  }
  return [...first, ...rest];
}

function placesOf({ lines, sounds }: Library, wanted: string): readonly number[] {
  const terms = wanted.split(/\s+/);
  const found: number[] = [];
  lines.forEach((line, at) => {
    if (terms.every((term) => line.includes(term))) found.push(at);
  });
  // A slip of the finger is looked past in letters only: every two Chinese characters are one letter apart.
  return found.length > 0 || !/^[a-z ]{4,}$/.test(wanted) ? found : slipped(sounds, terms);
}

/** The replies whose sound holds every term but for a slip, in any order. */
function slipped(sounds: string[], terms: readonly string[]): readonly number[] {
  let places: number[] | undefined;
  for (const term of terms) places = forgiving.filter(sounds, term, places) ?? [];
  return places ?? [];
}

const beginsWith = ({ reply, spelled }: ShelfReply, wanted: string): boolean =>
  reply.title?.toLowerCase().startsWith(wanted) === true ||
  reply.keywords?.some((word) => word.toLowerCase() === wanted) === true ||
  reply.text.startsWith(wanted) ||
  spelled.full.startsWith(wanted) ||
  spelled.initials.startsWith(wanted);
