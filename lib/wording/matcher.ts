import { Compiler, type MatcherSource } from './compiler';
import { Scanner } from './scanner';
import type { Tables } from './tables';
import type { VocabularyProblem } from './vocabulary';

/*
 * One matcher for whatever is recognised by wording: rules, exceptions, scenarios, evidence. All words of all
 * vocabularies are found in one pass; then only patterns whose rarest stop was found are followed (see the scanner).
 * It knows no category by name; the phrases it knows are those by which a sum, a time or a gap is told from other words
 * (`amount.ts`, `classes.ts`, `slots.ts`).
 */

/** A place where a pattern matched: folded offsets `from`/`to`, offsets in the text as typed `start`/`end`. */
export interface Hit {
  id: number;
  from: number;
  to: number;
  start: number;
  end: number;
}

/** A text gone through once. `clauseOf` tells the clause of a folded place; it holds until the next scan. */
export interface Scan {
  hits: readonly Hit[];
  clauseOf: Int32Array;
}

export interface Matcher {
  /** Goes through a text. */
  scan(text: string): Scan;
  /** The scanner itself, for who reads its numbers as they are. */
  scanner: Scanner;
}

/** What comes behind this many characters is not judged: nobody reads it either. */
export const LONGEST_TEXT = 100_000;

const NO_HITS: readonly Hit[] = [];

/** Compiles vocabularies and patterns. What cannot be read is left out and named in `problems`; the rest works. */
export function compileMatcher(source: MatcherSource): { matcher: Matcher; problems: readonly VocabularyProblem[] } {
  const { tables, problems } = compileTables(source);
  return { matcher: matcherOf(tables), problems };
}

/** Compiles to tables alone, which can be stored. */
export function compileTables(source: MatcherSource): { tables: Tables; problems: readonly VocabularyProblem[] } {
  const compiler = new Compiler(source);
  return { tables: compiler.tables(), problems: compiler.problems };
}

/** A matcher of tables that were compiled, now or before. */
export function matcherOf(tables: Tables): Matcher {
  const scanner = new Scanner(tables);
  const scan: Matcher['scan'] = (text) => {
    scanner.scan(text.slice(0, LONGEST_TEXT));
    return { hits: hitsOf(scanner), clauseOf: scanner.room.clauseOf };
  };
  return { scan, scanner };
}

function hitsOf(scanner: Scanner): readonly Hit[] {
  const { hits } = scanner;
  if (hits.size === 0) return NO_HITS;
  return Array.from({ length: hits.size }, (_, hit) => ({
    id: hits.pattern(hit),
    from: hits.from(hit),
    to: hits.to(hit),
    start: scanner.start(hit),
    end: scanner.end(hit),
  }));
}
