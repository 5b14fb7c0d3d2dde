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
  /** how each sounds, alone: what a slip of the finger is looked for in */
  sounds: string[];
}

/** `nameOf`: what a scenario is called, so that its name finds its replies. */
export function libraryOf(replies: readonly ShelfReply[], nameOf: (scenario: Scenario) => string): Library {
  const sounds = replies.map(({ spelled }) => `${spelled.full}\t${spelled.initials}`);
  return { replies, lines: replies.map((each) => lineOf(each, nameOf)), sounds };
}

function lineOf({ reply, spelled }: ShelfReply, nameOf: (scenario: Scenario) => string): string {
  return [wordsOf(reply), reply.scenarios.map(nameOf).join(' '), spelled.full, spelled.initials]
    .join('\t')
    .toLowerCase();
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
